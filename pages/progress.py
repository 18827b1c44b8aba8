"""Tiến độ: each content and indicator against its path, in phase 1, phase 2 and side by side."""

import streamlit as st

from pages.parts.address import address, current_translator
from pages.parts.cached import ask
from pages.parts.card import card
from pages.parts.opening.opening import opening
from pages.parts.opening.over import over
from pages.parts.opening.viewing import is_published
from pages.parts.progress import figures
from pages.parts.progress.drill import way_back
from pages.parts.progress.heat import heat_card
from pages.parts.progress.published import progress_view
from pages.parts.progress.side_by_side import side_by_side
from pages.parts.progress.views import (
    TRACK,
    as_asked,
    asked_of,
    indicator_table,
    phase_switch,
    with_indicator,
)
from pages.parts.progress.why import why_indicator
from queries.progress.questions import indicator_standing, trend

MULTIPLES = [
    *("group_name", "period_id", "value", "required_value"),
    *("unit_count", "fresh_count", "expected_count"),
]

t = current_translator()
is_both = address().get("view") == "both"
chosen = opening(
    "progress",
    ("content", "cluster", "unit_type"),
    t,
    silent=("indicator",),
    settle=as_asked if is_both else with_indicator,
)
if is_published(chosen.campaign):
    progress_view(chosen, t)
    over()

phase_switch(chosen, t)
way_back(chosen, t)

if is_both:
    side_by_side(chosen, t)
    over()

if chosen.indicator is None:
    st.info(t("progress.empty"))
    over()

asked_of(chosen, t)
left, right = st.columns([11, 9])
with left:
    card(
        "trajectory",
        figures.trajectory,
        chosen,
        ask(trend, chosen),
        TRACK,
        t,
        covered=ask(trend, chosen).tail(1),
        subject=ask(indicator_standing, chosen),
        why=why_indicator,
    )
with right:
    indicator_table(chosen, t)

heat_card(chosen, t)
groups = ask(trend, chosen, level="unit_type")
if groups["group_id"].n_unique() > 1:  # one group alone is the path above
    card(
        "multiples",
        figures.multiples,
        chosen,
        groups,
        MULTIPLES,
        t,
        covered=ask(trend, chosen).tail(1),
        is_wide=True,
        narrow=figures.narrow_multiples,
    )
