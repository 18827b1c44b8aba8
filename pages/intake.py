"""Nộp báo cáo: take the template, hand in the file, see what is wrong, accept it."""

import streamlit as st

from pages.parts.address import current_translator
from pages.parts.filters import campaign_row
from pages.parts.intake.cards import template_card, upload_card
from pages.parts.intake.door import examined
from pages.parts.intake.verdict import accept_card, changes_card, problems_card, result_card
from pages.parts.opening.frozen import read_only
from pages.parts.opening.opening import opening
from pages.parts.opening.over import over
from pages.parts.opening.viewing import is_over, only_looked_at
from pages.parts.units.cards import report_card

t = current_translator()
chosen = opening("intake", ("cluster", "unit", "period"), t, has_date=False)
only_looked_at(chosen, t)

if read_only(t):
    over()

if is_over(chosen):
    last = campaign_row(chosen.campaign).last_date
    st.info(t("viewing.ended", date=t.date(last)), icon=":material/event_busy:")
    report_card(chosen, t, limit=30, has_link=False)
    over()

left, right = st.columns([2, 5])
with left:
    template_card(chosen, t)
    file = upload_card(t)
with right:
    outcome = examined(file, t)
with left:
    if outcome is not None:
        accept_card(outcome, file, t)
with right:
    result_card(chosen, t)
    if outcome is not None:
        problems_card(outcome, file, t)
        changes_card(outcome, chosen, t)
    report_card(chosen, t, limit=30, has_link=False)
