from tests.worlds.pipeline.steps import made


def test_of_several_plans_known_the_first_one_issued_counts() -> None:
    found = made(
        "unit_plan",
        plan="""
            unit_id | plan_number | plan_date  | known_from | known_until
            u1      | 9/KH        | 2026-02-09 | 2026-03-01 | 9999-12-31
            u1      | 7/KH        | 2025-02-07 | 2026-03-01 | 2027-01-01
            u1      | 1/KH        | 2025-01-01 | 2026-03-01 | 2026-12-31
            u2      | 5/KH        | 2027-01-01 | 2026-03-01 | 9999-12-31
            u3      | 3/KH        |            | 2026-03-01 | 9999-12-31
            u4      | 4/KH        | 2026-01-01 | 2027-01-01 | 9999-12-31
        """,
    )
    assert found.shows("""
        unit_id | plan_date  | plan_number
        u1      | 2025-02-07 | 7/KH
        u3      |            | 3/KH
    """)
