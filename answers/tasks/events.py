"""Inspections, launches and conferences in words (cuộc kiểm tra, phát động, hội nghị)."""

import polars as pl

from answers.tasks.words import named
from pictures.task_marks import remedy_text
from translations import Translator

EVENTS = [
    *("short_name", "held_on", "task", "topic", "finding", "remedy", "remedy_due"),
    *("remedy_said", "people_count", "document", "file_name", "cell"),
]
"""Columns of the list of events, down to the cell that says so."""


def told(events: pl.DataFrame, t: Translator) -> pl.DataFrame:
    """The rows with the task and what became of a finding in words (TaskEvents)."""
    said = [remedy_text(row, t) for row in events.to_dicts()]
    return named(events, t).with_columns(pl.Series("remedy_said", said, dtype=pl.String))


def event_counts(events: pl.DataFrame) -> dict[str, int]:
    """Inspections, findings, what must be put right, is put right, is overdue; meetings, people."""
    inspected = events.filter(pl.col("kind") == "inspection")
    met = events.filter(pl.col("kind") != "inspection")
    asked = inspected.filter(pl.col("remedy_state") != "none")
    return {
        "inspections": inspected.height,
        "findings": inspected.get_column("finding").drop_nulls().len(),
        "asked": asked.height,
        "fixed": asked.filter(pl.col("remedy_state").is_in(["done", "done_late"])).height,
        "overdue": asked.filter(pl.col("remedy_state") == "overdue").height,
        "meetings": met.height,
        "people": int(met.get_column("people_count").sum() or 0),
    }


def event_figures(events: pl.DataFrame, t: Translator) -> str:
    """The headline of the list: what was inspected and what is still to be put right."""
    counts = event_counts(events)
    words = {name: t.number(count) for name, count in counts.items()}
    if not counts["inspections"]:
        return t("tasks.events_met" if counts["meetings"] else "tasks.events_title", **words)
    return t("tasks.events_overdue" if counts["overdue"] else "tasks.events_found", **words)
