"""The foot of every page: who is looking, which release shows which version of the data."""

import streamlit as st

from answers.edition import edition
from pages.parts.opening.frozen import shown_store
from pages.parts.opening.who import viewer
from schemas.problems import StoreError
from translations import Translator


def page_foot(t: Translator) -> None:
    """Two quiet lines; of a snapshot that is not there the release alone."""
    try:
        store = shown_store()
    except StoreError:
        store = None
    with st.container(key="foot"):
        st.caption(t("people.local", role=t(f"people.role.{viewer().role}")))
        st.caption(edition(store, t))
