from tests.worlds.pipeline.steps import made

GRADE = """
    grade_id | grade_vi  | grade_points
    best     | Xuất sắc  | 90
    good     | Tốt       | 80
"""
AWARD = """
    award_position | award_form | rank_from | rank_to | grade_id
    1              | flag       | 1         | 1       | best
    2              | merit      | 1         | 3       | good
    3              | any        | 4         | 9       |
"""
RANK = """
    asked_stage=latest
    unit_id | score_points | cluster_rank | veto_effect
    u1      | 95           | 1            |
    u2      | 90 - 1e-10   | 1            |
    u3      | 89           | 1            |
    u4      | 95           | 2            | no_award
    u5      | 60           | 2            |
    u6      | 60           | 4            |
    u7      |              |              |
"""


def test_a_total_has_the_highest_grade_it_reaches_and_a_rank_the_first_award() -> None:
    found = made(
        "score_result",
        score_rank=RANK,
        rubric_grade=GRADE,
        rubric_award=AWARD,
        award_form="form_id | label_vi\nflag | Cờ\nmerit | Bằng khen\nany | Giấy khen",
    )
    assert found.shows("""
        unit_id | grade_id | grade_position | award_form | award_vi
        u1      | best     | 1              | flag       | Cờ
        u2      | best     | 1              | flag       | Cờ
        u3      | good     | 2              | merit      | Bằng khen
        u4      | best     | 1              |            |
        u5      |          |                |            |
        u6      |          |                | any        | Giấy khen
        u7      |          |                |            |
    """)
