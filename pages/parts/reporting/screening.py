"""Câu hỏi về số liệu: what the screening asks of self-reported figures; it changes none."""

from dataclasses import replace

import polars as pl
import streamlit as st

from answers.reporting.questions import TABLE, Question, question_of, worded
from answers.tables import text_table
from charts.parts.theme import Figure
from charts.reporting.screening import flag_scatter
from data.intake.notes import record_notes
from data.keeping.calendar import store_today
from data.keeping.store import store_path
from pages.parts.address import address, put
from pages.parts.cached import ask, drawn
from pages.parts.card import CONFIG, footer, tall
from pages.parts.opening.doors import door_list
from pages.parts.opening.frozen import read_only
from pages.parts.opening.who import may, sign
from pages.parts.tables.table import table
from pages.parts.theme import Mode
from queries.screening.questions import flag_count, flag_list, flag_peers
from schemas.frames import FlagList
from schemas.selection import Selection
from schemas.tables.staff import OUTCOMES
from schemas.viewer import Viewer
from translations import Translator
from translations.phrases import markdown
from translations.value_words import SCREENING_NAME_KEYS, SCREENING_OUTCOME_KEYS

SCREENING_KPI_KEYS = {
    "answered": "screening.kpi_answered",
    "cells": "screening.kpi_cells",
    "flags": "screening.kpi_flags",
    "share": "screening.kpi_share",
}

SHOWN = ["short_name", "short", "rule", "value", "value_compared", "value_peers", "answer"]


def screening_view(chosen: Selection, t: Translator) -> None:
    """Counts, the list of questions and, after a click, one of them with its outcome."""
    counts = ask(flag_count, chosen)
    if counts.is_empty():
        st.info(t("screening.empty"))
        return
    flags = ask(flag_list, chosen)
    _figures(counts, t)
    _list_card(flags, counts, chosen, t)
    for row in FlagList.rows(flags.filter(flag_id=address().get("flag", ""))):
        _detail(row, chosen, t)


def _figures(counts: pl.DataFrame, t: Translator) -> None:
    total = counts.select(pl.col("^(flag|answered|flagged_cell)_count$").sum()).row(0, named=True)
    cells = counts["cell_count"][0]
    share = t.amount(100 * total["flagged_cell_count"] / cells if cells else None, "%", 1)
    figures = {
        "flags": t.number(total["flag_count"]),
        "cells": t.number(cells),
        "share": share,
        "answered": f"{t.number(total['answered_count'])}/{t.number(total['flag_count'])}",
    }
    with st.grid(columns=4, min_column_width=150, gap="small", key="grid-screening"):
        for name, value in figures.items():
            with st.container(key=f"card-kpi-screening-{name}", height="stretch"):
                st.metric(t(SCREENING_KPI_KEYS[name]), value)


def _list_card(flags: pl.DataFrame, counts: pl.DataFrame, chosen: Selection, t: Translator) -> None:
    with st.container(key="card-flags", gap="xsmall"):
        title = _title(flags, counts, t)
        st.markdown(f"## {title}")
        if flags.is_empty():
            cells, rules = t.number(counts["cell_count"][0]), t.number(counts.height)
            st.caption(t("screening.none_help", cells=cells, rules=rules))
        else:
            st.caption(t("screening.caption"))
            shown = worded(_of_rule(flags, t), t)
            key = f"screening.list.{chosen.period}.{st.session_state['screening.rule']}"
            ids = shown["flag_id"].to_list()
            table(
                text_table(shown, SHOWN, t),
                key,
                lambda place: put(flag=None if place is None else ids[place]),
                height=tall(shown, 460),
            )
        footer("flags", title, worded(flags, t), TABLE, chosen, t, covered=counts)


def _title(flags: pl.DataFrame, counts: pl.DataFrame, t: Translator) -> str:
    period = t.period(counts["period_id"][0])
    if flags.is_empty():
        return t("screening.title_none", period=period)
    units = t.number(flags["unit_id"].n_unique())
    return t("screening.title", flags=t.number(flags.height), units=units, period=period)


def _of_rule(flags: pl.DataFrame, t: Translator) -> pl.DataFrame:
    rules = ["", *flags["rule_id"].unique(maintain_order=True)]
    rule = st.selectbox(
        t("screening.rule_filter"),
        rules,
        format_func=lambda code: (
            t(SCREENING_NAME_KEYS[code]) if code else t("screening.every_rule")
        ),
        key="screening.rule",
        width=320,
    )
    return flags.filter(rule_id=rule) if rule else flags


def _detail(row: FlagList, chosen: Selection, t: Translator) -> None:
    said = question_of(row, t)
    about = [row.short_name, *([t.pick(row, "short")] if row.indicator_id else [])]
    with st.container(key="card-flag", gap="small"):
        st.markdown(f"## {markdown(said.rule)}: {markdown(' · '.join(about))}")
        left, right = st.columns([11, 9])
        with left:
            _words(said, t)
            _outcome_form(row, chosen, t)
        with right:
            if row.indicator_id:
                _peers(row, chosen, t)


def _words(said: Question, t: Translator) -> None:
    st.markdown(markdown(said.why))
    st.markdown(markdown(said.numbers))
    st.caption(t("screening.question"))
    st.code(said.ask, language=None, wrap_lines=True)
    st.markdown(f"**{t('screening.answer')}:** {markdown(said.answer)}")


def _peers(row: FlagList, chosen: Selection, t: Translator) -> None:
    of_flag = replace(chosen, unit=row.unit_id, indicator=row.indicator_id, period=row.period_id)
    finished = drawn(flag_chart, of_flag)
    st.markdown(f"**{finished.message}**")
    st.caption(finished.caption)
    st.plotly_chart(
        finished.figure, theme=None, config=CONFIG, alt=finished.alt, key="chart.flag-peers"
    )
    door_list("flag-peers", finished.doors, t)


def flag_chart(chosen: Selection, t: Translator, mode: Mode) -> Figure:
    """The unit of a selection among its peers in the chosen indicator and period."""
    flag = ask(flag_list, chosen).filter(indicator_id=chosen.indicator).row(0, named=True)
    return flag_scatter(ask(flag_peers, chosen), flag, t, mode)


def _outcome_form(row: FlagList, chosen: Selection, t: Translator) -> None:
    if read_only(t) or not may("screen", t):
        return
    with st.form(f"screening.form.{row.flag_id}", border=False):
        outcome = st.segmented_control(
            t("screening.answer"),
            OUTCOMES,
            format_func=lambda code: t(SCREENING_OUTCOME_KEYS[code]),
            label_visibility="collapsed",
        )
        text = st.text_area(t("screening.write"), height=80)
        by = sign(t("screening.by"), t)
        st.caption(t("screening.kept_as_is"))
        if chosen.as_of < store_today(store_path()):
            st.caption(t("screening.past_view"))
        if st.form_submit_button(t("screening.save"), type="primary"):
            _save(row, chosen, t, outcome=outcome, text=text.strip(), by=by)


def _save(
    row: FlagList,
    chosen: Selection,
    t: Translator,
    *,
    outcome: str | None,
    text: str,
    by: Viewer,
) -> None:
    if not (outcome and text and by.name):
        st.warning(t("screening.incomplete"))
        return
    note = {
        "campaign_id": chosen.campaign,
        "kind": "flag",
        "flag_id": row.flag_id,
        "unit_id": row.unit_id,
        "indicator_id": row.indicator_id,
        "outcome": outcome,
        "text": text,
    }
    written = record_notes(store_path(), [note], by)
    if written.state == "rejected":
        st.error("\n".join(t.rule(p.rule, "what", p.params) for p in written.problems))
        return
    st.toast(t("screening.saved" if written.state == "accepted" else "screening.unchanged"))
    st.rerun()
