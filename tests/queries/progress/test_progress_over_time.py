"""Contents, groups, trends and paths over the periods, and all rules against plain Python."""

from dataclasses import replace
from datetime import date

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
from tests.worlds.rows.plans import END, HINGE
from tests.worlds.rows.progress import (
    HALF_WAY_PATH,
    MIDDLE,
    VIEWER,
    YEAR_END,
    one,
    reported,
    store,
)


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
