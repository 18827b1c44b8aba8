from tests.worlds.pipeline.steps import made

DAY = """
    campaign_id=c | as_of=2026-10-31 | roster_date=2026-10-31 | day_after=2026-11-01 00:00:00
    level=province | phase_id=phase-1 | is_closed=false
    period_id
    2026-Q3
"""


def test_a_period_is_asked_for_once_its_deadline_is_over() -> None:
    found = made(
        "nation_due",
        nation_day=DAY,
        period="""
            period_id | end_date   | due_at
            2026-Q3   | 2026-09-30 | 2026-10-15 23:59:59
            2026-Q4   | 2026-12-31 | 2027-01-15 23:59:59
        """,
        unit="unit_id | valid_from\nu1 | 2020-01-01\nu2 | 2026-10-01",
    )
    assert found.shows("unit_id | due_date\nu1 | 2026-09-30")
