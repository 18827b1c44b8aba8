from tests.worlds.pipeline.steps import made

SCOPE = "scope_id=s\nunit_id\nu1\nu2\nu3"


def gaps(rule: str, direction: str, rows: str) -> dict[str, float | None]:
    found = made(
        "unit_gap",
        indicator=f"indicator_id | direction\ni | {direction}",
        scope_unit=SCOPE,
        unit_standing=f"indicator_id=i | adds_up={rule} | baseline_value=0 | target_value=100\n"
        f"unit_id | value | required_value | weight | is_counted\n{rows}",
    )
    return {row["unit_id"]: row["contribution_value"] for row in found.rows}


ROWS = """
    u1 | 40 | 50 | 3 | true
    u2 | 80 | 50 | 1 | true
    u3 | 10 | 50 | 0 | false
"""


def test_a_unit_adds_its_part_of_value_less_requirement() -> None:
    assert gaps("sum", "higher", ROWS) == {"u1": -10, "u2": 30}
    assert gaps("mean", "higher", ROWS) == {"u1": -10 / 2, "u2": 30 / 2}
    assert gaps("weighted_mean", "higher", ROWS) == {"u1": -10 * 3 / 4, "u2": 30 / 4}


def test_of_what_should_fall_less_pulls_up() -> None:
    assert gaps("sum", "lower", ROWS) == {"u1": 10, "u2": -30}


def test_what_does_not_add_up_is_a_unit_alone_and_one_without_a_requirement_leaves_none() -> None:
    assert gaps("none", "higher", ROWS) == {"u1": None, "u2": None}
    assert gaps("none", "higher", "u1 | 40 | 50 | 3 | true") == {"u1": -10}
    lacking = "u1 | 40 | | 3 | true\nu2 | 80 | 50 | 1 | true"
    assert gaps("sum", "higher", lacking) == {"u1": None, "u2": None}
