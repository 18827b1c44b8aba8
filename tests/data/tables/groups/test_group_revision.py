from tests.worlds.pipeline.steps import made


def test_a_target_in_force_since_the_period_before_is_a_revision_of_every_scope_it_is_in() -> None:
    found = made(
        "group_revision",
        asked_day="previous_date\n2026-09-30",
        assigned="""
            unit_id | indicator_id | in_force_from
            u1      | i            | 2026-10-01
            u2      | i            | 2026-11-01
            u1      | j            | 2026-09-30
        """,
        scope_unit="scope_id | unit_id\nall | u1\nall | u2\nunit:u1 | u1",
    )
    assert found.shows("""
        scope_id | indicator_id
        all      | i
        unit:u1  | i
    """)
