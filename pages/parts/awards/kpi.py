"""Counts of the page on awards, which are never added."""

import streamlit as st

from answers.awards.figures import award_figures
from pages.parts.address import link
from pages.parts.awards.data import data, every
from pages.parts.cached import ask
from pages.parts.kpi import kpi_cards
from queries.awards.questions import award_rules
from schemas.selection import Selection
from translations import Translator


def kpis(chosen: Selection, t: Translator) -> None:
    """The steps that some route has; two by two on a phone."""
    found = award_figures(data.total(chosen), data.coverage_rows(chosen), t)
    kpi_cards("award", found, t)


def names_forms(chosen: Selection, t: Translator) -> bool:
    """Whether the plan names a form to propose; where it names none, why the page is empty."""
    if not ask(award_rules, every(chosen)).is_empty():
        return True
    st.info(t("awards.no_forms"))
    st.page_link(
        "pages/campaign.py",
        label=t("awards.no_forms_do"),
        icon=":material/flag:",
        query_params=link(),
    )
    return False
