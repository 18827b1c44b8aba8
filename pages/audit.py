"""Nhật ký: who did what, when, before and after; searched, filtered, carried away."""

import streamlit as st

from pages.parts.address import current_translator
from pages.parts.audit.entry import entry_card
from pages.parts.audit.list import list_card
from pages.parts.audit.log import asked_for, log_of, names_of
from pages.parts.opening.frozen import read_only
from pages.parts.opening.opening import opening
from pages.parts.opening.over import over
from schemas.problems import StoreError
from translations.phrases import markdown

t = current_translator()
chosen = opening("audit", ("unit",), t, has_date=False)
if read_only(t):
    over()

try:
    log = log_of()
except StoreError as error:  # a chain that is broken: where, and what to do
    st.error(markdown(str(error)), icon=":material/link_off:")
    over()
names = names_of(chosen, t)
if not log.acts:
    st.info(t("audit.none"), icon=":material/inbox:")
    over()

shown = asked_for(log, names, chosen, t)
entry_card(log, names, t)
list_card(shown, log, names, chosen, t)
