"""Nhiệm vụ: what the plan orders, by clause and by agency; what is late and whose it is."""

import streamlit as st

from pages.parts.address import current_translator
from pages.parts.cached import ask
from pages.parts.opening.opening import opening
from pages.parts.opening.viewing import only_looked_at
from pages.parts.tasks.cards import figure_row, late_card, timeline_card
from pages.parts.tasks.figures import agencies, clauses
from pages.parts.tasks.tables import agency_card, clause_card
from queries.tasks.questions import task_list

t = current_translator()
chosen = opening("tasks", ("unit_type", "cluster"), t)
only_looked_at(chosen, t)
tasks = ask(task_list, chosen)
if tasks.is_empty():
    st.info(t("tasks.empty"))
    st.stop()

figure_row(tasks, t)
left, right = st.columns([6, 5])
with left:
    clause_card(clauses, chosen, t)
with right:
    agency_card(agencies, chosen, t)
    timeline_card(chosen, t)
    late_card(chosen, t)
