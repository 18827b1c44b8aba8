from tests.worlds.pipeline.steps import made

SCOPE = "scope_id | unit_id\nunit:u1 | u1\nunit:u2 | u2\nunit:u3 | u3"


def test_a_unit_alone_has_its_own_figures_and_no_value_that_is_not_counted() -> None:
    found = made(
        "own_figure",
        own_scope=SCOPE,
        rated_row="""
            indicator_id=i | adds_up=weighted_mean
            unit_id | value | weight | baseline_value | required_value | target_value | is_counted
            u1      | 101   | 3      | 1              | 51             | 201          | true
            u2      | 102   | 0      | 1              | 52             | 202          | false
            u3      | 103   | 1      | 1              | 53             |              | true
            gone    | 104   | 1      | 1              | 54             | 204          | true
        """,
    )
    assert found.shows("""
        scope_id | value | baseline_value | required_value | target_value | unit_count
        unit:u1  | 101   | 1              | 51             | 201          | 1
        unit:u2  |       |                |                |              | 0
        unit:u3  | 103   |                |                |              | 1
    """)


def test_days_are_told_where_they_are_known() -> None:
    found = made(
        "own_figure",
        own_scope=SCOPE,
        rated_row="""
            indicator_id=i | adds_up=sum
            unit_id | is_counted | latest_date | required_date
            u1      | true       | 2026-09-30  | 2026-12-31
            u2      | false      | 2026-09-30  |
        """,
    )
    assert found.shows("""
        scope_id | value_date | required_date | is_due | earlier_count | expected_count
        unit:u1  | 2026-09-30 | 2026-12-31    | true   | 0             | 1
        unit:u2  |            |               | false  | 0             | 1
    """)
