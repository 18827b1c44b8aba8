from tests.worlds.pipeline.steps import made

DAY = """
    campaign_id=c | as_of=2026-10-31 | roster_date=2026-10-31 | day_after=2026-11-01 00:00:00
    level=province | phase_id=phase-1 | is_closed=false
    period_id
    2026-Q3
"""


def test_half_of_the_days_ask_for_half_of_the_way() -> None:
    found = made(
        "nation_share",
        nation_day=DAY,
        path_segment="""
            path_id | from_date  | to_date    | from_ratio | to_ratio
            p       | 2026-06-30 | 2026-12-31 | 0          | 1
        """,
        period="period_id | end_date\n2026-Q3 | 2026-09-30",
    )
    assert found.shows("required_date | required_ratio\n2026-09-30 | 92 / 184")
