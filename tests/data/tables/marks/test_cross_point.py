from tests.worlds.pipeline.steps import made


def test_what_a_member_gave_another_is_added_up_with_penalties_taken_off() -> None:
    found = made(
        "cross_point",
        mark_point="""
            marker_id | unit_id | criterion_id | stage | counts  | max_points | points
            u1        | u2      | a            | cross | base    | 10         | 7
            u1        | u2      | b            | cross | bonus   | 5          | 2
            u1        | u2      | p            | cross | penalty | 3          | 1
            u1        | u2      | d            | cross | base    | 20         |
            u1        | u3      | a            | cross | base    | 10         | 4
            u3        | u2      | a            | cross | base    | 10         | 9
                      | u2      | a            | self  | base    | 10         | 10
        """,
    )
    assert found.shows("""
        marker_id | unit_id | mark_points | mark_count | max_points
        u1        | u2      | 7 + 2 - 1   | 3          | 10 + 5
        u1        | u3      | 4           | 1          | 10
        u3        | u2      | 9           | 1          | 10
    """)
