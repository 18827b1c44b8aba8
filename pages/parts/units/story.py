"""The story of one unit in cards: headline, what changed, what it owes, what it said."""

from dataclasses import replace

import polars as pl
import streamlit as st

from answers.headline import Figure
from answers.units.figures import unit_figures
from answers.units.story import (
    change_line,
    change_reason,
    change_title,
    milestone_line,
    milestone_rows,
    remark_kind,
    remark_source,
    spared_text,
    state_of,
)
from answers.value_days import value_days
from pages.parts.cached import ask
from pages.parts.card import footer
from pictures.calendar import obligation_name
from pictures.report_marks import mark_text
from queries.reference.questions import period_list
from queries.reporting.obligations import obligation_list
from queries.reporting.questions import plan_issuance
from queries.units.questions import unit_change, unit_peers, unit_progress, unit_remarks
from schemas.frames import UnitRemarks
from schemas.selection import Selection
from translations import Translator
from translations.phrases import markdown

CHANGES = ["short", "value_before", "value", "value_change", "status_before", "status", "note"]
MILESTONES = ["obligation", "due_at", "mark"]
REMARKS = ["period_id", "section", "remark", "sheet", "cell", "file_name", "received_at"]
PEERS = [
    *("short", "value", "required_value", "value_median", "achieved_pct", "achieved_median_pct"),
    *("status", "unit_count", "expected_count"),
]
TREND = ["period_id", "end_date", "value", "required_value"]
SCORE = [
    *("period_id", "progress_pct", "progress_median_pct", "is_fresh", "indicator_count"),
    *("expected_indicator_count", "unit_count", "expected_count"),
]
CONTENTS = ["short", "achieved_pct", "required_pct", "pace_ratio", "status", "indicator_count"]
LINES, WORDS = 5, 4
REPORTS = ("unit_report", "unit_plan")  # figures on what was handed in: as of the day alone


def unit_kpis(chosen: Selection, t: Translator) -> None:
    """Five figures that say how the unit is."""
    own = ask(unit_peers, chosen).filter(is_own=True).to_dicts()
    owed = ask(obligation_list, chosen)
    latest = owed.filter((pl.col("kind") == "period") & (pl.col("period_id") == _latest(chosen)))
    figures = unit_figures(
        own,
        ask(unit_progress, chosen).to_dicts(),
        ask(unit_change, chosen).to_dicts(),
        next(iter(latest.to_dicts()), None),
        next(iter(ask(plan_issuance, chosen).to_dicts()), None),
        t,
    )
    days = value_days(ask, chosen).sentence(t)
    with st.grid(columns=5, min_column_width=150, gap="small", key="grid-unit-kpi"):
        for figure in figures:
            _kpi(figure, "" if figure.name in REPORTS else days, t)


def _latest(chosen: Selection) -> str | None:
    latest = ask(period_list, replace(chosen, period=None)).filter(is_latest=True)
    return next(iter(latest["period_id"].to_list()), None)


def _kpi(figure: Figure, days: str, t: Translator) -> None:
    with st.container(key=f"card-kpi-{figure.name}", height="stretch", gap="xsmall"):
        st.metric(
            figure.label,
            figure.value,
            figure.change,
            delta_color=figure.colour,
            delta_arrow="off" if figure.colour == "off" else "auto",
            delta_description=figure.against,
            help=t(f"kpi.{figure.name}_how"),
        )
        st.markdown(figure.chip)
        if days:
            st.caption(days)


def change_card(chosen: Selection, t: Translator) -> None:
    """«Từ lần trước»: statuses that turned and the biggest moves, with the unit's own reason."""
    frame = ask(unit_change, chosen)
    rows = frame.to_dicts()
    with st.container(key="card-unit-changes", gap="xsmall"):
        title = change_title(rows, t)
        st.markdown(f"## {title}")
        if rows:
            shown, total = t.number(min(LINES, len(rows))), t.number(len(rows))
            day = t.date(rows[0]["previous_date"])
            said = t("unit.changes_caption", date=day, shown=shown, total=total)
            st.caption(f"{said}. {value_days(ask, chosen).sentence(t)}.")
        for row in rows[:LINES]:
            with st.container(gap=None, key=f"line-change-{row['indicator_id']}"):
                st.markdown(change_line(row, t))
                if reason := change_reason(row, t):
                    st.caption(reason)
        footer("unit-changes", title, frame, CHANGES, chosen, t)


def milestone_card(chosen: Selection, t: Translator) -> None:
    """The unit's own plan and every deadline it has, with its state for each."""
    owed = ask(obligation_list, chosen)
    rows = milestone_rows(owed)
    with st.container(key="card-unit-milestones", gap="xsmall"):
        title = t("unit.milestones" if rows else "unit.milestones_none")
        st.markdown(f"## {title}")
        if not rows:
            st.caption(spared_text(owed, t))
            return
        st.caption(t("unit.milestones_caption"))
        for row in rows:
            st.markdown(milestone_line(row, t))
        if spared := spared_text(owed, t):
            st.caption(spared)
        plan = next(iter(ask(plan_issuance, chosen).to_dicts()), None)
        if plan and plan["plan_date"]:
            number = markdown(plan["plan_number"] or t.number(None))
            day = t.date(plan["plan_date"])
            st.caption(t("unit_page.plan_issued_on", number=number, date=day))
        footer("unit-milestones", title, _named(owed, t), MILESTONES, chosen, t)


def _named(owed: pl.DataFrame, t: Translator) -> pl.DataFrame:
    rows = owed.filter(pl.col("expected_count") > 0).to_dicts()
    return owed.filter(pl.col("expected_count") > 0).select(
        pl.Series("obligation", [obligation_name(row, t) for row in rows], pl.String),
        "due_at",
        pl.Series("mark", [mark_text(state_of(row), t) for row in rows], pl.String),
    )


def remark_card(chosen: Selection, t: Translator) -> None:
    """Difficulties, proposals and report sections, each with sheet and cell."""
    frame = ask(unit_remarks, chosen)
    rows = UnitRemarks.rows(frame)
    with st.container(key="card-unit-remarks", gap="xsmall"):
        key = "unit.remarks" if rows else "unit.remarks_none"
        title = t(key, count=t.number(len(rows))) if rows else t(key)
        st.markdown(f"## {title}")
        st.caption(t("unit.remarks_caption" if rows else "unit.remarks_empty"))
        for row in rows[:WORDS]:
            _remark(row, t)
        kinds = pl.Series("section", [remark_kind(row, t) for row in rows], pl.String)
        if rows:
            footer("unit-remarks", title, frame.with_columns(kinds), REMARKS, chosen, t)


def _remark(row: UnitRemarks, t: Translator) -> None:
    with st.container(gap=None, key=f"line-remark-{row.period_id}-{row.cell}"):
        st.markdown(f"> {markdown(' '.join(row.remark.split()))}")
        st.caption(f":gray-badge[{markdown(remark_kind(row, t))}] {remark_source(row, t)}")
