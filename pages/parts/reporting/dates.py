"""Deadlines of a year as a list, and the units' own plans by quarter."""

from dataclasses import replace
from typing import Any

import polars as pl
import streamlit as st

from answers.reporting.obligation_figures import plan_coverage, with_owed
from answers.reporting.own_reports import own_report_line
from pages.parts.address import address, put
from pages.parts.cached import ask
from pages.parts.card import card, footer
from pages.parts.reporting import figures
from pages.parts.reporting.call import call_card
from pages.parts.reporting.choice import obligation_row, obligations
from pictures.calendar import calendar_lines, calendar_message, next_due, obligation_name
from queries.reporting.obligations import own_report_list, plan_issuance_count
from schemas.selection import Selection
from translations import Translator
from translations.phrases import markdown

CALENDAR = [
    "due_at",
    "obligation_name",
    "days_left",
    "accepted_count",
    "expected_count",
    "exempt_count",
    "complete_count",
    "on_time_count",
    "late_count",
    "undated_count",
    "rejected_count",
    "waiting_count",
    "overdue_count",
    "spared_count",
    "recipient",
    "source",
]
PLANS = [
    "due_at",
    "issue_quarter",
    "unit_count",
    "on_time_count",
    "late_count",
    "undated_count",
    "missing_count",
    "exempt_count",
    "expected_count",
]


def calendar_card(chosen: Selection, t: Translator) -> None:
    """Every deadline of the shown year: when, what, who has handed in, to whom; next one marked."""
    every = obligations(chosen)
    with st.container(key="card-calendar", gap="xsmall"):
        message = calendar_message(every, t)
        st.markdown(f"## {markdown(message)}")
        year = _year(every, chosen, t)
        shown = every.filter(due_year() == year)
        words = {"count": t.number(shown.height), "year": _year_word(year, t)}
        st.caption(t("reporting.calendar_caption", **words))
        for line in calendar_lines(shown, every, t):
            _line(line, t)
        own_reports(chosen, t)
        names = [obligation_name(row, t) for row in shown.to_dicts()]
        named = with_owed(shown).with_columns(pl.Series("obligation_name", names, pl.String))
        footer("calendar", message, named, CALENDAR, chosen, t)


def own_reports(chosen: Selection, t: Translator) -> None:
    """What the owner of the campaign sends on, of the years begun; nothing where it sends none."""
    owed = ask(own_report_list, chosen).filter(pl.col("year") <= chosen.as_of.year)
    if owed.is_empty():
        return
    st.markdown(f"### {t('own_report.title')}")
    for row in owed.sort("year", "report_id", descending=True).to_dicts():
        head, detail = own_report_line(row, t)
        with st.container(gap=None, key=f"own-{row['report_id']}"):
            st.markdown(head)
            st.caption(detail)


def due_year() -> pl.Expr:
    """Year of the deadline; 0 where it is not known."""
    return pl.col("due_at").dt.year().fill_null(0)


def _year_word(year: int, t: Translator) -> str:
    return str(year) if year else t("reporting.calendar_other")


def _year(every: pl.DataFrame, chosen: Selection, t: Translator) -> int:
    years = sorted(every.select(due_year()).to_series().unique().to_list(), key=lambda y: y or 9999)
    said = address().get("year", "")
    now = int(said) if said.isdigit() and int(said) in years else chosen.year
    st.session_state["reporting.year"] = now if now in years else years[0]
    st.segmented_control(
        t("reporting.year"),
        years,
        format_func=lambda year: _year_word(year, t),
        key="reporting.year",
        required=True,
        label_visibility="collapsed",
        on_change=lambda: put(year=str(st.session_state["reporting.year"])),
    )
    return int(st.session_state["reporting.year"])


def _line(line: Any, t: Translator) -> None:
    with st.container(
        horizontal=True, vertical_alignment="center", gap="small", key=f"due-{line.obligation_id}"
    ):
        with st.container(width="stretch", gap=None):
            st.markdown(line.head)
            st.markdown(line.chips)
            st.caption(line.detail)
        st.button(
            t("reporting.open"),
            icon=":material/arrow_forward:",
            type="primary" if line.is_next else "tertiary",
            key=f"reporting.open.{line.obligation_id}",
            on_click=lambda: put(obligation=line.obligation_id, view=None),
        )


def plan_cards(chosen: Selection, t: Translator) -> None:
    """Plans by quarter of issue against each deadline, and the units without one."""
    counts = ask(plan_issuance_count, chosen)
    card("plans", figures.plans, chosen, counts, PLANS, t, covered=plan_coverage(counts))
    plan = _plan(chosen)
    if plan:
        about = replace(chosen, obligation=plan)
        call_card(about, obligation_row(about), t)


def _plan(chosen: Selection) -> str | None:
    plans = obligations(chosen).filter(kind="plan")
    if chosen.obligation in plans["obligation_id"]:
        return chosen.obligation
    due = next_due(plans)
    return due["obligation_id"] if due else next(iter(plans["obligation_id"]), None)
