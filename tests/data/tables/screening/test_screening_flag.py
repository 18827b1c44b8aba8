from tests.worlds.pipeline.steps import made

HEAD = "flag_id | rule_id | unit_id | indicator_id\n"


def asked(flags: str) -> set[str]:
    return {row["flag_id"] for row in made("screening_flag", raised_flag=HEAD + flags).rows}


def test_of_the_rules_that_speak_of_one_change_the_most_telling_asks() -> None:
    assert asked("""
        1 | jump_against_peers | u1 | i
        2 | bunched_at_limit   | u1 | i
        3 | cumulative_fall    | u1 | i
        4 | jump_against_peers | u1 | j
        5 | misplaced_decimal  | u2 | i
        6 | swapped_values     | u2 | i
        7 | part_above_whole   | u2 | i
        8 | revised_upward_late | u2 | i
    """) == {"3", "4", "6", "7", "8"}


def test_no_single_change_is_asked_about_in_a_report_asked_about_as_a_whole() -> None:
    assert asked("""
        1 | copied_report      | u1 |
        2 | jump_against_peers | u1 | i
        3 | part_above_whole   | u1 | i
        4 | identical_text     | u2 |
        5 | jump_against_peers | u2 | i
    """) == {"1", "3", "4", "5"}
