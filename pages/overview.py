"""Tổng quan: where the campaign is on its path, who has reported, what needs attention."""

import streamlit as st

from briefing.answers import whole
from briefing.coverage import received
from pages import _figures as figures
from pages._address import current_translator
from pages._attention import attention_list
from pages._cached import ask
from pages._card import card
from pages._kpi import kpi_row
from pages._opening import opening
from pages._published import overview_view
from pages._timeline import timeline_card
from pages._viewing import is_over, is_published
from pages._why import why_contents
from queries.progress import content_standing, unit_movement
from queries.reporting import reporting_count, reporting_state

t = current_translator()
chosen = whole(opening("overview", ("phase", "cluster", "unit_type"), t))

if is_published(chosen.campaign):
    overview_view(chosen, t)
    st.stop()

timeline_card(chosen, t)
kpi_row(chosen, t)

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
