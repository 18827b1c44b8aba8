"""The card of council members' areas: who follows what, and what is past its day in it."""

import polars as pl
import streamlit as st

from answers.tables import text_table
from answers.tasks.areas import AREAS, areas_message, in_words
from pages.parts.cached import ask
from pages.parts.card import footer
from pages.parts.tables.table import reading_table
from queries.tasks.questions import council_areas, task_coverage
from schemas.selection import Selection
from translations import Translator


def area_card(chosen: Selection, t: Translator) -> None:
    """One row a position; where nobody is assigned, how to do so."""
    areas = ask(council_areas, chosen)
    with st.container(key="card-council-areas", gap="xsmall"):
        if areas.is_empty():
            st.markdown(f"## {t('tasks.areas_empty')}")
            st.caption(t("tasks.areas_how_to"))
            return
        title = areas_message(areas, t)
        st.markdown(f"## {title}")
        is_shown = areas.select(pl.col("is_illustrative").any()).item()
        st.caption(t("tasks.areas_illustrative" if is_shown else "tasks.areas_caption"))
        said = in_words(areas, t)
        shown = text_table(said, AREAS, t)
        reading_table(shown, "table.council-areas", 320)
        known = ask(task_coverage, chosen)
        footer("council-areas", title, said, AREAS, chosen, t, known)
