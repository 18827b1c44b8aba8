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
