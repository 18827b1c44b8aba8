"""Đơn vị: one unit on a page, down to the cell of its reports; without a unit, the list of all."""

from dataclasses import replace

import streamlit as st

from pages.parts.address import address, current_translator
from pages.parts.opening.opening import opening
from pages.parts.opening.over import over
from pages.parts.opening.viewing import is_published
from pages.parts.print import print_button
from pages.parts.progress.drill import way_back
from pages.parts.progress.published import unit_view, units_view
from pages.parts.progress.views import with_indicator
from pages.parts.units.absent import absent_unit
from pages.parts.units.cards import identity, unit_list_card
from pages.parts.units.parts import unit_parts
from pages.parts.units.received import received_view
from pages.parts.units.story import unit_kpis

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
unit_kpis(every, t)
unit_parts(chosen, every, asked.compare, t)
