from tests.worlds.pipeline.steps import made

ASKS = """
    ask_id | counts     | kind       | is_of_units | at_least | due_on
    count  | recognised |            | false       |          |
    some   | recognised | initiative | false       | 1        | 2026-06-30
    many   | recognised |            | false       | 9        | 2026-06-30
    ahead  | replicated |            | false       | 9        | 2027-06-30
    each   | recognised |            | true        | 1        | 2026-06-30
"""
MODELS = """
    model_id | kind       | state      | recognised_on
    A        | model      | replicated | 2026-03-01
    B        | initiative | recognised | 2026-03-01
    C        | model      | entered    |
"""
UNITS = "ask_id | state\neach | met\neach | not_met\neach | not_reported"


def test_the_register_answers_each_requirement_by_its_number_and_day() -> None:
    asked = {"model_ask": ASKS, "model_state": MODELS, "model_ask_unit": UNITS}
    assert made("model_ask_state", **asked).shows("""
        ask_id | counted | state   | unit_count | met_count | not_met_count | silent_count
        count  | 2       | counted | 0          | 0         | 0             | 0
        some   | 1       | met     | 0          | 0         | 0             | 0
        many   | 2       | not_met | 0          | 0         | 0             | 0
        ahead  | 1       | not_due | 0          | 0         | 0             | 0
        each   | 2       | not_met | 3          | 1         | 1             | 1
    """)


def test_where_nobody_told_of_any_there_is_no_answer_and_no_zero() -> None:
    assert made("model_ask_state", model_ask=ASKS).shows("""
        ask_id | counted | state
        count  |         | not_reported
        some   |         | not_reported
        many   |         | not_reported
        ahead  |         | not_reported
        each   |         | not_reported
    """)
