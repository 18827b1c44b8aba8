from tests.worlds.pipeline.steps import made

CRITERION = """
    criterion_id | kind     | is_left_out
    a            | direct   | false
    b            | direct   | false
    out          | direct   | true
    read         | progress | false
"""
POINTS = """
    unit_id | criterion_id | stage | points | is_not_applicable | marker_count | amount
    u1      | a            | self  | 7      | false             | 1            | 70
    u1      | b            | self  |        | true              | 0            |
    u1      | out          | self  | 9      | false             | 1            | 90
"""


def grid(is_read: str, progress: str) -> dict[str, tuple[str, float | None]]:
    found = made(
        "score_grid",
        scored_unit="unit_id | cluster_id\nu1 | k",
        asked_year=f"is_read\n{is_read}",
        year_criterion=CRITERION,
        rubric_stage="stage\nself\ncouncil",
        stage_point=POINTS,
        progress_point=progress,
    )
    return {
        f"{row['criterion_id']} {row['stage']}": (row["state"], row["points"]) for row in found.rows
    }


def test_every_criterion_is_there_at_every_stage_assessed_or_not() -> None:
    read = "unit_id | criterion_id | is_found | points\nu1 | read | true | 4"
    assert grid("true", read) == {
        "a self": ("assessed", 7),
        "b self": ("not_applicable", None),
        "out self": ("not_applicable", None),
        "read self": ("assessed", 4),
        "a council": ("not_assessed", None),
        "b council": ("not_assessed", None),
        "out council": ("not_applicable", None),
        "read council": ("assessed", 4),
    }


def test_what_is_read_applies_to_nobody_without_it_once_the_day_has_come() -> None:
    read = "unit_id | criterion_id | is_found | points\nu1 | read | false |"
    assert grid("true", read)["read self"] == ("not_applicable", None)
    assert grid("false", read)["read self"] == ("not_assessed", None)
