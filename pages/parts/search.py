"""Finding a unit from any page (tìm đơn vị): by name, former name or code, without accents."""

import streamlit as st

from pages.parts.address import link
from pages.parts.cached import ask
from pages.parts.serving.apart import apart
from queries.units.questions import unit_search
from schemas.frames import UnitSearch
from schemas.selection import Selection
from translations import Translator
from translations.phrases import markdown

LEFT = dict.fromkeys(
    ("cluster", "unit_type", "content", "indicator", "period", "view", "compare", "obligation")
)


def search_chip(chosen: Selection, t: Translator) -> None:
    """A chip of the filter bar, closed and empty again wherever a result has led."""
    place = f"{st.session_state.get('page')}.{chosen.campaign}.{chosen.unit}"
    with st.popover(
        t("unit.search"), icon=":material/search:", type="tertiary", key=f"search.{place}"
    ):
        _search(chosen, place, t)


def search_field(chosen: Selection, t: Translator) -> None:
    """The same in a sheet that is open already."""
    _search(chosen, f"{st.session_state.get('page')}.{chosen.campaign}.{chosen.unit}", t)


@apart
def _search(chosen: Selection, place: str, t: Translator) -> None:
    text = st.text_input(
        t("unit.search"),
        key=f"search.text.{place}",
        placeholder=t("filter.unit_placeholder"),
        help=t("unit.search_help"),
        max_chars=60,
    ).strip()
    if not text:
        st.caption(t("unit.search_help"))
        return
    found = ask(unit_search, Selection(chosen.campaign, chosen.as_of), text=text)
    rows = UnitSearch.rows(found)
    st.caption(_said(rows, text, t))
    for row in rows:
        st.page_link(
            "pages/unit.py" if row.unit_id else "pages/overview.py",
            label=result_words(row, t),
            icon=":material/account_balance:" if row.unit_id else ":material/flag:",
            query_params=link(**{**LEFT, "unit": row.unit_id, "campaign": row.campaign_id}),
        )


def _said(rows: list[UnitSearch], text: str, t: Translator) -> str:
    shown = markdown(text)
    if not rows:
        return t("unit.search_none", text=shown)
    if rows[0]["matched_by"] == "near":
        return t("unit.search_near", text=shown)
    return t("unit.search_some", count=t.number(len(rows)), text=shown)


def result_words(row: UnitSearch, t: Translator) -> str:
    """One result: name, cluster, and the former name that was found."""
    former = row.matched_name
    if row.matched_place:
        former = t("unit.search_place", former=former, place=row.matched_place)
    if row.unit_id is None:
        return markdown(t("unit.search_territory", name=row.unit_name, former=former))
    name = row.unit_name
    if row.cluster_name_vi:
        name = t("unit.search_row", name=name, cluster=t.pick(row, "cluster_name"))
    if row.matched_by == "former" and row.matched_name != row.unit_name:
        return markdown(t("unit.search_former", name=name, former=former))
    return markdown(name)
