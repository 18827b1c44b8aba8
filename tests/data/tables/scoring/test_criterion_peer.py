from tests.worlds.pipeline.steps import made


def test_median_and_best_are_those_of_the_cluster_at_that_stage() -> None:
    found = made(
        "criterion_peer",
        score_grid="""
            cluster_id | unit_id | criterion_id | stage   | points
            k          | u1      | a            | self    | 1
            k          | u2      | a            | self    | 2
            k          | u3      | a            | self    | 9
            k          | u4      | a            | self    |
            k          | u1      | a            | council | 7
            other      | u5      | a            | self    | 10
        """,
    )
    assert found.shows("""
        cluster_id | criterion_id | stage   | median_points | best_points
        k          | a            | self    | 2             | 9
        k          | a            | council | 7             | 7
        other      | a            | self    | 10            | 10
    """)
