from tests.worlds.pipeline.steps import made

RESULT = """
    asked_stage=latest | cluster_id=k | stage=council | ranked_count=3
    unit_id | short_name | name_place | cluster_rank | score_points | gap_points | is_ranked
    u1      | Một        | 3          | 1            | 90           | 0          | true
    u2      | Hai        | 1          | {second}            | true
    u3      | Ba         | 2          | 3            | 70           | 20         | true
    u4      | Bốn        | 4          |              | 60           |            | false
    u5      | Năm        | 5          |              |              |            | false
"""


def test_a_cluster_shows_its_leader_the_next_one_and_how_far_apart_they_are() -> None:
    found = made("cluster_tally", score_result=RESULT.format(second="2 | 88.5 | 1.5"))
    assert found.shows("""
        cluster_id | leader_id | leader_name | leader_points | second_name | margin_points
        k          | u1        | Một         | 90            | Hai         | 1.5
    """)
    assert found.shows("""
        stage   | unit_count | expected_count | ranked_count | shared_first_count | spread_points
        council | 4          | 5              | 3            | 1                  | 90 - 70
    """)


def test_a_shared_first_place_has_no_leader_and_no_second() -> None:
    found = made("cluster_tally", score_result=RESULT.format(second="1 | 90 | 0"))
    assert found.shows("""
        leader_id | leader_name | second_name | shared_first_count | margin_points
                  | Hai, Một    |             | 2                  | 0
    """)


def test_highest_grades_and_vetoes_are_counted() -> None:
    found = made(
        "cluster_tally",
        score_result="""
            asked_stage=latest | cluster_id=k
            unit_id | grade_position | veto_effect
            u1      | 1              |
            u2      | 1              | no_award
            u3      | 2              | no_rank
            u4      |                |
        """,
    )
    assert found.shows("""
        top_grade_count | veto_count
        2               | 2
    """)
