from datetime import date, datetime
from typing import Any

import pytest

from queries.tasks.questions import (
    council_areas,
    task_agencies,
    task_coverage,
    task_events,
    task_late,
    task_list,
    unit_tasks,
)
from schemas.frames.tasks import TASK_STATES
from schemas.selection import Selection, Viewer
from tests.worlds.query_store import periods, query_store

VIEWER = Viewer()
TODAY = date(2026, 10, 31)
DUE = date(2026, 6, 30)
Row = dict[str, Any]


def task(task_id: str = "t", **changes: Any) -> Row:
    return {"task_id": task_id, "due_kind": "day", "due_on": DUE, **changes}


def led(task_id: str = "t", party: str = "u1") -> Row:
    return {"task_id": task_id, "party": party}


def told(state: str, unit: str = "u1", at: date = date(2026, 7, 5), **changes: Any) -> Row:
    moment = datetime.combine(at, datetime.min.time())
    return {
        "unit_id": unit,
        "state": state,
        "known_from": moment,
        "submission_id": f"{unit}-{at}",
        **changes,
    }


def store(*told_rows: Row, units: int = 1, **tables: list[Row]) -> Any:
    base: dict[str, list[Row]] = {
        "period": periods("2025-Q4", "2026-Q1", "2026-Q3"),
        "unit": [{"unit_id": f"u{n}", "short_name": f"P. {n}"} for n in range(1, units + 1)],
        "task": [task()],
        "task_party": [led()],
        "task_report": list(told_rows),
    }
    return query_store(**{**base, **tables})


def states(con: Any, on: date = TODAY) -> list[tuple[Any, ...]]:
    found = unit_tasks(con, VIEWER, Selection("c", on))
    return found.select("task_id", "round", "state", "days_late").rows()


def state(con: Any, on: date = TODAY) -> tuple[str, int | None]:
    ((_, _, found, days),) = states(con, on)
    return found, days


@pytest.mark.parametrize(
    ("said", "on", "found"),
    [
        (told("done", done_on=DUE), TODAY, ("done_on_time", None)),
        (told("done", done_on=date(2026, 7, 2)), TODAY, ("done_late", 2)),
        (told("under_way", at=date(2026, 4, 1)), date(2026, 6, 30), ("under_way", None)),
        (told("under_way"), TODAY, ("overdue", 123)),
        (told("not_started", at=date(2026, 4, 1)), date(2026, 6, 30), ("not_due", None)),
        (told("not_started"), TODAY, ("overdue", 123)),
        (None, date(2026, 6, 30), ("not_due", None)),
        (None, TODAY, ("not_reported", 123)),
    ],
)
def test_a_task_with_a_last_day_is_judged_by_it(said: Row | None, on: date, found: Any) -> None:
    assert state(store(*([said] if said else [])), on) == found


@pytest.mark.parametrize(
    ("kind", "said", "found"),
    [
        ("standing", told("under_way"), "standing"),
        ("standing", told("done", done_on=DUE), "standing"),
        ("standing", told("not_started"), "not_started"),
        ("standing", None, "not_reported"),
        ("open", told("done", done_on=DUE), "done"),
        ("open", told("under_way"), "under_way"),
        ("open", told("not_started"), "not_started"),
        ("open", None, "not_reported"),
    ],
)
def test_what_has_no_last_day_is_never_late(kind: str, said: Row | None, found: str) -> None:
    con = store(*([said] if said else []), task=[task(due_kind=kind, due_on=None)])
    assert state(con) == (found, None)


def test_what_is_only_encouraged_is_never_late() -> None:
    con = store(told("under_way"), task=[task(is_encouraged=True)])
    assert state(con) == ("under_way", None)


def test_a_yearly_task_has_a_round_for_each_year_begun() -> None:
    con = store(
        told("done", done_on=date(2025, 12, 1), round="2025", at=date(2025, 12, 31)),
        task=[task(due_kind="every-year", due_on=None)],
    )
    assert states(con) == [("t", "2025", "done_on_time", None), ("t", "2026", "not_due", None)]
    assert states(con, date(2025, 12, 30)) == [("t", "2025", "not_due", None)]


def test_the_report_of_the_latest_period_counts_and_an_earlier_day_sees_its_own() -> None:
    con = store(
        told("done", done_on=date(2026, 6, 1), period_id="2026-Q3", at=date(2026, 10, 5)),
        told("under_way", period_id="2026-Q1", at=date(2026, 10, 20)),
        told("not_started", period_id="2025-Q4", at=date(2026, 1, 5)),
    )
    assert state(con) == ("done_on_time", None)
    assert state(con, date(2026, 1, 5)) == ("not_due", None)


def test_a_round_due_before_the_store_opened_is_none() -> None:
    con = store(campaign=[{"opened_on": date(2026, 7, 1)}])
    assert task_list(con, VIEWER, Selection("c", TODAY)).is_empty()


def test_only_units_there_on_the_last_day_answer_for_it() -> None:
    units = [{"unit_id": "u1"}, {"unit_id": "u2", "valid_from": date(2026, 7, 1)}]
    con = store(unit=units, task_party=[led(party="ward")])
    found = unit_tasks(con, VIEWER, Selection("c", TODAY))
    assert found["unit_id"].to_list() == ["u1"]


def world() -> Any:
    parties = [led(party="ward"), led("own", "u1")]
    tasks = [task(), task("own", due_kind="open", due_on=None, position=2)]
    said = [told("done", done_on=DUE), told("under_way", "u2")]
    return store(*said, units=3, task=tasks, task_party=parties)


def test_the_nine_states_add_up_and_both_answers_count_the_same() -> None:
    con, chosen = world(), Selection("c", TODAY)
    tasks, agencies = task_list(con, VIEWER, chosen), task_agencies(con, VIEWER, chosen)
    names = [f"{name}_count" for name in TASK_STATES]
    assert tasks.select(names).sum_horizontal().to_list() == tasks["unit_count"].to_list() == [3, 1]
    assert agencies.select(names).sum_horizontal().sum() == agencies["part_count"].sum() == 4
    assert tasks["late_count"].sum() == agencies["late_count"].sum() == 2


def test_a_unit_the_plan_names_stands_by_itself() -> None:
    found = task_agencies(world(), VIEWER, Selection("c", TODAY))
    assert dict(found.select("agency", "part_count").iter_rows()) == {"type:ward": 2, "unit:u1": 2}


def test_what_is_said_unfinished_stands_before_who_is_silent() -> None:
    late = task_late(world(), VIEWER, Selection("c", TODAY))
    assert late.select("unit_id", "state").rows() == [("u2", "overdue"), ("u3", "not_reported")]
    one = task_late(world(), VIEWER, Selection("c", TODAY, unit="u3"))
    assert one["unit_id"].to_list() == ["u3"]


def inspected(event: str, period: str = "2026-Q1", **said: Any) -> Row:
    at = {"2026-Q1": date(2026, 4, 5), "2026-Q3": date(2026, 10, 5)}[period]
    return told(None, at=at, event_no=event, period_id=period, **said)  # type: ignore[arg-type]


def test_a_later_report_changes_of_an_inspection_what_it_fills() -> None:
    con = store(
        inspected("1", topic="A", remedy="Số hóa", remedy_due=date(2026, 9, 1), people_count=5),
        inspected("1", "2026-Q3", remedy_done_on=date(2026, 9, 20)),
        inspected("2", topic="B", remedy="Bổ sung", remedy_due=date(2026, 9, 1), people_count=7),
        inspected("3", topic="C"),
        task=[task(kind="inspection")],
    )
    chosen = Selection("c", TODAY)
    found = task_events(con, VIEWER, chosen)
    rows = found.select("event_no", "topic", "remedy_state", "remedy_done_on").rows()
    assert rows == [
        ("2", "B", "overdue", None),
        ("1", "A", "done_late", date(2026, 9, 20)),
        ("3", "C", "none", None),
    ]
    (whole,) = unit_tasks(con, VIEWER, chosen).select("state", "people_count").rows()
    assert whole == ("overdue", 12)
    before = task_events(con, VIEWER, Selection("c", date(2026, 8, 1)))
    assert dict(before.select("event_no", "remedy_state").iter_rows())["1"] == "open"


def test_the_word_on_the_task_itself_goes_before_its_events() -> None:
    con = store(told("done", done_on=DUE), inspected("1", "2026-Q3", topic="A"))
    assert state(con) == ("done_on_time", None)


def test_bodies_that_co_operate_are_named() -> None:
    con = store(
        task=[task(others_vi="Ban Tuyên giáo", others_en="Party commission")],
        task_party=[led(), {"role": "partner", "party": "u2"}],
        units=2,
    )
    (row,) = (
        task_list(con, VIEWER, Selection("c", TODAY)).select("partners_vi", "partners_en").rows()
    )
    assert row == ("P. 2; Ban Tuyên giáo", "P. 2; Party commission")


def test_coverage_counts_units_that_said_anything() -> None:
    assert task_coverage(world(), VIEWER, Selection("c", TODAY)).rows() == [(2, 3)]


def test_each_area_counts_the_tasks_of_its_units_and_units_nobody_follows_stand_last() -> None:
    con = store(
        told("under_way", "u1"),
        units=3,
        task_party=[led(party="ward")],
        council_area=[{"area_id": "a"}],
        council_area_party=[{"area_id": "a", "party": "u1"}, {"area_id": "a", "party": "u2"}],
    )
    found = council_areas(con, VIEWER, Selection("c", TODAY))
    columns = ("area_id", "unit_count", "part_count", "overdue_count", "silent_count")
    assert found.select(columns).rows() == [("a", 2, 2, 1, 1), ("", 1, 1, 0, 1)]
    assert council_areas(store(), VIEWER, Selection("c", TODAY)).is_empty()
