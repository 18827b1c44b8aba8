from datetime import date, datetime, timedelta
from typing import Any

import polars as pl
import pytest

from queries.reference.questions import cluster_list, default_view
from queries.reporting.obligations import (
    arrival_curve,
    obligation_count,
    obligation_list,
    obligation_state,
    plan_issuance_count,
)
from queries.reporting.questions import (
    plan_issuance,
    report_history,
    reporting_count,
    reporting_state,
)
from schemas.selection import Selection, Viewer
from tests.worlds.query_store import periods, query_store

VIEWER = Viewer()
DUE = datetime(2026, 11, 14, 23, 59, 59)
YEARLY: list[dict[str, Any]] = [{}, {"deadline_id": "yearly-2026", "due_at": DUE}]
PLANS: list[dict[str, Any]] = [
    {"deadline_id": "plan-1", "kind": "plan", "due_at": None},
    {"deadline_id": "plan-2", "kind": "plan", "due_at": datetime(2025, 12, 31, 23, 59, 59)},
]
SECTIONS: list[dict[str, Any]] = [
    {"section_id": "direction"},
    {"section_id": "results"},
    {"section_id": "proposals", "is_mandatory": False},
]


def store(units: int = 2, **tables: list[dict[str, Any]]) -> Any:
    base: dict[str, list[dict[str, Any]]] = {
        "period": periods("2025-Q3", "2026-Q3"),
        "deadline": YEARLY,
        "unit": [{"unit_id": f"u{n}", "short_name": f"P. {n}"} for n in range(1, units + 1)],
        "assignment": [{"unit_id": f"u{n}"} for n in range(1, units + 1)],
    }
    return query_store(**{**base, **tables})


def sent(unit: str, at: datetime, name: str = "yearly-2026", **changes: Any) -> dict[str, Any]:
    code = f"{unit}-{name}-{at:%y%m%d%H%M%S}"
    about = {"submission_id": code, "unit_id": unit, "period_id": name, "received_at": at}
    return {**about, **changes}


def returned(unit: str, at: datetime, name: str = "yearly-2026", problems: int = 3) -> Any:
    return sent(unit, at, name, state="rejected", version=None, problem_count=problems)


def note(unit: str, at: datetime, kind: str = "exemption", **changes: Any) -> dict[str, Any]:
    about = {"note_id": f"{kind}-{unit}-{at}", "unit_id": unit, "kind": kind, "recorded_at": at}
    return {**about, "obligation_id": "yearly-2026", "text": "Mới thành lập", **changes}


def asked(day: date, name: str | None = "yearly-2026", **filters: Any) -> Selection:
    return Selection("c", day, obligation=name, **filters)


def state_of(con: Any, day: date, name: str = "yearly-2026") -> dict[str, str]:
    rows = obligation_state(con, VIEWER, asked(day, name))
    return dict(rows.select("unit_id", "state").iter_rows())


def row_of(con: Any, day: date, name: str = "yearly-2026", unit: str = "u1") -> dict[str, Any]:
    rows = obligation_state(con, VIEWER, asked(day, name)).filter(unit_id=unit)
    return rows.row(0, named=True)


def counts(con: Any, day: date, name: str = "yearly-2026") -> dict[str, Any]:
    return obligation_list(con, VIEWER, asked(day)).filter(obligation_id=name).row(0, named=True)


def test_before_15_november_the_last_second_of_the_14th_is_on_time_and_the_next_is_late() -> None:
    con = store(submission=[sent("u1", DUE), sent("u2", datetime(2026, 11, 15))])
    assert state_of(con, date(2026, 11, 15)) == {"u1": "on_time", "u2": "late"}
    assert [row_of(con, date(2026, 11, 15), unit=u)["days_late"] for u in ("u1", "u2")] == [None, 1]


def test_six_units_at_the_end_of_13_14_and_15_november() -> None:
    con = store(
        6,
        submission=[
            sent("u1", datetime(2026, 11, 10, 9)),
            sent("u2", DUE),
            sent("u3", datetime(2026, 11, 15)),
            returned("u4", datetime(2026, 11, 12)),
        ],
        note=[note("u5", datetime(2026, 11, 1))],
    )
    names = ("accepted", "on_time", "late", "rejected", "waiting", "overdue", "exempt")
    found = {}
    for day in (13, 14, 15):
        row = counts(con, date(2026, 11, day))
        found[day] = [row[f"{n}_count"] for n in names], row["is_open"], row["days_left"]
        assert row["expected_count"] == 6
    assert found == {
        13: ([1, 1, 0, 1, 3, 0, 1], True, 1),
        14: ([2, 2, 0, 1, 2, 0, 1], True, 0),
        15: ([3, 2, 1, 1, 0, 1, 1], False, -1),
    }
    assert row_of(con, date(2026, 11, 20), unit="u6")["days_late"] == 6
    assert row_of(con, date(2026, 11, 20), unit="u4")["days_late"] == 6
    assert row_of(con, date(2026, 11, 14), unit="u4")["days_late"] is None


def test_a_correction_after_the_deadline_leaves_the_report_on_time() -> None:
    con = store(
        submission=[
            sent("u1", datetime(2026, 11, 1)),
            sent("u1", datetime(2026, 12, 1), version=2),
            returned("u1", datetime(2026, 12, 5), problems=7),
        ]
    )
    row = row_of(con, date(2026, 12, 31))
    assert (row["state"], row["version"], row["problem_count"]) == ("on_time", 2, 7)
    assert row["received_at"] == datetime(2026, 11, 1)


def test_a_returned_report_counts_as_received_until_one_is_accepted_and_then_it_is_late() -> None:
    con = store(
        1,
        submission=[
            returned("u1", datetime(2026, 11, 1), problems=5),
            returned("u1", datetime(2026, 11, 2), problems=2),
            sent("u1", datetime(2026, 11, 16)),
        ],
    )
    early = counts(con, date(2026, 11, 15))
    assert (early["received_count"], early["accepted_count"], early["rejected_count"]) == (1, 0, 1)
    assert row_of(con, date(2026, 11, 15))["problem_count"] == 2
    assert row_of(con, date(2026, 11, 16))["state"] == "late"


def test_an_exemption_holds_from_the_day_it_is_known_and_only_while_nothing_is_accepted() -> None:
    con = store(1, note=[note("u1", datetime(2026, 11, 16, 10))])
    assert state_of(con, date(2026, 11, 15)) == {"u1": "overdue"}
    row = row_of(con, date(2026, 11, 16))
    assert (row["state"], row["reason"], row["days_late"]) == ("exempt", "Mới thành lập", None)
    handed_in = store(
        1,
        note=[note("u1", datetime(2026, 11, 1))],
        submission=[sent("u1", datetime(2026, 11, 20))],
    )
    row = row_of(handed_in, date(2026, 11, 30))
    assert (row["state"], row["reason"]) == ("late", None)


def test_an_exemption_from_one_report_excuses_from_no_other() -> None:
    con = store(1, note=[note("u1", datetime(2025, 1, 1))])
    assert state_of(con, date(2026, 11, 30)) == {"u1": "exempt"}
    assert state_of(con, date(2026, 11, 30), "yearly-2025") == {"u1": "overdue"}


def test_without_a_deadline_an_accepted_report_is_undated_and_a_missing_one_waits() -> None:
    due = [{"deadline_id": "yearly-2026", "due_at": None}]
    con = store(deadline=due, submission=[sent("u1", datetime(2026, 12, 1))])
    assert state_of(con, date(2030, 12, 31)) == {"u1": "undated", "u2": "waiting"}
    row = counts(con, date(2030, 12, 31))
    assert (row["undated_count"], row["is_open"], row["days_left"]) == (1, True, None)
    history = report_history(con, VIEWER, Selection("c", date(2026, 12, 31)))
    assert history["state"].to_list() == ["undated"]


def test_a_yearly_report_in_the_history_is_held_against_its_own_deadline() -> None:
    con = store(submission=[sent("u1", DUE), sent("u2", datetime(2026, 11, 15))])
    history = report_history(con, VIEWER, Selection("c", date(2026, 12, 31)))
    assert history["state"].to_list() == ["late", "on_time"]


def test_units_of_the_due_day_owe_whenever_one_looks() -> None:
    con = store(
        unit=[
            {"unit_id": "u1", "valid_to": date(2026, 11, 14)},
            {"unit_id": "u2", "valid_to": date(2026, 11, 13)},
            {"unit_id": "u3", "valid_from": date(2026, 11, 14)},
            {"unit_id": "u4", "valid_from": date(2026, 11, 15)},
        ]
    )
    for day in (date(2026, 1, 1), date(2026, 11, 14), date(2027, 5, 1)):
        assert state_of(con, day).keys() == {"u1", "u3"}


def test_a_periods_report_is_owed_only_by_units_with_an_indicator_in_its_phase() -> None:
    con = store(assignment=[{"unit_id": "u1"}, {"unit_id": "u2", "phase_id": "phase-2"}])
    assert state_of(con, date(2026, 10, 31), "2026-Q3").keys() == {"u1"}
    assert state_of(con, date(2026, 10, 31)).keys() == {"u1", "u2"}


def test_the_cluster_is_that_of_the_due_days_year() -> None:
    con = store(
        1,
        membership=[
            {"unit_id": "u1", "year": 2025, "cluster_id": "cum-1"},
            {"unit_id": "u1", "year": 2026, "cluster_id": "cum-2"},
        ],
    )
    day = date(2027, 3, 1)
    found = [row_of(con, day, f"yearly-{year}")["cluster_id"] for year in (2025, 2026)]
    assert found == ["cum-1", "cum-2"]


def test_a_unit_that_moves_within_a_year_is_counted_with_its_cluster_of_the_day() -> None:
    moved = date(2026, 10, 1)
    con = store(
        1,
        membership=[
            {"unit_id": "u1", "year": 2026, "to_date": moved - timedelta(days=1)},
            {"unit_id": "u1", "year": 2026, "from_date": moved, "cluster_id": "cum-2"},
        ],
    )
    asked_on = [moved - timedelta(days=1), moved]
    listed = [cluster_list(con, VIEWER, asked(day)) for day in asked_on]
    assert [frame.select("cluster_id", "unit_count").rows() for frame in listed] == [
        [("cum-1", 1)],
        [("cum-2", 1)],
    ]
    day = date(2027, 3, 1)
    found = [row_of(con, day, name)["cluster_id"] for name in ("2026-Q3", "yearly-2026")]
    assert found == ["cum-1", "cum-2"]


def test_units_without_a_cluster_are_a_group_of_their_own() -> None:
    con = store(3, membership=[{"unit_id": "u1", "year": 2026}])
    rows = obligation_count(con, VIEWER, asked(date(2026, 11, 15)), level="cluster")
    assert list(rows.select("group_id", "group_name_vi", "overdue_count").iter_rows()) == [
        ("cum-1", "Cụm 1", 1),
        (None, None, 2),
    ]


def test_a_periods_report_is_complete_when_every_mandatory_value_is_there() -> None:
    at = datetime(2026, 10, 10)
    known = {"unit_id": "u1", "period_id": "2026-Q3", "known_from": at}
    con = store(
        1,
        indicator=[
            {"indicator_id": "i"},
            {"indicator_id": "j"},
            {"indicator_id": "k", "is_mandatory": False},
        ],
        assignment=[{"unit_id": "u1", "indicator_id": code} for code in "ijk"],
        submission=[sent("u1", at, "2026-Q3"), sent("u1", datetime(2026, 10, 20), "2026-Q3")],
        result=[
            {**known, "indicator_id": "i", "value": 0.0},
            {
                **known,
                "indicator_id": "j",
                "value": None,
                "known_until": datetime(2026, 10, 20),
            },
            {**known, "indicator_id": "j", "value": 5.0, "known_from": datetime(2026, 10, 20)},
        ],
    )
    found = [row_of(con, date(2026, 10, day), "2026-Q3") for day in (9, 10, 20)]
    assert [(r["filled_count"], r["mandatory_count"], r["is_complete"]) for r in found] == [
        (0, 2, False),
        (1, 2, False),
        (2, 2, True),
    ]


def test_a_report_in_words_is_complete_when_every_mandatory_section_says_something() -> None:
    at = datetime(2026, 11, 1)
    said = {"period_id": "yearly-2026", "known_from": at}
    con = store(
        section=SECTIONS,
        submission=[sent("u1", at), sent("u2", at)],
        remark=[
            {**said, "unit_id": "u1", "kind": "direction"},
            {**said, "unit_id": "u1", "kind": "results", "cell": "B4"},
            {**said, "unit_id": "u2", "kind": "direction"},
            {**said, "unit_id": "u2", "kind": "results", "cell": "B4", "remark": "  "},
            {**said, "unit_id": "u2", "kind": "proposals", "cell": "B5"},
        ],
    )
    found = [row_of(con, date(2026, 11, 14), unit=u) for u in ("u1", "u2")]
    assert [(r["filled_count"], r["mandatory_count"], r["is_complete"]) for r in found] == [
        (2, 2, True),
        (1, 2, False),
    ]
    assert counts(con, date(2026, 11, 14))["complete_count"] == 1


def test_what_is_filled_but_not_accepted_is_not_complete() -> None:
    con = store(1, submission=[returned("u1", datetime(2026, 11, 1))])
    assert row_of(con, date(2026, 11, 14))["is_complete"] is False


def test_reminders_known_on_the_date_are_counted() -> None:
    con = store(
        note=[
            note("u1", datetime(2026, 11, 10), "reminder"),
            note("u1", datetime(2026, 11, 13, 9), "reminder"),
            note("u1", datetime(2026, 11, 15), "reminder"),
            note("u1", datetime(2026, 11, 9), "reminder", obligation_id="2026-Q3"),
        ]
    )
    row = row_of(con, date(2026, 11, 14))
    assert (row["reminder_count"], row["last_reminder_at"]) == (2, datetime(2026, 11, 13, 9))
    assert row_of(con, date(2026, 11, 14), unit="u2")["reminder_count"] == 0


@pytest.mark.parametrize(
    ("name", "previous"), [("yearly-2026", "yearly-2025"), ("2026-Q3", "2025-Q3")]
)
def test_the_same_kind_one_year_earlier_stands_beside(name: str, previous: str) -> None:
    at = datetime(2025, 10, 10)
    con = store(submission=[sent("u1", at, previous)])
    row = row_of(con, date(2026, 11, 30), name)
    assert (row["previous_state"], row["previous_received_at"]) == ("on_time", at)
    assert row_of(con, date(2026, 11, 30), name, "u2")["previous_state"] == "overdue"
    assert row_of(con, date(2026, 11, 30), previous)["previous_state"] is None


def test_the_curves_compare_only_units_that_owed_both_years() -> None:
    con = store(
        unit=[
            {"unit_id": "u1"},
            {"unit_id": "u2"},
            {"unit_id": "u3", "valid_from": date(2026, 7, 1)},
        ],
        submission=[
            sent("u1", datetime(2025, 11, 12), "yearly-2025"),
            sent("u2", datetime(2025, 11, 16), "yearly-2025"),
            sent("u1", datetime(2026, 11, 13)),
            sent("u3", datetime(2026, 11, 1)),
        ],
    )
    rows = arrival_curve(con, VIEWER, asked(date(2026, 11, 14)))
    names = ("is_previous", "days_to_due", "accepted_count", "expected_count")
    assert list(rows.select(names).iter_rows()) == [
        (False, -1, 1, 2),
        (False, 0, 1, 2),
        (True, -2, 1, 2),
        (True, -1, 1, 2),
        (True, 0, 1, 2),
        (True, 1, 1, 2),
        (True, 2, 2, 2),
    ]


def test_a_first_year_has_a_curve_of_all_its_units_and_nothing_beside_it() -> None:
    con = store(submission=[sent("u1", datetime(2025, 11, 12), "yearly-2025")])
    rows = arrival_curve(con, VIEWER, asked(date(2025, 11, 13), "yearly-2025"))
    assert list(rows.select("at_date", "accepted_count", "expected_count").iter_rows()) == [
        (date(2025, 11, 12), 1, 2),
        (date(2025, 11, 13), 1, 2),
    ]


def plan_store(**tables: Any) -> Any:
    issued = {"u1": date(2025, 9, 30), "u2": date(2025, 12, 31), "u3": date(2026, 1, 1)}
    plans = [
        {"unit_id": unit, "plan_date": day, "known_from": datetime(2026, 1, 5)}
        for unit, day in issued.items()
    ]
    return store(5, **{"deadline": PLANS, "plan": plans, **tables})


def test_plans_are_counted_by_quarter_of_issue_against_each_deadline() -> None:
    con = plan_store(note=[note("u5", datetime(2026, 1, 2), obligation_id="plan-2")])
    rows = plan_issuance_count(con, VIEWER, Selection("c", date(2026, 1, 31)))
    parts = [f"{n}_count" for n in ("on_time", "late", "undated", "missing", "exempt")]
    found = rows.select("deadline_id", "issue_quarter", *parts, "unit_count", "expected_count")
    assert list(found.iter_rows()) == [
        ("plan-2", "2025-Q3", 1, 0, 0, 0, 0, 1, 5),
        ("plan-2", "2025-Q4", 1, 0, 0, 0, 0, 1, 5),
        ("plan-2", "2026-Q1", 0, 1, 0, 0, 0, 1, 5),
        ("plan-2", None, 0, 0, 0, 1, 1, 2, 5),
        ("plan-1", "2025-Q3", 0, 0, 1, 0, 0, 1, 5),
        ("plan-1", "2025-Q4", 0, 0, 1, 0, 0, 1, 5),
        ("plan-1", "2026-Q1", 0, 0, 1, 0, 0, 1, 5),
        ("plan-1", None, 0, 0, 0, 2, 0, 2, 5),
    ]


def test_a_plan_is_judged_by_its_date_once_a_report_has_told_of_it() -> None:
    con = plan_store()
    assert set(state_of(con, date(2026, 1, 4), "plan-2").values()) == {"overdue"}
    assert state_of(con, date(2026, 1, 5), "plan-2")["u2"] == "on_time"
    row = row_of(con, date(2026, 1, 5), "plan-2", "u3")
    assert (row["state"], row["days_late"]) == ("late", 1)
    assert (row["filled_count"], row["mandatory_count"], row["is_complete"]) == (2, 2, True)


def test_a_second_plan_does_not_make_the_first_one_late() -> None:
    first = {"unit_id": "u1", "plan_date": date(2025, 10, 1), "plan_number": "1/KH"}
    second = {"plan_date": date(2026, 10, 1), "plan_number": "2/KH", "period_id": "2026-Q3"}
    later = {"known_from": datetime(2026, 10, 5)}
    con = plan_store(plan=[first, {**first, **second, **later}])
    assert state_of(con, date(2026, 12, 1), "plan-2")["u1"] == "on_time"
    rows = plan_issuance(con, VIEWER, Selection("c", date(2026, 12, 1), unit="u1"))
    assert list(rows.select("plan_number", "plan_date", "state").iter_rows()) == [
        ("1/KH", date(2025, 10, 1), "on_time")
    ]


def test_an_exempt_unit_is_not_asked_for_in_the_short_count() -> None:
    con = store(note=[note("u2", datetime(2026, 10, 1), obligation_id="2026-Q3")])
    chosen = Selection("c", date(2026, 11, 1))
    assert reporting_state(con, VIEWER, chosen)["unit_id"].to_list() == ["u1"]
    assert reporting_count(con, VIEWER, chosen)["expected_count"].to_list() == [1]
    assert state_of(con, date(2026, 11, 1), "2026-Q3") == {"u1": "overdue", "u2": "exempt"}


def test_every_period_and_deadline_is_an_obligation_even_where_nobody_owes_it() -> None:
    con = store(deadline=[*YEARLY, *PLANS], unit=[{"valid_from": date(2026, 1, 1)}])
    rows = obligation_list(con, VIEWER, Selection("c", date(2026, 11, 1)))
    assert rows["obligation_id"].to_list() == [
        "2025-Q3",
        "yearly-2025",
        "plan-2",
        "2026-Q3",
        "yearly-2026",
        "plan-1",
    ]
    assert rows["year"].to_list() == [2025, 2025, None, 2026, 2026, None]
    assert rows["expected_count"].to_list() == [0, 0, 0, 1, 1, 1]
    assert rows.select(pl.col("received_count").sum()).item() == 0


def test_nothing_chosen_answers_nobody() -> None:
    con = store()
    assert obligation_state(con, VIEWER, asked(date(2026, 11, 1), None)).is_empty()
    assert arrival_curve(con, VIEWER, asked(date(2026, 11, 1), None)).is_empty()


def test_a_period_due_before_the_store_opened_is_not_the_one_looked_at() -> None:
    con = store(campaign=[{"opened_on": date(2026, 10, 20)}])
    at = asked(date(2026, 11, 1), None)
    before = default_view(con, VIEWER, at).row(0, named=True)
    assert before["period_id"] is None
    assert before["obligation_id"] == obligation_list(con, VIEWER, at)["obligation_id"].item(0)
