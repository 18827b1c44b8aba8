"""Rubric studio (thử thang điểm): change a point, a cap; see ranks move; publish or forget it."""

import polars as pl
import streamlit as st

from answers.answers import of_year
from answers.scoring.rubric_trial import leaders, movers
from charts.parts.theme import card_parts
from charts.scoring.rank_shift import rank_shift
from data.keeping.store import store_path
from data.profiles.catalog import store_catalog
from pages.parts.cached import ask
from pages.parts.card import CONFIG, footer
from pages.parts.opening.doors import doors_of
from pages.parts.scoring.choice import glance
from pages.parts.scoring.list import score_list
from pages.parts.scoring.rubric_draft import edited, official
from pages.parts.scoring.rubric_files import downloads, publish_form
from pages.parts.scoring.rubric_scenarios import scenario_cards
from pages.parts.theme import mode
from queries.scoring.questions import score_trial
from schemas.scoring.rubric import Rubric
from schemas.scoring.rubric_file import rubric_json
from schemas.scoring.rubric_rules import broken_rubric
from schemas.selection import Selection
from translations import Translator

TRIAL = [
    *("official_rank", "cluster_rank", "short_name", "official_points", "score_points"),
    "total_points",
]
LEADERS = [
    "cluster_name",
    "leader_before",
    "leader_after",
    "is_flip",
    "moved_count",
    "ranked_count",
]
MOVERS = [
    "rank_change",
    "short_name",
    "cluster_name",
    "official_rank",
    "cluster_rank",
    "official_points",
    "score_points",
]


def studio_view(chosen: Selection, t: Translator) -> None:
    """Left the draft, right what it would do; nothing is kept unless it is published."""
    st.info(t("studio.nothing_kept"), icon=":material/science:")
    left, right = st.columns(2)
    with left:
        with st.container(key="card-studio-draft", gap="xsmall"):
            st.markdown(f"## {t('studio.draft')}")
            draft = edited(chosen, t)
            _sums(draft, official(chosen), t)
            downloads(draft, t)
        with st.container(key="card-studio-publish", gap="xsmall"):
            st.markdown(f"## {t('studio.publish_title')}")
            publish_form(draft, t)
    with right:
        faults = broken_rubric(draft, store_catalog(store_path()).profile(chosen.campaign))
        if faults:
            st.error("  \n".join([f"**{t('studio.faults')}**", *faults]))
        else:
            _results(draft, chosen, t)
    if not faults:
        scenario_cards(draft, chosen, t)


def _sums(draft: Rubric, now: Rubric, t: Translator) -> None:
    """Totals of draft and rubric in force, and what the year's marks cannot know."""
    sums = {"total": t.number(draft.total_points), "now": t.number(now.total_points)}
    st.markdown(t("studio.total", **sums))
    if draft.left_out:
        names = {c.id: t.pick(vars(c), "short") for c in draft.criteria}
        out = ", ".join(names[name] for name in draft.left_out)
        st.caption(t("studio.left_out", names=out))


def _results(draft: Rubric, chosen: Selection, t: Translator) -> None:
    trial = ask(score_trial, of_year(chosen), draft=rubric_json(draft))
    mine = trial.filter(pl.col("cluster_id") == chosen.cluster)
    with st.container(key="card-studio-shift", gap="xsmall"):
        drawn = rank_shift(mine, t, mode())
        message, caption, figure = card_parts(drawn)
        st.markdown(f"## {message}")
        st.caption(caption)
        alt = drawn.layout.meta["alt"]
        st.plotly_chart(figure, theme=None, config=CONFIG, alt=alt, key="chart.studio-shift")
        footer(
            "studio-shift", message, mine, TRIAL, chosen, t, glance(chosen), doors=doors_of(drawn)
        )
    score_list("studio-leaders", leaders(trial), LEADERS, chosen, t)
    score_list("studio-movers", movers(trial), MOVERS, chosen, t)
