"""Other ways to make one index of the same points (kịch bản): how far would ranks move?"""

from typing import Any

import polars as pl
import streamlit as st

from answers.answers import of_year
from charts.parts.theme import card_parts
from charts.scoring.rank_shift import rank_shift
from methods.composite import (
    AGGREGATIONS,
    NORMALISATIONS,
    is_possible,
    part_correlations,
    scenario_ranks,
    scenarios,
)
from pages.parts.address import address, put
from pages.parts.cached import ask
from pages.parts.card import CONFIG, footer
from pages.parts.opening.doors import doors_of
from pages.parts.scoring.choice import glance
from pages.parts.scoring.list import score_list
from pages.parts.theme import mode
from queries.scoring.questions import cluster_ranking, criterion_scores
from schemas.scoring.rubric import Rubric
from schemas.selection import Selection
from translations import Translator

STUDIO_COMBINE_KEYS = {
    "arithmetic": "studio.combine_arithmetic",
    "geometric": "studio.combine_geometric",
}
STUDIO_NORMALISE_KEYS = {
    "min_max": "studio.normalise_min_max",
    "points": "studio.normalise_points",
    "rank": "studio.normalise_rank",
    "z": "studio.normalise_z",
}

SHIFT = ["official_rank", "cluster_rank", "short_name", "official_points", "score_points"]
SCENARIOS = ["scenario", "leader_name", "moved_count", "largest_shift", "spearman", "kendall"]
PARTS = ["short", "weight_pct", "pearson", "spearman", "kendall"]
CHOICES = {"normalise": NORMALISATIONS, "combine": AGGREGATIONS}


def scenario_cards(draft: Rubric, chosen: Selection, t: Translator) -> None:
    """The chosen scenario's ranks beside the official ones, all scenarios, parts and the total."""
    year = of_year(chosen)
    mine = pl.col("cluster_id") == chosen.cluster
    criteria = ask(criterion_scores, year).filter(mine)
    ranking = ask(cluster_ranking, year).filter(mine)
    weights = {c.id: c.max_points for c in draft.criteria if c.id not in draft.left_out}
    if not sum(weights.values()):
        return
    decimals = pl.lit(draft.decimals)
    left, right = st.columns(2)
    with left:
        _shift_card(criteria, ranking.with_columns(decimals=decimals), weights, chosen, t)
    with right:
        found = scenarios(criteria, ranking, weights)
        named = found.with_columns(pl.Series("scenario", _names(found, t), pl.String))
        score_list("studio-scenarios", named, SCENARIOS, chosen, t)
        parts = part_correlations(criteria, ranking)
        labels = criteria.unique("criterion_id").select("criterion_id", "short_vi", "short_en")
        joined = parts.join(labels, on="criterion_id", how="left", maintain_order="left")
        score_list("studio-parts", joined, PARTS, chosen, t)


def _shift_card(
    criteria: pl.DataFrame,
    ranking: pl.DataFrame,
    weights: dict[str, float],
    chosen: Selection,
    t: Translator,
) -> None:
    with st.container(key="card-studio-scenario", gap="xsmall"):
        head = st.container(gap="xsmall")
        with st.container(horizontal=True, key="bar-scenario"):
            normalise = _choice("normalise", t)
            combine = _choice("combine", t)
        if not is_possible(normalise, combine):
            head.markdown(f"## {t('studio.scenario')}")
            st.info(t("studio.no_geometric_z"))
            return
        found = scenario_ranks(criteria, ranking, weights, normalise, combine)
        decimals = next(iter(ranking["decimals"]), 2)
        shown = found.with_columns(decimals=pl.lit(decimals, pl.Int64))
        drawn = rank_shift(shown, t, mode())
        message, caption, figure = card_parts(drawn)
        head.markdown(f"## {message}")
        head.caption(f"{t('studio.scenario')} · {caption}")
        alt = drawn.layout.meta["alt"]
        st.plotly_chart(figure, theme=None, config=CONFIG, alt=alt, key="chart.studio-scenario")
        footer(
            "studio-scenario",
            message,
            shown,
            SHIFT,
            chosen,
            t,
            glance(chosen),
            doors=doors_of(drawn),
        )


def _choice(name: str, t: Translator) -> str:
    """One of the choices, kept in the address."""
    options = CHOICES[name]
    said: Any = address().get(name)
    key = f"studio.{name}"
    st.session_state[key] = said if said in options else options[0]
    return str(
        st.selectbox(
            t(key),
            options,
            format_func=lambda code: t(f"studio.{name}_{code}"),
            key=key,
            on_change=lambda: put(**{name: st.session_state[key]}),
        )
    )


def _names(found: pl.DataFrame, t: Translator) -> list[str]:
    rows = found.select("normalisation", "aggregation").iter_rows()
    return [f"{t(STUDIO_NORMALISE_KEYS[n])} · {t(STUDIO_COMBINE_KEYS[a])}" for n, a in rows]
