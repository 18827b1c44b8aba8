"""Cards of tasks by clause and by agency, each with the table behind it."""

import streamlit as st

from answers.tasks.words import AGENCIES, CLAUSES, named
from pages.parts.cached import ask, drawn
from pages.parts.card import CONFIG, card, footer
from pages.parts.tasks.figures import agencies, clauses, clauses_narrow
from pages.parts.theme import is_narrow
from queries.tasks.questions import task_agencies, task_coverage, task_list
from schemas.selection import Selection
from translations import Translator


def clause_card(chosen: Selection, t: Translator) -> None:
    """One bar a task of the plan; names on one line where there is room for them."""
    with st.container(key="card-task-clauses", gap="xsmall"):
        finished = drawn(clauses, chosen)
        st.markdown(f"## {finished.message}")
        st.caption(finished.caption)
        shown = drawn(clauses_narrow, chosen) if is_narrow() else finished
        look = {"theme": None, "config": CONFIG, "alt": shown.alt}
        st.plotly_chart(shown.figure, key="chart.task-clauses", **look)
        frame = named(ask(task_list, chosen), t)
        covered = ask(task_coverage, chosen)
        title = finished.message
        footer(
            "task-clauses",
            title,
            frame,
            CLAUSES,
            chosen,
            t,
            covered,
            builder=clauses,
            doors=finished.doors,
        )


def agency_card(chosen: Selection, t: Translator) -> None:
    """One bar an agency that leads tasks."""
    frame, covered = ask(task_agencies, chosen), ask(task_coverage, chosen)
    card("task-agencies", agencies, chosen, frame, AGENCIES, t, covered=covered)
