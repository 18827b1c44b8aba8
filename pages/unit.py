"""Đơn vị: one unit on a page, down to the cell of its reports; without a unit, the list of all."""

from dataclasses import replace

import streamlit as st

from pages.parts.address import address, current_translator
from pages.parts.cached import ask
from pages.parts.card import card
from pages.parts.criteria.cards import unit_criteria_card
from pages.parts.models.strip import unit_model_card
from pages.parts.opening.opening import opening
from pages.parts.opening.over import over
from pages.parts.opening.viewing import is_published
from pages.parts.print import print_button
from pages.parts.progress import figures
from pages.parts.progress.drill import way_back
from pages.parts.progress.published import unit_view, units_view
from pages.parts.progress.views import with_indicator
from pages.parts.tasks.strip import unit_task_card
from pages.parts.units import figures as own
from pages.parts.units.absent import absent_unit
from pages.parts.units.cards import (
    identity,
    indicator_card,
    report_card,
    trace_card,
    unit_list_card,
)
from pages.parts.units.compare import compare_card
from pages.parts.units.received import received_view
from pages.parts.units.story import (
    CONTENTS,
    PEERS,
    SCORE,
    TREND,
    change_card,
    milestone_card,
    remark_card,
    unit_kpis,
)
from queries.progress.questions import content_standing, trend
from queries.units.questions import unit_peers, unit_progress

t = current_translator()
has_unit = "unit" in address()
asked = opening(
    "unit",
    ("phase",) if has_unit else ("phase", "cluster", "unit_type", "period"),
    t,
    silent=("unit", "cluster", "content", "indicator", "compare"),
    name=lambda chosen: identity(chosen, t) if chosen.unit else None,
)
with st.container(key="bar-unit", horizontal=True, horizontal_alignment="distribute"):
    way_back(replace(asked, compare=None), t)
    if asked.unit is not None:
        print_button(t)

if is_published(asked.campaign):
    unit_view(asked, t) if asked.unit else units_view(asked, t)
    over()

if asked.unit is None:
    if not absent_unit(asked, t):
        unit_list_card(replace(asked, compare=None), t)
    over()

chosen = with_indicator(replace(asked, compare=None))
if received_view(chosen, t):
    over()
every = replace(chosen, content=None, indicator=None, cluster=None, period=None)
mine = ask(unit_peers, every).filter(is_own=True)

unit_kpis(every, t)
left, right = st.columns([13, 9])
with left:
    card("unit-peers", own.peers, every, mine, PEERS, t)
    card("unit-contents", figures.contents, every, ask(content_standing, every), CONTENTS, t)
with right:
    card("unit-score", own.score, every, ask(unit_progress, every), SCORE, t)
    change_card(every, t)
    milestone_card(every, t)

left, right = st.columns([11, 9])
with left:
    remark_card(every, t)
with right:
    report_card(every, t)
unit_criteria_card(every, t)
unit_task_card(every, t)
unit_model_card(every, t)
compare_card(replace(every, compare=asked.compare), t)

indicator_card(chosen, t)
if chosen.indicator:
    left, right = st.columns([11, 9])
    with left:
        card("unit-trajectory", figures.trajectory, chosen, ask(trend, chosen), TREND, t)
    with right:
        trace_card(chosen, t)
