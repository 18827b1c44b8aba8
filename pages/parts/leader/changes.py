"""What changed since this person's last look, or since a day that is chosen."""

from datetime import date, timedelta

import streamlit as st

from answers.leader.changes import told, usual_since
from pages.parts.address import address, link, put
from pages.parts.cached import CACHED, days_between
from pages.parts.filters import campaign_row
from pages.parts.leader.look import last_look, remember_look
from schemas.selection import Selection
from translations import Translator
from translations.phrases import markdown

LEADER_CHANGE_BY_KEYS = {
    "date": "leader.change.by_date",
    "look": "leader.change.by_look",
    "period": "leader.change.by_period",
}

DAY = timedelta(days=1)


def changes_card(chosen: Selection, t: Translator) -> None:
    """A few lines, the day they are counted from, and the way to the whole comparison."""
    since, why = since_day(chosen)
    found = told(days_between(chosen, since), chosen, t)
    with st.container(key="card-changes", height="stretch", gap="xsmall"):
        day = t.date(since)
        title = "leader.change.title" if found.lines else "leader.change.none"
        st.markdown(f"## {t(title, since=day)}")
        seen = last_look(chosen.campaign, chosen.as_of)
        about = t(LEADER_CHANGE_BY_KEYS[why], date=t.date(seen))
        st.caption(" ".join(filter(None, (about, _scope(chosen, t)))))
        if found.lines:
            st.markdown("\n".join(f"- {markdown(line)}" for line in found.lines))
        else:
            st.caption(t("leader.change.none_help"))
        with st.container(
            horizontal=True, vertical_alignment="center", key="tools-changes", gap="small"
        ):
            _chooser(chosen, since, t)
            st.page_link(
                "pages/snapshots.py",
                label=t("leader.change.compare"),
                icon=":material/compare_arrows:",
                query_params=link(before=f"{since}", after=f"{chosen.as_of}"),
            )
    remember_look(chosen.campaign, chosen.as_of)


def since_day(chosen: Selection) -> tuple[date, str]:
    """The day changes are counted from, and why that one: date, look or period.

    What came later on the day of the last look was not seen: the day before it is taken."""
    first = campaign_row(chosen.campaign)["first_date"]
    said = _said(address().get("since"))
    if said and first <= said < chosen.as_of:
        return said, "date"
    seen = last_look(chosen.campaign, chosen.as_of)
    if seen and first <= seen - DAY:
        return seen - DAY, "look"
    return usual_since(CACHED, chosen), "period"


def _said(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def _scope(chosen: Selection, t: Translator) -> str:
    return t("leader.change.whole") if chosen.cluster or chosen.unit_type else ""


def _chooser(chosen: Selection, since: date, t: Translator) -> None:
    """Another day to count from; the last look again."""
    st.session_state["leader.since"] = since
    with st.popover(t("leader.change.choose"), icon=":material/event:", type="tertiary"):
        st.date_input(
            t("leader.change.day"),
            min_value=min(campaign_row(chosen.campaign)["first_date"], since),
            max_value=chosen.as_of - DAY,
            format="DD/MM/YYYY",
            key="leader.since",
            on_change=lambda: put(since=f"{st.session_state['leader.since']}"),
        )
        st.button(
            t("leader.change.last"),
            type="tertiary",
            key="leader.last",
            disabled="since" not in address(),
            on_click=lambda: put(since=None),
        )
