from tests.worlds.pipeline.steps import made


def test_steps_taken_and_written_down_by_the_day_are_numbered_by_their_days() -> None:
    found = made(
        "known_step",
        award_step="""
            campaign_id | proposal_id | step_id | on_date    | recorded_at
            c           | p1          | 2       | 2026-03-01 | 2026-03-09
            c           | p1          | 1       | 2026-03-01 | 2026-03-09
            c           | p1          | 3       | 2026-02-01 | 2026-04-01
            c           | p2          | 4       | 2026-12-31 | 2026-12-31 23:00
            c           | p2          | 5       | 2027-01-01 | 2026-12-31
            c           | p2          | 6       | 2026-12-31 | 2027-01-01
            other       | p1          | 7       | 2026-03-01 | 2026-03-09
        """,
    )
    assert found.shows("""
        proposal_id | step_id | turn
        p1          | 3       | 1
        p1          | 1       | 2
        p1          | 2       | 3
        p2          | 4       | 1
    """)


def test_a_step_is_the_one_of_its_state_on_the_route_and_of_several_the_one_of_its_number() -> None:
    found = made(
        "known_step",
        known_proposal="""
            campaign_id | proposal_id | form_id | occasion
            c           | p1          | merit   | annual
            c           | p2          | letter  | annual
        """,
        award_way="""
            campaign_id | form_id | occasion | position | place | state | state_reached | is_sole
            c     | merit  | annual | 2 | 1 | appraised | proposed  | false
            c     | merit  | annual | 3 | 2 | appraised | appraised | false
            c     | merit  | annual | 5 | 3 | decided   | decided   | true
            c     | letter | annual | 6 | 1 | decided   | decided   | true
            other | merit  | annual | 4 | 9 | decided   | decided   | true
        """,
        award_step="""
            campaign_id | proposal_id | step_id | state     | route_step | on_date    | recorded_at
            c           | p1          | 1       | appraised | 3          | 2026-03-01 | 2026-03-09
            c           | p1          | 2       | appraised | 9          | 2026-03-01 | 2026-03-09
            c           | p1          | 3       | decided   | 4          | 2026-03-01 | 2026-03-09
            c           | p1          | 4       | issued    |            | 2026-03-02 | 2026-03-09
            c           | p2          | 5       | appraised |            | 2026-03-02 | 2026-03-09
            c           | p2          | 6       | decided   | 6          | 2026-03-02 | 2026-03-09
        """,
    )
    assert found.shows("""
        step_id | place | state_reached
        1       | 2     | appraised
        2       |       |
        3       | 3     | decided
        4       |       |
        5       |       |
        6       | 1     | decided
    """)
