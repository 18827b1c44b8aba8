"""One cluster: who leads and how firmly on one screen; the table, steps and years part by part."""

import polars as pl
import streamlit as st

from answers.scoring.cluster_figures import cluster_figures
from answers.scoring.verdict_words import limits_line, verdict_lines
from pages.parts.address import put
from pages.parts.cached import ask
from pages.parts.card import card, footer
from pages.parts.fit import HALF
from pages.parts.kpi import kpi_cards
from pages.parts.scoring import figures
from pages.parts.scoring.choice import glance, glance_row, has_stages
from pages.parts.scoring.list import score_list
from pages.parts.scoring.marks import marks, percents
from pages.parts.switch import switch
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
PARTS = ("table", "steps", "firm", "all")
STAGELESS = ("table", "firm", "all")
"""Parts of the file of a cluster under its first screen; without stages nothing has steps."""
COVERAGE = [
    *("short_name", "self_count", "cross_count", "marker_count", "marker_expected_count"),
    *("appraised_count", "council_count", "criterion_count", "self_at", "appraised_at"),
    "reply_count",
]


def ranking_view(chosen: Selection, t: Translator) -> None:
    """Who leads, by how much and how firmly, on one screen; the rest of the file part by part."""
    every = figures.in_cluster(chosen)
    covered, is_staged = glance(every), has_stages(every)
    kpis(every, t)
    left, right = st.columns([11, 9])
    with left:
        sections = ask(section_scores, every)
        card("cluster-lost", figures.lost, every, sections, SECTIONS, t, covered=covered)
    with right:
        verdict_card(every, t)
        score_list("cluster-vetoes", ask(score_vetoes, every), VETOES, every, t, HALF)
    part = switch("clusters", "part", PARTS if is_staged else STAGELESS, t)
    for name, drawn in (("table", _table), ("steps", _steps), ("firm", _firm)):
        if part in {name, "all"} and (is_staged or name != "steps"):
            drawn(every, covered, t)


def _table(every: Selection, _: pl.DataFrame, t: Translator) -> None:
    """Every unit's points, and by what ties were split where there are any."""
    ranking_card(every, t)
    ties = ask(tie_steps, every)
    if ties.height:
        score_list("cluster-ties", ties, TIES, every, t)


def _steps(every: Selection, covered: pl.DataFrame, t: Translator) -> None:
    """Marks step by step, and how far the marking is."""
    ranking = ask(cluster_ranking, every)
    card("cluster-stages", figures.stages, every, ranking, STAGES, t, covered=covered)
    score_list("cluster-scoring", ask(score_coverage, every), COVERAGE, every, t)


def _firm(every: Selection, covered: pl.DataFrame, t: Translator) -> None:
    """Ranks under other weights, and over the years."""
    left, right = st.columns(2)
    with left:
        draws = percents(marks.draws(every))
        card("cluster-hold", figures.hold, every, draws, DRAWS, t, covered=covered)
    with right:
        years = marks.ranks_by_year(every)
        card("cluster-bump", figures.bump, every, years, YEARS, t, covered=covered)


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
