from tests.worlds.pipeline.steps import made


def test_awards_decided_by_the_day_and_not_revoked_by_it_are_there() -> None:
    proposals = "\n".join(f"p{n} | u1 | f | annual | 2026 | 2026-03-01" for n in range(1, 6))
    found = made(
        "decided_award",
        proposal="proposal_id | unit_id | form_id | occasion | year | proposed_on\n" + proposals,
        award_step="""
            proposal_id | state   | on_date    | recorded_at
            p1          | passed  | 2026-05-01 | 2026-05-01
            p1          | decided | 2026-06-01 | 2026-06-01
            p2          | passed  | 2026-05-01 | 2026-05-01
            p3          | decided | 2026-05-01 | 2026-05-01
            p3          | revoked | 2026-06-01 | 2026-06-01
            p4          | decided | 2027-01-01 | 2026-06-01
            p5          | decided | 2026-12-31 | 2027-01-01
        """,
        award_phase="occasion | proposed_on | phase_id\nannual | 2026-03-01 | phase-2",
    )
    assert found.shows("""
        campaign_id | unit_id | form_id | proposal_id | phase_id
        c           | u1      | f       | p1          | phase-2
    """)
