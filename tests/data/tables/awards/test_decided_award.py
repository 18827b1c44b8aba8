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


def test_only_the_version_of_the_sheet_that_counts_and_the_phase_of_its_occasion() -> None:
    found = made(
        "decided_award",
        proposal="""
            unit_id=u1 | form_id=f | occasion=annual | proposed_on=2026-03-01
            proposal_id | year | known_from | known_until
            p1          | 2026 | 2026-03-02 | 2027-01-01
            p2          | 2026 | 2026-03-02 | 2026-12-31
            p3          | 2026 | 2027-01-01 | 9999-12-31
            p4          | 2025 | 2026-03-02 | 9999-12-31
        """,
        award_step="""
            state=decided | recorded_at=2026-12-31
            proposal_id | on_date
            p1          | 2026-12-31
            p2          | 2026-06-01
            p3          | 2026-06-01
            p4          | 2026-06-01
        """,
        award_phase="""
            year | occasion | proposed_on | phase_id
            2026 | annual   | 2026-03-01  | phase-2
            2026 | ad_hoc   | 2026-03-01  | phase-1
            2026 | annual   | 2026-03-02  | phase-1
        """,
    )
    assert found.shows("proposal_id | phase_id\np1 | phase-2")
