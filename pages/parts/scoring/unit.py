"""One unit against its cluster: criteria at every stage, peers, replies, and each mark's cell."""

from dataclasses import replace

import polars as pl
import streamlit as st

from answers.scoring.figures import score_figures
from answers.tables import text_table
from data.workbooks.rubric.basis import basis_words, has_plan
from pages.parts.address import address, link, put
from pages.parts.cached import ask
from pages.parts.card import card, footer
from pages.parts.kpi import kpi_cards
from pages.parts.models.evidence import criterion_models
from pages.parts.opening.unit_box import unit_box
from pages.parts.opening.who import viewer
from pages.parts.options import choices
from pages.parts.scoring import figures
from pages.parts.scoring.choice import glance
from pages.parts.scoring.list import score_list
from pages.parts.scoring.marks import marks
from pages.parts.scoring.ranking import with_change
from pages.parts.tables.table import opens, table
from pages.parts.tables.unit_table import picked_table
from pages.parts.units.received import received_card
from queries.scoring.questions import cluster_ranking, criterion_scores, score_replies, score_trace
from schemas.selection import Selection
from translations import Translator
from translations.name_order import name_order
from translations.phrases import markdown

CRITERIA = [
    *("section_short", "short", "self_points", "cross_points", "appraised_points"),
    *("council_points", "final_points", "max_points", "cut_points", "cluster_median_points"),
    *("cluster_best_points", "assessment", "reason", "evidence"),
]
STRIPS = ["short", "final_points", "max_points", "cluster_median_points", "cluster_best_points"]
PEERS = ["cluster_rank", "rank_change", "short_name", "score_points", "gap_points", "grade"]
CELLS = [
    *("stage", "marker_name", "amount", "against", "evidence", "reason", "file_name", "sheet"),
    *("cell", "received_at", "received_by", "is_current", "is_applicable"),
]
REPLIES = ["short", "reply", "evidence", "received_at", "due_at", "is_late", "file_name", "cell"]


def unit_view(chosen: Selection, t: Translator) -> None:
    """The unit of the address, else the leader of the cluster."""
    chosen = replace(chosen, unit=chosen.unit or figures.first_unit(chosen))
    rows = ask(cluster_ranking, figures.in_cluster(chosen))
    _choice(rows, chosen, t)
    own = rows.filter(pl.col("unit_id") == chosen.unit)
    kpi_cards("score", score_figures(with_change(own).row(0, named=True), t), t)
    every = replace(chosen, criterion=None)
    criteria = _based(ask(criterion_scores, every), chosen, t)
    left, right = st.columns([11, 9])
    with left:
        card("score-strips", figures.strips, chosen, criteria, STRIPS, t, covered=glance(chosen))
    with right:
        peers = with_change(figures.peers(chosen))
        score_list("score-peers", peers, PEERS, chosen, t)
        score_list("score-replies", ask(score_replies, chosen), REPLIES, chosen, t)
    criteria_card(criteria, chosen, t)
    if chosen.criterion in criteria["criterion_id"].to_list():
        cells_card(criteria.filter(pl.col("criterion_id") == chosen.criterion), chosen, t)


def _based(scores: pl.DataFrame, chosen: Selection, t: Translator) -> pl.DataFrame:
    """The criteria in their order, each with what of the plan it assesses."""
    rubric = marks.rubric(chosen)
    words = {c.id: basis_words(c, t) if has_plan(rubric) else None for c in rubric.criteria}
    basis = pl.col("criterion_id").replace_strict(words, return_dtype=pl.String).alias("basis")
    return scores.sort("position").rename({"state": "assessment"}).with_columns(basis)


def _choice(rows: pl.DataFrame, chosen: Selection, t: Translator) -> None:
    ordered = rows.sort(["cluster_rank", name_order("short_name")], nulls_last=True).to_dicts()
    names = {r["unit_id"]: f"{t.number(r['cluster_rank'])} · {r['unit_name']}" for r in ordered}
    st.session_state["clusters.unit"] = chosen.unit
    unit_box(
        t("filter.unit"),
        names,
        "clusters.unit",
        chosen,
        t,
        on_pick=lambda code: put(unit=code, criterion=None, cell=None),
        width=420,
    )


def criteria_card(criteria: pl.DataFrame, chosen: Selection, t: Translator) -> None:
    """Every criterion at every stage; a click shows the cells behind it."""
    with st.container(key="card-score-criteria", gap="xsmall"):
        title = t("clusters.criteria", count=t.number(criteria.height))
        st.markdown(f"## {title}")
        st.caption(t("clusters.criteria_caption"))
        key = f"clusters.criteria.{chosen.unit}.{chosen.year}"
        ids = criteria["criterion_id"].to_list()
        said = criteria["basis"].null_count() < criteria.height
        columns = [*CRITERIA[:2], "basis", *CRITERIA[2:]] if said else CRITERIA
        picked_table(criteria, columns, key, lambda row: _open(row, ids), t)
        footer("score-criteria", title, criteria, columns, chosen, t, glance(chosen))


def _open(row: int | None, ids: list[str]) -> None:
    put(criterion=None if row is None else ids[row], cell=None)


def cells_card(about: pl.DataFrame, chosen: Selection, t: Translator) -> None:
    """File, sheet and cell of every mark of the criterion; progress opens on the unit's page."""
    row = about.row(0, named=True)
    frame = ask(score_trace, chosen)
    with st.container(key="card-score-cells", gap="xsmall"):
        name = markdown(t.pick(row, "short"))
        title = t("clusters.cells", name=name)
        st.markdown(f"## {title}")
        criterion_models(row["criterion_id"], chosen, t)
        if row["reads"]:
            st.markdown(t("clusters.cells_progress", name=name))
            kind, _, code = row["reads"].partition(":")
            st.page_link(
                "pages/unit.py",
                label=t("clusters.to_unit"),
                icon=":material/account_balance:",
                query_params=link(
                    unit=chosen.unit, **{kind: code} if kind in ("content", "indicator") else {}
                ),
            )
        elif frame.is_empty():
            st.info(t("clusters.cells_none"))
        else:
            st.caption(t("clusters.cells_caption"))
            keys = [f"{r['submission_id']}.{r['cell']}" for r in frame.to_dicts()]
            on_pick = None if viewer().is_limited else opens("cell", keys)
            table(text_table(frame, CELLS, t), "clusters.cells", on_pick)
            footer("score-cells", title, frame, CELLS, chosen, t)
            if on_pick and (said := address().get("cell")) in keys:
                unit = choices("unit", chosen, t.language).get(chosen.unit or "", "")
                mark = frame.row(keys.index(said), named=True) | {"short_name": unit}
                received_card(mark, t("received.read"), t)
