"""The acts that the page shows: read anew in every run, narrowed by what the address asks for."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import streamlit as st

from answers.audit.found import Asked, counted_by, found
from answers.audit.words import Names
from data.keeping.audit.acts import Act, Log, audit_log
from data.keeping.store import store_path
from pages.parts.address import address, put_widget
from pages.parts.cached import ask, campaigns
from pages.parts.opening.who import viewer
from queries.reference.questions import cluster_list, indicator_list, unit_list
from schemas.selection import Selection
from translations import Translator
from translations.act_words import AUDIT_KIND_KEYS
from translations.phrases import markdown

AUDIT_EVERY_KEYS = {
    "act": "audit.every_act",
    "day": "audit.every_day",
    "who": "audit.every_who",
}
AUDIT_FILTER_KEYS = {
    "act": "audit.filter_act",
    "since": "audit.filter_since",
    "until": "audit.filter_until",
    "who": "audit.filter_who",
}

ICONS = {"act": ":material/category:", "who": ":material/person:"}


def log_of() -> Log:
    """The whole log that the viewer may see. StoreError: a chain is broken."""
    return audit_log(store_path(), viewer())


def names_of(chosen: Selection, t: Translator) -> Names:
    """What codes of the campaign are called."""
    free = Selection(chosen.campaign, chosen.as_of)
    units = {row["unit_id"]: row["short_name"] for row in ask(unit_list, free).to_dicts()}
    for row in ask(cluster_list, free).to_dicts():
        units[row["cluster_id"]] = t.pick(row, "cluster_name")
    items = {
        row["indicator_id"]: t.pick(row, "short") for row in ask(indicator_list, free).to_dicts()
    }
    return Names({code: t.pick(row, "short") for code, row in campaigns().items()}, units, items)


def asked_for(log: Log, names: Names, chosen: Selection, t: Translator) -> list[Act]:
    """The row of filters, and the acts that answer them."""
    mine = found(log.acts, Asked(chosen.campaign), names)
    kinds, people = counted_by(mine)
    words = {
        "act": {code: t(AUDIT_KIND_KEYS[code]) for code in kinds},
        "who": {name: name for name in people},
    }
    with st.container(key="row-audit", horizontal=True, vertical_alignment="center", gap="small"):
        text = _typed(t)
        kind = _one("act", kinds, words["act"], t)
        who = _one("who", people, words["who"], t)
        since, until = _days(t)
    asked = Asked(chosen.campaign, kind, chosen.unit or "", who, since, until, text)
    return found(mine, asked, names)


def _typed(t: Translator) -> str:
    said = address().get("q", "")
    st.session_state["filter.q"] = said
    st.text_input(
        t("audit.search"),
        key="filter.q",
        placeholder=t("audit.search_placeholder"),
        label_visibility="collapsed",
        max_chars=60,
        icon=":material/search:",
        on_change=put_widget,
        args=("q", "entry", "more"),
        width=340,
    )
    return said


def _one(name: str, counts: Mapping[str, int], words: Mapping[str, str], t: Translator) -> str:
    """A choice of the address, each with how many there are; what it does not know is all."""
    said = address().get(name, "")
    said = said if said in counts else ""
    st.session_state[f"filter.{name}"] = said
    label = markdown(words.get(said, t(AUDIT_EVERY_KEYS[name])))
    with st.popover(label, icon=ICONS[name], type="tertiary"):
        st.selectbox(
            t(AUDIT_FILTER_KEYS[name]),
            ["", *counts],
            format_func=lambda code: (
                f"{words[code]} · {t.number(counts[code])}" if code else t(AUDIT_EVERY_KEYS[name])
            ),
            key=f"filter.{name}",
            on_change=put_widget,
            args=(name, "entry", "more"),
        )
    return said


def _days(t: Translator) -> tuple[date | None, date | None]:
    since, until = (_date(address(), name) for name in ("since", "until"))
    label = t("audit.every_day")
    if since or until:
        label = t("audit.days", first=t.date(since), last=t.date(until))
    with st.popover(label, icon=":material/event:", type="tertiary"):
        for name, day in (("since", since), ("until", until)):
            st.session_state[f"filter.{name}"] = day
            st.date_input(
                t(AUDIT_FILTER_KEYS[name]),
                value=None,
                format="DD/MM/YYYY",
                key=f"filter.{name}",
                on_change=put_widget,
                args=(name, "entry", "more"),
            )
    return since, until


def _date(said: Mapping[str, Any], name: str) -> date | None:
    try:
        return date.fromisoformat(said[name])
    except (KeyError, ValueError):
        return None
