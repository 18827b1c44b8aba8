from tests.worlds.pipeline.steps import made

CRITERION = """
    section_id=s | section_max={most} | section_bonus_cap=3 | section_penalty_cap=2
    not_applicable={na}
    criterion_id | kind     | counts  | max_points | is_left_out
    a            | direct   | base    | 10         | false
    b            | progress | base    | 30         | false
    out          | direct   | base    | 5          | true
    more         | direct   | bonus   | 9          | false
    less         | direct   | penalty | 9          | false
"""


def section(
    grid: dict[str, tuple[str, str]], na: str = "rescale", most: str = "100"
) -> dict[str, object]:
    cells = {
        "out": ("not_applicable", ""),
        "more": ("not_assessed", ""),
        "less": ("not_assessed", ""),
    }
    rows = [f"u1 | self | {name} | {state} | {p}" for name, (state, p) in (cells | grid).items()]
    found = made(
        "section_point",
        year_criterion=CRITERION.format(na=na, most=most),
        score_grid="\n".join(["unit_id | stage | criterion_id | state | points", *rows]),
    )
    return found.rows[0]


def test_what_the_rubric_leaves_out_is_made_up_for_by_the_other_base_criteria() -> None:
    found = section({"a": ("assessed", "7"), "b": ("assessed", "20")})
    assert found["base_points"] == (7 + 20) * (10 + 30 + 5) / (10 + 30)
    assert found["max_points"] == 10 + 30 + 5
    assert (found["is_whole"], found["assessed_count"], found["typed_count"]) == (True, 2, 1)
    assert (found["not_applicable_count"], found["criterion_count"]) == (1, 5)


def test_what_does_not_apply_is_made_up_for_or_gives_nothing() -> None:
    grid = {"a": ("not_applicable", ""), "b": ("assessed", "20")}
    assert section(grid, na="rescale")["base_points"] == 20 * 45 / 30
    assert section(grid, na="drop")["base_points"] == 20 * 45 / 40
    assert section(grid, na="rescale")["max_points"] == 45
    assert section(grid, na="drop")["max_points"] == 30 * 45 / 40


def test_bonus_and_penalty_have_caps_of_their_own() -> None:
    marks = {"a": ("assessed", "8"), "b": ("assessed", "24")}
    found = section(marks | {"more": ("assessed", "5"), "less": ("assessed", "4")}, most="30")
    assert (found["base_points"], found["bonus_points"], found["penalty_points"]) == (30, 3, 2)
    assert (found["section_points"], found["max_points"]) == (30 + 3 - 2, 30)


def test_a_section_is_whole_once_every_base_criterion_that_applies_is_assessed() -> None:
    found = section({"a": ("assessed", "8"), "b": ("not_assessed", "")})
    assert (found["is_whole"], found["section_points"]) == (False, 8 * 45 / 40)
    assert section({"a": ("not_assessed", ""), "b": ("not_assessed", "")})["section_points"] is None
