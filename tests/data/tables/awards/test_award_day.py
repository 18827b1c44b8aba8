from tests.worlds.pipeline.steps import made

WAY = """
    form_id | occasion | position | state
    merit   | annual   | 1        | appraised
    merit   | annual   | 2        | appraised
    merit   | annual   | 3        | passed
    merit   | annual   | 4        | decided
    letter  | annual   | 5        | decided
"""
ASKED = """
    proposal_id | form_id | occasion
    p1          | merit   | annual
    p2          | merit   | annual
    p3          | letter  | annual
"""


def test_a_state_is_reached_once_every_step_of_the_route_that_leads_to_it_is_done() -> None:
    found = made(
        "award_day",
        award_way=WAY,
        known_proposal=ASKED,
        known_step="""
            proposal_id | step_id | turn | state     | route_step | on_date
            p1          | 11      | 1    | appraised | 1          | 2026-03-01
            p1          | 12      | 2    | appraised | 2          | 2026-03-05
            p1          | 13      | 3    | passed    | 3          | 2026-03-09
            p1          | 14      | 4    | decided   | 4          | 2026-03-20
            p1          | 15      | 5    | issued    |            | 2026-03-30
            p2          | 21      | 1    | appraised | 1          | 2026-04-01
            p2          | 22      | 2    | appraised | 1          | 2026-04-02
        """,
    )
    assert found.shows("""
        proposal_id | last_state | last_on    | turn | appraised_on | passed_on  | decided_on
        p1          | issued     | 2026-03-30 | 14   | 2026-03-05   | 2026-03-09 | 2026-03-20
        p2          | appraised  | 2026-04-02 |      |              |            |
    """)


def test_a_step_that_the_route_does_not_name_is_reached_when_it_is_taken() -> None:
    found = made(
        "award_day",
        award_way=WAY,
        known_proposal=ASKED,
        known_step="""
            proposal_id | step_id | turn | state  | route_step | on_date
            p1          | 11      | 1    | passed | 3          | 2026-03-09
            p1          | 12      | 2    | issued | 9          | 2026-03-10
        """,
    )
    assert found.shows("""
        proposal_id | last_state | turn | passed_on  | issued_on
        p1          | issued     | 11   | 2026-03-09 | 2026-03-10
    """)


def test_a_letter_is_decided_without_the_steps_of_other_forms() -> None:
    found = made(
        "award_day",
        award_way=WAY,
        known_proposal=ASKED,
        known_step="""
            proposal_id | step_id | turn | state   | route_step | on_date    | verdict
            p3          | 11      | 1    | decided | 5          | 2026-03-09 | met
        """,
    )
    assert found.shows("""
        proposal_id | last_state | appraised_on | passed_on | decided_on | verdict_then
        p3          | decided    |              |           | 2026-03-09 | met
    """)
