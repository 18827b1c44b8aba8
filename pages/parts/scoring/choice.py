"""Which year, cluster, stage and view the page on clusters shows; kept in the address."""

from dataclasses import replace

import polars as pl
import streamlit as st

from answers.answers import of_year
from answers.scoring.cluster_figures import stage_words
from pages.parts.address import put
from pages.parts.cached import ask
from pages.parts.switch import switch
from queries.scoring.questions import cluster_glance, rubric_list, score_years
from schemas.frames import ClusterGlance, RubricList
from schemas.scoring.rubric_file import rubric_of
from schemas.selection import Selection
from schemas.words import STAGES
from translations import Translator
from translations.phrases import markdown

CLUSTERS_STAGE_KEYS = {
    "appraised": "clusters.stage_appraised",
    "council": "clusters.stage_council",
    "cross": "clusters.stage_cross",
    "latest": "clusters.stage_latest",
    "self": "clusters.stage_self",
}

VIEWS = ("ranking", "all", "unit", "marks", "rubric")


def settled(chosen: Selection) -> Selection:
    """With a year that has marks and a cluster that is scored: as asked, else the latest, first."""
    chosen = replace(chosen, stage=chosen.stage if chosen.stage in STAGES else None)
    chosen = replace(chosen, year=_year(of_year(chosen)))
    clusters = ask(cluster_glance, of_year(chosen))["cluster_id"].to_list()
    if chosen.cluster not in clusters:
        chosen = replace(chosen, cluster=next(iter(clusters), None), unit=None)
    return chosen


def _year(free: Selection) -> int | None:
    years = ask(score_years, replace(free, year=None))
    if free.year in years["year"].to_list():
        return free.year
    marked = years.filter(pl.col("unit_count") > 0)["year"].to_list()
    return max(marked or years["year"].to_list(), default=None)


def glance(chosen: Selection) -> pl.DataFrame:
    """The chosen cluster's row among those of the year: what coverage chips read."""
    return ask(cluster_glance, of_year(chosen)).filter(pl.col("cluster_id") == chosen.cluster)


def glance_row(chosen: Selection) -> ClusterGlance:
    """The same as a row."""
    return ClusterGlance.rows(glance(chosen))[0]


def view_switch(chosen: Selection, t: Translator) -> str:
    """Ranking, all clusters, one unit, marks compared, rubric; the view stands in the address.

    Where nobody scores by stages there are no marks to compare.
    """
    views = VIEWS if has_stages(chosen) else tuple(v for v in VIEWS if v != "marks")
    return switch("clusters", "view", views, t)


def stage_switch(chosen: Selection, t: Translator) -> None:
    """At which stage the ranking rests: the latest one, or any the address says."""
    st.session_state["clusters.stage"] = chosen.stage or ""
    st.selectbox(
        t("clusters.stage"),
        ["", *STAGES],
        format_func=lambda code: t(CLUSTERS_STAGE_KEYS[code or "latest"]),
        key="clusters.stage",
        label_visibility="collapsed",
        width=240,
        on_change=lambda: put(stage=st.session_state["clusters.stage"] or None),
    )


def _rubric_row(chosen: Selection) -> RubricList:
    row = glance_row(chosen)
    versions = ask(rubric_list, of_year(chosen)).filter(
        rubric_id=row.rubric_id, version=row.version
    )
    return RubricList.rows(versions)[0]


def has_stages(chosen: Selection) -> bool:
    """Whether anybody scores by stages: an index made of values alone has none."""
    return bool(rubric_of(_rubric_row(chosen).rubric_json).stages)


def context_line(chosen: Selection, t: Translator) -> str:
    """Cluster, stage and version of the rubric that everything below rests on."""
    row, rubric = glance_row(chosen), _rubric_row(chosen)
    return t(
        "clusters.context" if has_stages(chosen) else "clusters.context_no_stages",
        cluster=markdown(t.pick(row, "cluster_name")),
        stage=stage_words(row["stage"], t),
        rubric=markdown(t.pick(rubric, "label")),
        version=row["version"],
        date=t.date(rubric["published_on"]),
    )
