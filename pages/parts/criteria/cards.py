"""The plan's criteria on pages: those of one unit, and which of all of them nobody measures."""

from dataclasses import replace

import streamlit as st

from answers.answers import of_year
from answers.criteria.words import (
    COLOURS,
    COVER,
    UNIT,
    Judged,
    cover_table,
    cover_title,
    judged,
    unit_table,
    unit_title,
)
from answers.tables import text_table
from pages.parts.cached import ask
from pages.parts.card import footer
from pages.parts.tables.table import reading_table
from queries.criteria.questions import criterion_cover, unit_criteria
from schemas.selection import Selection
from translations import Translator
from translations.phrases import markdown
from translations.value_words import CRITERIA_STATE_KEYS


def unit_criteria_card(chosen: Selection, t: Translator) -> None:
    """What the plan judges one unit by, each criterion with what is known of it."""
    rows = ask(unit_criteria, replace(chosen, cluster=None, unit_type=None))
    if rows.is_empty():
        return
    found = judged(rows, t)
    with st.container(key="card-unit-criteria", gap="xsmall"):
        title = unit_title(found, t)
        st.markdown(f"## {title}")
        st.caption(t("criteria.unit_caption"))
        with st.grid(columns=2, min_column_width=320, gap="small", key="grid-unit-criteria"):
            for one in found:
                _line(one, t)
        footer("unit-criteria", title, unit_table(rows, t), UNIT, chosen, t)


def _line(one: Judged, t: Translator) -> None:
    badge = f":{COLOURS.get(one.state, 'gray')}-badge[{t(CRITERIA_STATE_KEYS[one.state])}]"
    with st.container(gap=None, key=f"line-criterion-{one.code}"):
        st.markdown(f"**{one.code}** {markdown(one.name)} {badge}")
        if one.lines:
            st.caption("  \n".join(markdown(line) for line in one.lines))


def cover_card(chosen: Selection, t: Translator) -> None:
    """Every criterion of the plan and what speaks of it, those that nothing does on top."""
    cover = ask(criterion_cover, of_year(chosen))
    if cover.is_empty():
        return
    with st.container(key="card-criterion-cover", gap="xsmall"):
        title = cover_title(cover, t)
        st.markdown(f"## {markdown(title)}")
        st.caption(t("criteria.cover_caption"))
        rows = cover_table(cover, t)
        shown = text_table(rows, COVER, t)
        reading_table(shown, "table.criterion-cover", 520)
        footer("criterion-cover", title, rows, COVER, chosen, t)
