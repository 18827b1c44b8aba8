"""Papers to take along: each made beside the page when asked for, then a button to fetch it."""

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from briefing.exporting import Order, keep_upload, start, what_was_kept
from briefing.papers import REPORT, papers_of
from data.keeping.store import store_path
from pages.parts.council.present_orders import order, wait
from pages.parts.serving.uploads import upload
from schemas.selection import Selection
from translations import Translator
from translations.phrases import capital

ALL, SLIDES, MINUTES = "all", "slides", "minutes"


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
        said = ordered.form.upper() or capital(t(f"papers.{ordered.kind}"))
        st.markdown(f"**{said}**" if ordered.kind == ALL else said, width="stretch")
        found = wait(ordered, t, tells=ordered.kind != "deck")
        if found.state == "done":
            st.download_button(
                t("present.fetch", size=_size(ordered, t)),
                _reader(ordered),
                ordered.file.name,
                icon=":material/download:",
                on_click="ignore",
                key=f"present.get.{_key(ordered)}",
            )
        elif found.state not in ("waiting", "running"):
            st.button(
                t("present.make"),
                icon=":material/build:",
                on_click=start,
                args=(ordered,),
                key=f"present.make.{_key(ordered)}",
                type="primary" if ordered.kind == ALL else "secondary",
            )

    if found.state == "done" and (lines := what_was_kept(ordered)):
        st.text("\n".join(lines))


def again_card(chosen: Selection, story: str, t: Translator) -> None:
    """Slides that somebody edited, dropped here, take the new figures and keep every edit."""
    _over_card(SLIDES, ["pptx"], chosen, story, t)


def minutes_again_card(chosen: Selection, story: str, t: Translator) -> None:
    """The same for the papers of a session, the pack or one of it; only where there is a pack."""
    if MINUTES in papers_of(order(MINUTES, chosen, story, t).base):
        _over_card(MINUTES, ["zip", "docx"], chosen, story, t)


def _over_card(kind: str, types: list[str], chosen: Selection, story: str, t: Translator) -> None:
    with st.container(key=f"card-present-{kind}-again", gap="small"):
        st.markdown(f"## {t(f'present.{kind}_again')}")
        st.caption(t(f"present.{kind}_again_caption"))
        with st.container(key=f"upload-{t.language}-{kind}"):
            file = upload(t(f"present.{kind}_over"), types, f"present.{kind}_over")
        if file:
            over = keep_upload(store_path(), file.getvalue(), file.name)
            paper_row(replace(order(kind, chosen, story, t), over=over), t)


def _key(ordered: Order) -> str:
    kind = "-".join(filter(None, (ordered.kind, ordered.form)))
    return f"{kind}-over" if ordered.over else kind


def _size(ordered: Order, t: Translator) -> str:
    return t.number(ordered.file.stat().st_size / 1000)


def _reader(ordered: Order) -> Callable[[], bytes]:
    return ordered.file.read_bytes
