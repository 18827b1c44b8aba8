"""All clusters and blocs of a year at a glance; a click opens one."""

import streamlit as st

from answers.answers import of_year
from pages.parts.address import put
from pages.parts.cached import ask
from pages.parts.card import card, footer
from pages.parts.criteria.cards import cover_card
from pages.parts.fit import WIDER
from pages.parts.scoring import figures
from pages.parts.scoring.marks import marks, percents
from pages.parts.tables.unit_table import picked_table
from queries.scoring.questions import cluster_glance
from schemas.selection import Selection
from translations import Translator

GLANCE = [
    *("cluster_name", "leader_name", "leader_points", "second_name", "margin_points", "verdict"),
    *("first_pct", "spread_points", "top_grade_count", "shared_first_count", "veto_count"),
    *("stage", "unit_count", "expected_count"),
]
SHOWN = [
    *("cluster_name", "leader_name", "leader_points", "second_name", "margin_points", "verdict"),
    *("spread_points", "top_grade_count", "veto_count"),
]


def all_view(chosen: Selection, t: Translator) -> None:
    """Margins beside the full table."""
    year = of_year(chosen)
    verdicts = marks.all_verdicts(year).select("cluster_id", "verdict", "first_ratio")
    rows = ask(cluster_glance, year)
    frame = percents(rows.join(verdicts, on="cluster_id", how="left", maintain_order="left"))
    left, right = st.columns([9, 11])
    with left:
        narrow = figures.narrow_margins
        card("clusters-margins", figures.margins, year, frame, GLANCE, t, narrow=narrow)
    with right, st.container(key="card-clusters-list", gap="xsmall"):
        title = t("clusters.list", count=t.number(frame.height))
        st.markdown(f"## {title}")
        st.caption(t("clusters.list_caption"))
        key = f"clusters.list.{chosen.year}.{chosen.stage}"
        clusters = frame["cluster_id"].to_list()
        height = min(36 * (frame.height + 1), 760)
        picked_table(frame, SHOWN, key, lambda row: _open(row, clusters), t, height, space=WIDER)
        footer("clusters-list", title, frame, GLANCE, year, t)
    cover_card(year, t)


def _open(row: int | None, clusters: list[str]) -> None:
    if row is not None:
        put(view=None, cluster=clusters[row], unit=None, criterion=None)
