from tests.worlds.pipeline.steps import made

UNIT = "unit_id | cluster_id\nu1 | k\nu2 | k\nu3 | k\nu4 | other"
TOTAL = """
    unit_id | stage | known_points | is_whole | penalty_points | assessed_count
    u1      | self  | 90           | true     | 2              | 4
    u2      | self  | 40           | false    |                | 2
    u3      | self  | 95           | true     |                | 4
    u1      | cross | 80           | true     |                | 4
"""


def test_a_unit_is_ranked_once_its_total_is_whole_and_no_veto_forbids_it() -> None:
    found = made(
        "score_placed",
        scored_unit=UNIT,
        rubric_year="total_points | decimals\n100 | 2",
        ranked_stage="asked_stage | cluster_id | stage\nlatest | k | self",
        total_point=TOTAL,
        stage_total="unit_id | votes\nu1 | 7",
        kept_out="unit_id | veto_effect\nu1 | no_award\nu3 | no_rank",
    )
    assert found.where(asked_stage="latest").shows("""
        unit_id | stage | known_points | score_points | assessed_count | is_ranked | votes
        u1      | self  | 90           | 90           | 4              | true      | 7
        u2      | self  | 40           |              | 2              | false     |
        u3      | self  | 95           | 95           | 4              | false     |
        u4      |       |              |              | 0              | false     |
    """)


def test_every_unit_is_there_for_every_stage_that_can_be_asked_for() -> None:
    rubric = "total_points\n100"
    found = made("score_placed", scored_unit="unit_id\nu1", rubric_year=rubric)
    asked = {row["asked_stage"] for row in found.rows}
    assert asked == {"latest", "self", "cross", "appraised", "council"}
