"""The rows of a unit's sheet of tasks, with what it said last: told again, never counted again."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import polars as pl

from data.checking.layouts.task_layout import STATE_NAMES
from schemas.plan.tasks import ONCE, Task
from schemas.sheets.task_reports import EVENT_KINDS, REMEDY_DAYS
from schemas.tables import TaskReportTable, empty
from translations import Translator
from translations.value_words import TASKS_DUE_KEYS

EVENT = ("event_no", "topic")
FOUND = ("finding", "remedy", *REMEDY_DAYS)
Row = Mapping[str, Any]


@dataclass(frozen=True)
class TaskLine:
    """One row: its task, the words of its locked cells, and the cells to fill that are closed."""

    task: Task
    words: Mapping[str, str]
    closed: frozenset[str] = field(default=frozenset())
    is_event: bool = False


def last_told(
    told: pl.DataFrame | None, periods: pl.DataFrame, unit_id: str, period: Row
) -> list[dict[str, Any]]:
    """What a unit said last of each task and event up to a period (TaskReportTable), with the day
    it speaks of (said_on); what it says in the report of the period itself is none of it."""
    told = empty(TaskReportTable) if told is None else told
    mine = told.filter(unit_id=unit_id).join(
        periods.select("period_id", "end_date"), on="period_id", how="left"
    )
    dated = mine.with_columns(said_on=pl.coalesce("end_date", pl.col("known_from").dt.date()))
    before = dated.filter(
        pl.col("said_on") <= period["end_date"], pl.col("period_id") != period["period_id"]
    )
    last = before.sort("said_on", "known_from").group_by(
        "task_id", "round", "event_no", maintain_order=True
    )
    # a later report changes what it fills; what it leaves blank stays
    return last.agg(pl.all().exclude("said_on").drop_nulls().last(), pl.last("said_on")).to_dicts()


def task_lines(
    tasks: Sequence[Task], before: Sequence[Row], period: Row, t: Translator
) -> list[TaskLine]:
    """A row a task in the plan's order, then one for each event with something to put right."""
    year = period["end_date"].year
    own = {(row["task_id"], row["round"]): row for row in before if not row["event_no"]}
    lines = []
    for task in tasks:
        said = own.get((task.id, str(year) if task.is_yearly else ONCE))
        lines.append(TaskLine(task, _fixed(task, year, said, t), _closed(task)))
        lines.extend(_open_events(task, before, t))
    return lines


def due_words(task: Task, t: Translator) -> str:
    """When a task is due, as the plan says it."""
    if task.due_kind == "quarter":
        return t.period(task.due)
    if task.due_on is not None and task.due_kind == "day":
        return t.date(task.due_on)
    return t(TASKS_DUE_KEYS[task.due_kind], year=task.due)


def _fixed(task: Task, year: int, said: Row | None, t: Translator) -> dict[str, str]:
    return {
        "task_id": task.id,
        "label": t.pick(vars(task), "label"),
        "clause": task.clause,
        "due": due_words(task, t),
        "year": str(year) if task.is_yearly else "",
        "previous": _said(said, t) if said else "",
    }


def _said(said: Row, t: Translator) -> str:
    done_on = f" {t.date(said['done_on'])}" if said["done_on"] else ""
    state = f"{STATE_NAMES[said['state']]}{done_on}"
    return t("template.task_previous", state=state, date=t.date(said["said_on"]))


def _closed(task: Task) -> frozenset[str]:
    """What is not asked of a task: events of what is not held, findings of no inspection."""
    shut = () if task.kind == "inspection" else FOUND
    return frozenset((*shut, *(() if task.kind in EVENT_KINDS else EVENT)))


def _open_events(task: Task, before: Sequence[Row], t: Translator) -> Iterator[TaskLine]:
    """Events with something still to be put right: named again, so that only what became of it
    is left to tell."""
    for row in before:
        is_open = row["remedy"] and not row["remedy_done_on"] and row["event_no"]
        if row["task_id"] != task.id or not is_open:
            continue
        due = t.date(row["remedy_due"]) if row["remedy_due"] else t("tasks.not_said")
        said = t("template.event_previous", remedy=row["remedy"], due=due)
        words = {
            "task_id": task.id,
            "label": t.pick(vars(task), "label"),
            "clause": task.clause,
            "year": "" if row["round"] == ONCE else row["round"],
            "previous": said,
            "event_no": row["event_no"],
            "topic": row["topic"] or "",
        }
        yield TaskLine(task, words, frozenset(EVENT), is_event=True)
