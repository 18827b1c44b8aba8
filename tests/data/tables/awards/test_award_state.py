from tests.worlds.pipeline.steps import made

PHASES = """
    occasion | year | proposed_on | phase_id
    annual   | 2026 | 2026-03-01  | phase-2
    annual   | 2026 | 2026-03-02  | phase-1
"""
DAYS = """
    proposal_id | last_state | state_reached | appraised_on | passed_on  | decided_on
    p2          | appraised  | appraised     | 2026-03-02   |            |
    p3          | passed     | passed        | 2026-03-02   | 2026-03-03 |
    p4          | decided    | decided       | 2026-03-02   | 2026-03-03 | 2026-03-04
    p5          | returned   | appraised     | 2026-03-02   |            |
    p6          | revoked    | decided       | 2026-03-02   | 2026-03-03 | 2026-03-04
    p7          | appraised  | proposed      |              |            |
"""

WALKS = "\n".join(
    ["proposal_id | next_step | waits_for", *(f"p{n} | 4 | council" for n in range(1, 8))]
)


def test_the_last_ending_says_more_than_what_was_reached_before_it() -> None:
    said = "form_id | recipient_class | occasion | proposed_on | unit_id | proposal_id"
    each = [f"f | collective | annual | 2026-03-01 | u1 | p{n}" for n in range(1, 8)]
    found = made(
        "award_state",
        known_proposal="\n".join([said, *each]),
        unit="unit_id | short_name | unit_type\nu1 | P. Một | ward",
        award_form="form_id | label_vi | label_en | level\nf | Giấy khen | Merit | province",
        award_phase=PHASES,
        membership="""
            unit_id | year | is_year_last | cluster_id
            u1      | 2026 | false        | cum-1
            u1      | 2026 | true         | cum-2
            u1      | 2025 | true         | cum-3
        """,
        award_walk=WALKS,
        award_day=DAYS,
        award_ending="state\nreturned\nrevoked",
    )
    assert found.shows("""
        proposal_id | state     | decided_on | passed_on  | phase_id | cluster_id | subject
        p1          | proposed  |            |            | phase-2  | cum-2      | collective
        p2          | appraised |            |            | phase-2  | cum-2      | collective
        p3          | passed    |            | 2026-03-03 | phase-2  | cum-2      | collective
        p4          | decided   | 2026-03-04 | 2026-03-03 | phase-2  | cum-2      | collective
        p5          | returned  |            |            | phase-2  | cum-2      | collective
        p6          | revoked   |            | 2026-03-03 | phase-2  | cum-2      | collective
        p7          | proposed  |            |            | phase-2  | cum-2      | collective
    """)
    assert found.shows("""
        proposal_id | next_step | waits_for
        p1          | 4         | council
        p2          | 4         | council
        p3          | 4         | council
        p4          |           |
        p5          |           |
        p6          |           |
        p7          | 4         | council
    """)
