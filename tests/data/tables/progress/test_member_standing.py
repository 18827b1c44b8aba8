from tests.worlds.pipeline.steps import made

FLOW = "indicator_id | kind | adds_up\ni | flow | sum"
WAY = """
    unit_id | indicator_id | baseline_value | target_value | path_id
    old     | i            | 0              | 80           | ward
    new     | i            | 10             | 110          | ward
"""
WITH = "unit_id | indicator_id | heir_id\nold | i | new\nnew | i | new"
VALUE = """
    unit_id | indicator_id | value | earlier_value | latest_date
    old     | i            | 20    |               | 2026-03-31
    new     | i            | 50    | 40            | 2026-09-30
"""
SHARE = """
    indicator_id | path_id | required_date | required_ratio
    i            | ward    | 2026-06-30    | 0.4
    i            | ward    | 2026-09-30    | 0.5
    i            | ward    | 2026-12-31    | 0.6
"""


def test_a_merged_unit_has_a_row_of_its_own_way_beside_its_heirs() -> None:
    found = made(
        "member_standing",
        indicator=FLOW,
        unit_way=WAY,
        counted_with=WITH,
        unit_value=VALUE,
        required_share=SHARE,
        unit_due="unit_id | due_date\nnew | 2026-06-30",
    )
    # a flow counts on from its own start; both are asked for at the latest date of the heir
    assert found.shows("""
        unit_id | member_id | value   | earlier_value | required_date | required_value   | is_in
        new     | old       | 0 + 20  |               | 2026-09-30    | 0.5 * 80         | true
        new     | new       | 10 + 50 | 10 + 40       | 2026-09-30    | 10 + 0.5 * 100   | true
    """)


def test_a_requirement_is_of_the_later_of_the_value_and_the_period_due() -> None:
    due = "unit_id | due_date\nnew | 2026-12-31\nold | 2026-12-31"
    alone = WITH.replace("| i | new\nnew", "| i | old\nnew")
    read = {"unit_way": WAY, "counted_with": alone, "unit_due": due, "required_share": SHARE}
    value = "unit_id | indicator_id | value | latest_date\nold | i | 20 | 2026-03-31"
    found = made("member_standing", **read, unit_value=value)
    assert found.shows("""
        unit_id | value | required_date | required_value | is_in
        old     | 20    | 2026-12-31    | 0.6 * 80       | true
        new     |       | 2026-12-31    | 10 + 0.6 * 100 | true
    """)


def test_before_an_indicator_is_valid_nothing_is_required() -> None:
    found = made(
        "member_standing",
        indicator="indicator_id | valid_from\ni | 2027-01-01",
        unit_way="unit_id | indicator_id | baseline_value | target_value\nu1 | i | 0 | 100",
        counted_with="unit_id | indicator_id | heir_id\nu1 | i | u1",
        unit_due="unit_id | due_date\nu1 | 2026-12-31",
    )
    assert found.shows("unit_id | required_date | required_value\nu1 | |")


def test_on_the_very_day_an_indicator_becomes_valid_its_path_is_asked_for() -> None:
    found = made(
        "member_standing",
        indicator="indicator_id | valid_from\ni | 2026-12-31\nj | 2027-01-01",
        unit_way=WAY.replace("old     | i ", "new     | j "),
        counted_with=WITH + "\nnew | j | new",
        unit_due="unit_id | due_date\nnew | 2026-12-31",
        required_share=SHARE + "    j            | ward    | 2026-12-31    | 0.6\n",
    )
    assert found.shows("""
        indicator_id | required_date | required_value
        i            | 2026-12-31    | 10 + 0.6 * 100
        j            |               |
    """)


def test_where_one_of_the_merged_has_a_value_who_has_none_is_out_and_weights_are_values() -> None:
    found = made(
        "member_standing",
        indicator="indicator_id | kind | weighted_by\ni | stock | people\nj | stock |",
        unit_way=WAY,
        counted_with=WITH,
        unit_value="""
            unit_id | indicator_id | value | latest_date
            new     | i            | 50    | 2026-09-30
            new     | people       | 700   | 2026-09-30
        """,
    )
    assert found.shows("""
        unit_id | member_id | value | is_in | weight
        new     | old       |       | false |
        new     | new       | 50    | true  | 700
    """)
