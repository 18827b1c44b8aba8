"""Nhiệm vụ: what the plan orders, by clause and by agency; what is late and whose it is."""

import streamlit as st

from pages.parts.address import current_translator
from pages.parts.cached import ask
from pages.parts.opening.opening import opening
from pages.parts.opening.over import over
from pages.parts.opening.viewing import only_looked_at
from pages.parts.tasks.areas import area_card
from pages.parts.tasks.cards import figure_row, late_card, timeline_card
from pages.parts.tasks.events import event_card
from pages.parts.tasks.tables import agency_card, clause_card
from queries.tasks.questions import task_list

t = current_translator()
chosen = opening("tasks", ("unit_type", "cluster"), t)
only_looked_at(chosen, t)
tasks = ask(task_list, chosen)
if tasks.is_empty():
    st.info(t("tasks.empty"))
    over()

figure_row(tasks, t)
late_card(chosen, t)
clause_card(chosen, t)
left, right = st.columns(2)
with left:
    agency_card(chosen, t)
with right:
    timeline_card(chosen, t)
event_card(chosen, t)
area_card(chosen, t)
