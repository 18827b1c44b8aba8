"""Where no store is: say so, and make a real one only by a deliberate act."""

from datetime import datetime
from typing import Any

import streamlit as st

from data.keeping.calendar import ZONE, is_store
from data.keeping.lake.setting import reads_many
from data.keeping.new_store import make_real_store
from data.keeping.store import store_path
from pages.parts.opening.who import viewer
from schemas.problems import StoreError
from translations import Translator
from translations.phrases import markdown


def no_store(t: Translator) -> bool:
    """Draw the page of a folder that is no store yet; whether it was drawn."""
    store = store_path()
    if is_store(store) or reads_many(store):
        return False
    st.title(t("no_store.title"), anchor=False)
    st.warning(t("no_store.warning", folder=markdown(store.name)), icon=":material/database_off:")
    if not viewer().may("store"):
        return True
    with st.form("no_store.form", border=True, width=560):
        st.markdown(f"## {t('no_store.make')}")
        st.caption(t("no_store.caption"))
        today = datetime.now(ZONE).date()
        opened_on: Any = st.date_input(
            t("no_store.opened_on"), today, format="DD/MM/YYYY", help=t("no_store.opened_on_help")
        )
        sure = st.checkbox(t("no_store.sure", folder=markdown(store.name)))
        if st.form_submit_button(t("no_store.make"), type="primary", icon=":material/add:"):
            _make(opened_on if sure else None, t)
    return True


def _make(opened_on: Any, t: Translator) -> None:
    if opened_on is None:
        st.error(t("no_store.not_sure"))
        return
    try:
        with st.spinner(t("no_store.making")):
            make_real_store(store_path(), opened_on)
    except StoreError as error:
        st.error(markdown(str(error)))
        return
    st.rerun()
