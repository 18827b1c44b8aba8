from tests.worlds.pipeline.steps import worth


def test_a_target_is_met_by_its_own_operator() -> None:
    met = {
        operator: [worth(f"is_met('{operator}', {value}, 5)") for value in (4, 5, 6)]
        for operator in ("ge", "gt", "eq", "le", "rank_le")
    }
    assert met == {
        "ge": [False, True, True],
        "gt": [False, False, True],
        "eq": [False, True, False],
        "le": [True, True, False],
        "rank_le": [True, True, False],
    }


def test_a_share_of_the_way_goes_up_or_down_and_without_a_way_it_is_all_or_nothing() -> None:
    assert worth("way_share('ge', 40.0, 20.0, 100.0)") == 0.25
    assert worth("way_share('le', 80.0, 100.0, 20.0)") == 0.25
    assert worth("way_share('ge', 5.0, 5.0, 5.0)") == 1
    assert worth("way_share('ge', 4.0, 5.0, 5.0)") == 0
    assert worth("way_share('ge', NULL, 5.0, 9.0)") is None
    assert worth("is_no_way(0.1 + 0.2, 0.3)")


def test_a_held_share_stays_between_none_and_all_and_unknown_stays_unknown() -> None:
    assert [worth(f"held({x})") for x in ("-0.1", "0.4::DOUBLE", "1.2", "NULL::DOUBLE")] == [
        0,
        0.4,
        1,
        None,
    ]


def test_pace_is_unknown_while_nothing_is_required() -> None:
    assert [worth(f"pace_of(0.3, {x})") for x in ("0.6", "0", "NULL")] == [0.5, None, None]


def rated(
    said: str, has_value: bool = True, is_closed: bool = False, met: str = "false, false"
) -> str:
    limits = "1.1, 1.0, 0.9, 0.7"
    found: str = worth(f"rating(true, {has_value}, {said}, {met}, {is_closed}, {limits})")
    return found


def test_a_rating_follows_the_pace_and_each_limit_belongs_to_the_better_word() -> None:
    words = {pace: rated(f"{pace}::DOUBLE, 1.0") for pace in (1.1, 1.0, 0.9, 0.7, 0.69)}
    assert list(words.values()) == ["exceeded", "reached", "on_track", "slow", "at_risk"]
    assert rated("0.1, 0.0") == rated("0.1, NULL") == "on_track"
    assert rated("NULL, 1.0") == "no_target"
    assert rated("1.0, 1.0", has_value=False) == "not_reported"


def test_a_closed_phase_is_met_or_not_and_what_was_met_early_stays_early() -> None:
    assert rated("1.0, 1.0", is_closed=True, met="false, false") == "not_met"
    assert rated("1.0, 1.0", is_closed=True, met="true, false") == "reached"
    assert rated("1.1, 1.0", is_closed=True, met="true, false") == "exceeded"
    assert rated("1.0, 1.0", met="true, true") == "early"


def test_a_figure_is_printed_half_up_away_from_zero() -> None:
    printed = {"2.675": 2.68, "-2.675": -2.68, "1.005": 1.01, "0.125": 0.13}
    assert {x: worth(f"as_printed({x}::DOUBLE, 2)") for x in printed} == printed


def added(rule: str, rows: str) -> float | None:
    found: float | None = worth(f"added_up('{rule}', v, w) FROM (VALUES {rows}) AS t (v, w)")
    return found


def test_values_are_added_up_by_their_rule_and_a_null_is_left_out() -> None:
    rows = "(10.0, 3.0), (30.0, 1.0), (NULL, 9.0)"
    assert added("sum", rows) == 10 + 30
    assert added("mean", rows) == (10 + 30) / 2
    assert added("weighted_mean", rows) == (10 * 3 + 30 * 1) / 4
    assert added("none", rows) is None
    assert added("none", "(10.0, 3.0), (NULL, 1.0)") == 10
    assert added("sum", "(NULL::DOUBLE, 1.0)") is None


def test_a_figure_of_the_same_units_is_null_where_one_of_them_lacks_it() -> None:
    rows = "FROM (VALUES (true, 1.0), (true, {}), (false, NULL)) AS t (i, v)"
    assert worth("same_units('sum', i, v, 1.0) " + rows.format("2.0")) == 3
    assert worth("same_units('sum', i, v, 1.0) " + rows.format("NULL")) is None
    assert worth("whole_of(i, v) " + rows.format("2.0")) == 3
    assert worth("whole_of(i, v) " + rows.format("NULL")) is None


def test_a_flow_counts_on_from_its_start_and_alone_what_adds_up_is_handed_on() -> None:
    assert [worth(f"counted_from('{k}', 5, 2)") for k in ("flow", "stock")] == [7, 2]
    kinds = [("flow", "sum"), ("flow", "mean"), ("stock", "sum")]
    assert [worth(f"is_handed_on('{k}', '{r}')") for k, r in kinds] == [True, False, False]
    assert worth("alone('weighted_mean', 7.0, 0.0)") is None
    assert worth("alone('sum', 7.0, 0.0)") == 7


def test_a_change_has_a_direction_and_a_target_still_met_is_no_fall() -> None:
    changes = {
        ("slow", "slow", "false"): "same",
        ("slow", "not_due", "false"): "new",
        ("reached", "slow", "false"): "better",
        ("slow", "reached", "false"): "worse",
        ("reached", "early", "true"): "same",
        ("not_reported", "slow", "false"): "worse",
    }
    said = {key: worth("status_direction('{}', '{}', {})".format(*key)) for key in changes}
    assert said == changes
    behind = ("slow", "at_risk", "not_met", "on_track", "not_due")
    assert [worth(f"is_behind('{status}')") for status in behind] == [
        True,
        True,
        True,
        False,
        False,
    ]
    assert worth("years_between(DATE '2026-01-01', DATE '2026-01-01')") == 1 / 365.25


def test_a_sum_leaves_nulls_out_and_of_nothing_it_is_null() -> None:
    assert worth("total(v) FROM (VALUES (101), (NULL), (102)) AS t (v)") == 101 + 102
    assert worth("total(v) FROM (VALUES (NULL::DOUBLE)) AS t (v)") is None


def test_statuses_have_an_order_and_those_that_rate_nothing_no_place() -> None:
    order = ("not_met", "at_risk", "slow", "on_track", "reached", "exceeded", "early")
    assert [worth(f"status_order('{status}')") for status in order] == [1, 2, 3, 4, 5, 6, 7]
    assert worth("status_order('not_reported')") is None
