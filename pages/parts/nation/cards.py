"""The cards of the page on the whole country, from the provinces down to units that are late."""

import polars as pl
import streamlit as st

from answers.nation.rows import (
    MEASURES,
    content_rows,
    of_all,
    others_of,
    provinces_of,
    scoring_rows,
)
from answers.tables import text_table
from pages.parts.cached import ask, derive, drawn
from pages.parts.nation import figures
from pages.parts.nation.card import nation_footer, picked_rows, plot
from pages.parts.switch import switch
from pages.parts.tables.table import reading_table
from pages.parts.theme import is_narrow
from queries.nation.questions import nation_late
from schemas.selection import Selection
from translations import Translator

NAMED = {
    "unit_count": "roster_count",
    "expected_count": "owing_count",
    "late_count": "report_late_count",
    "rejected_count": "report_returned_count",
    "missing_count": "report_missing_count",
    "overdue_count": "report_overdue_count",
    "missing_pct": "missing_value_pct",
    "appraised_count": "award_appraised_count",
}
"""Columns by what they count, where progress, reports and awards stand in one row."""
ROWS = [
    *("short", "period_id", "indicator_count", "on_path_count", "on_path_pct", "behind_count"),
    *("roster_count", "owing_count", "on_time_count", "on_time_pct", "report_late_count"),
    *("report_returned_count", "report_missing_count", "report_overdue_count"),
    *("missing_value_pct", "proposed_count", "award_appraised_count", "passed_count"),
    *("decided_count", "decided_per_unit", "value_date", "required_date"),
]
SHOWN = [
    *("short", "on_path_count", "indicator_count", "on_path_pct", "on_time_pct"),
    *("report_overdue_count", "missing_value_pct", "proposed_count", "award_appraised_count"),
    *("passed_count", "decided_count", "value_date"),
]
"""Those that fit a desk whole, a ministry's long name too; the rest stand in the files (ROWS)."""
SCORES = [
    *("short", "year", "rubric_count", "rubric_range", "to_score_count"),
    *("self_scored_count", "appraised_unit_count", "appraised_unit_pct", "cluster_count"),
    "council_cluster_count",
]
CONTENTS = ["short", "national_content", "on_path_count", "indicator_count", "on_path_pct"]
LATE = ["short", "reporting_unit", "period_id", "state", "due_at", "days_late"]


def compared_card(chosen: Selection, t: Translator) -> None:
    """Provinces by one measure: the map beside the bars, which say the same."""
    rows = _named(provinces_of(figures.shown_rows(chosen)))
    with st.container(key="card-nation-compared", gap="xsmall"):
        finished = drawn(figures.bars, chosen)
        st.markdown(f"## {finished.message}")
        st.caption(finished.caption)
        with st.container(key="bar-nation"):
            switch("nation", "measure", tuple(MEASURES), t)
        if is_narrow():
            plot("nation-bars", figures.bars, chosen)
        else:
            left, right = st.columns([5, 7])
            with left:
                plot("nation-map", figures.province_map, chosen)
                st.caption(_credit(t))
            with right:
                plot("nation-bars", figures.bars, chosen)
        more = {"builder": figures.bars, "doors": finished.doors}
        nation_footer("nation-compared", finished.message, rows, ROWS, chosen, t, **more)


def table_card(chosen: Selection, t: Translator) -> None:
    """Every measure of the provinces in columns; a row opens the province."""
    _table("table", _named(provinces_of(figures.shown_rows(chosen))), chosen, t)


def others_card(chosen: Selection, t: Translator) -> None:
    """Ministries, unions and single communes: a group of their own, no place on the map."""
    rows = _named(others_of(figures.shown_rows(chosen)))
    if not rows.is_empty():
        _table("others", rows, chosen, t)


def _table(kind: str, rows: pl.DataFrame, chosen: Selection, t: Translator) -> None:
    name = f"nation-{kind}"
    with st.container(key=f"card-{name}", gap="xsmall"):
        title = t(f"nation.{kind}", count=t.number(rows.height))
        st.markdown(f"## {title}")
        st.caption(t(f"nation.{kind}_caption"))
        picked_rows(name, rows, SHOWN, t)
        nation_footer(name, title, rows, ROWS, chosen, t)


def matrix_card(chosen: Selection, t: Translator) -> None:
    """Contents of the national plan by province."""
    rows = _content_names(derive(content_rows, chosen), t)
    with st.container(key="card-nation-matrix", gap="xsmall"):
        finished = drawn(figures.matrix, chosen)
        st.markdown(f"## {finished.message}")
        st.caption(finished.caption)
        if is_narrow():
            reading_table(text_table(rows, CONTENTS, t), "nation.contents")
        else:
            plot("nation-matrix", figures.matrix, chosen, is_wide=True)
        more = {"builder": figures.matrix, "doors": finished.doors}
        nation_footer("nation-matrix", finished.message, rows, CONTENTS, chosen, t, **more)


def scores_card(chosen: Selection, t: Translator) -> None:
    """How far each campaign is with the scoring of its latest year: points are not compared."""
    rows = figures.with_range(derive(scoring_rows, chosen), t)
    with st.container(key="card-nation-scores", gap="xsmall"):
        if rows.is_empty():
            st.markdown(f"## {t('nation.scores_none')}")
            st.caption(t("nation.scores_none_why"))
            return
        title = figures.scores_message(rows, t)
        st.markdown(f"## {title}")
        st.caption(figures.scores_caption(rows, t))
        picked_rows("nation-scores", rows, SCORES, t, page="clusters")
        nation_footer("nation-scores", title, rows, SCORES, chosen, t)


def late_card(chosen: Selection, t: Translator) -> None:
    """Units anywhere whose report is overdue or was returned."""
    rows = ask(nation_late, of_all(chosen)).rename({"unit_name": "reporting_unit"})
    with st.container(key="card-nation-late", gap="xsmall"):
        title = t("nation.late", count=t.number(rows.height))
        st.markdown(f"## {title}")
        st.caption(t("nation.late_caption"))
        if rows.is_empty():
            st.info(t("nation.late_none"))
            return
        reading_table(text_table(rows, LATE, t), "nation.late")
        nation_footer("nation-late", title, rows, LATE, chosen, t)


def _named(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.rename(NAMED)


def _content_names(rows: pl.DataFrame, t: Translator) -> pl.DataFrame:
    names = [t(f"charts.nation_matrix.{code}") for code in rows["national_code"]]
    return rows.with_columns(pl.Series("national_content", names, pl.String))


def _credit(t: Translator) -> str:
    place = figures.nation_place()
    if place is not None and not place.is_sketch:
        return t("charts.area_map.official")
    return f"{t('charts.area_map.sketch')}. {t('charts.area_map.sketch_source')}."


def is_alone(chosen: Selection) -> bool:
    """Whether there is nothing to compare: fewer than two campaigns that are reported on."""
    return figures.shown_rows(chosen).height < 2
