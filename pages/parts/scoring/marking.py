"""Marks compared (đối chiếu điểm chấm): who overrates, who is harsh, who favours; staff only."""

import polars as pl
import streamlit as st

from answers.tables import text_table
from pages.parts.cached import drawn
from pages.parts.card import card, footer
from pages.parts.opening.who import may
from pages.parts.scoring import figures
from pages.parts.scoring.choice import glance
from pages.parts.scoring.list import score_list
from pages.parts.scoring.marks import marks, percents
from pages.parts.tables.table import row_list
from pages.parts.theme import is_narrow
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
        if is_narrow():
            _apart_list(apart, every, t)
            return
        card(
            "marks-heat", figures.heat, every, apart, APART, t, covered=glance(every), is_wide=True
        )


def _apart_list(apart: pl.DataFrame, every: Selection, t: Translator) -> None:
    """The heat table as a phone reads it: each pair, those furthest apart first."""
    finished = drawn(figures.heat, every)
    with st.container(key="card-marks-heat", gap="xsmall"):
        st.markdown(f"## {finished.message}")
        far = apart.sort(pl.col(APART[-1]).abs(), descending=True, nulls_last=True)
        row_list(text_table(far, APART, t), "marks.apart")
        footer(
            "marks-heat",
            finished.message,
            apart,
            APART,
            every,
            t,
            glance(every),
            builder=figures.heat,
            doors=finished.doors,
        )
