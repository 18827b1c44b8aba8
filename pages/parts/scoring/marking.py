"""Marks compared (đối chiếu điểm chấm): who overrates, who is harsh, who favours; staff only."""

import polars as pl
import streamlit as st

from pages.parts.card import card
from pages.parts.opening.who import may
from pages.parts.scoring import figures
from pages.parts.scoring.choice import glance
from pages.parts.scoring.list import score_list
from pages.parts.scoring.marks import marks, percents
from schemas.selection import Selection
from translations import Translator

OVER = ["short_name", "gap_points", "median_points", "distance"]
LEANINGS = ["marker_name", "leaning_pct", "distance", "leaning", "mark_count"]
FAVOURS = ["name_a", "favour_a_pct", "name_b", "favour_b_pct", "distance"]
APART = ["marker_name", "unit_name", "share_pct", "usual_pct", "apart_pct"]


def marking_view(chosen: Selection, t: Translator) -> None:
    """Questions to ask, never judgements; nothing here changes a score."""
    if not may("read_cross", t):
        return
    every = figures.in_cluster(chosen)
    st.info(t("clusters.questions_only"), icon=":material/help:")
    left, right = st.columns([9, 11])
    with left:
        decimals = pl.lit(marks.rubric(every).decimals)
        found = marks.over(every).with_columns(decimals=decimals)
        score_list("marks-over", found, OVER, every, t)
        score_list("marks-leanings", percents(marks.leanings(every)), LEANINGS, every, t)
        score_list("marks-favours", percents(marks.favours(every)), FAVOURS, every, t)
    with right:
        apart = percents(marks.apart(every))
        card(
            "marks-heat", figures.heat, every, apart, APART, t, covered=glance(every), is_wide=True
        )
