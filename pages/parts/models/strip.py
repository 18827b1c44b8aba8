"""Models of one unit on its page."""

import streamlit as st

from answers.models.words import LIST, PATHS, named_models
from answers.tables import text_table, unsourced
from pages.parts.address import link
from pages.parts.cached import ask
from pages.parts.card import footer
from pages.parts.tables.table import reading_table
from queries.models.questions import model_asks, model_list, model_paths
from schemas.selection import Selection
from translations import Translator


def unit_model_card(chosen: Selection, t: Translator) -> None:
    """Models of one unit with the cell that says so, and what it took over from others."""
    mine = named_models(ask(model_list, chosen), t)
    taken = ask(model_paths, chosen).filter(replicated_to=chosen.unit)
    if mine.is_empty() and taken.is_empty() and ask(model_asks, chosen).is_empty():
        return
    with st.container(key="card-unit-models", gap="xsmall"):
        words = {"count": t.number(mine.height), "taken": t.number(taken.height)}
        title = t("models.unit_title", **words)
        st.markdown(f"## {title}")
        st.caption(t("models.unit_caption" if mine.height or taken.height else "models.unit_none"))
        columns = [name for name in LIST if name != "short_name"]
        if mine.height:
            shown = text_table(mine, unsourced(columns), t)
            reading_table(shown, "table.unit-models", 320)
        if taken.height:
            st.markdown(f"**{t('models.unit_taken')}**")
            shown = text_table(taken, unsourced(PATHS), t)
            reading_table(shown, "table.unit-taken", 240)
        st.page_link("pages/models.py", label=t("models.open"), query_params=link(unit=None))
        footer("unit-models", title, mine, columns, chosen, t)
