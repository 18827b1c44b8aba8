from tests.worlds.pipeline.steps import made

DAY = """
    campaign_id=c | as_of=2026-10-31 | roster_date=2026-10-31 | day_after=2026-11-01 00:00:00
    level=province | phase_id=phase-1 | is_closed=false
    period_id
    2026-Q3
"""


def test_a_step_reaches_what_its_route_says() -> None:
    found = made(
        "nation_step",
        nation_day=DAY,
        nation_proposal="proposal_id | form_id | occasion\np1 | f | annual",
        award_step="""
            proposal_id | step_id | state     | on_date    | recorded_at
            p1          | 1       | appraised | 2026-10-10 | 2026-10-11 00:00:00
            p1          | 2       | decided   | 2026-11-10 | 2026-11-11 00:00:00
        """,
        award_way="""
            form_id | occasion | position | state     | state_reached | is_sole
            f       | annual   | 1        | appraised | appraised     | true
            f       | annual   | 2        | decided   | decided       | true
        """,
    )
    assert found.shows("proposal_id | state | state_reached\np1 | appraised | appraised")
