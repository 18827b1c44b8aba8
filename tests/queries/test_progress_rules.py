"""Value, pace and status of an indicator on one day."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from queries.progress.questions import (
    trend,
)
from schemas.selection import Selection
from tests.worlds.rows.plans import END, START
from tests.worlds.rows.progress import (
    ALL_QUARTERS,
    MIDDLE,
    VIEWER,
    YEAR_END,
    one,
    reported,
    store,
)


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
