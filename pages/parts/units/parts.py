"""The page of one unit part by part: how it stands, its indicators, what it owes, beside others."""

from dataclasses import replace

import streamlit as st

from charts.parts.doors import HERE, add_doors
from charts.parts.theme import Figure
from pages.parts.address import address, put
from pages.parts.cached import ask
from pages.parts.card import card
from pages.parts.criteria.cards import unit_criteria_card
from pages.parts.models.strip import unit_model_card
from pages.parts.progress import figures
from pages.parts.tasks.strip import unit_task_card
from pages.parts.theme import Mode
from pages.parts.units import figures as own
from pages.parts.units.cards import indicator_card, report_card, trace_card
from pages.parts.units.compare import compare_card
from pages.parts.units.received import cell_key
from pages.parts.units.story import (
    CONTENTS,
    PEERS,
    SCORE,
    TREND,
    change_card,
    milestone_card,
    remark_card,
)
from queries.progress.questions import cell_trace, content_standing, trend
from queries.units.questions import unit_peers, unit_progress
from schemas.selection import Selection
from translations import Translator

PARTS = ("now", "indicators", "owed", "beside", "all")


def unit_parts(chosen: Selection, every: Selection, compare: str | None, t: Translator) -> None:
    """The part the address names; else the one that has what it names: an indicator, others."""
    part = _part(compare, t)
    if part in {"now", "all"}:
        _now(every, t)
    if part in {"indicators", "all"}:
        _indicators(chosen, t)
    if part in {"owed", "all"}:
        _owed(every, t)
    if part in {"beside", "all"}:
        compare_card(replace(every, compare=compare), t)


def _part(compare: str | None, t: Translator) -> str:
    said = address()
    usual = "indicators" if "indicator" in said else "beside" if compare else "now"
    now = said.get("part", usual)
    st.session_state["unit.part"] = now if now in PARTS else usual
    return str(
        st.segmented_control(
            t("unit.part"),
            PARTS,
            format_func=lambda code: t(f"unit.part_{code}"),
            key="unit.part",
            required=True,
            label_visibility="collapsed",
            on_change=lambda: put(part=st.session_state["unit.part"]),
        )
    )


def _now(every: Selection, t: Translator) -> None:
    """Where it is strong and weak, and what changed."""
    mine = ask(unit_peers, every).filter(is_own=True)
    left, right = st.columns([13, 9])
    with left:
        card("unit-contents", figures.contents, every, ask(content_standing, every), CONTENTS, t)
        card("unit-peers", own.peers, every, mine, PEERS, t)
    with right:
        change_card(every, t)
        card("unit-score", own.score, every, ask(unit_progress, every), SCORE, t)


def _indicators(chosen: Selection, t: Translator) -> None:
    """All of them; of one its way, and the cell of every value."""
    indicator_card(chosen, t)
    if chosen.indicator:
        card("unit-trajectory", _trajectory, chosen, ask(trend, chosen), TREND, t)
        trace_card(chosen, t)


def _trajectory(chosen: Selection, t: Translator, mode: Mode) -> Figure:
    """The way of the indicator; each of its points opens its cell in the file as received."""
    cells = ask(cell_trace, chosen).filter(is_current=True, is_own=True)
    drawn = figures.trajectory(chosen, t, mode)
    days = {p["period_id"]: (p["end_date"], p["value"]) for p in ask(trend, chosen).to_dicts()}
    points = [
        (t.period(row["period_id"]), (cell_key(row),), days[row["period_id"]])
        for row in cells.to_dicts()
        if None not in days.get(row["period_id"], (None,))
    ]
    return add_doors(drawn, HERE, ("cell",), points, kind="dot", indicator=chosen.indicator)


def _owed(every: Selection, t: Translator) -> None:
    """Deadlines and reports, the plan's criteria and tasks, what it wrote itself."""
    left, right = st.columns([9, 11])
    with left:
        milestone_card(every, t)
    with right:
        report_card(every, t)
    unit_criteria_card(every, t)
    unit_task_card(every, t)
    unit_model_card(every, t)
    remark_card(every, t)
