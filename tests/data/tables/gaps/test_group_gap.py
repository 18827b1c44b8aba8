from tests.worlds.pipeline.steps import made


def test_a_figure_of_today_bears_its_gap_its_content_and_how_few_would_mend_each() -> None:
    found = made(
        "group_gap",
        group_standing="""
            scope_id=s | content_id=nd1
            basis  | indicator_id | position | value | required_value | status | unit_count
            now    | i            | 1        | 30    | 50             | slow   | 3
            now    | j            | 2        | 9     | 8              | early  | 4
            before | i            | 1        | 20    | 40             | slow   | 2
        """,
        group_content="""
            scope_id=s | content_id=nd1
            basis  | status  | achieved_ratio | required_ratio
            now    | slow    | 0.3            | 0.5
            before | at_risk | 0.1            | 0.4
        """,
        indicator_gap="""
            scope_id=s | content_id=nd1
            indicator_id | contribution_points
            i            | -12
            j            | 2
        """,
        indicator_lift="scope_id | content_id | indicators_to_green\ns | nd1 | 1",
        unit_lift="scope_id | indicator_id | units_to_green\ns | i | 2",
    )
    assert found.shows("""
        content_status=slow | content_achieved_ratio=0.3 | content_required_ratio=0.5
        indicator_id | position | value | required_value | status | contribution_points | unit_count
        i            | 1        | 30    | 50             | slow   | -12                 | 3
        j            | 2        | 9     | 8              | early  | 2                   | 4
    """)
    assert found.shows("""
        indicator_id | units_to_green | indicators_to_green
        i            | 2              | 1
        j            |                | 1
    """)
