from tests.worlds.pipeline.steps import made

DAY = """
    campaign_id=c | as_of=2026-10-31 | roster_date=2026-10-31 | day_after=2026-11-01 00:00:00
    level=province | phase_id=phase-1 | is_closed=false
    period_id
    2026-Q3
"""


def test_sums_go_to_the_successor_of_that_day_in_its_own_campaign() -> None:
    found = made(
        "nation_heir",
        nation_day=DAY,
        unit="""
            campaign_id | unit_id | valid_from | valid_to   | successor_id
            c           | u1      | 2020-01-01 | 2025-12-31 | u2
            c           | u2      | 2020-01-01 | 2026-03-31 | u3
            c           | u3      | 2020-01-01 |            |
            d           | u2      | 2020-01-01 | 2025-12-31 | u3
            d           | u3      | 2020-01-01 |            |
        """,
    )
    assert found.shows("""
        campaign_id | unit_id | heir_id
        c           | u1      | u3
        c           | u2      | u3
    """)
