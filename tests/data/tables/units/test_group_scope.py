from tests.worlds.pipeline.steps import made


def test_a_unit_is_in_everybody_its_type_its_cluster_and_both() -> None:
    found = made(
        "group_scope",
        roster="""
            unit_id | unit_type | cluster_id
            u1      | ward      | cum-1
            u2      | agency    |
        """,
    )
    assert found.shows("""
        scope_id       | unit_id
        all:*:*        | u1
        all:*:*        | u2
        all:ward:*     | u1
        all:agency:*   | u2
        all:*:cum-1    | u1
        all:ward:cum-1 | u1
    """)
