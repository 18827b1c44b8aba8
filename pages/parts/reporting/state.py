"""Who has reported: six figures, squares, pace of arrival, groups."""

from typing import Any

import polars as pl
import streamlit as st

from answers.headline import Figure
from answers.reporting.obligation_figures import (
    obligation_figures,
    sum_text,
    whom_text,
    with_counts,
    with_owed,
)
from pages.parts.cached import Drawn, ask, drawn
from pages.parts.card import CONFIG, card, footer
from pages.parts.reporting import figures
from pages.parts.switch import switch
from queries.reference.questions import cluster_list
from queries.reporting.obligations import (
    arrival_curve,
    obligation_count,
    obligation_spared,
    obligation_state,
)
from schemas.frames import ObligationList
from schemas.selection import Selection
from translations import Translator

STATES = [
    "short_name",
    "cluster_name",
    "state",
    "received_at",
    "version",
    "filled_count",
    "mandatory_count",
    "is_complete",
    "days_late",
    "reason",
]
CURVE = ["at_date", "days_to_due", "is_previous", "accepted_count", "expected_count"]
COUNTS = [
    "group_name",
    "expected_count",
    "exempt_count",
    "accepted_count",
    "complete_count",
    "on_time_count",
    "late_count",
    "undated_count",
    "rejected_count",
    "waiting_count",
    "overdue_count",
]
BUILDERS = {
    "cluster": figures.by_cluster,
    "unit_type": figures.by_unit_type,
    "map": figures.on_map,
}
# Plotly asks for a world outline under every map: ours is empty and served here.
MAP_CONFIG = {**CONFIG, "topojsonURL": "/geo/topo/"}


def figure_row(row: ObligationList, t: Translator, *, has_ended: bool = False) -> None:
    """Six figures of the obligation, two by two on a phone; after the end no days are counted."""
    found = [f for f in obligation_figures(row, t) if not (has_ended and f.name == "time")]
    with st.grid(columns=len(found), min_column_width=150, gap="small", key="grid-reporting"):
        for figure in found:
            _figure(figure, row, t)


def whom_line(chosen: Selection, row: ObligationList, t: Translator) -> None:
    """To whom it goes by which clause, and who need not hand it in."""
    st.caption(whom_text(row, ask(obligation_spared, chosen), t))


def _figure(figure: Figure, row: ObligationList, t: Translator) -> None:
    words = {"sum": sum_text(row, t)} if figure.name == "owed" else {}
    with st.container(key=f"card-kpi-{figure.name}", height="stretch", gap="xsmall"):
        st.metric(figure.label, figure.value, help=t(f"reporting.{figure.name}_how", **words))
        st.markdown(figure.chip)


def state_cards(chosen: Selection, row: ObligationList, t: Translator) -> None:
    """Squares of the units, arrivals by day, and groups, side by side."""
    states = with_counts(ask(obligation_state, chosen), row)
    left, middle, right = st.columns([11, 11, 8])
    with left:
        card("squares", figures.squares, chosen, states, STATES, t)
    with middle:
        curve = with_owed_curve(chosen)
        card("arrivals", figures.arrivals, chosen, curve, CURVE, t, covered=curve.tail(1))
    with right:
        group_card(chosen, t)


def with_owed_curve(chosen: Selection) -> Any:
    """The arrival curve, this one last, with what coverage chips read."""
    curve = ask(arrival_curve, chosen).sort("is_previous", "at_date", descending=[True, False])
    return curve.with_columns(unit_count="accepted_count", is_subject=pl.lit(True))


def group_card(chosen: Selection, t: Translator) -> None:
    """Share handed in by cluster or unit type, or the states on the map."""
    levels = ["unit_type"] if ask(cluster_list, chosen).is_empty() else ["cluster", "unit_type"]
    options = (*levels, *(["map"] if figures.place(chosen) else []))
    with st.container(key="card-groups", height="stretch", gap="xsmall"):
        head = st.container(gap="xsmall")
        level = switch("reporting", "group", options, t)
        finished = drawn(BUILDERS[level], chosen)
        head.markdown(f"## {finished.message}")
        head.caption(finished.caption)
        with st.container(key="chart-groups"):
            st.plotly_chart(
                finished.figure,
                theme=None,
                config=MAP_CONFIG if level == "map" else CONFIG,
                alt=finished.alt,
                key=f"chart.groups.{level}",
            )
        _group_footer(level, finished, chosen, t)


def _group_footer(level: str, shown: Drawn, chosen: Selection, t: Translator) -> None:
    message, doors = shown.message, shown.doors
    every = with_owed(ask(obligation_count, chosen))
    if level == "map":
        footer("map", message, ask(obligation_state, chosen), STATES, chosen, t, every, doors=doors)
        return
    frame = with_owed(ask(obligation_count, chosen, level=level))
    builder = BUILDERS[level]
    footer("groups", message, frame, COUNTS, chosen, t, every, builder=builder, doors=doors)
