"""Both phases side by side: the way to the last target, and level against progress."""

import streamlit as st

from pages.parts.cached import ask
from pages.parts.card import card
from pages.parts.progress import figures
from pages.parts.progress.views import COMPARISON, RANKS, rank_table
from queries.progress.questions import level_improvement, phase_comparison
from schemas.selection import Selection
from translations import Translator


def side_by_side(chosen: Selection, t: Translator) -> None:
    """Dumbbells on the left, quadrants on the right; the ranks of every unit under both."""
    left, right = st.columns([10, 9])
    with left:
        rows = ask(phase_comparison, chosen)
        card("comparison", figures.comparison, chosen, rows, COMPARISON, t)
    units = ask(level_improvement, chosen)
    with right:
        card("quadrants", figures.quadrants, chosen, units, RANKS, t, covered=units.head(1))
    if not units.is_empty():
        rank_table(units, chosen, t)
