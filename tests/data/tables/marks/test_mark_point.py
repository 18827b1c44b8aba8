from tests.worlds.pipeline.steps import made

CRITERION = """
    criterion_id | kind     | max_points | min_points | each_points | rounding | step_points
    direct       | direct   | 10         |            |             | none     | 0.25
    floored      | direct   | 10         | 4          |             | none     | 0.25
    rounded      | direct   | 10         |            |             | criterion | 0.25
    counted      | count    | 10         |            | 1.5         | none     | 0.25
    near         | relative | 10         |            |             | none     | 0.25
"""


def points(*marks: str) -> dict[str, float | None]:
    said = "criterion_id | unit_id | stage | cluster_id | is_applicable | amount | against"
    found = made("mark_point", year_criterion=CRITERION, said_mark="\n".join([said, *marks]))
    return {f"{row['criterion_id']} {row['unit_id']}": row["points"] for row in found.rows}


def test_points_follow_the_kind_and_are_held_between_the_criterions_limits() -> None:
    assert points(
        "direct | u1 | self | k | true | 7.1 |",
        "direct | u2 | self | k | true | 11 |",
        "direct | u3 | self | k | true | |",
        "direct | u4 | self | k | false | 7 |",
        "floored | u1 | self | k | true | 1 |",
        "counted | u1 | self | k | true | 4 |",
    ) == {
        "direct u1": 7.1,
        "direct u2": 10,
        "direct u3": None,
        "direct u4": None,
        "floored u1": 4,
        "counted u1": 4 * 1.5,
    }


def test_each_criterion_is_rounded_half_up_where_the_rubric_says_so() -> None:
    assert points(
        "rounded | u1 | self | k | true | 7.12 |", "rounded | u2 | self | k | true | 7.125 |"
    ) == {"rounded u1": 7.0, "rounded u2": 7.25}


def test_a_cross_mark_is_points_already() -> None:
    assert points("counted | u1 | cross | k | true | 4 |") == {"counted u1": 4}


def test_the_best_share_is_that_of_the_same_cluster_and_stage() -> None:
    # the best of cluster k reached 3 of 2; u1 went a quarter of the way from 1 to 1.5
    assert points(
        "near | u1 | self | k | true | 9 | 8",
        "near | u2 | self | k | true | 3 | 2",
        "near | u3 | self | other | true | 8 | 1",
        "near | u4 | appraised | k | true | 8 | 1",
        "near | u5 | self | k | false | 8 | 1",
    ) == {
        "near u1": 5 + 5 * (9 / 8 - 1) / (3 / 2 - 1),
        "near u2": 10,
        "near u3": 10,
        "near u4": 10,
        "near u5": None,
    }


def test_without_a_plan_beside_it_the_best_is_the_largest_amount() -> None:
    assert points(
        "near | u1 | self | k | true | 3 |",
        "near | u2 | self | k | true | 4 |",
        "near | u3 | self | k | true | 9 | 3",
        "near | u4 | self | k | true | 9 | 0",
    ) == {"near u1": 10 * 3 / 4, "near u2": 10, "near u3": 10, "near u4": None}
