from tests.worlds.pipeline.steps import made


def test_marks_of_the_year_that_counted_at_the_end_of_the_day_are_known() -> None:
    found = made(
        "known_score",
        score="""
            campaign_id | year | unit_id | criterion_id | amount | known_from          | known_until
            c           | 2026 | u1      | a            | 1      | 2026-11-01          | 2026-12-01
            c           | 2026 | u1      | a            | 2      | 2026-12-01          | 2027-01-01
            c           | 2026 | u1      | b            | 3      | 2026-12-31 23:59:59 | 9999-12-31
            c           | 2026 | u1      | d            | 4      | 2027-01-01          | 9999-12-31
            c           | 2025 | u1      | e            | 5      | 2026-11-01          | 9999-12-31
            other       | 2026 | u1      | f            | 6      | 2026-11-01          | 9999-12-31
        """,
    )
    assert found.shows("""
        year | unit_id | criterion_id | amount
        2026 | u1      | a            | 2
        2026 | u1      | b            | 3
    """)
