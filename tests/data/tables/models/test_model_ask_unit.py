from tests.worlds.pipeline.steps import made

UNITS = """
    unit_id | unit_type | entered_count
    u1      | ward      | 2
    u2      | ward      | 1
    u3      | ward      | 0
    so      | agency    | 3
"""
MODELS = """
    model_id | unit_id | kind       | state      | recognised_on
    A        | u1      | model      | replicated | 2026-03-01
    B        | u1      | initiative | recognised | 2026-03-01
    C        | u2      | model      | withdrawn  | 2026-03-01
    D        | so      | model      | recognised | 2026-03-01
"""


def test_units_of_the_types_named_meet_it_have_fewer_or_are_silent() -> None:
    found = made(
        "model_ask_unit",
        model_unit=UNITS,
        model_state=MODELS,
        model_party="ask_id | unit_type\none | ward",
        model_ask="""
            ask_id | counts     | kind  | is_of_units | at_least | due_on
            one    | recognised | model | true        | 1        | 2026-06-30
            later  | replicated |       | true        | 1        | 2027-06-30
            whole  | recognised |       | false       | 1        |
        """,
    )
    assert found.shows("""
        ask_id | unit_id | counted | state
        one    | u1      | 1       | met
        one    | u2      | 0       | not_met
        one    | u3      | 0       | not_reported
        later  | u1      | 1       | met
        later  | u2      | 0       | not_due
        later  | u3      | 0       | not_reported
        later  | so      | 0       | not_due
    """)
