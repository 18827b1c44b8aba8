"""Groups × contents: a heat table drawn up to forty rows, a table to sort and search above."""

from dataclasses import replace

import polars as pl
import streamlit as st

from answers.progress.heat_table import heat_table, signs
from charts.parts.theme import Figure
from charts.progress.heat import standing_heat
from pages.parts.address import address, put
from pages.parts.cached import ask
from pages.parts.card import card, footer
from pages.parts.progress import figures
from pages.parts.progress.drill import open_group
from pages.parts.progress.views import HEAT
from pages.parts.tables.table import table
from pages.parts.theme import Mode
from pictures.messages import heat_message
from queries.progress.questions import content_standing
from schemas.selection import Level, Selection
from translations import Translator
from translations.phrases import markdown

HEAT_GROUPS_KEYS = {
    "group": "heat.groups_group",
    "unit": "heat.groups_unit",
}

MOST = 40  # rows of groups: with more nobody finds one, and the units of one are asked for
BY = ("group", "unit")


def heat_card(chosen: Selection, t: Translator) -> None:
    """Where the problem is: by cluster, bloc or unit type, or unit by unit."""
    overall = replace(chosen, content=None, indicator=None)
    usual = figures.heat_level(overall)
    level: Level = "unit" if usual == "unit" or _by(t) == "unit" else usual
    standing = ask(content_standing, overall, level=level)
    covered = ask(content_standing, overall)
    if standing["group_id"].n_unique() > MOST:
        _table(overall, standing, covered, level, t)
        return
    card(
        "heat",
        _units if level == "unit" else figures.heat,
        overall,
        standing,
        HEAT,
        t,
        covered=covered,
        is_wide=True,
        key=f"{level}.{chosen.cluster}",
        narrow=_narrow_units if level == "unit" else figures.narrow,
    )


def _by(t: Translator) -> str:
    now = "unit" if address().get("groups") == "unit" else "group"
    st.session_state["progress.groups"] = now
    st.segmented_control(
        t("heat.groups"),
        BY,
        format_func=lambda code: t(HEAT_GROUPS_KEYS[code]),
        key="progress.groups",
        required=True,
        label_visibility="collapsed",
        on_change=lambda: put(groups="unit" if now == "group" else None),
    )
    return now


def _units(chosen: Selection, t: Translator, mode: Mode, *, is_narrow: bool = False) -> Figure:
    frame = ask(content_standing, chosen, level="unit")
    return standing_heat(frame, t, mode, level="unit", as_of=chosen.as_of, is_narrow=is_narrow)


def _narrow_units(chosen: Selection, t: Translator, mode: Mode) -> Figure:
    return _units(chosen, t, mode, is_narrow=True)


def _table(
    chosen: Selection, standing: pl.DataFrame, covered: pl.DataFrame, level: Level, t: Translator
) -> None:
    with st.container(key="card-heat", gap="xsmall"):
        title = heat_message(standing.to_dicts(), level, t)
        st.markdown(f"## {markdown(title)}")
        st.caption(t("heat.table_caption", legend=signs(standing, t)))
        groups, shown = heat_table(standing, t)
        right = {
            name: st.column_config.TextColumn(alignment="right", width=104)
            for name in shown.columns[1:]
        }
        key = f"heat.table.{level}.{chosen.cluster}.{chosen.unit_type}.{chosen.phase}"
        table(
            shown,
            key,
            lambda place: st.session_state.update({f"{key}.group": place}),
            height=560,
            column_config=right,
        )
        footer("heat", title, standing, HEAT, chosen, t, covered)
    place = st.session_state.pop(f"{key}.group", None)
    if place is not None:
        open_group(groups[place], None, level)
