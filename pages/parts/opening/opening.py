"""How every page opens: title, the question it answers, filter bar, sample strip."""

from collections.abc import Callable

import streamlit as st

from pages.parts.cached import ask, campaigns
from pages.parts.filters import campaign_row, pick
from pages.parts.opening.bar import filter_bar
from pages.parts.opening.first_day import first_day
from pages.parts.opening.frozen import age_banner
from pages.parts.opening.over import over
from pages.parts.opening.viewing import CHIPS, is_over, is_published
from pages.parts.opening.who import may_open, viewer
from pages.parts.options import choices
from queries.reference.questions import campaign_list
from schemas.selection import Selection
from translations import Translator
from translations.phrases import markdown

PEOPLE_STRIP_KEYS = {
    "cluster": "people.strip_cluster",
    "unit": "people.strip_unit",
}


def opening(
    page: str,
    names: tuple[str, ...],
    t: Translator,
    *,
    silent: tuple[str, ...] = (),
    has_date: bool = True,
    is_of_all: bool = False,
    needed: tuple[str, ...] = (),
    name: Callable[[Selection], tuple[str, str] | None] = lambda _: None,
    settle: Callable[[Selection], Selection] = lambda chosen: chosen,
) -> Selection:
    """Draw the top of a page and return what is chosen; stops where the store has no
    campaign, or the page is not for the viewer's role.

    `is_of_all`: the page is about all campaigns, whichever one the address names."""
    if not may_open(page, t):
        over()
    if ask(campaign_list).is_empty():
        st.title(t(f"page.{page}.title"))
        st.info(t("message.no_campaign"))
        over()
    is_table = is_published(pick(*silent).campaign)
    if is_table and not is_of_all:
        # a table has years of its own: no phases, no filing dates, no day to look back from
        names, has_date = CHIPS.get(page, ()), False
    chosen = settle(pick(*names, *silent, is_today=not has_date))
    usual = (t(f"page.{page}.title"), _question(page, chosen, t))
    title, question = name(chosen) or usual
    with st.container(horizontal=True, vertical_alignment="center", key="bar-title", gap="small"):
        with st.container(width="stretch", gap=None, key="title"):
            st.title(title, anchor=False)
            st.caption(question)
        bar = {"has_date": has_date, "has_campaign": not is_of_all}
        filter_bar(chosen, names, t, **bar, needed=needed, silent=silent)
    _strips(chosen, t, is_of_all=is_of_all)
    return chosen


def _strips(chosen: Selection, t: Translator, *, is_of_all: bool) -> None:
    """What holds for all that the page shows: invented, one's own, a snapshot's, of a first day."""
    if is_of_all:
        if any(row.is_illustrative for row in campaigns().values()):
            _sample_strip(t)
        age_banner(t)
        return
    row = campaign_row(chosen.campaign)
    if is_published(chosen.campaign):
        with st.container(key="strip-published"):
            st.markdown(f":material/table_view: {t('viewing.strip', name=t.pick(row, 'name'))}")
    elif row["is_illustrative"]:
        _sample_strip(t)
    own_strip(chosen, t)
    age_banner(t)
    first_day(chosen, t)


def _sample_strip(t: Translator) -> None:
    with st.container(key="strip-sample"):
        st.markdown(f":material/science: {t('app.sample_strip')}")


def own_strip(chosen: Selection, t: Translator) -> None:
    """Of whom all figures are, for who sees one unit or cluster alone."""
    asking = viewer()
    if not asking.is_limited:
        return
    kind = "cluster" if asking.clusters is not None else "unit"
    code = getattr(chosen, kind)
    name = choices(kind, chosen, t.language).get(code) or code or t("people.nobody")
    with st.container(key="strip-own"):
        said = t(PEOPLE_STRIP_KEYS[kind], name=name)
        st.markdown(f":material/person_pin_circle: {markdown(said)}")


def _question(page: str, chosen: Selection, t: Translator) -> str:
    """What the page answers; of a table or a campaign that is over nothing is due any more."""
    if is_published(chosen.campaign):
        key = f"viewing.{page}_question"
        return t(key) if t.has(key) else t("viewing.question")
    if page == "reporting" and is_over(chosen):
        return t("viewing.reporting_over")
    return t(f"page.{page}.question")
