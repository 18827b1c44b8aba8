"""One cluster: figures, who leads, stage by stage, how firm it is, the years, the full table."""

import polars as pl
import streamlit as st

from answers.scoring.cluster_figures import cluster_figures
from answers.scoring.verdict_words import limits_line, verdict_lines
from pages.parts.address import put
from pages.parts.cached import ask
from pages.parts.card import card, footer
from pages.parts.kpi import kpi_cards
from pages.parts.scoring import figures
from pages.parts.scoring.choice import glance, glance_row, has_stages
from pages.parts.scoring.list import score_list
from pages.parts.scoring.marks import marks, percents
from pages.parts.tables.unit_table import picked_table
from queries.scoring.questions import (
    cluster_ranking,
    score_coverage,
    score_vetoes,
    section_scores,
    tie_steps,
)
from schemas.selection import Selection
from translations import Translator

SECTIONS = [
    *("cluster_rank", "short_name", "short", "stage", "base_points", "bonus_points"),
    *("penalty_points", "section_points", "max_points", "lost_points"),
]
STAGES = [
    *("cluster_rank", "short_name", "self_points", "cross_points", "appraised_points"),
    "council_points",
]
DRAWS = ["cluster_rank", "short_name", "first_pct", "rank_low", "rank_median", "rank_high"]
YEARS = ["year", "short_name", "cluster_rank", "previous_rank", "score_points"]
RANKING = [
    *("cluster_rank", "rank_change", "short_name", "score_points", "gap_points", "self_points"),
    *("cross_points", "appraised_points", "council_points", "bonus_points", "penalty_points"),
    *("grade", "award", "veto", "tie_count"),
]
TIES = [
    "cluster_rank",
    "short_name",
    "score_points",
    "step",
    "tie_by",
    "section_short",
    "compared_value",
    "is_deciding",
]
VETOES = ["short_name", "label", "effect", "is_detected", "evidence", "file_name", "cell"]
COVERAGE = [
    *("short_name", "self_count", "cross_count", "marker_count", "marker_expected_count"),
    *("appraised_count", "council_count", "criterion_count", "self_at", "appraised_at"),
    "reply_count",
]


def ranking_view(chosen: Selection, t: Translator) -> None:
    """Everything the council asks about one cluster."""
    every = figures.in_cluster(chosen)
    covered, ranking = glance(every), ask(cluster_ranking, every)
    kpis(every, t)
    sections, is_staged = ask(section_scores, every), has_stages(every)
    left, right = st.columns(2) if is_staged else (st.container(), None)
    with left:
        card("cluster-lost", figures.lost, every, sections, SECTIONS, t, covered=covered)
    if right is not None:
        with right:
            card("cluster-stages", figures.stages, every, ranking, STAGES, t, covered=covered)
    left, right = st.columns(2)
    draws = percents(marks.draws(every))
    with left:
        card("cluster-hold", figures.hold, every, draws, DRAWS, t, covered=covered)
    with right:
        verdict_card(every, t)
        years = marks.ranks_by_year(every)
        card("cluster-bump", figures.bump, every, years, YEARS, t, covered=covered)
    ranking_card(every, t)
    score_list("cluster-ties", ask(tie_steps, every), TIES, every, t)
    score_list("cluster-vetoes", ask(score_vetoes, every), VETOES, every, t)
    if is_staged:
        score_list("cluster-scoring", ask(score_coverage, every), COVERAGE, every, t)


def kpis(chosen: Selection, t: Translator) -> None:
    """Leader, margin, verdict, gap of the self-scores."""
    found = cluster_figures(
        glance_row(chosen),
        marks.verdict_row(chosen),
        ask(cluster_ranking, chosen),
        marks.over(chosen),
        t,
        has_stages=has_stages(chosen),
    )
    kpi_cards("cluster", found, t)


def verdict_card(chosen: Selection, t: Translator) -> None:
    """The verdict in sentences: draws, the smallest changes, criteria left out."""
    row, settings = marks.verdict_row(chosen), marks.rubric(chosen)
    names = {c.id: t.pick(vars(c), "short") for c in settings.criteria}
    with st.container(key="card-cluster-verdict", gap="xsmall"):
        st.markdown(f"## {t('verdict.title')}")
        st.caption(limits_line(settings.robustness, t))
        lines = verdict_lines(row or {"verdict": None}, marks.left_out(chosen), names, t)
        st.markdown("\n".join(f"- {line}" for line in lines))
        removed = marks.left_out(chosen).with_columns(
            criterion=pl.col("criterion_id").replace_strict(names, default=None),
            decimals=pl.lit(settings.decimals),
        )
        columns = ["criterion", "leader_name", "margin_points", "is_flip"]
        title = t("verdict.title")
        footer("cluster-verdict", title, removed, columns, chosen, t, glance(chosen))


def with_change(ranking: pl.DataFrame) -> pl.DataFrame:
    """With the ranks gained since last year; null where either year has none."""
    return ranking.with_columns(rank_change=pl.col("previous_rank") - pl.col("cluster_rank"))


def ranking_card(chosen: Selection, t: Translator) -> None:
    """The full table; a click on a row opens the unit."""
    frame = with_change(ask(cluster_ranking, chosen)).sort(
        ["cluster_rank", "score_points"], descending=[False, True], nulls_last=True
    )
    with st.container(key="card-cluster-ranking", gap="xsmall"):
        title = t("clusters.ranking", count=t.number(frame.height))
        st.markdown(f"## {title}")
        st.caption(t("clusters.ranking_caption"))
        key = f"clusters.ranking.{chosen.cluster}.{chosen.year}.{chosen.stage}"
        units = frame["unit_id"].to_list()
        picked_table(frame, RANKING, key, lambda row: _open(row, units), t)
        footer("cluster-ranking", title, frame, RANKING, chosen, t, glance(chosen))


def _open(row: int | None, units: list[str]) -> None:
    if row is not None:
        put(view="unit", unit=units[row], criterion=None)
