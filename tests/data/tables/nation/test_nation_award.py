from tests.worlds.pipeline.steps import made


def test_a_revoked_decision_is_none_and_a_route_without_a_council_says_so() -> None:
    found = made(
        "nation_award",
        nation_proposal="proposal_id | form_id | occasion\np1 | f | annual\np2 | f | annual",
        award_way="form_id | occasion | state\nf | annual | appraised\nf | annual | decided",
        nation_step="""
            proposal_id | step_id | state     | on_date    | state_reached
            p1          | 1       | appraised | 2026-10-10 | appraised
            p1          | 2       | decided   | 2026-10-12 | decided
            p2          | 3       | decided   | 2026-10-12 | decided
            p2          | 4       | revoked   | 2026-10-14 |
        """,
    )
    assert found.shows("""
        proposal_id | has_appraisal | has_council | is_appraised | is_decided
        p1          | true          | false       | true         | true
        p2          | true          | false       | false        | false
    """)
