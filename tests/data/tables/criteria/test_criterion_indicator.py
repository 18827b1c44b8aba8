from tests.worlds.pipeline.steps import made


def test_an_indicator_speaks_of_a_criterion_where_the_unit_is_assigned_it() -> None:
    found = made(
        "criterion_indicator",
        unit_criterion="unit_id | criterion_id\na | CQ6\nb | CQ6\nc | CQ6\na | CQ1",
        criterion_basis="""
            criterion_id | kind      | code | position
            CQ6          | indicator | i    | 1
            CQ1          | task      | i    | 1
        """,
        indicator="indicator_id | short_vi | measure | decimals\ni | Trực tuyến | % | 1",
        group_standing="""
            scope_id | indicator_id | basis | value | status
            unit:a   | i            | now    | 68.4  | on_track
            unit:b   | i            | now    |       | no_data
            all:*:*  | i            | now    | 60.0  | slow
        """,
    )
    assert found.shows("""
        unit_id | criterion_id | code | value | state    | is_known | label_vi
        a       | CQ6          | i    | 68.4  | on_track | true     | Trực tuyến
        b       | CQ6          | i    |       | no_data  | false    | Trực tuyến
    """)
