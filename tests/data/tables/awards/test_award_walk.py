from tests.worlds.pipeline.steps import made

WAY = """
    form_id | occasion | position | place | state     | waits_for
    order   | final    | 2        | 2     | appraised | appraiser
    order   | final    | 9        | 3     | passed    | council
    order   | final    | 5        | 4     | submitted | submitter
    order   | final    | 12       | 5     | decided   | higher
    letter  | final    | 6        | 2     | decided   | own
"""


def test_the_next_step_is_the_first_of_its_own_route_that_nobody_has_taken() -> None:
    found = made(
        "award_walk",
        award_way=WAY,
        known_proposal="""
            proposal_id | form_id | occasion
            p1          | order   | final
            p2          | order   | final
            p3          | order   | final
            p4          | letter  | final
            p5          | order   | annual
        """,
        known_step="""
            proposal_id | place
            p2          | 2
            p2          |
            p3          | 2
            p3          | 3
            p3          | 4
            p3          | 5
        """,
    )
    assert found.shows("""
        proposal_id | next_step | waits_for | has_appraisal | has_council | has_submission
        p1          | 2         | appraiser | true          | true        | true
        p2          | 9         | council   | true          | true        | true
        p3          |           |           | true          | true        | true
        p4          | 6         | own       | false         | false       | false
        p5          |           |           | false         | false       | false
    """)
