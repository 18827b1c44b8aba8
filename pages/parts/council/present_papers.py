"""Papers to take along: each made beside the page when asked for, then a button to fetch it."""

from collections.abc import Callable

import streamlit as st

from briefing.exporting import Order, start
from briefing.papers import REPORT, papers_of
from pages.parts.council.present_orders import order, wait
from schemas.selection import Selection
from translations import Translator
from translations.phrases import capital

ALL = "all"


def papers_card(chosen: Selection, story: str, t: Translator) -> None:
    """One button makes everything; each paper can be made alone."""
    with st.container(key="card-present-papers", gap="small"):
        st.markdown(f"## {t('present.papers')}")
        st.caption(t("present.papers_caption"))
        whole = order(ALL, chosen, story, t)
        for kind in (ALL, *(kind for kind in papers_of(whole.base) if kind != REPORT)):
            paper_row(order(kind, chosen, story, t), t)


def paper_row(ordered: Order, t: Translator) -> None:
    """The paper in words, then its bar, its button, or the file to fetch."""
    with st.container(horizontal=True, vertical_alignment="center"):
        said = capital(t(f"papers.{ordered.kind}"))
        st.markdown(f"**{said}**" if ordered.kind == ALL else said, width="stretch")
        found = wait(ordered, t, tells=ordered.kind != "deck")
        if found.state == "done":
            st.download_button(
                t("present.fetch", size=_size(ordered, t)),
                _reader(ordered),
                ordered.file.name,
                icon=":material/download:",
                on_click="ignore",
                key=f"present.get.{ordered.kind}",
            )
        elif found.state not in ("waiting", "running"):
            st.button(
                t("present.make"),
                icon=":material/build:",
                on_click=start,
                args=(ordered,),
                key=f"present.make.{ordered.kind}",
                type="primary" if ordered.kind == ALL else "secondary",
            )


def _size(ordered: Order, t: Translator) -> str:
    return t.number(ordered.file.stat().st_size / 1000)


def _reader(ordered: Order) -> Callable[[], bytes]:
    return ordered.file.read_bytes
