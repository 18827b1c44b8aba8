"""What kind of campaign is shown: one under way, one that is over, a published table."""

from typing import Any

import polars as pl
import streamlit as st

from pages.parts.address import link
from pages.parts.cached import ask
from pages.parts.filters import campaign_row
from pages.parts.opening.over import over
from queries.reference.questions import deadline_list
from queries.reporting.obligations import obligation_list
from schemas.selection import Selection
from translations import Translator

# Chips that say something of a published table: it has no phases, deadlines or award forms.
CHIPS = {
    "overview": ("period",),
    "progress": ("content", "period"),
    "unit": ("period",),
    "clusters": ("year",),
}
ELSEWHERE = {
    "overview": ":material/dashboard:",
    "progress": ":material/trending_up:",
    "clusters": ":material/leaderboard:",
}


def is_published(campaign: str) -> bool:
    """Whether the campaign is a table published elsewhere: read, never reported."""
    return campaign_row(campaign).level == "published"


def is_over(chosen: Selection) -> bool:
    """Whether the campaign has ended and nothing more is due on the as-of date."""
    last: Any = campaign_row(chosen.campaign).last_date
    if chosen.as_of <= last:
        return False
    return is_published(chosen.campaign) or (
        ask(deadline_list, chosen).filter(is_next=True).is_empty()
        and ask(obligation_list, Selection(chosen.campaign, chosen.as_of))
        .filter(pl.col("days_left") >= 0)
        .is_empty()
    )


def only_looked_at(chosen: Selection, t: Translator) -> None:
    """Stops a page that a published table has nothing for, with the pages that have."""
    if not is_published(chosen.campaign):
        return
    name = t.pick(campaign_row(chosen.campaign), "short")
    st.info(t("viewing.nothing_here", name=name), icon=":material/table_view:")
    with st.container(horizontal=True, key="links-elsewhere"):
        for page, icon in ELSEWHERE.items():
            st.page_link(f"pages/{page}.py", label=t(f"nav.{page}"), icon=icon, query_params=link())
    over()
