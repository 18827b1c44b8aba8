from tests.worlds.pipeline.steps import made

PLACED = """
    asked_stage=latest | cluster_id=k | stage=council | is_ranked=true
    unit_id | score_points | penalty_points | votes
    u1      | 90           | 2              | {votes}
    u2      | 90           | 2              | 5
    u3      | 90           | 1              | 7
    u4      | 80           | 0              | 9
"""
TIE = """
    step | tie_by    | section_id
    1    | section   | s
    2    | penalties |
    3    | votes     |
"""
SECTION = """
    stage=council
    unit_id | section_id | section_points
    u1      | s          | 40
    u2      | s          | 40
    u3      | s          | 40
    u1      | t          | 99
"""


def keys(votes: str) -> dict[tuple[str, int], tuple[list[float], bool]]:
    found = made(
        "tie_step",
        score_placed=PLACED.format(votes=votes),
        rubric_tie=TIE,
        section_point=SECTION,
    )
    return {(row["unit_id"], row["step"]): (row["keys"], row["is_alone"]) for row in found.rows}


def test_rules_are_compared_in_the_rubrics_order_until_a_unit_stands_alone() -> None:
    assert keys("6") == {
        ("u1", 1): ([40], False),
        ("u2", 1): ([40], False),
        ("u3", 1): ([40], False),
        ("u1", 2): ([40, -2], False),
        ("u2", 2): ([40, -2], False),
        ("u3", 2): ([40, -1], True),
        ("u1", 3): ([40, -2, 6], True),
        ("u2", 3): ([40, -2, 5], True),
        ("u3", 3): ([40, -1, 7], True),
    }


def test_a_vote_not_taken_is_not_a_vote_lost() -> None:
    found = keys("")
    assert found["u1", 3] == found["u2", 3] == ([40, -2, 0], False)
