from tests.worlds.pipeline.steps import made


def test_a_level_is_the_mean_over_contents_of_what_is_known_on_both_days() -> None:
    found = made(
        "unit_level",
        unit_gain="""
            unit_id | indicator_id | content_id | weight | level_ratio | start_ratio | start_date
            u1      | i            | nd1        | 3      | 0.8         | 0.4         | 2025-09-30
            u1      | j            | nd1        | 1      | 0.4         | 0.2         | 2025-06-30
            u1      | k            | nd2        | 9      | 0.5         | 0.25        | 2025-09-30
            u1      | l            | nd2        | 9      | 0.9         |             | 2025-09-30
            u1      | m            | nd3        | 9      |             | 0.9         | 2025-09-30
        """,
    )
    assert found.shows("""
        unit_id | level_pct     | start_pct     | room_points | change_points | corrected_pct
        u1      | (70 + 50) / 2 | (35 + 25) / 2 | 100 - 30    | 60 - 30       | 30 / 70 * 100
    """)


def gain(start: float, level: float) -> tuple[bool, float | None]:
    row = made(
        "unit_level",
        unit_gain=f"content_id=nd1 | weight=1\nstart_ratio | level_ratio\n{start} | {level}",
    ).rows[0]
    return row["is_near_ceiling"], row["corrected_pct"] and round(row["corrected_pct"], 6)


def test_a_loss_is_a_share_of_the_start_and_near_the_ceiling_a_gain_is_none() -> None:
    assert gain(0.5, 0.4) == (False, -20)
    assert gain(0.98, 0.99) == (True, None)
    assert gain(0.98, 0.98) == (True, None)
    assert gain(0.99, 0.495) == (False, -50)
    assert gain(0.97, 0.985) == (False, 50)
