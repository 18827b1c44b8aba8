"""Tasks in words: name, time and state of each, as tables of pages and papers show them."""

import polars as pl

from pictures.task_marks import state_text
from schemas.row import Row
from translations import Translator
from translations.value_words import TASKS_DUE_KEYS

LATE = ["short_name", "days_late", "task_state", "clause", "task", "task_due"]
"""Columns of the list of late tasks."""
UNIT = [
    *("clause", "task", "task_due", "task_state", "done_on", "document", "people_count"),
    *("note", "file_name", "cell"),
]
"""Columns of the tasks of one unit, down to the cell that says so."""
COUNTS = [
    *("done_on_time_count", "done_count", "done_late_count", "under_way_count"),
    *("standing_count", "not_due_count", "not_started_count", "overdue_count"),
    *("not_reported_count", "late_count"),
]
CLAUSES = ["clause", "task", "task_due", "actor", "partners", "evidence", "unit_count", *COUNTS]
AGENCIES = ["agency_name", "task_count", "unit_count", "part_count", *COUNTS]


def due_text(row: Row, t: Translator) -> str:
    """When a task is due: its day, else what the plan says in place of one."""
    if row["due_on"] is not None:
        return t.date(row["due_on"])
    return t(TASKS_DUE_KEYS[row["due_kind"]], year="")


def named(tasks: pl.DataFrame, t: Translator) -> pl.DataFrame:
    """The rows with the task, its time and its state in words beside the codes."""
    rows = tasks.to_dicts()
    words = {"task": [_task(r, t) for r in rows]}
    if "due_kind" in tasks.columns:
        words["task_due"] = [due_text(r, t) for r in rows]
    if "state" in tasks.columns:
        words["task_state"] = [state_text(r["state"], t) for r in rows]
    if "evidence_vi" in tasks.columns:
        open_words = t("tasks.not_said")
        words["evidence"] = [t.pick(r, "evidence") or open_words for r in rows]
        words["actor"] = [t.pick(r, "actor") or "" for r in rows]
        words["partners"] = [t.pick(r, "partners") or "" for r in rows]
    return tasks.with_columns(
        pl.Series(name, said, dtype=pl.String) for name, said in words.items()
    )


def late_by_unit(late: pl.DataFrame, t: Translator) -> dict[str, list[str]]:
    """Late tasks in words, by unit, for its letter: clause, task and last day (TaskLate)."""
    said: dict[str, list[str]] = {}
    for row in late.to_dicts():
        words = f"{row['clause']} {_task(row, t)} ({due_text(row, t)})"
        said.setdefault(row["unit_id"], []).append(words)
    return said


def _task(row: Row, t: Translator) -> str:
    year = "" if row["round"] == "once" else f" ({row['round']})"
    return f"{t.pick(row, 'label')}{year}"
