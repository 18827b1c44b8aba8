"""On time, late, returned, exempt: the state of a report on a day."""

from datetime import date, datetime

from queries.reporting.questions import (
    report_history,
)
from schemas.selection import Selection
from tests.worlds.reports.obligations import (
    DUE,
    VIEWER,
    counts,
    note,
    returned,
    row_of,
    sent,
    state_of,
    store,
)


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
