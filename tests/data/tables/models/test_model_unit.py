from tests.worlds.pipeline.steps import made


def test_a_unit_has_a_model_took_one_over_told_of_one_or_is_silent() -> None:
    found = made(
        "model_unit",
        roster="unit_id | cluster_id\nu1 | a\nu2 | a\nu3 | a\nu4 | a",
        model_state="""
            model_id | unit_id | state     | recognised_on
            A        | u1      | replicated | 2026-03-01
            B        | u1      | entered    |
            C        | u3      | withdrawn  | 2026-03-01
        """,
        model_path="""
            model_id | replicated_to | state
            A        | u2            | replicated
            A        | u1            | replicated
            C        | u4            | withdrawn
        """,
    )
    assert found.shows("""
        unit_id | state      | entered_count | recognised_count | taken_count
        u1      | recognised | 2             | 1                | 1
        u2      | taken      | 0             | 0                | 1
        u3      | entered    | 1             | 0                | 0
        u4      | silent     | 0             | 0                | 0
    """)
