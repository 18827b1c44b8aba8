from tests.worlds.pipeline.steps import made

STATE = """
    proposal_id | form_id | state    | is_woman | appraised_on | passed_on  | decided_on | has_appraisal | has_council | has_submission
    p1          | f       | decided  | true     | 2026-03-01   | 2026-03-02 | 2026-03-03 | true          | true        | false
    p2          | f       | decided  | false    | 2026-03-01   |            | 2026-03-03 | true          | false       | false
    p3          | f       | decided  |          | 2026-03-01   | 2026-03-02 | 2026-03-03 | true          | true        | false
    p4          | f       | revoked  | true     | 2026-03-01   | 2026-03-02 |            | true          | true        | false
    p5          | f       | returned |          |              |            |            | true          | true        | false
    p6          | g       | refused  | true     | 2026-03-01   |            |            | true          | true        | true
    p7          | h       | decided  | true     |              |            | 2026-03-03 | false         | false       | false
"""  # noqa: E501 - a table
KEY = "proposal_id | dimension | key\n" + "\n".join(f"p{n} | all | all" for n in range(1, 8))


def test_the_four_counts_stand_side_by_side_for_each_form() -> None:
    found = made("award_tally", award_state=STATE, award_key=KEY)
    assert found.shows("""
        form_id | proposed_count | appraised_count | passed_count | decided_count
        f       | 5              | 4               | 3            | 3
        g       | 1              | 1               | 0            | 0
        h       | 1              |                 |              | 1
    """)
    assert found.shows("""
        form_id | returned_count | refused_count | revoked_count | woman_count | woman_known_count
        f       | 1              | 0             | 1             | 1           | 2
        g       | 0              | 1             | 0             | 0           | 0
        h       | 0              | 0             | 0             | 1           | 1
    """)


def test_a_step_that_no_route_has_is_not_known_one_nobody_took_is_zero() -> None:
    found = made("award_tally", award_state=STATE, award_key=KEY)
    assert found.shows("""
        form_id | appraised_count | passed_count | submitted_count
        f       | 4               | 3            |
        g       | 1               | 0            | 0
        h       |                 |              |
    """)
