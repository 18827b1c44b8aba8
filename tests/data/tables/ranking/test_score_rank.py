from tests.worlds.pipeline.steps import made

PLACED = """
    asked_stage=latest | cluster_id=k
    unit_id | score_points | is_ranked | decimals
    u1      | 90           | true      | 1
    u2      | 88.04        | true      | 1
    u3      | 88.04        | true      | 1
    u4      | 88.01        | true      | 1
    u5      | 99           | false     | 1
    u6      |              | false     | 1
"""


def test_equal_totals_share_a_rank_and_the_next_one_is_passed_over() -> None:
    found = made("score_rank", score_placed=PLACED)
    assert found.shows("""
        unit_id | cluster_rank | ranked_count | tie_count | looks_equal | gap_points
        u1      | 1            | 4            | 1         | false       | 0
        u2      | 2            | 4            | 2         | true        | 90 - 88.04
        u3      | 2            | 4            | 2         | true        | 90 - 88.04
        u4      | 4            | 4            | 1         | true        | 90 - 88.01
        u5      |              | 4            | 1         | false       |
        u6      |              | 4            | 1         | false       |
    """)


def test_a_tie_rule_parts_what_is_equal_and_says_at_which_step() -> None:
    tie = """
        asked_stage=latest
        unit_id | step | keys   | is_alone
        u2      | 1    | [5]    | false
        u3      | 1    | [5]    | false
        u2      | 2    | [5, 1] | true
        u3      | 2    | [5, 3] | true
    """
    found = made("score_rank", score_placed=PLACED, tie_step=tie)
    ranks = {row["unit_id"]: (row["cluster_rank"], row["tie_step"]) for row in found.rows}
    assert [ranks[unit] for unit in ("u2", "u3", "u4")] == [(3, 2), (2, 2), (4, None)]


def test_the_last_bit_of_a_total_parts_nobody() -> None:
    placed = PLACED.replace("u3      | 88.04 ", "u3      | 88.04 + 1e-12 ")
    found = made("score_rank", score_placed=placed)
    assert {row["cluster_rank"] for row in found.rows if row["unit_id"] in ("u2", "u3")} == {2}
