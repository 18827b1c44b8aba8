from tests.worlds.pipeline.steps import made


def test_a_line_of_the_rubric_speaks_of_what_it_assesses_of_the_units_own_subject() -> None:
    """Points are those of the stage the rank rests on; a line not marked there is not known."""
    found = made(
        "criterion_score",
        scored_unit="unit_id | cluster_id\na | k\nb | k",
        rubric_assessed="""
            line_kind | line_id | assessed_id
            criterion | pace    | CQ1
            criterion | online  | CQ1
            criterion | online  | MT1
            veto      | unity   | CQ1
        """,
        unit_criterion="unit_id | criterion_id\na | CQ1\nb | MT1",
        year_criterion="""
            criterion_id | position | short_vi | max_points | decimals
            pace         | 1        | Nhịp độ  | 40         | 0
            online       | 2        | Hồ sơ    | 60         | 0
        """,
        ranked_stage="asked_stage | cluster_id | stage\nlatest | k | council\nself | k | self",
        score_grid="""
            unit_id | criterion_id | stage   | points | state
            a       | pace         | council | 32     | assessed
            a       | pace         | self    | 40     | assessed
            a       | online       | council |        | not_applicable
        """,
    )
    assert found.shows("""
        unit_id | criterion_id | code   | value | out_of | state          | is_known
        a       | CQ1          | pace   | 32    | 40     | assessed       | true
        a       | CQ1          | online |       | 60     | not_applicable | false
        b       | MT1          | online |       | 60     | not_assessed   | false
    """)
