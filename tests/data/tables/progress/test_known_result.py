from tests.worlds.pipeline.steps import made


def test_values_of_periods_that_are_over_count_as_known_at_the_end_of_the_day() -> None:
    found = made(
        "known_result",
        period="""
            period_id | phase_id | end_date
            2026-Q3   | phase-1  | 2026-09-30
            2026-Q4   | phase-1  | 2026-12-31
            2027-Q1   | phase-2  | 2027-03-31
        """,
        result="""
            campaign_id | unit_id | period_id | value | known_from          | known_until
            c           | u1      | 2026-Q3   | 101   | 2026-10-01          | 2026-12-31
            c           | u1      | 2026-Q3   | 102   | 2026-12-31 23:59:59 | 2027-01-01
            c           | u1      | 2026-Q4   |       | 2026-12-31          | 9999-12-31
            c           | u1      | 2027-Q1   | 104   | 2026-12-31          | 9999-12-31
            c           | u2      | 2026-Q3   | 201   | 2027-01-01          | 9999-12-31
            other       | u3      | 2026-Q3   | 301   | 2026-10-01          | 9999-12-31
        """,
    )
    assert found.shows("""
        unit_id | indicator_id | period_id | phase_id | end_date   | value
        u1      | i            | 2026-Q3   | phase-1  | 2026-09-30 | 102
        u1      | i            | 2026-Q4   | phase-1  | 2026-12-31 |
    """)
