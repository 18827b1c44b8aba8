from dataclasses import replace
from datetime import date

import pytest

from queries.progress.questions import (
    phase_comparison,
    trend,
)
from queries.reporting.questions import headline
from schemas.selection import Selection
from tests.worlds.progress.two_phases import (
    FLOW,
    NEW_YEAR,
    PHASE_2,
    VIEWER,
    store,
    told,
    units,
)
from tests.worlds.rows.plans import END, HINGE, START

MID_2027 = Selection("c", date(2027, 7, 1), phase="phase-2")


def test_the_trend_compares_the_units_that_reported_in_both_periods() -> None:
    con = store(
        [
            told(40.0, "2025-Q3"),
            told(50.0, "2025-Q4"),
            told(10.0, "2025-Q3", "u2"),
            told(90.0, "2025-Q4", "u3"),
        ],
        unit=units("u1", "u2", "u3"),
    )
    last = trend(con, VIEWER, replace(NEW_YEAR, indicator="i")).row(-1, named=True)
    assert (last["value"], last["fresh_count"]) == ((50 + 10 + 90) / 3, 2)
    assert (last["matched_count"], last["matched_change"]) == (1, 50.0 - 40.0)


def test_where_all_report_every_time_the_matched_change_is_the_step_of_the_trend() -> None:
    rows = [
        told(float(n * n + place), f"2025-Q{n}", unit, indicator_id=indicator)
        for n in range(1, 5)
        for place, unit in enumerate(("u1", "u2"), start=1)
        for indicator in ("i", "w")
    ]
    con = store(
        rows,
        indicator=[{"adds_up": "weighted_mean", "weighted_by": "w"}, {"indicator_id": "w"}],
        unit=units("u1", "u2"),
    )
    points = trend(con, VIEWER, replace(NEW_YEAR, indicator="i"))
    steps = points["value"].diff().to_list()
    assert points["matched_count"].to_list() == [0, 2, 2, 2]
    assert points["matched_change"].to_list() == [None, *map(pytest.approx, steps[1:])]


def test_a_flow_is_not_compared_across_the_hinge() -> None:
    con = store([told(5.0, "2026-Q4"), told(7.0, "2027-Q1"), told(8.0, "2027-Q2")], indicator=FLOW)
    points = trend(con, VIEWER, replace(MID_2027, indicator="i"))
    assert points["matched_change"].to_list() == [None, None, 8.0]
    assert points["matched_count"].to_list() == [0, 0, 1]


def test_who_reports_late_does_not_look_like_a_fall_in_the_headline() -> None:
    con = store(
        [
            told(30.0, "2025-Q3"),
            told(50.0, "2025-Q4"),
            told(70.0, "2025-Q3", "u2"),
            told(10.0, "2025-Q4", "u3"),
        ],
        unit=units("u1", "u2", "u3"),
    )
    row = headline(con, VIEWER, Selection("c", date(2026, 1, 31))).row(0, named=True)
    share, before = ((day - START).days / 730 for day in (date(2025, 12, 31), date(2025, 9, 30)))
    assert (row["matched_unit_count"], row["expected_count"]) == (1, 3)
    assert row["matched_pace_ratio"] == pytest.approx(0.50 / share)
    assert row["previous_pace_ratio"] == pytest.approx(0.30 / before)
    assert row["pace_ratio"] == pytest.approx((0.5 + 0.7 + 0.1) / 3 / share)
    assert (row["matched_on_path_count"], row["previous_on_path_count"]) == (1, 0)


def test_the_headline_compares_nothing_where_nobody_reported_anew() -> None:
    con = store([told(35.0, "2025-Q3")])
    row = headline(con, VIEWER, Selection("c", date(2026, 1, 31))).row(0, named=True)
    assert (row["matched_unit_count"], row["matched_pace_ratio"]) == (0, None)
    assert row["pace_ratio"] is not None


def test_the_phases_stand_side_by_side_over_the_units_in_both() -> None:
    con = store(
        [
            told(60.0, "2026-Q4"),
            told(70.0, "2027-Q2"),
            told(20.0, "2026-Q4", "u2"),
            told(99.0, "2027-Q2", "u3"),
        ],
        unit=units("u1", "u2", "u3"),
        assignment=[
            {"unit_id": u, "target_value": value, "phase_id": phase}
            for u in ("u1", "u2", "u3")
            for phase, value in (("phase-1", 80.0), ("phase-2", 90.0))
        ],
    )
    row = phase_comparison(con, VIEWER, MID_2027).row(0, named=True)
    names = ("baseline_value", "phase_1_value", "phase_2_start", "phase_2_value", "phase_2_target")
    assert [row[name] for name in names] == [0.0, 60.0, 60.0, 70.0, 90.0]
    assert (row["unit_count"], row["expected_count"]) == (1, 3)
    latest = date(2027, 6, 30)
    passed, left = ((latest - START).days, (END - latest).days)
    assert row["gained_per_year"] == pytest.approx((70 - 0) / (passed / 365.25))
    assert row["needed_per_year"] == pytest.approx((90 - 70) / (left / 365.25))
    assert row["required_per_year"] == pytest.approx((90 - 60) / ((END - HINGE).days / 365.25))


def test_a_flow_starts_phase_2_from_zero_and_a_printed_start_beats_what_is_carried() -> None:
    values = [told(60.0, "2026-Q4"), told(10.0, "2027-Q2")]
    flow = phase_comparison(store(values, indicator=FLOW), VIEWER, MID_2027).row(0, named=True)
    assert (flow["phase_1_value"], flow["phase_2_start"], flow["phase_2_value"]) == (
        60.0,
        0.0,
        10.0,
    )
    printed = store(values, assignment=[{}, {**PHASE_2, "start_value": 55.0}])
    assert phase_comparison(printed, VIEWER, MID_2027)["phase_2_start"].item() == 55.0


def test_targets_stand_side_by_side_before_any_report() -> None:
    row = phase_comparison(store([]), VIEWER, NEW_YEAR).row(0, named=True)
    assert (row["phase_1_target"], row["phase_1_value"], row["unit_count"]) == (100.0, None, 0)
