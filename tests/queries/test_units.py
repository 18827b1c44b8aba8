"""Questions about one unit: its peers, its score, what changed, what it said."""

from datetime import date, datetime
from statistics import median
from typing import Any

import pytest

from queries.units import questions as units
from schemas.tables import FOREVER
from tests.worlds.query_store import periods, query_store
from tests.worlds.rows.places import FORMER, PLACES, VIEWER, chosen, named


def four_units(values: dict[str, list[float | None]], **more: Any) -> Any:
    quarters = periods("2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4")
    results = [
        {
            "unit_id": unit,
            "period_id": period["period_id"],
            "value": value,
            "submission_id": f"{period['period_id']}-{unit}",
        }
        for unit, series in values.items()
        for period, value in zip(quarters, series, strict=False)
        if value is not None
    ]
    return query_store(
        **{
            "unit": named(*((code, f"Phường {code}") for code in values)),
            "membership": [{"unit_id": code} for code in values],
            "assignment": [{"unit_id": code} for code in values],
            "path_segment": [{}],
            "period": quarters,
            "result": results,
        }
        | more
    )


FOUR: dict[str, list[float | None]] = {
    "u1": [10.0, 20.0, 30.0, 40.0],
    "u2": [10.0, 30.0, 30.0, 50.0],
    "u3": [None, 10.0, 20.0, 20.0],
    "u4": [None, None, None, None],
    "u5": [90.0, 90.0, 90.0, 101.0],
}


def test_the_median_is_of_the_peers_that_have_a_value_and_leaves_the_unit_out() -> None:
    frame = units.unit_peers(four_units(FOUR), VIEWER, chosen("u1"))
    own = frame.filter(is_own=True).row(0, named=True)
    assert own["value"] == 40.0
    assert own["value_median"] == median([50.0, 20.0, 101.0]) == 50.0
    assert (own["unit_count"], own["expected_count"]) == (3, 4)
    assert own["required_pct"] == pytest.approx(100 * 364 / 730)
    assert own["peer_kind"] == "cluster"
    assert frame["unit_id"].to_list() == ["u1", "u2", "u3", "u4", "u5"]


def test_a_unit_with_fewer_than_three_others_in_its_cluster_is_held_beside_its_type() -> None:
    clusters = [{"unit_id": u, "cluster_id": "a"} for u in ("u1", "u2", "u3")]
    con = four_units(FOUR, membership=clusters)
    frame = units.unit_peers(con, VIEWER, chosen("u1"))
    assert set(frame["peer_kind"]) == {"unit_type"}
    assert frame.height == 5


def test_indicators_the_unit_does_not_owe_are_not_compared() -> None:
    assigned = [{"unit_id": u} for u in ("u2", "u3", "u4")]
    con = four_units(FOUR, assignment=assigned)
    assert units.unit_peers(con, VIEWER, chosen("u1")).is_empty()


def test_the_score_is_the_mean_share_held_between_0_and_100() -> None:
    frame = units.unit_progress(four_units(FOUR), VIEWER, chosen("u5"))
    assert frame["progress_pct"].to_list() == [90.0, 90.0, 90.0, 100.0]
    assert frame["progress_median_pct"].to_list() == [
        median([10.0, 10.0]),
        median([20.0, 30.0, 10.0]),
        median([30.0, 30.0, 20.0]),
        median([40.0, 50.0, 20.0]),
    ]
    assert frame["unit_count"].to_list() == [2, 3, 3, 3]
    assert set(frame["expected_count"]) == {4}


def test_a_skipped_quarter_keeps_the_last_score_and_says_so() -> None:
    con = four_units(FOUR | {"u1": [10.0, None, 30.0, None]})
    frame = units.unit_progress(con, VIEWER, chosen("u1"))
    assert frame["progress_pct"].to_list() == [10.0, 10.0, 30.0, 30.0]
    assert frame["is_fresh"].to_list() == [True, False, True, False]


def test_a_flow_adds_up_in_the_score() -> None:
    con = four_units(FOUR, indicator=[{"kind": "flow", "adds_up": "sum"}])
    frame = units.unit_progress(con, VIEWER, chosen("u1"))
    assert frame["progress_pct"].to_list() == [10.0, 30.0, 60.0, 100.0]


def test_an_indicator_without_a_target_is_not_in_the_score() -> None:
    given = [{"unit_id": u, "target_value": None} for u in FOUR]
    assert units.unit_progress(four_units(FOUR, assignment=given), VIEWER, chosen("u1")).is_empty()


def test_the_score_of_an_unknown_unit_is_no_row() -> None:
    assert units.unit_progress(four_units(FOUR), VIEWER, chosen("nobody")).is_empty()


def changed(*series: float | None, **more: Any) -> list[tuple[Any, ...]]:
    frame = units.unit_change(four_units({"u1": list(series)}, **more), VIEWER, chosen("u1"))
    return frame.select("change_kind", "value_change", "status_before", "status").rows()


def test_a_status_that_turns_is_told_with_both() -> None:
    assert changed(None, None, 30.0, 60.0) == [("better", 30.0, "slow", "exceeded")]
    assert changed(10.0, 20.0, 45.0, 20.0) == [("worse", -25.0, "exceeded", "at_risk")]


def test_a_move_inside_a_status_is_a_rise_or_a_fall() -> None:
    assert changed(1.0, 2.0, 3.0, 4.0) == [("rise", 1.0, "at_risk", "at_risk")]
    assert changed(1.0, 2.0, 5.0, 4.0) == [("fall", -1.0, "at_risk", "at_risk")]


def test_a_value_that_stays_is_no_change() -> None:
    assert changed(1.0, 2.0, 3.0, 3.0) == []


def test_an_indicator_without_a_value_for_two_quarters_is_silent() -> None:
    assert [row[0] for row in changed(1.0, None, None, None)] == ["silent"]
    assert [row[0] for row in changed(None, None, None, None)] == ["silent"]


def test_a_quarter_that_is_over_but_not_due_makes_nobody_silent() -> None:
    assert changed(1.0, 2.0, None, None) == []


def test_a_first_value_is_new() -> None:
    assert [row[:2] for row in changed(None, None, None, 4.0)] == [("new", None)]


def test_what_the_unit_wrote_beside_the_value_comes_with_the_change() -> None:
    result = [
        {"period_id": "2025-Q3", "value": 3.0},
        {"period_id": "2025-Q4", "value": 4.0, "note": "mở điểm hỗ trợ"},
    ]
    frame = units.unit_change(four_units({"u1": []}, result=result), VIEWER, chosen("u1"))
    assert frame["note"].to_list() == ["mở điểm hỗ trợ"]
    assert frame["latest_period_id"].to_list() == ["2025-Q4"]


def test_clusters_over_the_years_are_stretches_up_to_the_day() -> None:
    years = {2024: "a", 2025: "b", 2026: "b", 2027: "a", 2028: "z"}
    members = [
        {"year": year, "cluster_id": name, "cluster_name_vi": name, "cluster_name_en": name}
        for year, name in years.items()
    ]
    con = query_store(unit=[{}], membership=members)
    frame = units.unit_clusters(con, VIEWER, chosen("u1", date(2027, 3, 1)))
    assert frame.select("cluster_id", "first_date", "last_date").rows() == [
        ("a", date(2027, 1, 1), date(2027, 12, 31)),
        ("b", date(2025, 1, 1), date(2026, 12, 31)),
        ("a", date(2024, 1, 1), date(2024, 12, 31)),
    ]


def test_a_unit_is_named_with_what_it_was_made_from() -> None:
    row = units.unit_identity(
        query_store(unit=PLACES, former_unit=FORMER), VIEWER, chosen("29275")
    ).row(0, named=True)
    assert row["former_names"] == "Xã An Trường A"
    assert row["unit_name"] == "Xã An Trường"
    same = units.unit_identity(
        query_store(unit=PLACES, former_unit=FORMER), VIEWER, chosen("00004")
    )
    assert same["former_names"].to_list() == [None]


def said(as_of: date) -> list[tuple[Any, ...]]:
    later = datetime(2025, 5, 1)
    con = query_store(
        unit=[{}],
        period=periods("2025-Q1"),
        section=[{}],
        submission=[{}, {"submission_id": "2", "version": 2, "received_at": later}],
        remark=[
            {"known_until": later},
            {"submission_id": "2", "remark": "Đã có máy", "known_from": later},
            {"period_id": "yearly-2025", "kind": "results", "cell": "B5", "known_until": FOREVER},
        ],
    )
    frame = units.unit_remarks(con, VIEWER, chosen("u1", as_of))
    return frame.select("period_id", "kind", "label_vi", "remark", "cell", "version").rows()


def test_remarks_are_those_known_on_the_day_with_their_cell() -> None:
    section = ("yearly-2025", "results", "Kết quả nổi bật", "Thiếu máy", "B5", 1)
    assert said(date(2025, 4, 30)) == [
        section,
        ("2025-Q1", "difficulty", None, "Thiếu máy", "B3", 1),
    ]
    assert said(date(2025, 5, 1)) == [
        ("2025-Q1", "difficulty", None, "Đã có máy", "B3", 2),
        section,
    ]
