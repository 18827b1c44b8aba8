"""Under the leader's screen, once it is opened: contents, who has reported, who moved most."""

import streamlit as st

from answers.coverage import received
from pages.parts.address import address, put
from pages.parts.cached import ask
from pages.parts.card import card
from pages.parts.leader.carry import digest_button
from pages.parts.progress import figures
from pages.parts.progress.why import why_contents
from queries.progress.questions import content_standing, unit_movement
from queries.reporting.questions import reporting_count, reporting_state
from schemas.selection import Selection
from translations import Translator

CONTENTS = [
    *("short", "achieved_pct", "required_pct", "pace_ratio", "status"),
    *("unit_count", "expected_count"),
]
REPORTS = [
    *("short_name", "state", "version", "received_at", "result_count", "expected_result_count"),
]
MOVERS = ["short_name", "achieved_pct", "previous_pct", "change_points", "indicator_count"]


def details(chosen: Selection, t: Translator) -> None:
    """The button, and what it opens: nothing of it is asked for before."""
    is_open = address().get("more") == "1"
    with st.container(horizontal=True, key="tools-leader", gap="small"):
        st.button(
            t("leader.less" if is_open else "leader.more"),
            icon=":material/expand_less:" if is_open else ":material/expand_more:",
            type="tertiary",
            key="leader.more",
            on_click=lambda: put(more=None if is_open else "1"),
        )
        digest_button(chosen, t)
    if not is_open:
        return
    rows = ask(content_standing, chosen)
    card("contents", figures.contents, chosen, rows, CONTENTS, t, why=why_contents)
    left, right = st.columns([11, 9])
    with left:
        known = received(ask(reporting_count, chosen))
        states = ask(reporting_state, chosen)
        card("reporting", figures.reporting, chosen, states, REPORTS, t, covered=known)
    with right:
        moved = ask(unit_movement, chosen, limit=200)
        card("movers", figures.movers, chosen, moved, MOVERS, t)
