"""The filter bar (bộ lọc): a line of chips; on a phone the day and one sheet of all the rest."""

import streamlit as st

from data.keeping.calendar import store_today
from pages.parts.address import address, clear_filters, is_filtered, put, put_language, put_widget
from pages.parts.filters import DEPENDS, NEEDED, campaign_row
from pages.parts.opening.frozen import shown_store
from pages.parts.opening.unit_box import unit_box
from pages.parts.opening.views import views_chip, views_list
from pages.parts.options import ICONS, choices
from pages.parts.search import search_chip, search_field
from pages.parts.theme import is_narrow
from schemas.selection import Selection
from translations import Translator

FILTER_ALL_KEYS = {
    "campaign": "filter.all.campaign",
    "cluster": "filter.all.cluster",
    "content": "filter.all.content",
    "form": "filter.all.form",
    "indicator": "filter.all.indicator",
    "obligation": "filter.all.obligation",
    "period": "filter.all.period",
    "phase": "filter.all.phase",
    "unit": "filter.all.unit",
    "unit_type": "filter.all.unit_type",
    "year": "filter.all.year",
}


def filter_bar(
    chosen: Selection,
    names: tuple[str, ...],
    t: Translator,
    *,
    has_date: bool,
    has_campaign: bool = True,
    needed: tuple[str, ...] = (),
    silent: tuple[str, ...] = (),
) -> None:
    """Chips whose labels are the chosen values; `needed` ones have no «all».

    `silent` are filters the page follows without a chip."""
    followed = (*names, *silent, *(["as_of"] if has_date else []))
    wanted = ("campaign", *names) if has_campaign else names
    always = {*NEEDED, *needed}
    with st.container(key="bar-filter", horizontal=True, width="content", gap="xsmall"):
        if is_narrow():
            _narrow_bar(chosen, wanted, always, followed, t, has_date=has_date)
            return
        if has_campaign:
            _chip("campaign", chosen, t, is_needed=True)
        search_chip(chosen, t)
        for name in names:
            _chip(name, chosen, t, is_needed=name in always)
        if has_date:
            _date_chip(chosen, t)
        _clear(followed, t)
        _language(t)
        views_chip(t)


def _narrow_bar(
    chosen: Selection,
    wanted: tuple[str, ...],
    always: set[str],
    followed: tuple[str, ...],
    t: Translator,
    *,
    has_date: bool,
) -> None:
    """The day in sight, and how many filters are set; all of them under one another in a sheet."""
    if has_date:
        _date_chip(chosen, t)
    else:
        _chip("campaign", chosen, t, is_needed=True)
        wanted = wanted[1:]
    count = len({*followed} & {*address()} - {"as_of"})
    label = t("filter.sheet_some", count=t.number(count)) if count else t("filter.sheet")
    kind = "primary" if count else "tertiary"
    with st.popover(label, icon=":material/tune:", type=kind, key="filter.sheet"):
        search_field(chosen, t)
        for name in wanted:
            _select(name, chosen, t, is_needed=name in always)
        with st.container(horizontal=True, key="bar-sheet"):
            _clear(followed, t)
            _language(t)
        views_list(t)


def _chip(name: str, chosen: Selection, t: Translator, *, is_needed: bool) -> None:
    found = choices(name, chosen, t.language)
    latest = next(iter(found.values()), None) if name == "period" else None
    value = str(getattr(chosen, name) or "")
    label = found.get(value) or latest or t(FILTER_ALL_KEYS[name])
    with st.popover(label, icon=ICONS[name], type="tertiary"):
        _select(name, chosen, t, is_needed=is_needed)


def _select(name: str, chosen: Selection, t: Translator, *, is_needed: bool) -> None:
    found = choices(name, chosen, t.language)
    st.session_state[f"filter.{name}"] = str(getattr(chosen, name) or "")
    if name == "unit":
        named = found if is_needed else {"": t("filter.all.unit"), **found}
        unit_box(t("filter.unit"), named, "filter.unit", chosen, t, on_pick=_put_unit)
        return
    st.selectbox(
        t(f"filter.{name}"),
        [*found] if is_needed else ["", *found],
        format_func=lambda code: found.get(code) or t(FILTER_ALL_KEYS[name]),
        key=f"filter.{name}",
        on_change=put_widget,
        args=(name, *DEPENDS.get(name, ())),
    )


def _put_unit(code: str | None) -> None:
    put(unit=code)


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


def _clear(followed: tuple[str, ...], t: Translator) -> None:
    st.button(
        t("filter.clear"),
        icon=":material/close:",
        type="tertiary",
        on_click=clear_filters,
        disabled=not is_filtered(followed),
        key="filter.clear",
    )


def _language(t: Translator) -> None:
    st.button(
        t("filter.language"),
        icon=":material/translate:",
        type="tertiary",
        on_click=put_language,
        args=("en" if t.language == "vi" else "vi",),
        key="filter.lang",
    )
