"""«Chốt số liệu»: staff freeze what is published now, as of a day, with who and why."""

from datetime import date
from typing import Any

import streamlit as st

from data.keeping.calendar import store_today
from data.keeping.snapshots.snapshots import freeze
from data.keeping.store import store_path
from pages.parts.filters import campaign_row
from pages.parts.opening.frozen import read_only
from pages.parts.opening.who import may, sign
from schemas.problems import StoreError
from schemas.selection import Selection
from schemas.viewer import Viewer
from translations import Translator
from translations.phrases import markdown


def freeze_card(chosen: Selection, t: Translator) -> None:
    """The form, for staff and only while today's figures are shown."""
    with st.container(key="card-freeze", gap="xsmall"):
        st.markdown(f"## {t('snapshots.freeze')}")
        st.caption(t("snapshots.freeze_caption"))
        if may("freeze", t) and not read_only(t):
            _form(chosen, t)


def _form(chosen: Selection, t: Translator) -> None:
    with st.form("snapshots.form", border=False):
        name = st.text_input(
            t("snapshots.name"), placeholder=t("snapshots.name_example"), max_chars=120
        )
        as_of: Any = st.date_input(
            t("filter.as_of"),
            chosen.as_of,
            min_value=campaign_row(chosen.campaign).first_date,
            max_value=store_today(store_path()),
            format="DD/MM/YYYY",
        )
        by = sign(t("snapshots.by"), t, t("reporting.by_default"))
        reason = st.text_area(
            t("snapshots.reason"),
            placeholder=t("snapshots.reason_example"),
            max_chars=300,
            height=80,
        )
        label, icon = t("snapshots.freeze"), ":material/lock:"
        if st.form_submit_button(label, type="primary", icon=icon, width="stretch"):
            _freeze(chosen.campaign, name, as_of, by, reason, t)


def _freeze(campaign: str, name: str, as_of: date, by: Viewer, reason: str, t: Translator) -> None:
    try:
        made = freeze(store_path(), campaign, name, as_of, by, reason)
    except StoreError as error:
        st.error(markdown(str(error)), icon=":material/error:")
        return
    st.toast(t("snapshots.frozen", label=made.label), icon=":material/check:")
    st.rerun()
