from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from queries.progress.questions import (
    annotation_list,
    level_improvement,
    status_change,
)
from schemas.selection import Selection
from tests.worlds.progress.two_phases import (
    NEW_YEAR,
    PHASE_2,
    VIEWER,
    store,
    told,
    units,
)


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
