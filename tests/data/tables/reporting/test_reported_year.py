from tests.worlds.pipeline.steps import made


def test_a_year_opens_with_its_first_period_or_three_months_before_its_yearly_report() -> None:
    found = made(
        "reported_year",
        obligation="""
            obligation_id | year | period_id | due_at
            2025-Q4       | 2025 | 2025-Q4   | 2026-01-15 23:59:59
            yearly-2025   | 2025 |           | 2025-11-14 23:59:59
            2026-Q1       | 2026 | 2026-Q1   | 2026-04-15 23:59:59
            yearly-2026   | 2026 |           | 2026-11-14 23:59:59
            yearly-2027   | 2027 |           |
            final         |      |           | 2026-12-01
        """,
        period="period_id | end_date\n2025-Q4 | 2025-12-31\n2026-Q1 | 2026-03-31",
    )
    assert found.shows("""
        year | opens_on
        2025 | 2025-08-14
        2026 | 2026-03-31
    """)
