"""The filter bar (bộ lọc): chips ⇄ address ⇄ Selection."""

from dataclasses import replace
from datetime import date

import streamlit as st

from data.keeping.calendar import store_today
from pages.parts.address import (
    address,
    clear_filters,
    is_filtered,
    language,
    put_language,
    put_widget,
)
from pages.parts.cached import ask, campaigns
from pages.parts.opening.frozen import shown_store
from pages.parts.opening.views import views_chip
from pages.parts.opening.who import own
from pages.parts.options import ICONS, choices
from pages.parts.search import search_chip
from queries.reference.questions import default_view, phase_list, store_state
from schemas.frames import CampaignList
from schemas.selection import Selection
from translations import Translator

NEEDED = ("campaign", "phase", "period", "obligation", "year")
SHARED = ("period", "obligation")
CHECKED = ("unit_type", "cluster", "unit", "content", "indicator", "period", "obligation", "form")
DEPENDS = {
    "campaign": (
        "cluster",
        "unit_type",
        "unit",
        "content",
        "indicator",
        "period",
        "obligation",
        "compare",
        "phase",
        "as_of",
        "snapshot",
        "year",
        "stage",
        "criterion",
        "form",
        "province",
        "measure",
        "since",
    ),
    "year": ("unit", "stage", "criterion"),
    "cluster": ("unit", "stage", "criterion"),
    "unit_type": ("unit",),
    "content": ("indicator",),
}


def campaign_row(campaign: str) -> CampaignList:
    """The campaign's row in the store: its names, thresholds and dates."""
    return campaigns()[campaign]


def default_selection(campaign: str | None) -> Selection:
    """What a bare address means: the first campaign, on the store's first view."""
    rows = campaigns()
    chosen = campaign if campaign in rows else next(iter(rows))
    state = ask(store_state).row(0, named=True)
    today = store_today(shown_store())
    first = state["first_view"] or today
    shown = first if first <= rows[chosen]["last_date"] else today
    return Selection(campaign=chosen, as_of=shown)


def pick(*names: str, is_today: bool = False) -> Selection:
    """The selection the address asks for; what it leaves open is the shared view of its date.

    What this page lacks or does not know is left out. A page of today (`is_today`) still opens on
    the period of the address's date, as every other page does.
    """
    said = address()
    default = default_selection(said.get("campaign"))
    asked = {key: value for key, value in said.items() if key in ("as_of", "phase", *names)}
    chosen = Selection.from_query(asked, default)
    shown = replace(default, as_of=_within(chosen.as_of, chosen.campaign))
    usual = ask(default_view, shown).row(0, named=True)
    day = store_today(shown_store()) if is_today else chosen.as_of
    has_phase = asked.get("phase") in ask(phase_list, shown)["phase_id"].to_list()
    chosen = replace(
        chosen,
        as_of=_within(day, chosen.campaign),
        phase=chosen.phase if has_phase else usual["phase_id"],
        year=chosen.year or usual["year"],
    )
    for name in CHECKED:
        if getattr(chosen, name) and getattr(chosen, name) not in choices(name, chosen, language()):
            chosen = replace(chosen, **{name: None})
    chosen = own(chosen)
    shared = {name: usual[f"{name}_id"] for name in SHARED if name in names}
    return replace(chosen, **{n: getattr(chosen, n) or value for n, value in shared.items()})


def _within(as_of: date, campaign: str) -> date:
    first = campaign_row(campaign).first_date
    return max(min(as_of, store_today(shown_store())), first)


def filter_bar(
    chosen: Selection,
    names: tuple[str, ...],
    t: Translator,
    *,
    has_date: bool,
    needed: tuple[str, ...] = (),
    silent: tuple[str, ...] = (),
) -> None:
    """One line of chips whose labels are the chosen values; `needed` ones have no «all».

    `silent` are filters the page follows without a chip."""
    with st.container(key="bar-filter", horizontal=True, width="content", gap="xsmall"):
        _chip("campaign", chosen, t, is_needed=True)
        search_chip(chosen, t)
        for name in names:
            _chip(name, chosen, t, is_needed=name in (*NEEDED, *needed))
        if has_date:
            _date_chip(chosen, t)
        st.button(
            t("filter.clear"),
            icon=":material/close:",
            type="tertiary",
            on_click=clear_filters,
            disabled=not is_filtered((*names, *silent, *(["as_of"] if has_date else []))),
            key="filter.clear",
        )
        other = "en" if t.language == "vi" else "vi"
        st.button(
            t("filter.language"),
            icon=":material/translate:",
            type="tertiary",
            on_click=put_language,
            args=(other,),
            key="filter.lang",
        )
        views_chip(t)


def _chip(name: str, chosen: Selection, t: Translator, *, is_needed: bool) -> None:
    found = choices(name, chosen, t.language)
    value = str(getattr(chosen, name) or "")
    st.session_state[f"filter.{name}"] = value
    latest = next(iter(found.values()), None) if name == "period" else None
    label = found.get(value) or latest or t(f"filter.all.{name}")
    with st.popover(label, icon=ICONS[name], type="tertiary"):
        st.selectbox(
            t(f"filter.{name}"),
            [*found] if is_needed else ["", *found],
            format_func=lambda code: found.get(code) or t(f"filter.all.{name}"),
            key=f"filter.{name}",
            on_change=put_widget,
            args=(name, *DEPENDS.get(name, ())),
        )


def _date_chip(chosen: Selection, t: Translator) -> None:
    st.session_state["filter.as_of"] = chosen.as_of
    label = t("filter.as_of_value", date=t.date(chosen.as_of))
    kind = "primary" if "as_of" in address() else "tertiary"
    with st.popover(label, icon=":material/event:", type=kind):
        st.date_input(
            t("filter.as_of"),
            min_value=campaign_row(chosen.campaign).first_date,
            max_value=store_today(shown_store()),
            format="DD/MM/YYYY",
            key="filter.as_of",
            on_change=put_widget,
            args=("as_of",),
        )
        st.caption(t("filter.as_of_help"))
