"""Four counts of the page on awards, which are never added."""

from answers.awards.figures import award_figures
from pages.parts.awards.data import data
from pages.parts.kpi import kpi_cards
from schemas.selection import Selection
from translations import Translator


def kpis(chosen: Selection, t: Translator) -> None:
    """Proposed, appraised, passed, decided; two by two on a phone."""
    found = award_figures(data.total(chosen), data.coverage_rows(chosen), t)
    kpi_cards("award", found, t)
