from tests.worlds.pipeline.steps import made

WAY = "unit_id | indicator_id | path_id | baseline_value | target_value\nold | i | ward | 10 | 50"
PERIOD = "period_id | end_date\n2026-Q2 | 2026-06-30\n2026-Q3 | 2026-09-30\n2027-Q1 | 2027-03-31"
HISTORY = """
    unit_id | indicator_id | period_id | value | is_fresh
    old     | i            | 2026-Q3   | 20    | true
    old     | people       | 2026-Q3   | 700   | false
"""
SHARE = "indicator_id | path_id | required_date | required_ratio\ni | ward | 2026-06-30 | 0.4"


def test_each_period_over_has_the_value_so_far_and_what_was_required_then() -> None:
    found = made(
        "member_trend",
        indicator="indicator_id | kind | adds_up | weighted_by\ni | flow | sum | people",
        unit_way=WAY,
        counted_with="unit_id | indicator_id | heir_id\nold | i | new",
        period=PERIOD,
        unit_history=HISTORY,
        required_share=SHARE,
    )
    assert found.shows("""
        unit_id | period_id | value   | required_value | weight | has_value | is_fresh
        new     | 2026-Q2   |         | 10 + 0.4 * 40  |        | false     | false
        new     | 2026-Q3   | 10 + 20 | 50             | 700    | true      | true
    """)


def test_a_stock_is_its_value_and_weighs_one_where_nothing_weighs_it() -> None:
    found = made(
        "member_trend",
        unit_way=WAY,
        counted_with="unit_id | indicator_id | heir_id\nold | i | old",
        period=PERIOD,
        unit_history=HISTORY,
    )
    assert found.shows("""
        unit_id | period_id | value | weight
        old     | 2026-Q2   |       | 1
        old     | 2026-Q3   | 20    | 1
    """)
