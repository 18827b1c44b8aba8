from tests.worlds.pipeline.steps import made


def test_a_collective_is_weighed_as_its_unit_and_others_by_their_class() -> None:
    """A household the plan names no criteria for is asked of none."""
    found = made(
        "proposal_criterion",
        award_state="""
            proposal_id | unit_id | unit_type | recipient_class | attested
            group       | u       | ward      | collective      | unity; other
            person      | u       | ward      | foreigner       |
            house       | u       | ward      | household       |
        """,
        subject_unit_type="subject_id | unit_type\nagency | ward",
        subject_criterion="""
            criterion_id | subject_id
            CQ1          | agency
            CQ8          | agency
            CN2          | people
        """,
        criterion_recipient="criterion_id | recipient_class\nCN2 | foreigner",
        criterion_basis="criterion_id | kind | code\nCQ8 | rule | unity\nCQ1 | task | unity",
        known_claim="proposal_id | criterion_id | claim | cell\nperson | CN2 | sáng chế | S5",
    )
    assert found.shows("""
        proposal_id | criterion_id | is_of_unit | claim    | cell | is_attested
        group       | CQ1          | true       |          |      |
        group       | CQ8          | true       |          |      | true
        person      | CN2          | false      | sáng chế | S5   |
    """)
