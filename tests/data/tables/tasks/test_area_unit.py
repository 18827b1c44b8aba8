from tests.worlds.pipeline.steps import made


def test_an_area_holds_units_named_by_type_and_by_cluster_and_the_rest_stands_in_none() -> None:
    found = made(
        "area_unit",
        roster="""
            unit_id | unit_type  | cluster_id
            u1      | ward       | c1
            u2      | ward       | c2
            u3      | department |
            u4      | enterprise |
        """,
        council_area_party="""
            area_id | party
            a       | c1
            a       | u1
            b       | ward
            b       | u3
        """,
    )
    assert found.shows("""
        area_id | unit_id
        a       | u1
        b       | u1
        b       | u2
        b       | u3
        ''      | u4
    """)
