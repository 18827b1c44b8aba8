"""The card of inspections, launches and conferences: what was found, what became of it."""

import streamlit as st

from answers.tables import text_table, unsourced
from answers.tasks.events import EVENTS, event_figures, told
from pages.parts.cached import ask
from pages.parts.card import footer
from pages.parts.tables.table import reading_table
from queries.tasks.questions import task_coverage, task_events
from schemas.selection import Selection
from translations import Translator


def unit_event_card(chosen: Selection, t: Translator) -> None:
    """What one unit held, on its page; nothing held, no card."""
    if not ask(task_events, chosen).is_empty():
        event_card(chosen, t, "unit-task-events")


def event_card(chosen: Selection, t: Translator, name: str = "task-events") -> None:
    """What was held, what must still be put right first; nothing held, one line."""
    held = ask(task_events, chosen)
    with st.container(key=f"card-{name}", gap="xsmall"):
        title = event_figures(held, t)
        st.markdown(f"## {title}")
        if held.is_empty():
            st.caption(t("tasks.events_none"))
            return
        st.caption(t("tasks.events_caption"))
        said = told(held, t)
        shown = text_table(said, unsourced(EVENTS), t)
        reading_table(shown, f"table.{name}", 380)
        footer("task-events", title, said, EVENTS, chosen, t, ask(task_coverage, chosen))
