"""How awards spread: by content, cluster and bloc, unit type, level; and when."""

import streamlit as st

from answers.awards.frames import named_tally
from answers.awards.words import worded
from pages.parts.awards import figures
from pages.parts.awards.data import data, every
from pages.parts.awards.list import award_list
from pages.parts.cached import ask
from pages.parts.card import card
from queries.awards.questions import award_cells, award_tally, award_told
from schemas.selection import Selection
from translations import Translator

TALLY = [
    "label",
    "proposed_count",
    "appraised_count",
    "passed_count",
    "submitted_count",
    "decided_count",
    "returned_count",
    "refused_count",
    "revoked_count",
]
CELLS = ["form", "occasion_word", "decided_count", "proposed_count", "is_of_plan"]
TOLD = [
    "locality",
    "year",
    "session",
    "stage_told",
    "form_words",
    "is_merged",
    "subject_told",
    "award_count",
    "note",
    "file_name",
]
PAIRS = (
    (("content", figures.by_content), ("unit_type", figures.by_unit_type)),
    (("cluster", figures.by_cluster), ("level", figures.by_level)),
)


def spread_view(chosen: Selection, t: Translator) -> None:
    """Pairs of charts, the calendar, and what others counted."""
    covered = data.coverage_rows(chosen)
    tally = named_tally(ask(award_tally, every(chosen)), t)
    for pair in PAIRS:
        for column, (dimension, builder) in zip(st.columns(2), pair, strict=True):
            with column:
                rows = tally.filter(dimension=dimension)
                card(f"award-{dimension}", builder, chosen, rows, TALLY, t, covered=covered)
    left, right = st.columns(2)
    with left:
        rows = tally.filter(dimension="month")
        months = rows.with_columns(label="key")
        card("award-months", figures.months, chosen, months, TALLY, t, covered=covered)
    with right:
        cells = worded(ask(award_cells, every(chosen)), t)
        card("award-circles", figures.circles, chosen, cells, CELLS, t, covered=covered)
    award_list("award-told", ask(award_told, every(chosen)), TOLD, chosen, t, covered)
