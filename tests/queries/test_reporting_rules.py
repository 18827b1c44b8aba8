from datetime import date, datetime
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from queries.progress.questions import cell_trace
from queries.reference.questions import (
    campaign_list,
    deadline_list,
    period_list,
    phase_list,
    unit_list,
)
from queries.reporting.questions import (
    attention,
    counted_values,
    headline,
    plan_issuance,
    report_history,
    reporting_count,
    reporting_state,
    result_export,
)
from schemas.selection import Selection, Viewer
from tests.worlds.query_store import periods, query_store
from tests.worlds.rows.plans import HINGE, START

VIEWER = Viewer()
MAY = Selection("c", date(2025, 5, 31))
TWO = [{}, {"unit_id": "u2", "short_name": "X. Ấp"}]


def store(**tables: list[dict[str, Any]]) -> Any:
    base: dict[str, list[dict[str, Any]]] = {
        "period": periods("2025-Q1", "2025-Q2"),
        "unit": TWO,
        "path_segment": [{}],
        "assignment": [{}, {"unit_id": "u2"}],
    }
    return query_store(**{**base, **tables})


def arrived(
    unit: str, day: date, state: str = "accepted", version: int | None = 1, hour: int = 8
) -> dict[str, Any]:
    return {
        "submission_id": f"{unit}-{day}-{version}-{state}",
        "unit_id": unit,
        "state": state,
        "version": version,
        "received_at": datetime(day.year, day.month, day.day, hour),
    }


def states(con: Any, chosen: Selection = MAY) -> dict[str, str]:
    rows = reporting_state(con, VIEWER, chosen)
    return dict(zip(rows["unit_id"], rows["state"], strict=True))


def test_the_last_second_of_the_due_day_is_on_time() -> None:
    due = datetime(2025, 4, 15, 23, 59, 59)
    con = store(
        submission=[
            {"received_at": due},
            {"submission_id": "2", "unit_id": "u2", "received_at": datetime(2025, 4, 16)},
        ]
    )
    assert states(con) == {"u1": "on_time", "u2": "late"}


def test_a_correction_after_the_deadline_does_not_make_a_report_late() -> None:
    con = store(
        submission=[arrived("u1", date(2025, 4, 1)), arrived("u1", date(2025, 5, 20), version=2)]
    )
    row = reporting_state(con, VIEWER, MAY).filter(unit_id="u1").row(0, named=True)
    assert (row["state"], row["version"]) == ("on_time", 2)


def test_a_returned_report_counts_until_one_is_accepted() -> None:
    con = store(
        submission=[
            arrived("u1", date(2025, 4, 1), "rejected", None),
            arrived("u2", date(2025, 4, 1), "rejected", None),
            arrived("u2", date(2025, 5, 1)),
        ]
    )
    assert states(con) == {"u1": "rejected", "u2": "late"}


def test_what_arrives_later_is_not_known_yet() -> None:
    con = store(submission=[arrived("u1", date(2025, 6, 1))])
    assert states(con)["u1"] == "missing"


def test_the_units_of_the_last_day_of_the_period_owe_its_report_whoever_is_there_later() -> None:
    con = store(
        unit=[
            {},
            {"unit_id": "u2", "valid_to": date(2025, 3, 30)},
            {"unit_id": "u3", "valid_to": date(2025, 3, 31)},
            {"unit_id": "u4", "valid_from": date(2025, 3, 31)},
            {"unit_id": "u5", "valid_from": date(2025, 4, 1)},
        ],
        assignment=[{"unit_id": f"u{n}"} for n in range(1, 6)],
        submission=[arrived("u3", date(2025, 4, 10))],
    )
    assert states(con) == {"u1": "missing", "u3": "on_time", "u4": "missing"}


@settings(max_examples=15, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(["u1", "u2"]), st.integers(1, 60), st.booleans()), max_size=6
    )
)
def test_the_states_add_up_to_the_units_expected(arrivals: list[tuple[str, int, bool]]) -> None:
    rows = [
        {
            **arrived(
                unit,
                date.fromordinal(START.toordinal() + 80 + day),
                "accepted" if good else "rejected",
                1 if good else None,
            ),
            "submission_id": str(n),
        }
        for n, (unit, day, good) in enumerate(arrivals)
    ]
    count = reporting_count(store(submission=rows), VIEWER, MAY).row(0, named=True)
    parts = ("on_time_count", "late_count", "rejected_count", "missing_count")
    assert sum(count[name] for name in parts) == count["expected_count"] == 2


def test_the_headline_counts_indicators_on_path_and_compares_with_a_quarter_earlier() -> None:
    con = store(
        period=periods("2025-Q1", "2025-Q2", "2025-Q3"),
        result=[
            {"value": 2.0},
            {"period_id": "2025-Q2", "value": 60.0, "known_from": datetime(2025, 7, 2)},
        ],
        submission=[arrived("u1", date(2025, 7, 20)) | {"period_id": "2025-Q2"}],
    )
    row = headline(con, VIEWER, Selection("c", date(2025, 7, 31))).row(0, named=True)
    assert (row["previous_date"], row["period_id"]) == (date(2025, 4, 30), "2025-Q2")
    assert (row["on_path_count"], row["previous_on_path_count"], row["rated_count"]) == (1, 0, 1)
    assert (row["received_count"], row["late_count"], row["expected_count"]) == (1, 1, 2)


def test_what_is_behind_comes_before_what_is_missing() -> None:
    con = store(
        result=[{"value": 1.0}], submission=[arrived("u2", date(2025, 4, 2), "rejected", None)]
    )
    rows = attention(con, VIEWER, MAY)
    assert rows["kind"].to_list() == ["content_behind", "reports_missing", "reports_rejected"]
    assert rows["unit_count"].to_list() == [2, 1, 1]


def test_a_fall_of_more_than_a_tenth_of_the_way_needs_attention() -> None:
    con = store(
        result=[
            {"value": 50.0},
            {"period_id": "2025-Q2", "value": 39.0},
            {"unit_id": "u2", "value": 50.0},
            {"unit_id": "u2", "period_id": "2025-Q2", "value": 41.0},
        ]
    )
    falls = attention(con, VIEWER, Selection("c", date(2025, 7, 1))).filter(kind="big_fall")
    assert falls["unit_count"].to_list() == [1]


def test_history_shows_returned_reports_and_how_much_a_version_changed() -> None:
    con = store(
        submission=[arrived("u1", date(2025, 4, 1)), arrived("u1", date(2025, 5, 1), version=2)],
        result=[
            {"submission_id": "u1-2025-04-01-1-accepted", "known_until": datetime(2025, 5, 1)},
            {
                "submission_id": "u1-2025-05-01-2-accepted",
                "value": 12.0,
                "known_from": datetime(2025, 5, 1),
            },
        ],
    )
    rows = report_history(con, VIEWER, MAY)
    assert list(zip(rows["version"], rows["state"], rows["changed_count"], strict=True)) == [
        (2, "late", 1),
        (1, "on_time", None),
    ]


def test_a_value_that_counts_names_the_report_it_came_in() -> None:
    con = store(
        submission=[
            arrived("u1", date(2025, 4, 1)),
            arrived("u1", date(2025, 5, 1), version=2) | {"received_by": "thanh tra"},
        ],
        result=[
            {"submission_id": "u1-2025-04-01-1-accepted", "known_until": datetime(2025, 5, 1)},
            {
                "submission_id": "u1-2025-05-01-2-accepted",
                "value": 12.0,
                "note": "tính lại",
                "known_from": datetime(2025, 5, 1),
            },
        ],
    )
    rows = counted_values(con, VIEWER, MAY)
    assert rows.select("value", "note", "received_by").rows() == [(12.0, "tính lại", "thanh tra")]
    before = counted_values(con, VIEWER, Selection("c", date(2025, 4, 30)))
    assert before.select("value", "note").rows() == [(10.0, None)]


def test_a_value_is_traced_to_its_cell_in_every_version() -> None:
    con = store(
        submission=[arrived("u1", date(2025, 4, 1)), arrived("u1", date(2025, 5, 1), version=2)],
        result=[
            {"submission_id": "u1-2025-04-01-1-accepted", "known_until": datetime(2025, 5, 1)},
            {
                "submission_id": "u1-2025-05-01-2-accepted",
                "value": 12.0,
                "cell": "E11",
                "known_from": datetime(2025, 5, 1),
            },
        ],
    )
    rows = cell_trace(con, VIEWER, Selection("c", date(2025, 5, 31), unit="u1", indicator="i"))
    assert list(zip(rows["cell"], rows["value"], rows["is_current"], strict=True)) == [
        ("E11", 12.0, True),
        ("E9", 10.0, False),
    ]


def test_the_cells_of_a_merged_unit_are_traced_with_its_successor_where_they_add_up() -> None:
    gone = {"unit_id": "u2", "valid_to": date(2025, 5, 1), "successor_id": "u1"}
    sent = [arrived(unit, date(2025, 4, 1)) for unit in ("u1", "u2")]
    kept = [
        {"unit_id": unit, "submission_id": f"{unit}-2025-04-01-1-accepted"} for unit in ("u1", "u2")
    ]
    for kind, rule, on, cells in (
        ("flow", "sum", date(2025, 5, 2), [("u1", True), ("u2", False)]),
        ("flow", "sum", date(2025, 5, 1), [("u1", True)]),
        ("stock", "sum", date(2025, 5, 2), [("u1", True)]),
    ):
        con = store(
            unit=[{}, gone],
            indicator=[{"kind": kind, "adds_up": rule}],
            submission=sent,
            result=kept,
        )
        rows = cell_trace(con, VIEWER, Selection("c", on, unit="u1", indicator="i"))
        assert rows.select("unit_id", "is_own").rows() == cells, (kind, on)


def test_a_plan_issued_after_the_deadline_is_late() -> None:
    due = [{"deadline_id": "plan-1", "kind": "plan", "due_at": datetime(2025, 3, 31, 23, 59, 59)}]
    con = store(plan=[{}, {"unit_id": "u2", "plan_date": date(2025, 4, 1)}], deadline=due)
    rows = plan_issuance(con, VIEWER, MAY)
    assert dict(zip(rows["unit_id"], rows["state"], strict=True)) == {"u1": "on_time", "u2": "late"}


def test_a_deadline_that_cannot_be_computed_is_never_the_next() -> None:
    con = store(deadline=[{}, {"deadline_id": "plan-1", "kind": "plan", "due_at": None}])
    rows = deadline_list(con, VIEWER, MAY)
    assert list(zip(rows["deadline_id"], rows["is_next"], rows["days_left"], strict=True)) == [
        ("yearly-2025", True, 167),
        ("plan-1", False, None),
    ]


def test_a_deadline_is_still_next_on_its_own_day() -> None:
    rows = deadline_list(store(deadline=[{}]), VIEWER, Selection("c", date(2025, 11, 14)))
    assert (rows["is_next"][0], rows["days_left"][0]) == (True, 0)


def test_the_latest_period_is_the_last_one_over() -> None:
    rows = period_list(store(), VIEWER, Selection("c", date(2025, 6, 29)))
    assert rows.filter(is_latest=True)["period_id"].to_list() == ["2025-Q1"]


def test_a_phase_has_passed_in_part() -> None:
    rows = phase_list(store(), VIEWER, Selection("c", START))
    days = (HINGE - START).days + 1
    assert rows["elapsed_ratio"].to_list() == [1 / days, 0.0]


def test_units_come_in_vietnamese_order() -> None:
    names = ["Xã Ý Yên", "Xã Đông Á", "Xã Dương", "Xã Ấp"]
    con = store(unit=[{"unit_id": str(n), "short_name": name} for n, name in enumerate(names)])
    assert unit_list(con, VIEWER, MAY)["short_name"].to_list() == [
        "Xã Ấp",
        "Xã Dương",
        "Xã Đông Á",
        "Xã Ý Yên",
    ]


def test_published_tables_come_after_the_plans() -> None:
    con = store(
        campaign=[{"campaign_id": "a", "level": "published"}, {}], phase=[{}, {"campaign_id": "a"}]
    )
    assert campaign_list(con, VIEWER)["campaign_id"].to_list() == ["c", "a"]


def test_the_export_keeps_a_blank_cell_blank() -> None:
    con = store(result=[{"value": None}, {"unit_id": "u2", "value": 3.0}])
    rows = result_export(con, VIEWER, MAY)
    assert dict(zip(rows["unit_id"], rows["value"], strict=True)) == {"u1": None, "u2": 3.0}
