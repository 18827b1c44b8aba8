from tests.worlds.pipeline.steps import made


def test_a_target_counts_from_its_day_until_the_day_it_is_revised() -> None:
    found = made(
        "assigned",
        assignment="""
            campaign_id | unit_id | target_value | in_force_from | in_force_until
            c           | u1      | 101          | 2025-01-01    | 2026-12-31
            c           | u1      | 102          | 2026-12-31    | 2027-01-01
            c           | u1      | 103          | 2027-01-01    | 9999-12-31
            other       | u2      | 201          | 2025-01-01    | 9999-12-31
        """,
    )
    assert found.shows("""
        unit_id | indicator_id | phase_id | target_value
        u1      | i            | phase-1  | 102
    """)
