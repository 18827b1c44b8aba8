"""Is it fair: for whom, how concentrated, who has none, do flags take turns, do results lead."""

import polars as pl
import streamlit as st

from answers.awards.fair import ceiling_rows, none_rows, turn_rows
from pages.parts.awards import figures
from pages.parts.awards.data import data, every
from pages.parts.awards.list import award_list
from pages.parts.cached import ask
from pages.parts.card import card
from queries.awards.questions import award_places
from schemas.selection import Selection
from translations import Translator
from translations.value_words import AWARDS_CLASS_KEYS

CURVE = ["unit_ratio", "award_ratio", "low", "high"]
CLASSES = ["class_word", "count_word"]
RESULTS = ["short_name", "level_pct", "decided_count", "per_thousand"]
NONE = ["short_name", "type", "cluster_name", "years_without", "proposed_count", "has_sheet"]
STAFF = ["short_name", "individual_count", "person_count", "staff_pct", "is_over"]
TURNS = [
    "cluster_name",
    "turn_word",
    "year_count",
    "holder_count",
    "first_count",
    "mean_rank",
    "holders",
]


def fair_view(chosen: Selection, t: Translator) -> None:
    """Two rows of charts, then the lists behind them."""
    covered = data.coverage_rows(chosen)
    left, right = st.columns(2)
    with left:
        rows = worded_classes(chosen, t)
        card("award-classes", figures.classes, chosen, rows, CLASSES, t, covered=covered)
    with right:
        curve = data.curve(chosen)
        columns = CURVE if curve.height else []
        card("award-lorenz", figures.lorenz, chosen, curve, columns, t, covered=covered)
    rows = data.results(chosen)
    card("award-results", figures.results, chosen, rows, RESULTS, t, covered=covered)
    places = ask(award_places, every(chosen))
    award_list("award-none", none_rows(places), NONE, chosen, t, covered)
    turning = turn_rows(data.turns(chosen), data.flags(chosen), t)
    award_list("award-turns", turning, TURNS, chosen, t, covered)
    award_list("award-staff", ceiling_rows(places, t), STAFF, chosen, t, covered)


def worded_classes(chosen: Selection, t: Translator) -> pl.DataFrame:
    """Classes in words."""
    rows = data.classes(chosen).select("recipient_class", "award_count").iter_rows()
    words = [(t(AWARDS_CLASS_KEYS[name]), t.number(count)) for name, count in rows]
    return pl.DataFrame(words, schema=dict.fromkeys(CLASSES, pl.String), orient="row")
