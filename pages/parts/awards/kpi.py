"""Four counts of the page on awards, which are never added."""

import streamlit as st

from answers.awards.figures import award_figures
from pages.parts.awards.data import data
from pages.parts.scoring.ranking import kpi
from schemas.selection import Selection
from translations import Translator


def kpis(chosen: Selection, t: Translator) -> None:
    """Proposed, appraised, passed, decided; two by two on a phone."""
    found = award_figures(data.total(chosen), data.coverage_rows(chosen), t)
    with st.grid(columns=len(found), min_column_width=150, gap="small", key="grid-award-kpi"):
        for figure in found:
            kpi(figure, t)
