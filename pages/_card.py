"""A card (thẻ): message, measure, chart, coverage and source, how it is computed, the table."""

from collections.abc import Sequence
from typing import Any, Literal

import polars as pl
import streamlit as st

from briefing.coverage import coverage, indicator_share
from briefing.tables import cell_text, column_name, csv_table, text_table, typed_table, xlsx_table
from charts.theme import status_badge
from charts.words import markdown
from pages._cached import Builder, drawn
from pages._filters import campaign_row
from schemas.selection import Selection
from translations import Translator

CONFIG = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False}
LIMITS = {
    "exceeded": "exceeded_ratio",
    "reached": "reached_ratio",
    "on_track": "on_track_ratio",
    "slow": "slow_ratio",
}
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def card(
    name: str,
    builder: Builder,
    chosen: Selection,
    frame: pl.DataFrame,
    columns: Sequence[str],
    t: Translator,
    *,
    covered: pl.DataFrame | None = None,
    is_wide: bool = False,
    on_select: Any = "ignore",
    key: str = "",
) -> Any:
    """Draw one card and give back what was selected in its chart."""
    with st.container(key=f"card-{name}", height="stretch", gap="xsmall"):
        finished = drawn(builder, chosen)
        st.markdown(f"### {finished.message}")
        st.caption(finished.caption)
        with st.container(key=f"{'scroll' if is_wide else 'chart'}-{name}"):
            event = st.plotly_chart(
                finished.figure,
                theme=None,
                config=CONFIG,
                alt=finished.alt,
                key=f"chart.{name}.{key}",
                on_select=on_select,
                selection_mode="points",
            )
        footer(name, finished.message, frame, columns, chosen, t, covered)
    return event


def footer(
    name: str,
    title: str,
    frame: pl.DataFrame,
    columns: Sequence[str],
    chosen: Selection,
    t: Translator,
    covered: pl.DataFrame | None = None,
) -> None:
    """Coverage and source on the left; «Cách tính» and «Bảng, tải về» on the right."""
    line = source_line(frame if covered is None else covered, chosen, t)
    with st.container(
        key=f"footer-{name}",
        horizontal=True,
        horizontal_alignment="distribute",
        vertical_alignment="center",
    ):
        st.caption(line, width="content")
        with st.container(key=f"tools-{name}", horizontal=True, width="content", gap="xsmall"):
            with st.popover(t("card.how"), type="tertiary"):
                _how(name, frame, line, chosen, t)
            drawer = st.popover(
                t("card.table"), type="tertiary", on_change="rerun", key=f"table.{name}"
            )
            if drawer.open:
                with drawer:
                    table_and_files(name, title, frame, columns, chosen, t)


def tall(frame: pl.DataFrame, most: int = 420) -> int | Literal["content"]:
    """Height of a table: all of it when short, else a window that scrolls."""
    return "content" if frame.height <= 12 else most


def source_line(frame: pl.DataFrame, chosen: Selection, t: Translator) -> str:
    """Coverage chip, source and as-of date."""
    source = t("card.source", date=t.date(chosen.as_of))
    if chosen.unit:
        owes = {"value", "indicator_count"} & {*frame.columns} and "status" in frame.columns
        return f"{indicator_share(frame, t)} · {source}" if owes else source
    if "unit_count" not in frame.columns:
        return source
    known = coverage(frame, campaign_row(chosen.campaign))
    return f"{known.chip(t)} · {source}" if known else source


def _how(name: str, frame: pl.DataFrame, line: str, chosen: Selection, t: Translator) -> None:
    st.markdown(t(f"how.{name}.rule"))
    if example := _example(name, frame, t):
        st.markdown(example)
    if "status" in frame.columns:
        row = campaign_row(chosen.campaign)
        limits = [f"{status_badge(s, t)} ≥ {t.number(row[key], 2)}" for s, key in LIMITS.items()]
        lowest = f"{status_badge('at_risk', t)} < {t.number(row['slow_ratio'], 2)}"
        st.markdown(" ".join([t("card.limits"), *limits, lowest]))
    st.caption(line)


def _example(name: str, frame: pl.DataFrame, t: Translator) -> str | None:
    whole = frame.drop_nulls([c for c in ("pace_ratio", "value") if c in frame.columns])
    if whole.is_empty() or not t.has(f"how.{name}.example"):
        return None
    row = whole.row(0, named=True)
    values = {column: markdown(cell_text(row, column, t)) for column in row}
    for column in ("short", "label", "group_name"):
        if f"{column}_vi" in row:
            values[column] = values[column_name(frame, column, t)]
    return t(f"how.{name}.example", **values)


def table_and_files(
    name: str,
    title: str,
    frame: pl.DataFrame,
    columns: Sequence[str],
    chosen: Selection,
    t: Translator,
) -> None:
    shown = text_table(frame, columns, t)
    st.dataframe(shown, hide_index=True, height=tall(shown), width=640, key=f"rows.{name}")
    typed = typed_table(frame, columns, t)
    row = campaign_row(chosen.campaign)
    lines = [t.pick(row, "name"), t("card.source", date=t.date(chosen.as_of))]
    lines += [t("app.sample")] if row["is_illustrative"] else []
    stem = f"{chosen.campaign}-{name}-{chosen.as_of}"
    with st.container(horizontal=True):
        st.download_button(
            "XLSX",
            lambda: xlsx_table(typed, title, lines, t),
            f"{stem}.xlsx",
            XLSX,
            key=f"xlsx.{name}",
            icon=":material/download:",
            on_click="ignore",
        )
        st.download_button(
            "CSV",
            lambda: csv_table(typed),
            f"{stem}.csv",
            "text/csv",
            key=f"csv.{name}",
            icon=":material/download:",
            on_click="ignore",
        )
