from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.profiles import deadlines
from queries.progress.questions import (
    annotation_list,
    indicator_standing,
    level_improvement,
    phase_comparison,
    status_change,
    trend,
)
from queries.reporting.questions import headline
from schemas.selection import Selection, Viewer
from tests.worlds.hinges import QUARTER_ENDS, hinge_tables, hinged
from tests.worlds.oracles.oracles import level
from tests.worlds.query_store import END, HINGE, START, periods, query_store

VIEWER = Viewer()
QUARTERS = periods(*(f"{y}-Q{q}" for y in range(2025, 2031) for q in range(1, 5)))
PHASE_2 = {"phase_id": "phase-2"}
PATHS = [{}, {**PHASE_2, "from_date": HINGE, "to_date": END}]
NEW_YEAR = Selection("c", date(2026, 1, 1))
MID_2027 = Selection("c", date(2027, 7, 1), phase="phase-2")
FLOW = [{"kind": "flow", "adds_up": "sum"}]


def store(results: list[dict[str, Any]], **tables: list[dict[str, Any]]) -> Any:
    units = tables.pop("unit", [{}])
    base: dict[str, list[dict[str, Any]]] = {
        "period": QUARTERS,
        "unit": units,
        "assignment": [{**u, **p} for u in map(named, units) for p in ({}, PHASE_2)],
        "path_segment": PATHS,
        "result": results,
    }
    return query_store(**{**base, **tables})


def named(unit: dict[str, Any]) -> dict[str, Any]:
    return {"unit_id": unit.get("unit_id", "u1")}


def told(value: float | None, period: str, unit: str = "u1", **more: Any) -> dict[str, Any]:
    first = datetime(2025, 4, 1)
    return {"unit_id": unit, "period_id": period, "value": value, "known_from": first, **more}


def units(*names: str) -> list[dict[str, Any]]:
    return [{"unit_id": name, "short_name": name} for name in names]


hinges = st.sampled_from(QUARTER_ENDS)


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(hinges, st.lists(st.integers(0, 99), min_size=22, max_size=22), st.integers(0, 2**44 - 1))
def test_wherever_the_hinge_is_nothing_counts_twice_and_nothing_is_lost(
    hinge: date, amounts: list[int], handed_in: int
) -> None:
    tables = hinge_tables(hinged(hinge))
    names = [p["period_id"] for p in tables["period"]]
    rows = [
        told(float(amount), name, unit)
        for place, unit in enumerate(("u1", "u2"))
        for n, (name, amount) in enumerate(zip(names, amounts, strict=True))
        if handed_in >> (place * 22 + n) & 1
    ]
    con = store(rows, indicator=FLOW, unit=units("u1", "u2"), **tables)
    end = Selection("c", date(2031, 1, 15), indicator="i")
    both = [
        indicator_standing(con, VIEWER, replace(end, phase=phase))["value"].item()
        for phase in ("phase-1", "phase-2")
    ]
    assert sum(value or 0.0 for value in both) == sum(row["value"] for row in rows)
    points = trend(con, VIEWER, end)
    assert points["period_id"].n_unique() == points.height
    assert points["fresh_count"].sum() == len(rows)
    per_phase = points.filter(points["fresh_count"] > 0).group_by("phase_id").last()
    assert per_phase["value"].sum() == sum(row["value"] for row in rows)


@settings(deadline=None)
@given(hinges)
def test_wherever_the_hinge_is_every_period_and_deadline_is_there_once(hinge: date) -> None:
    profile = hinged(hinge)
    found = deadlines.periods(profile)
    assert found["period_id"].n_unique() == found.height == 22
    for name, start, end in deadlines.phase_days(profile.phases):
        inside = found.filter(found["end_date"].is_between(start, end))
        assert set(inside["phase_id"]) <= {name}
    due = deadlines.deadlines(profile)
    assert due["deadline_id"].n_unique() == due.height
    assert due.filter(kind="interim")["due_at"].item().date() == profile.phases.interim_review_on


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


def improved(starts: dict[str, tuple[float, float]], **tables: Any) -> dict[str, dict[str, Any]]:
    con = store(
        [
            told(value, period, unit)
            for unit, pair in starts.items()
            for value, period in zip(pair, ("2025-Q3", "2026-Q3"), strict=True)
        ],
        unit=units(*starts, "silent"),
        **tables,
    )
    rows = level_improvement(con, VIEWER, Selection("c", date(2026, 10, 31)))
    return {row["unit_id"]: row for row in rows.to_dicts()}


STARTS = {
    "a": (20.0, 40.0),
    "b": (80.0, 90.0),
    "c": (98.0, 99.0),
    "d": (98.0, 49.0),
    "e": (60.0, 60.0),
}


def test_the_ceiling_correction_divides_a_gain_by_the_room_and_a_loss_by_the_start() -> None:
    rows = improved(STARTS)
    changes = {name: (row["change_points"], row["room_points"]) for name, row in rows.items()}
    assert changes == {
        "a": (20.0, 80.0),
        "b": (10.0, 20.0),
        "c": (1.0, 2.0),
        "d": (-49.0, 2.0),
        "e": (0.0, 40.0),
    }
    corrected = {name: row["corrected_pct"] for name, row in rows.items()}
    assert corrected == {
        "a": 20 / 80 * 100,
        "b": 10 / 20 * 100,
        "c": None,
        "d": -49 / 98 * 100,
        "e": 0.0,
    }


def test_a_unit_at_the_ceiling_is_ranked_by_level_alone_unless_it_fell() -> None:
    rows = improved(STARTS)
    ranks = {n: (r["level_rank"], r["change_rank"], r["corrected_rank"]) for n, r in rows.items()}
    assert ranks == {
        "a": (5, 1, 2),
        "b": (2, 2, 1),
        "c": (1, 3, None),
        "d": (4, 5, 4),
        "e": (3, 4, 3),
    }


def test_quadrants_split_at_the_medians_of_level_and_corrected_gain() -> None:
    rows = improved(STARTS)
    assert {name: row["quadrant"] for name, row in rows.items()} == {
        "a": "low_fast",
        "b": "high_fast",
        "c": "near_ceiling",
        "d": "low_slow",
        "e": "high_slow",
    }


def test_units_ranked_and_units_in_scope_stand_beside_and_equals_share_a_rank() -> None:
    rows = improved({"a": (20.0, 40.0), "b": (20.0, 40.0), "c": (20.0, 30.0)})
    assert {row["level_rank"] for row in rows.values()} == {1, 3}
    assert {(row["unit_count"], row["expected_count"]) for row in rows.values()} == {(3, 4)}
    assert {row["start_date"] for row in rows.values()} == {date(2025, 9, 30)}


def test_in_the_first_year_improvement_counts_from_the_start_of_the_phase() -> None:
    con = store([told(40.0, "2025-Q4")])
    row = level_improvement(con, VIEWER, NEW_YEAR).row(0, named=True)
    assert (row["start_date"], row["start_pct"], row["change_points"]) == (START, 0.0, 40.0)


def test_a_revised_target_is_no_progress() -> None:
    easier = date(2026, 6, 1)
    rows = improved(
        {"a": (20.0, 20.0)},
        assignment=[
            {"unit_id": "a", "in_force_until": easier},
            {"unit_id": "a", "in_force_from": easier, "target_value": 40.0},
        ],
    )
    assert (rows["a"]["start_pct"], rows["a"]["change_points"]) == (50.0, 0.0)


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.dictionaries(
        st.sampled_from("abcde"),
        st.tuples(*[st.one_of(st.none(), st.integers(0, 120))] * 4),
        min_size=1,
    )
)
def test_levels_agree_with_plain_python_and_ranks_follow_them(drawn: dict[str, Any]) -> None:
    con = store(
        [
            told(None if value is None else float(value), period, unit, indicator_id=indicator)
            for unit, four in drawn.items()
            for value, (indicator, period) in zip(
                four,
                [(i, p) for i in ("i", "j") for p in ("2025-Q3", "2026-Q3")],
                strict=True,
            )
        ],
        unit=units(*drawn),
        content=[{}, {"content_id": "nd2"}],
        indicator=[{}, {"indicator_id": "j", "content_id": "nd2"}],
        assignment=[{"unit_id": u, "indicator_id": i} for u in drawn for i in ("i", "j")],
    )
    rows = level_improvement(con, VIEWER, Selection("c", date(2026, 10, 31))).to_dicts()
    expected = {}
    for unit, (i_then, i_now, j_then, j_now) in drawn.items():
        now = {
            "i": i_now if i_now is not None else i_then,
            "j": j_now if j_now is not None else j_then,
        }
        shares = [
            {key: value / 100 for key, value in found.items() if value is not None}
            for found in (now, {"i": i_then, "j": j_then})
        ]
        if set(shares[0]) & set(shares[1]):
            expected[unit] = level(*shares)
    assert {row["unit_id"] for row in rows} == set(expected)
    for row in rows:
        for name, value in expected[row["unit_id"]].items():
            assert row[name] == (None if value is None else pytest.approx(value, abs=1e-9))
        assert row["level_rank"] == 1 + sum(r["level_pct"] > row["level_pct"] for r in rows)


def changed(con: Any, as_of: date = date(2026, 1, 31), **more: Any) -> dict[str, Any]:
    return status_change(con, VIEWER, Selection("c", as_of), level="unit", **more).row(
        0, named=True
    )


BETTER = [told(10.0, "2025-Q3"), told(60.0, "2025-Q4")]


def test_a_better_status_without_a_reason_is_unexplained_and_the_old_one_stays_visible() -> None:
    row = changed(store(BETTER))
    assert (row["previous_status"], row["status"], row["direction"]) == (
        "at_risk",
        "exceeded",
        "better",
    )
    assert (row["is_unexplained"], row["reason"], row["previous_date"]) == (
        True,
        None,
        date(2025, 10, 31),
    )


def test_the_note_given_with_the_latest_value_explains_it() -> None:
    noted = [BETTER[0], {**BETTER[1], "note": "Đã mở điểm mới"}]
    row = changed(store(noted))
    assert (row["reason"], row["reason_kind"], row["is_unexplained"]) == (
        "Đã mở điểm mới",
        "note",
        False,
    )
    old = [{**BETTER[0], "note": "Cũ"}, BETTER[1]]
    assert changed(store(old))["is_unexplained"] is True


@pytest.mark.parametrize(
    ("event", "explains"),
    [
        ({"unit_id": "u1", "at_date": date(2025, 12, 1)}, True),
        ({"indicator_id": "i", "at_date": date(2026, 1, 31)}, True),
        ({"unit_id": "u1", "at_date": date(2025, 10, 31)}, False),
        ({"unit_id": "u2", "at_date": date(2025, 12, 1)}, False),
        ({"at_date": date(2025, 12, 1)}, False),
        (
            {"unit_id": "u1", "at_date": date(2025, 12, 1), "recorded_at": datetime(2026, 3, 1)},
            False,
        ),
    ],
)
def test_an_event_of_that_unit_or_indicator_in_between_explains_it(
    event: dict[str, Any], explains: bool
) -> None:
    row = changed(store(BETTER, note=[event]))
    assert row["is_unexplained"] is not explains
    assert (row["reason"] is not None) is explains


def test_a_target_revised_in_between_is_said_first() -> None:
    day = date(2025, 12, 1)
    con = store(
        [told(20.0, "2025-Q3"), told(21.0, "2025-Q4", note="Có")],
        assignment=[
            {"in_force_until": day},
            {"in_force_from": day, "target_value": 40.0},
        ],
    )
    row = changed(con)
    assert (row["previous_status"], row["status"]) == ("at_risk", "reached")
    assert (row["reason_kind"], row["is_unexplained"]) == ("revision", False)


def test_the_status_before_is_the_one_shown_then() -> None:
    first = told(10.0, "2025-Q3", known_until=datetime(2025, 12, 5))
    later = told(60.0, "2025-Q3", known_from=datetime(2025, 12, 5))
    assert changed(store([first, later]))["previous_status"] == "at_risk"


@pytest.mark.parametrize(
    ("values", "direction"),
    [
        ((60.0, 10.0), "worse"),
        ((60.0, 90.0), "same"),
        ((None, 60.0), "new"),
        ((60.0, 100.0), "better"),
    ],
)
def test_the_direction_follows_the_order_of_the_statuses(
    values: tuple[float | None, float], direction: str
) -> None:
    rows = [told(values[0], "2025-Q3"), told(values[1], "2025-Q4")]
    assert changed(store(rows))["direction"] == direction


CLOSED = date(2027, 1, 16)


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        ([told(100.0, "2026-Q4")], ("early", "early", "same")),
        ([told(100.0, "2026-Q4"), told(100.0, "2026-Q4", "u2")], ("early", "reached", "same")),
        ([told(99.0, "2026-Q4")], ("early", "not_met", "worse")),
    ],
)
def test_a_target_still_met_when_its_phase_closes_is_no_fall(
    last: list[dict[str, Any]], expected: tuple[str, str, str]
) -> None:
    con = store([told(100.0, "2026-Q3"), *last], unit=units("u1", "u2"))
    row = status_change(con, VIEWER, Selection("c", CLOSED), level="all").row(0, named=True)
    assert (row["previous_status"], row["status"], row["direction"]) == expected


def test_an_indicator_behind_that_is_not_met_at_the_end_is_worse() -> None:
    row = changed(store([told(50.0, "2026-Q3")]), CLOSED)
    assert (row["previous_status"], row["status"], row["direction"]) == (
        "at_risk",
        "not_met",
        "worse",
    )


def test_a_group_says_how_many_units_gave_a_note() -> None:
    con = store(
        [
            {**row, "unit_id": u, "note": note}
            for u, note in (("u1", "Có"), ("u2", None))
            for row in BETTER
        ],
        unit=units("u1", "u2"),
    )
    row = status_change(con, VIEWER, Selection("c", date(2026, 1, 31))).row(0, named=True)
    assert (row["note_count"], row["unit_count"], row["reason"]) == (1, 2, None)
    assert row["is_unexplained"] is False


def test_events_are_those_of_the_campaign_and_of_what_is_chosen() -> None:
    notes = [
        {"note_id": "1"},
        {"note_id": "2", "unit_id": "u1"},
        {"note_id": "3", "indicator_id": "i"},
        {"note_id": "4", "unit_id": "u2"},
        {"note_id": "5", "kind": "reminder"},
        {"note_id": "6", "at_date": None, "recorded_at": datetime(2025, 8, 9, 10)},
        {"note_id": "7", "recorded_at": datetime(2026, 1, 2)},
    ]
    con = store([], note=notes)

    def found(**chosen: str) -> list[str]:
        return annotation_list(con, VIEWER, replace(NEW_YEAR, **chosen))["note_id"].to_list()

    assert found() == ["1", "6"]
    assert found(unit="u1", indicator="i") == ["1", "2", "3", "6"]
    assert annotation_list(con, VIEWER, NEW_YEAR)["at_date"][-1] == date(2025, 8, 9)


def test_a_silent_unit_has_no_level_even_where_the_start_is_the_phase_start() -> None:
    con = store([told(30.0, "2025-Q2")], unit=units("u1", "silent"))
    rows = level_improvement(con, VIEWER, Selection("c", date(2025, 8, 1))).to_dicts()
    assert [(r["unit_id"], r["level_pct"], r["unit_count"]) for r in rows] == [("u1", 30.0, 1)]
    assert rows[0]["expected_count"] == 2


def test_without_targets_nobody_has_a_level() -> None:
    bare = [{"target_value": None}, {**PHASE_2, "target_value": None}]
    con = store([told(30.0, "2025-Q2")], assignment=bare)
    assert level_improvement(con, VIEWER, Selection("c", date(2025, 8, 1))).is_empty()
