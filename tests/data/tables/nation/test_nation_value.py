from tests.worlds.pipeline.steps import made

DAY = """
    campaign_id=c | as_of=2026-10-31 | roster_date=2026-10-31 | day_after=2026-11-01 00:00:00
    level=province | phase_id=phase-1 | is_closed=false
    period_id
    2026-Q3
"""


def test_a_stock_is_its_last_value_and_a_flow_the_sum_of_the_phase() -> None:
    found = made(
        "nation_value",
        nation_day=DAY,
        period="""
            period_id | start_date | end_date
            2026-Q2   | 2026-04-01 | 2026-06-30
            2026-Q3   | 2026-07-01 | 2026-09-30
            2026-Q4   | 2026-10-01 | 2026-12-31
        """,
        indicator="indicator_id | kind\ni | stock\nj | flow",
        result="""
            unit_id | indicator_id | period_id | value
            u1      | i            | 2026-Q2   | 101
            u1      | i            | 2026-Q3   | 90
            u1      | j            | 2026-Q2   | 101
            u1      | j            | 2026-Q3   | 102
            u1      | j            | 2026-Q4   | 103
            u2      | i            | 2026-Q3   |
        """,
    )
    assert found.shows("""
        unit_id | indicator_id | value     | earlier_value | latest_date
        u1      | i            | 90        | 90            | 2026-09-30
        u1      | j            | 101 + 102 | 101 + 102     | 2026-09-30
        u2      | i            |           |               |
    """)
