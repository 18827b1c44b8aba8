from tests.worlds.pipeline.steps import made


def test_a_unit_is_held_beside_its_cluster_where_three_others_are_in_it_else_its_type() -> None:
    found = made(
        "peer_choice",
        roster="""
            unit_id | unit_type | cluster_id
            u1      | ward      | four
            u2      | ward      | four
            u3      | ward      | four
            u4      | ward      | four
            u5      | ward      | three
            u6      | ward      | three
            u7      | ward      | three
            u8      | ward      |
            u9      | ward      |
            u10     | ward      |
            u11     | ward      |
        """,
    )
    assert found.shows("""
        unit_id | peer_kind
        u1      | cluster
        u2      | cluster
        u3      | cluster
        u4      | cluster
        u5      | unit_type
        u6      | unit_type
        u7      | unit_type
        u8      | unit_type
        u9      | unit_type
        u10     | unit_type
        u11     | unit_type
    """)
