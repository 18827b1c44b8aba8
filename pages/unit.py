"""Đơn vị: one unit on a page, down to the cell of its reports; without a unit, the list of all."""

from dataclasses import replace

import streamlit as st

from pages import _figures as figures
from pages._address import address, current_translator
from pages._cached import ask
from pages._card import card
from pages._drill import way_back
from pages._opening import opening
from pages._unit_cards import (
    identity,
    indicator_card,
    plan_card,
    report_card,
    trace_card,
    unit_list_card,
)
from pages._views import with_indicator
from queries.progress import content_standing, trend

t = current_translator()
has_unit = "unit" in address()
names = ("phase", "unit") if has_unit else ("phase", "cluster", "unit_type", "unit", "period")
asked = opening(
    "unit",
    names,
    t,
    silent=("cluster", "content", "indicator") if has_unit else (),
    name=lambda chosen: identity(chosen, t) if chosen.unit else None,
)
way_back(asked, t)

if asked.unit is None:
    unit_list_card(asked, t)
    st.stop()

chosen = with_indicator(asked)
every = replace(chosen, content=None, indicator=None)

left, right = st.columns([11, 9])
with left:
    card(
        "unit-contents",
        figures.contents,
        every,
        ask(content_standing, every),
        ["short", "achieved_pct", "required_pct", "pace_ratio", "status", "indicator_count"],
        t,
    )
with right:
    plan_card(chosen, t)
    report_card(chosen, t)

indicator_card(chosen, t)
if chosen.indicator:
    left, right = st.columns([11, 9])
    with left:
        card(
            "unit-trajectory",
            figures.trajectory,
            chosen,
            ask(trend, chosen),
            ["period_id", "end_date", "value", "required_value"],
            t,
        )
    with right:
        trace_card(chosen, t)
