from tests.worlds.pipeline.steps import made


def test_the_stages_of_a_criterion_stand_side_by_side() -> None:
    found = made(
        "criterion_point",
        score_grid="""
            unit_id=u1 | cluster_id=k
            criterion_id | stage     | points | marker_count
            a            | self      | 1      | 1
            a            | cross     | 2      | 4
            a            | appraised | 3      | 1
            a            | council   | 4      | 1
            b            | self      |        | 0
        """,
    )
    assert found.shows("""
        criterion_id | self_points | cross_points | marker_count | appraised_points | council_points
        a            | 1           | 2            | 4            | 3                | 4
        b            |             |              | 0            |                  |
    """)


def test_amount_and_evidence_are_what_the_unit_itself_said() -> None:
    found = made(
        "criterion_point",
        score_grid="""
            unit_id | criterion_id | stage     | amount | against | evidence
            u1      | a            | self      | 101    | 102     | QĐ 1
            u1      | a            | appraised | 103    | 104     | khác
        """,
    )
    assert found.shows("""
        criterion_id | self_amount | self_against | evidence
        a            | 101         | 102          | QĐ 1
    """)
