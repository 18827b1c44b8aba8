"""Who owes on the day it is due, with which cluster, and what is complete."""

from datetime import date, datetime, timedelta

from queries.reference.questions import cluster_list
from queries.reporting.obligations import (
    obligation_count,
)
from tests.worlds.reports.obligations import (
    SECTIONS,
    VIEWER,
    asked,
    counts,
    note,
    returned,
    row_of,
    sent,
    state_of,
    store,
)


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
