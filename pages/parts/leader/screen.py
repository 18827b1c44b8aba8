"""One screen for a leader: the verdict and its figures, problems, what changed, what is next."""

from pathlib import Path

import streamlit as st

from answers.headline import Figure
from answers.leader.leader import covered, days_line, figures
from answers.leader.news import deadline
from answers.leader.verdict import verdict
from pages.parts.address import link
from pages.parts.cached import CACHED, ask
from pages.parts.leader.changes import changes_card
from pages.parts.leader.news import news_card
from pages.parts.leader.problems import problem_card
from pages.parts.opening.viewing import is_over
from pages.parts.progress.timeline import timeline_card
from queries.reporting.questions import headline
from schemas.selection import Selection
from translations import Translator
from translations.phrases import markdown

STYLE = Path(__file__).parents[3] / "static" / "leader.css"
DETAIL: dict[str, tuple[str, dict[str, str | None]]] = {
    "on_path": ("progress", {}),
    "pace": ("progress", {}),
    "behind": ("progress", {}),
    "received": ("unit", {"view": "missing"}),
    "deadline": ("intake", {}),
}
DATED = ("on_path", "pace", "behind")
"""Figures on progress, compared with an earlier day; the others say their own under them."""
FIRST = ("on_path", "pace")
"""Figures that a phone's first screen has room for."""


def leader_screen(chosen: Selection, t: Translator) -> None:
    """All of it on one screen of a projector; of a phone the verdict, its figures, the problems."""
    st.html(STYLE)
    verdict_card(chosen, t)
    left, right = st.columns([11, 9])
    with left:
        problem_card(chosen, t)
    with right:
        changes = st.container(key="slot-changes", height="stretch")
    left, right = st.columns([11, 9])
    with left:
        timeline_card(chosen, t)
    with right:
        news_card(chosen, t)
    with changes:  # another day may have to be made for it: all else is there by then
        changes_card(chosen, t)


def verdict_card(chosen: Selection, t: Translator) -> None:
    """The sentence, the days it speaks of, and the headline figures beside it."""
    with st.container(key="card-verdict"):
        left, right = st.columns([9, 11], vertical_alignment="center")
        with left:
            st.markdown(f"## {markdown(verdict(CACHED, chosen, t))}")
            st.caption(f"{t(f'phase.{chosen.phase}')} · {markdown(days_line(CACHED, chosen, t))}")
        with right:
            _figures(chosen, t)


def _figures(chosen: Selection, t: Translator) -> None:
    shown = figures(CACHED, chosen, t)
    if not is_over(chosen):
        shown.append(deadline(CACHED, chosen, t))
    with st.container(key="row-figures", horizontal=True, gap="small"):
        for figure in shown:
            place = "figure" if figure.name in FIRST else "wide-figure"
            with st.container(key=f"{place}-{figure.name}", gap=None, width="stretch"):
                _figure(figure, t)
    st.caption(_compared(chosen, t))


def _figure(figure: Figure, t: Translator) -> None:
    """Its name leads to its detail; what has a day or a lateness of its own says so under it."""
    page, values = DETAIL[figure.name]
    st.page_link(
        f"pages/{page}.py",
        label=figure.label,
        help=t(f"kpi.{figure.name}_how"),
        query_params=link(**values),
    )
    is_dated = figure.name in DATED
    st.metric(
        figure.label,
        figure.value,
        figure.change if is_dated else None,
        delta_color=figure.colour,
        delta_arrow="off" if figure.colour == "off" else "auto",
        label_visibility="collapsed",
    )
    if not is_dated:
        st.markdown(figure.chip)


def _compared(chosen: Selection, t: Translator) -> str:
    """Of how many units the figures are known, and with what day they are compared."""
    row = ask(headline, chosen).row(0, named=True)
    owed, matched = row["value_expected_count"], row["matched_unit_count"]
    chip = f":gray-badge[:material/fact_check: {covered(CACHED, chosen, t)}]"
    if not matched:
        return chip
    share, day = f"{t.number(matched)}/{t.number(owed)}", t.date(row["previous_date"])
    return f"{chip} {t('leader.compared', date=day, share=share)}"
