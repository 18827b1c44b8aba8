"""Which obligation and which view of it the reporting page shows; kept in the address."""

from dataclasses import replace

import polars as pl
import streamlit as st

from pages.parts.address import put
from pages.parts.cached import ask
from pages.parts.switch import switch
from pictures.calendar import days_text, next_due, obligation_name
from queries.reporting.obligations import obligation_list
from schemas.frames import ObligationList
from schemas.selection import Selection
from translations import Translator

VIEWS = ("state", "calendar", "plans", "questions")


def obligations(chosen: Selection) -> pl.DataFrame:
    """Every report and plan owed in the campaign, with its states counted."""
    return ask(obligation_list, replace(chosen, obligation=None))


def obligation_row(chosen: Selection) -> ObligationList:
    """The chosen obligation's row."""
    return ObligationList.rows(obligations(chosen).filter(obligation_id=chosen.obligation))[0]


def next_button(chosen: Selection, t: Translator) -> None:
    """What is due next, where that is not what is shown: one click opens it."""
    due = next_due(obligations(chosen))
    if due is None or not due["is_open"] or due["obligation_id"] == chosen.obligation:
        return
    said = t("reporting.next", name=obligation_name(due, t), days=days_text(due, t))
    st.button(
        said,
        icon=":material/event:",
        type="tertiary",
        key="reporting.next",
        on_click=put,
        kwargs={"obligation": due["obligation_id"]},
    )


def view_switch(t: Translator) -> str:
    """Who has reported, deadlines, units' plans or questions of the data; view in the address."""
    return switch("reporting", "view", VIEWS, t)
