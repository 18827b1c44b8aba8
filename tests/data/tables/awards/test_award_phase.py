from tests.worlds.pipeline.steps import made


def test_the_occasion_says_the_phase_and_what_is_after_the_last_day_is_of_the_last_one() -> None:
    found = made(
        "award_phase",
        phase="""
            phase_id | end_date
            phase-1  | 2026-12-31
            phase-2  | 2030-12-31
        """,
        proposal="""
            proposal_id | occasion | year | proposed_on
            p1          | interim  | 2028 | 2028-05-05
            p2          | final    | 2025 | 2025-05-05
            p3          | annual   | 2026 | 2027-02-01
            p4          | annual   | 2027 | 2026-12-30
            p5          | annual   | 2031 | 2031-12-01
            p6          | ad_hoc   | 2026 | 2026-12-31
            p7          | ad_hoc   | 2027 | 2027-01-01
            p8          | ad_hoc   | 2027 | 2027-01-01
        """,
    )
    assert found.shows("""
        occasion | year | proposed_on | phase_id
        interim  | 2028 | 2028-05-05  | phase-1
        final    | 2025 | 2025-05-05  | phase-2
        annual   | 2026 | 2027-02-01  | phase-1
        annual   | 2027 | 2026-12-30  | phase-2
        annual   | 2031 | 2031-12-01  | phase-2
        ad_hoc   | 2026 | 2026-12-31  | phase-1
        ad_hoc   | 2027 | 2027-01-01  | phase-2
    """)
