from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from queries.progress.questions import (
    content_standing,
    indicator_standing,
    phase_comparison,
    required_path,
    trend,
    unit_movement,
)
from schemas.selection import NotAllowed, Selection, Viewer
from tests.worlds.drawn_worlds import EVERY_KIND, PHASES, world_store, worlds
from tests.worlds.oracles.oracles import World, standing
from tests.worlds.query_store import periods, query_store
from tests.worlds.rows.plans import END, HINGE, START

VIEWER = Viewer()
HALFWAY = START + (HINGE - START) / 2
MIDDLE = Selection("c", HALFWAY)
YEAR_END = date(2025, 12, 31)
HALF_WAY_PATH = [
    {"to_date": YEAR_END, "to_ratio": 0.5},
    {"from_date": YEAR_END, "from_ratio": 0.5},
]
ALL_QUARTERS = periods(*(f"{y}-Q{q}" for y in range(2025, 2031) for q in range(1, 5)))
PHASE_2_PATH = {"phase_id": "phase-2", "from_date": HINGE, "to_date": END}


def store(results: list[dict[str, Any]], **tables: list[dict[str, Any]]) -> Any:
    base: dict[str, list[dict[str, Any]]] = {
        "period": ALL_QUARTERS,
        "unit": [{}],
        "assignment": [{}, {"phase_id": "phase-2"}],
        "path_segment": [*HALF_WAY_PATH, PHASE_2_PATH],
        "result": results,
    }
    return query_store(**{**base, **tables})


def one(con: Any, chosen: Selection = MIDDLE) -> dict[str, Any]:
    return indicator_standing(con, VIEWER, chosen).row(0, named=True)


def reported(
    value: float | None, unit: str = "u1", period: str = "2025-Q4", **more: Any
) -> dict[str, Any]:
    return {
        "unit_id": unit,
        "period_id": period,
        "value": value,
        "known_from": datetime(2025, 4, 1),
        **more,
    }


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (55.0, "exceeded"),
        (54.9, "reached"),
        (50.0, "reached"),
        (49.9, "on_track"),
        (45.0, "on_track"),
        (44.9, "slow"),
        (35.0, "slow"),
        (34.9, "at_risk"),
        (100.0, "early"),
        (None, "not_reported"),
    ],
)
def test_status_follows_the_pace_halfway_through_the_phase(
    value: float | None, expected: str
) -> None:
    assert one(store([reported(value)]))["status"] == expected


def test_pace_is_achieved_share_over_the_share_required_when_its_period_ended() -> None:
    row = one(store([reported(40.0)]))
    assert row["required_value"] == pytest.approx(50.0)
    assert row["pace_ratio"] == pytest.approx(40 / 50)


def test_a_phase_that_has_not_begun_is_not_due_even_with_old_values() -> None:
    row = one(store([reported(40.0)]), replace(MIDDLE, phase="phase-2"))
    assert (row["status"], row["value"]) == ("not_due", None)


def test_a_missing_unit_is_left_out_of_the_mean_and_counted_in_the_coverage() -> None:
    con = store(
        [reported(40.0), reported(None, "u2")],
        unit=[{}, {"unit_id": "u2"}, {"unit_id": "u3"}],
        assignment=[{"unit_id": u} for u in ("u1", "u2", "u3")],
    )
    row = one(con)
    assert (row["value"], row["unit_count"], row["expected_count"]) == (40.0, 1, 3)


def test_a_sum_is_held_against_the_targets_of_the_units_in_it() -> None:
    con = store(
        [reported(40.0)],
        indicator=[{"adds_up": "sum"}],
        unit=[{}, {"unit_id": "u2"}],
        assignment=[{}, {"unit_id": "u2", "target_value": 900.0}],
    )
    row = one(con)
    assert (row["target_value"], row["achieved_ratio"]) == (100.0, pytest.approx(0.4))


def test_a_flow_adds_up_over_the_periods_of_its_phase_only() -> None:
    con = store(
        [
            reported(5.0, period="2026-Q4"),
            reported(7.0, period="2027-Q1"),
            reported(8.0, period="2027-Q2"),
        ],
        indicator=[{"kind": "flow", "adds_up": "sum"}],
    )
    late = Selection("c", date(2027, 7, 1), phase="phase-2")
    assert one(con, late)["value"] == 7.0 + 8.0
    assert one(con, replace(late, phase="phase-1"))["value"] == 5.0


def test_a_stock_starts_phase_2_from_its_last_value_of_phase_1() -> None:
    con = store(
        [reported(60.0), reported(70.0, period="2027-Q1")],
        assignment=[{}, {"phase_id": "phase-2", "target_value": 90.0}],
    )
    row = one(con, Selection("c", date(2027, 7, 1), phase="phase-2"))
    assert row["achieved_ratio"] == pytest.approx((70 - 60) / (90 - 60))


def test_moving_the_hinge_moves_the_values_between_the_phases() -> None:
    after = Selection("c", date(2028, 1, 1), phase="phase-1")
    values = [reported(5.0, period="2026-Q4"), reported(7.0, period="2027-Q1")]
    early = store(values, indicator=[{"kind": "flow", "adds_up": "sum"}])
    later = [
        {**p, "phase_id": "phase-1" if p["end_date"] <= date(2027, 3, 31) else "phase-2"}
        for p in ALL_QUARTERS
    ]
    moved = store(
        values,
        indicator=[{"kind": "flow", "adds_up": "sum"}],
        period=later,
        phase=[
            {"end_date": date(2027, 3, 31)},
            {"phase_id": "phase-2", "start_date": date(2027, 4, 1), "end_date": END},
        ],
    )
    assert (one(early, after)["value"], one(moved, after)["value"]) == (5.0, 5.0 + 7.0)


def test_no_value_counts_in_both_phases() -> None:
    con = store(
        [reported(float(n), period=p["period_id"]) for n, p in enumerate(ALL_QUARTERS)],
        indicator=[{"kind": "flow", "adds_up": "sum"}],
    )
    end = Selection("c", date(2031, 1, 1))
    both = [one(con, replace(end, phase=phase))["value"] for phase in ("phase-1", "phase-2")]
    assert sum(both) == sum(range(len(ALL_QUARTERS)))


def test_an_earlier_date_shows_what_was_known_then() -> None:
    con = store(
        [
            reported(30.0, known_until=datetime(2026, 2, 1)),
            reported(44.0, known_from=datetime(2026, 2, 1)),
        ]
    )
    assert one(con, Selection("c", date(2026, 1, 31)))["value"] == 30.0
    assert one(con, Selection("c", date(2026, 2, 1)))["value"] == 44.0


def test_lower_is_better_is_rated_on_the_way_down() -> None:
    con = store(
        [reported(6.0)],
        indicator=[{"direction": "lower", "operator": "le"}],
        assignment=[{"operator": "le", "baseline_value": 10.0, "target_value": 2.0}],
    )
    row = one(con)
    assert (row["achieved_ratio"], row["status"]) == (pytest.approx(0.5), "reached")


def test_a_rank_target_is_met_at_or_below_the_rank() -> None:
    con = store(
        [reported(9.0)],
        indicator=[{"direction": "lower", "operator": "rank_le", "adds_up": "none"}],
        assignment=[{"operator": "rank_le", "baseline_value": 30.0, "target_value": 10.0}],
    )
    assert one(con)["status"] == "early"


def test_a_target_met_once_and_lost_at_the_latest_report_is_not_early() -> None:
    kept = store([reported(100.0, period="2025-Q3"), reported(100.0)])
    lost = store([reported(100.0, period="2025-Q3"), reported(50.0)])
    assert (one(kept)["status"], one(lost)["status"]) == ("early", "reached")


def test_one_report_is_enough_for_a_value_a_pace_and_a_trend_without_a_change() -> None:
    con = store([reported(40.0, period="2025-Q1")])
    row = one(con)
    assert (row["value"], row["latest_period_id"]) == (40.0, "2025-Q1")
    due = (date(2025, 9, 30) - START) / (YEAR_END - START) * 0.5
    assert (row["status"], row["pace_ratio"]) == ("reached", pytest.approx(0.4 / due))
    point = trend(con, VIEWER, replace(MIDDLE, indicator="i")).row(0, named=True)
    assert (point["value"], point["matched_count"], point["matched_change"]) == (40.0, 0, None)


def test_lower_is_better_counts_below_the_baseline_and_is_early_at_the_target() -> None:
    lower: dict[str, Any] = {
        "indicator": [{"direction": "lower", "operator": "le"}],
        "assignment": [{"operator": "le", "baseline_value": 10.0, "target_value": 2.0}],
    }
    assert one(store([reported(12.0)], **lower))["achieved_ratio"] == pytest.approx(-0.25)
    assert one(store([reported(2.0)], **lower))["status"] == "early"


def test_baseline_equal_to_target_is_all_or_nothing() -> None:
    ways = [{"baseline_value": 100.0}]
    assert one(store([reported(100.0)], assignment=ways))["achieved_ratio"] == 1.0
    assert one(store([reported(99.0)], assignment=ways))["status"] == "at_risk"


@pytest.mark.parametrize("missing", ["target_value", "baseline_value"])
def test_without_a_target_or_a_baseline_nothing_is_rated(missing: str) -> None:
    row = one(store([reported(40.0)], assignment=[{missing: None}]))
    assert (row["value"], row["status"], row["pace_ratio"]) == (40.0, "no_target", None)


def test_a_figure_that_does_not_add_up_has_a_value_only_for_one_unit() -> None:
    two = {"unit": [{}, {"unit_id": "u2"}], "assignment": [{}, {"unit_id": "u2"}]}
    rule = [{"adds_up": "none"}]
    assert one(store([reported(40.0)], indicator=rule, **two))["value"] == 40.0
    assert (
        one(store([reported(40.0), reported(50.0, "u2")], indicator=rule, **two))["value"] is None
    )


def test_a_weighted_mean_weighs_and_leaves_out_units_without_a_weight() -> None:
    con = store(
        [
            reported(40.0),
            reported(80.0, "u2"),
            reported(10.0, "u3"),
            reported(300.0, indicator_id="w"),
            reported(100.0, "u2", indicator_id="w"),
        ],
        indicator=[
            {"adds_up": "weighted_mean", "weighted_by": "w"},
            {"indicator_id": "w", "position": 2},
        ],
        unit=[{"unit_id": u} for u in ("u1", "u2", "u3")],
        assignment=[
            {"unit_id": u, "indicator_id": i} for u in ("u1", "u2", "u3") for i in ("i", "w")
        ],
    )
    row = one(con, replace(MIDDLE, indicator="i"))
    assert row["value"] == pytest.approx((40 * 300 + 80 * 100) / (300 + 100))
    assert (row["unit_count"], row["expected_count"]) == (2, 3)


def test_a_step_holds_until_the_next_one() -> None:
    steps = [
        {"to_date": date(2026, 1, 1), "to_ratio": 0.0},
        {"from_date": date(2026, 1, 1), "from_ratio": 0.4, "to_ratio": 0.4},
    ]
    con = store([reported(40.0)], path_segment=steps)
    assert one(con, Selection("c", date(2025, 12, 31)))["required_value"] == 0.0
    assert one(con, Selection("c", date(2026, 6, 30)))["required_value"] == pytest.approx(40.0)


def test_a_content_is_the_weighted_mean_of_its_indicators_held_between_0_and_100() -> None:
    con = store(
        [reported(150.0), reported(20.0, indicator_id="j")],
        indicator=[{}, {"indicator_id": "j", "position": 2, "weight": 3.0}],
        assignment=[{}, {"indicator_id": "j"}],
        path_segment=[*HALF_WAY_PATH, *({**piece, "indicator_id": "j"} for piece in HALF_WAY_PATH)],
    )
    row = content_standing(con, VIEWER, MIDDLE).row(0, named=True)
    assert row["achieved_pct"] == pytest.approx((100 * 1 + 20 * 3) / (1 + 3))
    assert row["required_pct"] == pytest.approx(50.0)


def test_groups_of_a_level_are_the_clusters_of_that_year() -> None:
    con = store(
        [reported(40.0), reported(60.0, "u2")],
        unit=[{}, {"unit_id": "u2"}],
        assignment=[{}, {"unit_id": "u2"}],
        membership=[
            {"year": 2025},
            {"year": 2026, "cluster_id": "cum-2"},
            {"unit_id": "u2", "year": 2026},
        ],
    )
    rows = indicator_standing(con, VIEWER, replace(MIDDLE, as_of=date(2026, 3, 1)), level="cluster")
    assert dict(zip(rows["group_id"], rows["value"], strict=True)) == {"cum-2": 40.0, "cum-1": 60.0}


def test_the_trend_counts_the_units_known_by_the_end_of_each_period() -> None:
    con = store(
        [reported(40.0, period="2025-Q2"), reported(50.0), reported(60.0, "u2")],
        unit=[{}, {"unit_id": "u2"}],
        assignment=[{}, {"unit_id": "u2"}],
    )
    rows = trend(con, VIEWER, replace(MIDDLE, indicator="i"))
    assert rows["value"].to_list() == [40.0, None, (50 + 60) / 2]
    assert rows["unit_count"].to_list() == [1, 0, 2]


def test_a_late_report_is_no_drop_and_the_last_point_is_the_figure_of_the_table() -> None:
    con = store(
        [reported(40.0, "u2", "2025-Q3"), reported(4.0, period="2025-Q3"), reported(5.0)],
        indicator=[{"kind": "flow", "adds_up": "sum"}],
        unit=[{}, {"unit_id": "u2"}],
        assignment=[{}, {"unit_id": "u2"}],
    )
    rows = trend(con, VIEWER, replace(MIDDLE, indicator="i"))
    assert rows["value"].to_list() == [40.0 + 4.0, 40.0 + 4.0 + 5.0]
    assert rows["fresh_count"].to_list() == [2, 1]
    assert rows["value"][-1] == one(con)["value"]


def test_a_period_nobody_reported_stays_a_gap_between_those_that_were() -> None:
    con = store([reported(40.0, period="2025-Q1"), reported(50.0, period="2025-Q3")])
    rows = trend(con, VIEWER, replace(MIDDLE, indicator="i"))
    assert rows["period_id"].to_list() == ["2025-Q1", "2025-Q2", "2025-Q3"]
    assert rows["value"].to_list() == [40.0, None, 50.0]


def test_the_path_ends_in_the_target_of_each_phase() -> None:
    con = store([reported(40.0)])
    rows = required_path(con, VIEWER, replace(MIDDLE, indicator="i"))
    targets = rows.filter(rows["is_target"])
    assert list(zip(targets["at_date"], targets["required_value"], strict=True)) == [
        (HINGE, 100.0),
        (END, 100.0),
    ]


def test_movers_are_compared_on_the_indicators_known_on_both_dates() -> None:
    con = store(
        [reported(20.0, period="2025-Q3"), reported(50.0), reported(90.0, indicator_id="j")],
        indicator=[{}, {"indicator_id": "j", "position": 2}],
        assignment=[{}, {"indicator_id": "j"}],
        path_segment=[{}, {"indicator_id": "j"}],
    )
    row = unit_movement(con, VIEWER, Selection("c", date(2026, 1, 31))).row(0, named=True)
    assert (row["change_points"], row["indicator_count"]) == (pytest.approx(50 - 20), 1)


def test_the_gain_still_needed_is_spread_over_the_years_that_remain() -> None:
    con = store([reported(40.0)], assignment=[{}, {"phase_id": "phase-2", "target_value": 100.0}])
    row = phase_comparison(con, VIEWER, MIDDLE).row(0, named=True)
    assert row["needed_per_year"] == pytest.approx((100 - 40) / ((END - YEAR_END).days / 365.25))


def test_a_viewer_without_the_campaign_gets_no_answer() -> None:
    with pytest.raises(NotAllowed):
        indicator_standing(store([]), Viewer("x", "unit", frozenset({"other"})), MIDDLE)


DAYS = [date(2025, 12, 31), date(2026, 11, 3), date(2027, 5, 20), date(2028, 2, 29), END]


# the day of a store costs the same for 24 indicators as for 8: many in few stores
@settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))
@given(worlds(EVERY_KIND * 3))
def test_the_sql_agrees_with_the_rules_in_plain_python(drawn: list[World]) -> None:
    con = world_store(drawn)
    for as_of in DAYS:
        for phase in PHASES:
            found = indicator_standing(con, VIEWER, Selection("c", as_of, phase=phase))
            rows = {row["indicator_id"]: row for row in found.to_dicts()}
            for n, world in enumerate(drawn):
                expected = standing(world, phase, as_of)
                assert {key: rows[f"i{n}"][key] for key in expected} == {
                    key: pytest.approx(value) if isinstance(value, float) else value
                    for key, value in expected.items()
                }, (as_of, phase, world.rule, world.kind)


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 90), st.integers(1, 10))
def test_a_better_result_never_lowers_the_status(value: int, more: int) -> None:
    order = ["at_risk", "slow", "on_track", "reached", "exceeded", "early"]
    first, second = (one(store([reported(float(v))]))["status"] for v in (value, value + more))
    assert order.index(second) >= order.index(first)


def test_a_campaign_that_is_over_keeps_the_units_it_ended_with() -> None:
    con = store([reported(40.0)], unit=[{"valid_to": END}], membership=[{"year": END.year}])
    row = one(con, Selection("c", date(2040, 1, 1)))
    assert (row["value"], row["expected_count"]) == (40.0, 1)
