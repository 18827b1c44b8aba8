"""Chốt số liệu: freeze the figures, see what is frozen, compare two moments."""

import streamlit as st

from pages.parts.address import current_translator
from pages.parts.council.snapshot_compare import compare_card
from pages.parts.council.snapshot_form import freeze_card
from pages.parts.council.snapshot_list import list_card, snapshots_of
from pages.parts.opening.opening import opening

t = current_translator()
chosen = opening("snapshots", (), t)
found = snapshots_of(chosen)

left, right = st.columns([2, 5])
with left:
    freeze_card(chosen, t)
with right:
    list_card(found, t)
compare_card(found, chosen, t)
