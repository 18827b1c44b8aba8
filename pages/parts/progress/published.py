"""A published table on the pages: its years, indicators and units; nothing is due or behind."""

from dataclasses import replace

import polars as pl
import streamlit as st

from answers.published.view import indicator_years, track, unit_table, unit_years, year_shown
from answers.tables import text_table
from charts.parts.theme import Figure
from charts.progress.yearly import yearly_values
from pages.parts.cached import ask
from pages.parts.card import card, footer, tall
from pages.parts.progress.figures import indicator_row
from pages.parts.tables.table import opens, table
from pages.parts.theme import Mode
from queries.reference.questions import indicator_list, unit_list
from queries.reporting.questions import counted_values
from queries.units.questions import unit_identity
from schemas.selection import Selection
from translations import Translator
from translations.phrases import markdown

YEARS = ["short", "value", "value_change", "low_value", "high_value", "unit_count"]
UNITS = ["rank", "short_name", "value", "value_change", "previous_rank"]
OWN = ["short", "value", "value_change", "mean_value"]
TRACK = ["period_id", "value", "low_value", "high_value", "unit_count"]


def values(chosen: Selection) -> pl.DataFrame:
    """Every value of the table, of whatever year and unit."""
    return ask(counted_values, Selection(chosen.campaign, chosen.as_of))


def overview_view(chosen: Selection, t: Translator) -> None:
    """What the table prints for the year: each indicator over the units, the chosen one by year."""
    found, year = values(chosen), year_shown(values(chosen), chosen.period)
    if year is None:
        st.info(t("viewing.no_values"))
        return
    left, right = st.columns([11, 9])
    with left:
        _indicator_card(chosen, found, year, t)
    with right:
        track_card(_with_indicator(chosen, found, year), t)


def progress_view(chosen: Selection, t: Translator) -> None:
    """The chosen indicator over the years, and every unit in the year by its value."""
    found, year = values(chosen), year_shown(values(chosen), chosen.period)
    if year is None:
        st.info(t("viewing.no_values"))
        return
    chosen = _with_indicator(chosen, found, year)
    left, right = st.columns([11, 9])
    with left:
        track_card(chosen, t)
    with right:
        _indicator_card(chosen, found, year, t)
    _unit_card(chosen, found, year, t)


def unit_view(chosen: Selection, t: Translator) -> None:
    """One unit of the table in the year, beside the mean of all; its line over the years."""
    found = values(chosen)
    own = found.filter(unit_id=chosen.unit)
    year = year_shown(own, chosen.period)
    if year is None or chosen.unit is None:
        st.info(t("viewing.no_values"))
        return
    frame = unit_table(found, chosen.unit, year)
    left, right = st.columns([11, 9])
    with left, st.container(key="card-published-unit", gap="xsmall"):
        title = t("viewing.unit_title", year=year, count=t.number(frame.height))
        st.markdown(f"## {title}")
        st.caption(t("viewing.unit_caption"))
        _picked(frame, OWN, "published.own", "indicator", frame["indicator_id"].to_list(), t)
        footer("published-unit", title, frame, OWN, chosen, t)
    with right:
        track_card(_with_indicator(chosen, own, year), t)


def units_view(chosen: Selection, t: Translator) -> None:
    """All units of the table; a click opens one."""
    found, year = values(chosen), year_shown(values(chosen), chosen.period)
    every = ask(unit_list, Selection(chosen.campaign, chosen.as_of))
    if year is None:
        st.info(t("viewing.no_values"))
        return
    counted = (
        found.filter(period_id=year).group_by("unit_id").agg(result_count=pl.len().cast(pl.Int64))
    )
    units = every if every.height else found.select("unit_id", unit_name="short_name").unique()
    frame = units.join(counted, on="unit_id", how="left", maintain_order="left").with_columns(
        pl.col("result_count").fill_null(0), short_name="unit_name"
    )
    with st.container(key="card-published-units", gap="xsmall"):
        title = t("viewing.units_title", count=t.number(frame.height), year=year)
        st.markdown(f"## {title}")
        st.caption(t("unit_page.list_caption"))
        names = ["short_name", "result_count"]
        _picked(frame, names, "published.units", "unit", frame["unit_id"].to_list(), t)
        footer("published-units", title, frame, names, chosen, t)


def track_card(chosen: Selection, t: Translator) -> None:
    """The chosen indicator over the years of the table."""
    rows = track(values(chosen), chosen.indicator or "", chosen.unit)
    card("published-track", yearly, chosen, rows, TRACK, t)


def yearly(chosen: Selection, t: Translator, mode: Mode) -> Figure:
    """The chosen indicator by year, of all units or of the chosen one."""
    row = indicator_row(chosen)
    rows = track(values(chosen), chosen.indicator or "", chosen.unit)
    rows = rows.with_columns(measure=pl.lit(row["measure"]), decimals=pl.lit(row["decimals"]))
    name = ask(unit_identity, chosen)["short_name"].item() if chosen.unit else ""
    return yearly_values(rows, row, t, mode, unit=name)


def _with_indicator(chosen: Selection, found: pl.DataFrame, year: str) -> Selection:
    """The selection with an indicator that has values: as asked, else the first of the content."""
    known = ask(indicator_list, replace(chosen, content=None, indicator=None))
    there = found.filter(period_id=year)["indicator_id"].unique().to_list()
    inside = known.filter(pl.col("indicator_id").is_in(there))
    if chosen.indicator in inside["indicator_id"].to_list():
        return chosen
    mine = inside.filter(pl.col("content_id") == chosen.content) if chosen.content else inside
    first = [*mine["indicator_id"], *inside["indicator_id"]]
    return replace(chosen, indicator=next(iter(first), None))


def _indicator_card(chosen: Selection, found: pl.DataFrame, year: str, t: Translator) -> None:
    expected = found["unit_id"].n_unique()
    frame = indicator_years(found, year, expected)
    if chosen.content:
        known = ask(indicator_list, replace(chosen, indicator=None))
        inside = known.filter(content_id=chosen.content)["indicator_id"].to_list()
        frame = frame.filter(pl.col("indicator_id").cast(pl.String).is_in(inside))
    with st.container(key="card-published-years", gap="xsmall"):
        title = t("viewing.year_title", year=year, count=t.number(frame.height))
        st.markdown(f"## {title}")
        st.caption(t("viewing.year_caption"))
        ids = frame["indicator_id"].cast(pl.String).to_list()
        _picked(frame, YEARS, "published.years", "indicator", ids, t)
        footer("published-years", title, frame, YEARS, chosen, t)


def _unit_card(chosen: Selection, found: pl.DataFrame, year: str, t: Translator) -> None:
    row = indicator_row(chosen)
    frame = unit_years(found, row["indicator_id"], year, row["direction"])
    with st.container(key="card-published-ranks", gap="xsmall"):
        name = markdown(t.pick(row, "short"))
        title = t("viewing.ranks_title", name=name, year=year, count=t.number(frame.height))
        st.markdown(f"## {title}")
        st.caption(t("viewing.ranks_caption"))
        _picked(frame, UNITS, "published.ranks", "", [], t)
        footer("published-ranks", title, frame, UNITS, chosen, t)


def _picked(
    frame: pl.DataFrame, names: list[str], key: str, what: str, ids: list[str], t: Translator
) -> None:
    """A table; where `what` is named, a click puts that row into the address."""
    on_pick = opens(what, ids) if what else None
    table(text_table(frame, names, t), key, on_pick, height=tall(frame, 620))
