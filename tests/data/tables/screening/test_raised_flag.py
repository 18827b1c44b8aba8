from tests.worlds.pipeline.steps import made

HEAD = "rule_id | unit_id | score | basis_count"
RULE = """
    rule_id        | limit_value | minimum_count | is_on
    too_round      | 0.8         | 5             | true
    copied_report  | 0.8         | 5             | false
    identical_text | 2           | 5             | true
"""


def test_a_rule_that_is_on_asks_from_its_limit_with_enough_behind_it() -> None:
    found = made(
        "raised_flag",
        screening_rule=RULE,
        screened_period="period_id\n2026-Q3",
        too_round="""
            rule_id=too_round
            unit_id | score | basis_count
            u1      | 0.8   | 5
            u2      | 0.79  | 9
            u3      | 0.9   | 4
        """,
        copied_report="rule_id | unit_id | score | basis_count\ncopied_report | u1 | 1 | 9",
        identical_text="""
            rule_id        | unit_id | score | basis_count | excerpt
            identical_text | u4      | 3     | 40          | Như nhau
        """,
    )
    assert found.shows("""
        rule_id        | unit_id | limit_value | excerpt
        too_round      | u1      | 0.8         |
        identical_text | u4      | 2           | Như nhau
    """)


def test_a_question_is_named_by_its_rule_unit_indicator_and_period() -> None:
    found = made(
        "raised_flag",
        screening_rule="rule_id | limit_value | minimum_count\njump | 1 | 1\ncopy | 1 | 1",
        screened_period="period_id\n2026-Q3",
        jump_against_peers=f"indicator_id=i\n{HEAD}\njump | u1 | 2 | 5",
        copied_report=f"{HEAD}\ncopy | u1 | 2 | 5",
    )
    assert {row["flag_id"] for row in found.rows} == {"jump|u1|i|2026-Q3", "copy|u1||2026-Q3"}
