"""What units say of tasks (nhiệm vụ): which task a code is, and the rules of a row."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

import polars as pl

from data.checking.check_rules import repeated
from data.checking.problem_rows import SHOWN_TEXT, ProblemList, failures
from data.checking.workbook.check_identity import Finding, Scope
from schemas.plan.tasks import ONCE, Task
from schemas.problems import Severity
from schemas.sheets.reports import Arriving, typed
from schemas.sheets.task_reports import ArrivingTask, TaskArrived, TaskDoubt
from schemas.tables import TaskReportRow, empty

KEY = ("campaign_id", "unit_id", "period_id", "task_id", "round", "event_no")
RULES: tuple[tuple[type[Arriving], Severity], ...] = (
    (ArrivingTask, "error"),
    (TaskDoubt, "warning"),
)
PARAMS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "task_date_not_future": ("today",),
        "remedy_not_future": ("today",),
        "task_before_start": ("starts_on",),
        "evidence_wanted": ("evidence",),
    }
)
COLUMN_OF: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("done_needs_date", "date_needs_done", "task_date_not_future"), "done_on"),
        **dict.fromkeys(("task_words_within_limit", "finding_of_inspection"), "note"),
        **dict.fromkeys(("remedy_due_after", "remedy_without_due"), "remedy_due"),
        **dict.fromkeys(("remedy_done_after", "remedy_not_future"), "remedy_done_on"),
    }
)
"""The column a rule is about, the state where none is named."""
AROUND = ("today", "starts_on", "kind", "evidence")
LINE = {n: kind for n, kind in typed(TaskArrived).items() if n not in AROUND}
"""A row as it is read, before the days around it are known."""


DAYS = {"done_on": "done_cell", "remedy_due": "due_cell", "remedy_done_on": "fixed_cell"}
"""Where the address of each day stands."""


def find_task(code: str, unit_id: str, at: Scope) -> Finding:
    """Whether a task belongs to the plan and is this unit's to report."""
    unit_type = at.units[unit_id]["unit_type"]
    mine = [task.id for task in at.profile.tasks if task.is_led_by(unit_id, unit_type)]
    if code.lower() in mine:
        return Finding(code.lower())
    task = next((t for t in at.profile.tasks if t.id == code.lower()), None)
    known = ", ".join(mine) or "–"
    if task is None:
        return Finding(None, "unknown_task", params={"known": known})
    return Finding(None, "task_not_of_unit", params={"task": task.label_vi, "known": known})


def find_round(text: str | None, task: Task, year: int, at: Scope) -> Finding:
    """The round a row is of: of a yearly task its year, that of the report where none is said."""
    if not task.is_yearly:
        return Finding(ONCE)
    if text is None:
        return Finding(str(year))
    first, last = at.profile.phases.starts_on.year, at.profile.phases.last_day.year
    if text.isdigit() and first <= int(text) <= last:
        return Finding(str(int(text)))
    return Finding(None, "round_unknown", params={"first": str(first), "last": str(last)})


def task_reports(rows: pl.DataFrame, at: Scope, found: ProblemList) -> pl.DataFrame:
    """Rows of known tasks (LINE) as the ledger keeps them; what breaks a rule is a problem."""
    if rows.is_empty():
        return empty(TaskReportRow)
    rows = repeated(rows.select(LINE.keys()), found, "duplicate_task", KEY)
    begun = at.profile.phases.starts_on
    starts = [begun if r == ONCE else max(begun, date(int(r), 1, 1)) for r in rows["round"]]
    tasks = {task.id: task for task in at.profile.tasks}
    mine = [tasks[name] for name in rows["task_id"]]
    judged = rows.with_columns(
        today=pl.lit(at.today),
        starts_on=pl.Series(starts, dtype=pl.Date),
        kind=pl.Series([task.kind for task in mine], dtype=pl.String),
        evidence=pl.Series([task.evidence_vi for task in mine], dtype=pl.String),
    ).select(typed(TaskArrived).keys())
    for model, severity in RULES:
        for rule, bad in failures(model, judged):
            column = COLUMN_OF.get(rule, "state")
            found.add_rows(rule, _shown(bad, column), PARAMS.get(rule, ()), severity, column)
    if found.has_errors:
        return empty(TaskReportRow)
    return TaskReportRow.validate(judged.select(TaskReportRow.columns.keys()))


def _shown(bad: pl.DataFrame, column: str) -> pl.DataFrame:
    """The rows with the place and the text of the column a problem is about."""
    if column in DAYS:
        said = pl.col(column).dt.strftime("%d/%m/%Y")
        return bad.with_columns(cell=DAYS[column], text=said)
    if column == "note":
        return bad.with_columns(cell="note_cell", text=pl.col("note").str.head(SHOWN_TEXT))
    return bad
