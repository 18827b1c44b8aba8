"""The sheet of tasks of a unit's workbook (nhiệm vụ) → typed rows, or what is wrong with them."""

from collections.abc import Mapping
from typing import Any

import polars as pl

from data.checking.layouts.task_layout import STATE_WORDS
from data.checking.layouts.template_layout import spelled
from data.checking.problem_rows import ProblemList
from data.checking.task_rows import LINE, find_round, find_task, task_reports
from data.checking.workbook.around_table import table_rows
from data.checking.workbook.check_cells import (
    cell_code,
    cell_date,
    cell_number,
    cell_words,
    names_document,
)
from data.checking.workbook.check_header import Identity
from data.checking.workbook.check_identity import Scope
from data.checking.workbook.check_labels import Labels
from data.checking.workbook.check_sheet import find_columns
from data.checking.workbook.sheet_cells import Cell, Sheet
from data.reading.read_report import RawReport
from schemas.plan.tasks import Task
from schemas.tables import TaskReportRow, empty

FILLED = ("state", "done_on", "document", "people_count", "note")
OF_EVENTS = ("event_no", "topic", "finding", "remedy", "remedy_due", "remedy_done_on")
"""Columns of one inspection, launch or conference; earlier workbooks have none of them."""
NO_CELL = {"text": None}
NAMING = {"event_no", "topic"}
"""What names an event: a template names those again in which something is still open."""
Row = Mapping[str, Cell]


def sheet_tasks(
    sheet: Sheet | None, raw: RawReport, who: Identity, at: Scope | None, found: ProblemList
) -> pl.DataFrame:
    """What the unit says of its tasks; rows left blank say nothing."""
    if sheet is None:
        return empty(TaskReportRow)
    header, letters = find_columns(sheet, raw.merged.get(sheet.name, []), found)
    if {"task_id", "year", *FILLED} - letters.keys() or at is None:
        return empty(TaskReportRow)
    if who.unit_id is None or who.period_id is None:
        return empty(TaskReportRow)
    names = Labels({t.id: (t.label_vi, t.label_en) for t in at.profile.tasks})
    lines = []
    for number in table_rows(sheet, header, letters, "task_id", (), found):
        names.compare(sheet, number, letters["task_id"], letters.get("label"), found)
        row = {key: sheet.cell(number, letter) for key, letter in letters.items()}
        if line := _line(row, who.unit_id, who.period_id, at, found):
            lines.append(line | {"sheet": sheet.name, "row": number})
    codes = {"campaign_id": who.campaign_id, "unit_id": who.unit_id, "period_id": who.period_id}
    frame = pl.DataFrame([codes | line for line in lines], schema=LINE)
    return task_reports(frame, at, found)


def _line(
    row: Row, unit_id: str, period_id: str, at: Scope, found: ProblemList
) -> dict[str, Any] | None:
    """One row that says something of a known task of the unit."""
    said = [key for key in (*FILLED, *OF_EVENTS) if row.get(key, NO_CELL)["text"] is not None]
    if not set(said) - (NAMING if "event_no" in said else set()):
        return None
    task = _task(row["task_id"], unit_id, at, found)
    if task is None:
        return None
    year = at.periods[period_id]["end_date"].year
    turn = find_round(cell_code(row["year"], found), task, year, at)
    if turn.rule:
        found.add(turn.rule, **row["year"]["place"], column="year", params=turn.params)
        return None
    state = cell_words(row["state"], found)
    return {
        "task_id": task.id,
        "round": turn.code,
        "state": STATE_WORDS.get(spelled(state or "")),
        "done_on": cell_date(row["done_on"], found),
        "document": _document(row["document"], found),
        "people_count": _people(row["people_count"], found),
        "note": cell_words(row["note"], found),
        **_event(row, found),
        "cell": row["state"]["place"]["cell"],
        "done_cell": row["done_on"]["place"]["cell"],
        "note_cell": row["note"]["place"]["cell"],
        "text": state,
    }


def _event(row: Row, found: ProblemList) -> dict[str, Any]:
    """Which event a row is of, and what an inspection found; none where the columns are not."""
    if set(OF_EVENTS) - row.keys():
        here = row["state"]["place"]["cell"]
        return {"event_no": "", "due_cell": here, "fixed_cell": here}
    number = cell_code(row["event_no"], found)
    return {
        "event_no": (number or "").strip(),
        **{key: cell_words(row[key], found) for key in ("topic", "finding", "remedy")},
        **{key: cell_date(row[key], found) for key in ("remedy_due", "remedy_done_on")},
        "due_cell": row["remedy_due"]["place"]["cell"],
        "fixed_cell": row["remedy_done_on"]["place"]["cell"],
    }


def _task(code: Cell, unit_id: str, at: Scope, found: ProblemList) -> Task | None:
    if code["text"] is None:
        found.add("task_without_code", **code["place"], column="task_id")
        return None
    finding = find_task(code["text"], unit_id, at)
    if finding.rule:
        found.add(finding.rule, **code["place"], column="task_id", params=finding.params)
        return None
    return next(task for task in at.profile.tasks if task.id == finding.code)


def _document(cell: Cell, found: ProblemList) -> str | None:
    words = cell_words(cell, found)
    if words is not None and not names_document(words):
        found.add("number_of_document", **cell["place"], column="document")
        return None
    return words


def _people(cell: Cell, found: ProblemList) -> int | None:
    """How many took part: a whole number, not below zero."""
    value = cell_number(cell, found).value
    if value is None:
        return None
    if value < 0 or not value.is_integer():
        found.add("people_whole", **cell["place"], column="people_count")
        return None
    return int(value)
