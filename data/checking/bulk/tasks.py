"""A flat file of tasks (nhiệm vụ) of many units → typed rows, or what is wrong with them."""

from typing import Any

import polars as pl

from data.checking.bulk.words import with_dates
from data.checking.layouts.task_layout import STATE_WORDS
from data.checking.layouts.template_layout import spelled
from data.checking.problem_rows import ProblemList, place
from data.checking.task_rows import LINE, find_round, task_reports
from data.checking.workbook.check_cells import names_document, text_number
from data.checking.workbook.check_identity import Scope


def bulk_tasks(frame: pl.DataFrame, at: Scope, found: ProblemList) -> pl.DataFrame:
    """The tasks of known units; of a yearly one the year is that of the report's code."""
    for day in ("done_on", "remedy_due", "remedy_done_on"):
        frame = with_dates(frame, day, found)
    tasks = {task.id: task for task in at.profile.tasks}
    rounds: list[str | None] = []
    people: list[int | None] = []
    for row in frame.iter_rows(named=True):
        text = None if row["year"] is None else str(row["year"])
        year = at.periods[row["period_id"]]["end_date"].year
        turn = find_round(text, tasks[row["task_id"]], year, at)
        rounds.append(turn.code)
        if turn.rule:
            where = place(row) | {"value": text}
            found.add(turn.rule, **where, column="year", params=turn.params)
        people.append(_people(row, found))
        if row["document"] is not None and not names_document(str(row["document"])):
            where = place(row) | {"value": str(row["document"])}
            found.add("number_of_document", **where, column="document")
    states = [STATE_WORDS.get(spelled(text or "")) for text in frame["text"]]
    known = frame.with_columns(
        pl.Series("round", rounds, dtype=pl.String),
        pl.Series("people_count", people, dtype=pl.Int64),
        pl.Series("state", states, dtype=pl.String),
        pl.col("document", "note", "topic", "finding", "remedy").cast(pl.String),
        pl.col("event_no").cast(pl.String).str.strip_chars().fill_null(""),
        done_cell="cell",
        note_cell="cell",
        due_cell="cell",
        fixed_cell="cell",
    )
    return task_reports(known.drop_nulls("round").select(LINE.keys()), at, found)


def _people(row: dict[str, Any], found: ProblemList) -> int | None:
    """How many took part: a whole number, not below zero."""
    text = None if row["people_count"] is None else str(row["people_count"])
    if text is None:
        return None
    reading = text_number(text)
    where = place(row) | {"value": text}
    if reading.rule:
        found.add(reading.rule, **where, column="people_count", params=reading.params)
        return None
    value = reading.value
    if value is None:
        return None
    if value < 0 or not value.is_integer():
        found.add("people_whole", **where, column="people_count")
        return None
    return int(value)
