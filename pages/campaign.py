"""Phong trào: what a campaign says, what is to mend, one workbook to change it, its versions."""

import streamlit as st

from pages.parts.address import current_translator
from pages.parts.campaign.book import carry_card, planned, put_card, upload_card
from pages.parts.campaign.plan import done_card, plan_cards
from pages.parts.campaign.state import broken_files, check_card, ready_card, waiting_card
from pages.parts.campaign.versions import versions_card
from pages.parts.opening.frozen import read_only
from pages.parts.opening.opening import opening
from pages.parts.opening.over import over
from pages.parts.opening.viewing import only_looked_at

t = current_translator()
chosen = opening("campaign", (), t, has_date=False)
only_looked_at(chosen, t)

if read_only(t):
    over()

is_broken = broken_files(chosen, t)
left, right = st.columns([2, 5])
with left:
    ready_card(chosen, t)
    carry_card(chosen, t, is_broken=is_broken)
    file = None if is_broken else upload_card(t)
with right:
    tried = planned(file, chosen, t)
with left:
    if tried is not None:
        put_card(tried, file, chosen, t)
with right:
    done_card(chosen, t)
    if tried is not None:
        plan_cards(tried, t)
    else:
        waiting_card(chosen, t)
        check_card(chosen, t)
    versions_card(chosen, t)
