from tests.worlds.pipeline.steps import made

DAY = """
    campaign_id=c | as_of=2026-10-31 | roster_date=2026-10-31 | day_after=2026-11-01 00:00:00
    level=province | phase_id=phase-1 | is_closed=false
    period_id
    2026-Q3
"""


def test_proposals_of_sheets_that_count_on_the_day() -> None:
    found = made(
        "nation_proposal",
        nation_day=DAY,
        proposal="""
            proposal_id | proposed_on | known_from          | known_until
            p1          | 2026-10-01  | 2026-10-02 00:00:00 | 9999-12-31 00:00:00
            p2          | 2026-12-01  | 2026-10-02 00:00:00 | 9999-12-31 00:00:00
            p3          | 2026-10-01  | 2026-10-02 00:00:00 | 2026-10-05 00:00:00
        """,
    )
    assert found.shows("campaign_id | proposal_id\nc | p1")
