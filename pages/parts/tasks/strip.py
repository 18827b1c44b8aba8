"""Tasks of one unit on its page."""

import streamlit as st

from answers.tables import text_table, unsourced
from answers.tasks.words import UNIT, named
from pages.parts.cached import ask
from pages.parts.card import footer
from pages.parts.tables.table import reading_table
from pages.parts.tasks.events import unit_event_card
from queries.tasks.questions import unit_tasks
from schemas.selection import Selection
from translations import Translator


def unit_task_card(chosen: Selection, t: Translator) -> None:
    """What the plan asks of one unit, with its state and cell; then what it held."""
    mine = named(ask(unit_tasks, chosen), t)
    if mine.is_empty():
        return
    with st.container(key="card-unit-tasks", gap="xsmall"):
        title = t("tasks.unit_title", count=t.number(mine.height))
        late = t.number(mine["is_late"].sum())
        st.markdown(f"## {title}")
        st.caption(t("tasks.unit_caption", late=late))
        shown = text_table(mine, unsourced(UNIT), t)
        reading_table(shown, "table.unit-tasks", 380)
        footer("unit-tasks", title, mine, UNIT, chosen, t)
    unit_event_card(chosen, t)
