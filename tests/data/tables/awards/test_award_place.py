from tests.worlds.pipeline.steps import made


def test_an_award_is_of_the_recipients_commune_where_it_is_said_else_of_the_unit() -> None:
    found = made(
        "award_place",
        award_state="""
            proposal_id | unit_id | commune_id | form_id | decided_on
            p1          | u1      |            | f       | 2026-05-01
            p2          | u1      | x          | f       | 2026-06-01
            p3          | x       |            | f       | 2026-07-01
            p4          | x       |            | f       |
        """,
    )
    assert found.shows("""
        unit_id | phase_id | form_id | proposed_count | decided_count | last_decided_on
        u1      | phase-1  | f       | 1              | 1             | 2026-05-01
        x       | phase-1  | f       | 3              | 2             | 2026-07-01
    """)
