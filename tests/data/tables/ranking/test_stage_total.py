from tests.worlds.pipeline.steps import made


def test_whole_totals_stand_side_by_side_with_the_councils_vote() -> None:
    found = made(
        "stage_total",
        total_point="""
            unit_id | stage     | known_points | is_whole | criterion_count
            u1      | self      | 90           | true     | 4
            u1      | cross     | 40           | false    | 4
            u1      | appraised | 80           | true     | 4
            u1      | council   | 85           | true     | 4
            u2      | self      | 70           | true     | 4
        """,
        known_score="""
            unit_id | item      | stage     | amount
            u1      | vote      | council   | 7
            u1      | vote      | appraised | 9
            u2      | criterion | council   | 8
        """,
    )
    assert found.shows("""
        unit_id | self_points | cross_points | appraised_points | council_points | votes
        u1      | 90          |              | 80               | 85             | 7
        u2      | 70          |              |                  |                |
    """)
