"""Figures, time line and late list of the page of tasks."""

import polars as pl
import streamlit as st

from answers.tables import text_table, unsourced
from answers.tasks.figures import task_figures
from answers.tasks.words import CLAUSES, LATE, named
from charts.tasks.timeline import timeline_lines
from pages.parts.address import address
from pages.parts.cached import ask, drawn
from pages.parts.card import CONFIG, footer
from pages.parts.tables.table import reading_table
from pages.parts.tasks import figures
from pages.parts.theme import is_narrow
from pictures.task_marks import task_name
from queries.tasks.questions import task_coverage, task_late, task_list
from schemas.selection import Selection
from translations import Translator
from translations.phrases import markdown

TASKS_HOW_KEYS = {
    "done": "tasks.done_how",
    "late": "tasks.late_how",
    "moving": "tasks.moving_how",
    "silent": "tasks.silent_how",
    "tasks": "tasks.tasks_how",
}

EVERY, SHOWN = 10_000, 200
"""Late tasks listed; the number of all of them stands above."""


def figure_row(tasks: pl.DataFrame, t: Translator) -> None:
    """Five figures, two by two on a phone."""
    found = task_figures(tasks, t)
    with st.grid(columns=len(found), min_column_width=150, gap="small", key="grid-tasks"):
        for figure in found:
            with st.container(key=f"card-kpi-{figure.name}", height="stretch", gap="xsmall"):
                st.metric(figure.label, figure.value, help=t(TASKS_HOW_KEYS[figure.name]))
                st.markdown(figure.chip)


def timeline_card(chosen: Selection, t: Translator) -> None:
    """The time line: marks on a desk, lines on a phone."""
    finished = drawn(figures.timeline, chosen)
    tasks = ask(task_list, chosen)
    with st.container(key="card-task-time", gap="xsmall"):
        st.markdown(f"## {finished.message}")
        st.caption(finished.caption)
        if is_narrow():
            st.markdown("\n".join(f"- {markdown(line)}" for line in timeline_lines(tasks, t)))
        else:
            st.plotly_chart(
                finished.figure, theme=None, config=CONFIG, alt=finished.alt, key="chart.task-time"
            )
        known = ask(task_coverage, chosen)
        doors, frame = finished.doors, named(tasks, t)
        footer("task-time", finished.message, frame, CLAUSES, chosen, t, known, doors=doors)


def late_card(chosen: Selection, t: Translator) -> None:
    """Tasks past their last day and not done, the longest first, and whose they are."""
    rows, task = ask(task_late, chosen, limit=EVERY), address().get("task")
    only = rows if task is None else rows.filter(task_id=task)
    late = named(only.head(SHOWN), t)
    with st.container(key="card-task-late", gap="xsmall"):
        every = int(ask(task_list, chosen)["late_count"].sum())  # the list is cut, its number not
        if task is not None:
            every = only.height
        title = t("tasks.late_title", count=t.number(every))
        st.markdown(f"## {title}")
        if late.is_empty():
            st.caption(_of_task(chosen, task, t) or t("tasks.none_late"))
            return
        if said := _of_task(chosen, task, t):
            st.markdown(said)
        st.caption(t("tasks.late_caption"))
        shown = text_table(late, unsourced(LATE), t)
        reading_table(shown, "table.task-late", 420)
        footer("task-late", title, late, [*LATE, "note"], chosen, t, ask(task_coverage, chosen))


def _of_task(chosen: Selection, task: str | None, t: Translator) -> str:
    """Which task alone is listed, where the address names one."""
    found = ask(task_list, chosen).filter(task_id=task or "").to_dicts()
    return t("tasks.of_task", name=markdown(task_name(found[0], t))) if found else ""
