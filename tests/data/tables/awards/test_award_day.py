from tests.worlds.pipeline.steps import made


def test_a_state_is_reached_with_the_last_step_that_is_part_of_it() -> None:
    found = made(
        "award_day",
        known_step="""
            proposal_id | step_id | turn | state     | place | state_reached | on_date
            p1          | 11      | 1    | appraised | 1     | proposed      | 2026-03-01
            p1          | 12      | 2    | appraised | 2     | appraised     | 2026-03-05
            p1          | 13      | 3    | passed    | 3     | passed        | 2026-03-09
            p1          | 14      | 4    | decided   | 4     | decided       | 2026-03-20
            p1          | 15      | 5    | issued    |       |               | 2026-03-30
            p2          | 21      | 1    | appraised | 1     | proposed      | 2026-04-01
            p2          | 22      | 2    | appraised | 1     | proposed      | 2026-04-02
            p3          | 31      | 1    | appraised | 2     | appraised     | 2026-03-05
            p3          | 32      | 2    | appraised | 1     | proposed      | 2026-03-07
        """,
    )
    assert found.shows("""
        proposal_id | last_state | state_reached | last_on    | turn | appraised_on | passed_on
        p1          | issued     | decided       | 2026-03-30 | 14   | 2026-03-05   | 2026-03-09
        p2          | appraised  | proposed      | 2026-04-02 |      |              |
        p3          | appraised  | appraised     | 2026-03-07 |      | 2026-03-07   |
    """)
    assert found.shows("""
        proposal_id | decided_on | issued_on
        p1          | 2026-03-20 | 2026-03-30
        p2          |            |
        p3          |            |
    """)


def test_a_step_that_the_route_does_not_have_reaches_nothing() -> None:
    found = made(
        "award_day",
        known_step="""
            proposal_id | step_id | turn | state     | place | state_reached | on_date
            p1          | 11      | 1    | appraised | 1     | appraised     | 2026-03-09
            p1          | 12      | 2    | passed    |       |               | 2026-03-10
        """,
    )
    assert found.shows("""
        proposal_id | last_state | state_reached | turn | appraised_on | passed_on
        p1          | passed     | appraised     | 12   | 2026-03-09   |
    """)


def test_a_letter_is_decided_without_the_steps_of_other_forms() -> None:
    found = made(
        "award_day",
        known_step="""
            proposal_id | step_id | turn | state   | place | state_reached | on_date    | verdict
            p3          | 11      | 1    | decided | 1     | decided       | 2026-03-09 | met
        """,
    )
    assert found.shows("""
        proposal_id | last_state | appraised_on | passed_on | decided_on | verdict_then
        p3          | decided    |              |           | 2026-03-09 | met
    """)
