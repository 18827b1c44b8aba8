from tests.worlds.pipeline.steps import made

STATE = """
    proposal_id | form_id | state    | is_woman | appraised_on | passed_on  | decided_on
    p1          | f       | decided  | true     | 2026-03-01   | 2026-03-02 | 2026-03-03
    p2          | f       | decided  | false    | 2026-03-01   |            | 2026-03-03
    p3          | f       | decided  |          | 2026-03-01   | 2026-03-02 | 2026-03-03
    p4          | f       | revoked  | true     | 2026-03-01   | 2026-03-02 |
    p5          | f       | returned |          |              |            |
    p6          | g       | refused  | true     | 2026-03-01   |            |
"""
KEY = "proposal_id | dimension | key\n" + "\n".join(f"p{n} | all | all" for n in range(1, 7))


def test_the_four_counts_stand_side_by_side_for_each_form() -> None:
    found = made("award_tally", award_state=STATE, award_key=KEY, award_route="state\npassed")
    assert found.shows("""
        form_id | proposed_count | appraised_count | passed_count | decided_count
        f       | 5              | 4               | 3            | 3
        g       | 1              | 1               | 0            | 0
    """)
    assert found.shows("""
        form_id | returned_count | refused_count | revoked_count | woman_count | woman_known_count
        f       | 1              | 0             | 1             | 1           | 2
        g       | 0              | 1             | 0             | 0           | 0
    """)


def test_without_a_council_in_the_route_nothing_is_said_of_passing() -> None:
    found = made("award_tally", award_state=STATE, award_key=KEY, award_route="state\nappraised")
    assert found.shows("""
        form_id | passed_count
        f       |
        g       |
    """)
