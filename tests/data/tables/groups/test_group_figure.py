from tests.worlds.pipeline.steps import made


def figure(rows: str) -> dict[str, object]:
    head = (
        "unit_id | adds_up | value | weight | baseline_value | required_value | target_value"
        " | is_counted | latest_date\n"
    )
    units = "scope_id=s\nunit_id\nu1\nu2\nu3"
    return made("group_figure", rated_row="indicator_id=i\n" + head + rows, group_scope=units).rows[
        0
    ]


def test_what_adds_up_is_added_over_the_units_with_a_value() -> None:
    found = figure("""
        u1 | sum | 101 | 1 | 1 | 51 | 201 | true  | 2026-09-30
        u2 | sum | 102 | 1 | 2 | 52 | 202 | true  | 2026-06-30
        u3 | sum |     | 1 | 4 | 54 | 204 | false |
    """)
    figures = ("value", "baseline_value", "required_value", "target_value")
    assert [found[name] for name in figures] == [101 + 102, 1 + 2, 51 + 52, 201 + 202]
    assert [found[n] for n in ("unit_count", "earlier_count", "expected_count")] == [2, 1, 3]
    assert str(found["value_date"]) == "2026-09-30"


def test_a_mean_is_weighed_where_the_rule_says_so() -> None:
    rows = """
        u1 | {rule} | 10 | 3 | 0 | 5 | 20 | true | 2026-09-30
        u2 | {rule} | 30 | 1 | 0 | 5 | 40 | true | 2026-09-30
    """
    weighed, plain = figure(rows.format(rule="weighted_mean")), figure(rows.format(rule="mean"))
    assert (weighed["value"], weighed["target_value"]) == ((10 * 3 + 30) / 4, (20 * 3 + 40) / 4)
    assert (plain["value"], plain["target_value"]) == ((10 + 30) / 2, (20 + 40) / 2)
    assert figure(rows.format(rule="none"))["value"] is None


def test_where_nobody_has_a_value_the_target_of_all_is_shown() -> None:
    found = figure("""
        u1 | sum | | 1 | 1 | 51 | 201 | false |
        u2 | sum | | 1 | 2 | 52 | 202 | false |
    """)
    assert (found["value"], found["target_value"], found["unit_count"]) == (None, 201 + 202, 0)


def test_one_unit_counted_without_a_target_leaves_no_way_to_be_rated_on() -> None:
    found = figure("""
        u1 | sum | 101 | 1 | 1 | 51 |     | true | 2026-09-30
        u2 | sum | 102 | 1 | 2 | 52 | 202 | true | 2026-09-30
    """)
    assert (found["value"], found["target_value"], found["required_value"]) == (
        101 + 102,
        None,
        None,
    )


def test_figures_of_single_units_stand_beside_those_of_groups() -> None:
    own = "scope_id | indicator_id | value\nunit:u1 | i | 101"
    assert made("group_figure", own_figure=own).shows(own)


def test_a_figure_says_until_when_and_what_it_was_before_the_last_period() -> None:
    found = made(
        "group_figure",
        rated_row="""
            indicator_id=i | adds_up=sum
            unit_id | value | earlier_value | is_counted | latest_date | required_date
            u1      | 101   | 91            | true       | 2026-09-30  | 2026-12-31
            u2      | 102   | 92            | true       | 2026-06-30  | 2026-09-30
            u3      |       |               | false      |             |
        """,
        group_scope="scope_id=s\nunit_id\nu1\nu2\nu3",
    )
    assert found.shows("""
        earlier_value | latest_date | value_date | required_date | is_due
        91 + 92       | 2026-09-30  | 2026-09-30 | 2026-12-31    | true
    """)


def test_before_one_of_them_had_a_value_there_is_no_earlier_one() -> None:
    found = made(
        "group_figure",
        rated_row="""
            indicator_id=i | adds_up=sum
            unit_id | value | earlier_value | is_counted | required_date
            u1      | 101   | 91            | true       |
            u2      | 102   |               | true       |
        """,
        group_scope="scope_id=s\nunit_id\nu1\nu2",
    )
    assert found.shows("value | earlier_value | is_due\n101 + 102 | | false")
