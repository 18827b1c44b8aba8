"""Tổng quan: where the campaign is on its path, who has reported, what needs attention."""

import streamlit as st

from answers.answers import whole
from answers.coverage import received
from pages.parts.address import current_translator
from pages.parts.cached import ask
from pages.parts.card import card
from pages.parts.models.strip import model_strip
from pages.parts.opening.first_day import counted_ahead
from pages.parts.opening.opening import opening
from pages.parts.opening.viewing import is_over, is_published
from pages.parts.progress import figures
from pages.parts.progress.attention import attention_list
from pages.parts.progress.kpi import kpi_row
from pages.parts.progress.published import overview_view
from pages.parts.progress.timeline import timeline_card
from pages.parts.progress.why import why_contents
from pages.parts.tasks.strip import task_strip
from queries.progress.questions import content_standing, unit_movement
from queries.reporting.questions import reporting_count, reporting_state

t = current_translator()
chosen = whole(opening("overview", ("phase", "cluster", "unit_type"), t))

if is_published(chosen.campaign):
    overview_view(chosen, t)
    st.stop()

timeline_card(chosen, t)
counted_ahead(chosen, t)
kpi_row(chosen, t)
task_strip(chosen, t)
model_strip(chosen, t)

left, right = st.columns([11, 9])
with left:
    card(
        "contents",
        figures.contents,
        chosen,
        ask(content_standing, chosen),
        [
            "short",
            "achieved_pct",
            "required_pct",
            "pace_ratio",
            "status",
            "unit_count",
            "expected_count",
        ],
        t,
        why=why_contents,
    )
with right:
    if not is_over(chosen):
        attention_list(chosen, t)

left, right = st.columns([11, 9])
with left:
    card(
        "reporting",
        figures.reporting,
        chosen,
        ask(reporting_state, chosen),
        ["short_name", "state", "version", "received_at", "result_count", "expected_result_count"],
        t,
        covered=received(ask(reporting_count, chosen)),
    )
with right:
    card(
        "movers",
        figures.movers,
        chosen,
        ask(unit_movement, chosen, limit=200),
        ["short_name", "achieved_pct", "previous_pct", "change_points", "indicator_count"],
        t,
    )
