from tests.worlds.pipeline.steps import made

DAY = """
    campaign_id=c | as_of=2026-10-31 | roster_date=2026-10-31 | day_after=2026-11-01 00:00:00
    level=province | phase_id=phase-1 | is_closed=false
    period_id
    2026-Q3
"""


def test_a_value_is_asked_for_where_a_target_is_in_force() -> None:
    found = made(
        "nation_fill",
        nation_day=DAY,
        period="period_id | end_date\n2026-Q3 | 2026-09-30",
        assignment="unit_id | indicator_id\nu1 | i\nu1 | j\nu2 | i",
        indicator="indicator_id\ni\nj",
        result="""
            unit_id | indicator_id | period_id | value
            u1      | i            | 2026-Q3   | 101
            u2      | i            | 2026-Q3   |
        """,
    )
    assert found.shows("""
        unit_id | asked_count | value_count
        u1      | 2           | 1
        u2      | 1           | 0
    """)
