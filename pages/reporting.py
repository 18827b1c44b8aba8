"""Báo cáo: who owes a report, who has handed it in, whom to call before the deadline."""

import streamlit as st

from pages.parts.address import current_translator
from pages.parts.opening.opening import opening
from pages.parts.opening.over import over
from pages.parts.opening.viewing import is_over, only_looked_at
from pages.parts.reporting.call import call_card
from pages.parts.reporting.choice import next_button, obligation_row, view_switch
from pages.parts.reporting.dates import calendar_card, plan_cards
from pages.parts.reporting.screening import screening_view
from pages.parts.reporting.state import figure_row, state_cards, whom_line

t = current_translator()
chosen = opening("reporting", ("obligation", "cluster", "unit_type"), t)
only_looked_at(chosen, t)
view = view_switch(t)

if chosen.obligation is None and view != "questions":
    st.info(t("reporting.empty"))
    over()

if view == "state":
    row = obligation_row(chosen)
    has_ended = is_over(chosen)
    next_button(chosen, t)
    figure_row(row, t, has_ended=has_ended)
    whom_line(chosen, row, t)
    state_cards(chosen, row, t)
    if not has_ended:
        call_card(chosen, row, t)
elif view == "calendar":
    calendar_card(chosen, t)
elif view == "plans":
    plan_cards(chosen, t)
else:
    screening_view(chosen, t)
