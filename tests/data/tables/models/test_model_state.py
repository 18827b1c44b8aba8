from tests.worlds.pipeline.steps import made


def test_a_model_is_entered_recognised_replicated_or_withdrawn() -> None:
    found = made(
        "model_state",
        unit="unit_id | short_name\nu1 | P. Một",
        roster="unit_id | cluster_id\nu1 | cum-1",
        content="content_id | short_vi\nnd1 | Nội dung",
        known_model="""
            model_id | unit_id | content_id | recognised_on | withdrawn_on
            A        | u1      | nd1        |               |
            B        | u1      |            | 2026-03-01    |
            C        | u1      |            | 2026-03-01    |
            D        | u1      |            | 2026-03-01    | 2026-08-01
        """,
        known_spread="""
            model_id | replicated_to | replicated_on
            C        | u2            | 2026-06-01
            C        | u3            | 2026-05-01
            D        | u2            | 2026-05-01
        """,
    )
    assert found.shows("""
        model_id | state      | place_count | first_spread_on | last_spread_on | content_vi
        A        | entered    | 0           |                 |                | Nội dung
        B        | recognised | 0           |                 |                |
        C        | replicated | 2           | 2026-05-01      | 2026-06-01     |
        D        | withdrawn  | 1           | 2026-05-01      | 2026-05-01     |
    """)
