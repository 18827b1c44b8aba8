"""What units of a sample say of their tasks (dữ liệu minh họa): most in time, some late or silent.

Every draw follows from the seed and the codes alone, so no other value of the sample moves.
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import polars as pl

from data.profiles.catalog import Catalog
from data.samples.sample_files import NOTE, Arrival
from data.samples.sample_values import uniform
from data.samples.tasks.events import events_of, is_held
from schemas.plan.tasks import ONCE, Task

COLUMNS = [
    *("campaign_id", "unit_id", "period_id", "task_id", "year", "state", "done_on"),
    *("document", "people_count", "note", "event_no", "topic", "finding"),
    *("remedy", "remedy_due", "remedy_done_on"),
]
DAYS = {"remedy_due": pl.Date, "remedy_done_on": pl.Date}
SILENT, ON_TIME, LATE = 0.05, 0.78, 0.93
"""Shares, one above the other: never a word, done in time, done late; the rest is unfinished."""
OPEN_DONE, OPEN_BEGUN = 0.5, 0.85


def task_files(
    catalog: Catalog, campaign_id: str, until: date, folder: Path, seed: int
) -> Iterator[Arrival]:
    """One CSV a quarter with what changed in it, a week after its end."""
    said = _said(catalog, campaign_id, until, seed)
    for (told,), rows in said.group_by("told_on", maintain_order=True):
        path = folder / f"{campaign_id}-nhiem-vu-{told}.csv"
        rows.select(COLUMNS).write_csv(path)
        yield Arrival(path, datetime.combine(rows.item(0, "told_on"), time(10, 20)))


def _said(catalog: Catalog, campaign_id: str, until: date, seed: int) -> pl.DataFrame:
    profile = catalog.profile(campaign_id)
    begun, last = profile.phases.starts_on, min(until, profile.phases.last_day)
    units = catalog.units_of(campaign_id).to_dicts()
    rounds = [
        {
            "task_id": task.id,
            "round": name,
            "unit_id": unit["unit_id"],
            "starts_on": max(begun, day, unit["valid_from"]),
            "ends_on": min(last, unit["valid_to"] or last),
        }
        for task in profile.tasks
        for name, day in _rounds(task, begun, last)
        for unit in units
        if task.is_led_by(unit["unit_id"], unit["unit_type"])
    ]
    if not rounds:
        return pl.DataFrame(schema={"told_on": pl.Date})
    frame = pl.DataFrame(rounds).with_columns(
        luck=uniform(seed + 701, "task_id", "round", "unit_id"),
        when=uniform(seed + 702, "task_id", "round", "unit_id"),
        number=uniform(seed + 703, "task_id", "round", "unit_id"),
    )
    tasks = {task.id: task for task in profile.tasks}
    names = [unit["short_name"] for unit in units if unit["unit_type"] != "enterprise"]
    lines = [
        line
        for row in frame.to_dicts()
        for line in (
            *_lines(row, tasks[row["task_id"]]),
            *_events(row, tasks[row["task_id"]], names, last),
        )
    ]
    told = pl.DataFrame(lines, infer_schema_length=None, schema_overrides=DAYS).with_columns(
        campaign_id=pl.lit(campaign_id), note=pl.lit(NOTE)
    )
    return told.sort("told_on", "task_id", "round", "unit_id", "event_no")


def _rounds(task: Task, begun: date, last: date) -> list[tuple[str, date]]:
    if not task.is_yearly:
        return [(ONCE, begun)]
    return [(str(year), date(year, 1, 1)) for year in range(begun.year, last.year + 1)]


def _lines(row: Mapping[str, Any], task: Task) -> Iterator[dict[str, object]]:
    """What one unit says of one round: under way first, then done; nothing after it is over."""
    done_on = _done_on(row, task)
    state = _unfinished(row["luck"], task)
    if row["luck"] < SILENT or (done_on is None and state is None):
        return
    first = row["starts_on"] + timedelta(days=30 + int(120 * row["when"]))
    if state and (done_on is None or quarter_end(first) < quarter_end(done_on)):
        yield from _line(row, task, first, state, None)
    if done_on is not None:
        yield from _line(row, task, done_on, "done", done_on)


def _line(
    row: Mapping[str, Any], task: Task, on: date, state: str, done_on: date | None
) -> Iterator[dict[str, object]]:
    if _told_on(on) > row["ends_on"]:
        return
    met = done_on is not None and is_held(task)
    yield {
        **_about(row, task, on),
        "state": state,
        "done_on": done_on,
        "document": f"{int(row['number'] * 180) + 5}/BC" if done_on else None,
        "people_count": int(row["number"] * 240) + 20 if met else None,
    }


def _events(
    row: Mapping[str, Any], task: Task, names: list[str], last: date
) -> Iterator[dict[str, object]]:
    """Inspections of a unit that says anything of the task, told a week after their quarter."""
    if row["luck"] < SILENT:
        return
    told: dict[tuple[date, object], dict[str, object]] = {}
    for on, event in events_of(task, row, names, last):
        if _told_on(on) <= row["ends_on"]:  # of one quarter an event is told in one line
            line = told.setdefault((_told_on(on), event["event_no"]), _about(row, task, on))
            line.update(event)
    yield from told.values()


def _about(row: Mapping[str, Any], task: Task, on: date) -> dict[str, object]:
    """Whose line it is, of what, and the day it is told: `told_on`, in the report of its year."""
    return {
        "unit_id": row["unit_id"],
        "period_id": f"task-{on.year}",
        "task_id": task.id,
        "year": row["round"] if row["round"] != ONCE else None,
        "round": row["round"],
        "event_no": None,
        "told_on": _told_on(on),
    }


def _told_on(on: date) -> date:
    return quarter_end(on) + timedelta(days=7)


def _done_on(row: Mapping[str, Any], task: Task) -> date | None:
    """The day it was done; None: never, or a standing task, which is never done."""
    if task.due_kind == "standing":
        return None
    if task.due_kind == "open":
        if row["luck"] > OPEN_DONE:
            return None
        return date.fromordinal(row["starts_on"].toordinal() + 60 + int(400 * row["when"]))
    due = task.due_on or date(int(row["round"]), 12, 31)
    if row["luck"] > LATE or (task.is_encouraged and row["luck"] > ON_TIME):
        return None
    span = max((due - row["starts_on"]).days, 1)
    early = due - timedelta(days=int(min(span, 200) * row["when"]))
    return early if row["luck"] < ON_TIME else due + timedelta(days=1 + int(70 * row["when"]))


def _unfinished(luck: float, task: Task) -> str | None:
    """What is said while it is not done; None: nothing."""
    if task.due_kind == "standing":
        return "under_way" if luck > 2 * SILENT else "not_started"
    if task.due_kind == "open":
        return "under_way" if luck < OPEN_BEGUN else "not_started"
    return None if task.is_encouraged or luck < ON_TIME / 2 else "under_way"


def quarter_end(day: date) -> date:
    """Last day of the quarter a day is in."""
    month = 3 * ((day.month - 1) // 3) + 4
    first = date(day.year + (month > 12), month - 12 * (month > 12), 1)
    return first - timedelta(days=1)
