"""What staff write down: that a unit was reminded, that it is exempt. Figures follow at once."""

from datetime import date

import polars as pl
import streamlit as st

from data.intake.notes import record_notes
from data.keeping.calendar import store_today
from data.keeping.store import store_path
from pages.parts.opening.frozen import read_only, shown_store
from pages.parts.opening.who import may, sign
from pictures.calendar import obligation_name
from schemas.frames import ObligationList
from schemas.selection import Selection
from schemas.viewer import Viewer
from translations import Translator
from translations.phrases import markdown


def reminder_form(
    ticked: pl.DataFrame, chosen: Selection, row: ObligationList, t: Translator
) -> None:
    """«Ghi nhận đã nhắc»: who reminded the ticked units; the date is today."""
    label = t("reporting.record", count=t.number(ticked.height))
    with st.popover(label, icon=":material/call:", disabled=ticked.is_empty()):
        if read_only(t) or not may("note", t):
            return
        by = sign(t("reporting.by"), t, t("reporting.by_default"), "reporting.by")
        text = t("reporting.reminder_text", name=obligation_name(row, t))
        _past(chosen, t)
        if st.button(label, type="primary", disabled=not by.name, key="reporting.record"):
            _record(ticked, chosen, by, {"kind": "reminder", "text": text}, t)


def exemption_form(ticked: pl.DataFrame, chosen: Selection, t: Translator) -> None:
    """«Ghi nhận miễn»: reason and document of the ticked units' exemption, both needed."""
    label = t("reporting.exempt_button", count=t.number(ticked.height))
    with st.popover(label, icon=":material/event_busy:", disabled=ticked.is_empty()):
        if read_only(t) or not may("note", t):
            return
        st.caption(t("reporting.exempt_help"))
        reason = st.text_input(t("reporting.exempt_reason"), key="reporting.reason", max_chars=300)
        source = st.text_input(
            t("reporting.exempt_document"), key="reporting.document", max_chars=200
        )
        by = sign(t("reporting.exempt_by"), t, t("reporting.by_default"), "reporting.exempt_by")
        _past(chosen, t)
        is_whole = all(said.strip() for said in (reason, source, by.name))
        if st.button(label, type="primary", disabled=not is_whole, key="reporting.exempt"):
            words = {"kind": "exemption", "text": reason.strip(), "source": source.strip()}
            _record(ticked, chosen, by, words, t)


def _past(chosen: Selection, t: Translator) -> None:
    if chosen.as_of < _today():
        st.caption(t("reporting.past_view"))


def _today() -> date:
    return store_today(shown_store())


def _record(
    units: pl.DataFrame, chosen: Selection, by: Viewer, words: dict[str, str], t: Translator
) -> None:
    about = {"campaign_id": chosen.campaign, "obligation_id": chosen.obligation}
    rows = [{**about, **words, "unit_id": unit} for unit in units["unit_id"]]
    outcome = record_notes(store_path(), rows, by)
    errors = [problem for problem in outcome.problems if problem.severity == "error"]
    if errors:
        first = errors[0]
        st.error(markdown(t.rule(first.rule, "what", first.params)))
        return
    st.toast(t("reporting.recorded", count=t.number(units.height)), icon=":material/check:")
    st.rerun()
