from tests.worlds.pipeline.steps import made


def test_the_mean_share_of_the_way_is_of_what_has_a_value_and_a_way() -> None:
    found = made(
        "unit_progress_point",
        unit_trend="""
            unit_id=u1 | operator=ge | period_id=2026-Q3
            indicator_id | value | baseline_value | target_value | is_fresh
            i            | 30    | 10             | 50           | false
            j            | 99    | 0              | 50           | true
            k            | 5     | 10             | 50           | false
            l            |       | 10             | 50           | true
            m            | 7     | 10             |              | true
        """,
    )
    assert found.shows("""
        unit_id | period_id | progress_pct              | indicator_count | is_fresh
        u1      | 2026-Q3   | 100 * (0.5 + 1 + 0) / 3   | 3               | true
    """)
