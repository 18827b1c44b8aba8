"""One year beside the other, plans by quarter, and what stands beside nothing."""

from datetime import date, datetime

import polars as pl
import pytest

from queries.reference.questions import default_view
from queries.reporting.obligations import (
    arrival_curve,
    obligation_list,
    obligation_state,
    plan_issuance_count,
)
from queries.reporting.questions import (
    plan_issuance,
    reporting_count,
    reporting_state,
)
from schemas.selection import Selection
from tests.worlds.reports.obligations import (
    PLANS,
    VIEWER,
    YEARLY,
    asked,
    note,
    plan_store,
    row_of,
    sent,
    state_of,
    store,
)


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
