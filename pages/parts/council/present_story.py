"""The storyline on the page: chosen, its slides ordered, hidden and worded, kept under a name."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import polars as pl
import streamlit as st

from briefing.deck.build import STORYLINES
from briefing.exporting import standing
from briefing.html_deck import Message, messages_of
from briefing.work import WHOLE_PHASE
from data.keeping.snapshots.storylines import (
    drop_storyline,
    keep_storyline,
    storyline,
    storyline_list,
)
from data.keeping.store import store_path
from pages.parts.address import address, put
from pages.parts.cached import ask
from pages.parts.council.present_orders import made_at_once, order
from pages.parts.opening.who import viewer
from queries.reference.questions import year_list
from schemas.selection import Selection
from schemas.storyline import Edit, Storyline
from translations import Translator
from translations.act_words import STORYLINE_NAME_KEYS

EDITED = ("place", "is_shown", "message")


def story_bar(chosen: Selection, t: Translator) -> str:
    """The storyline of the address: a default one or one that was kept."""
    kept = {s.storyline_id: s.name for s in storyline_list(store_path(), chosen.campaign)}
    names = {key: t(STORYLINE_NAME_KEYS[key]) for key in STORYLINES} | kept
    said = address().get("story", "")
    st.session_state["present.story"] = said if said in names else next(iter(names))
    st.pills(
        t("present.story"),
        [*names],
        format_func=lambda key: names[key],
        required=True,
        key="present.story",
        label_visibility="collapsed",
        on_change=_put_story,
    )
    return str(st.session_state["present.story"])


def year_bar(chosen: Selection, story: str, t: Translator) -> Selection:
    """The year the papers are of: the one whose reports are being collected, or an earlier one.

    Null where no year is chosen, or where the storyline is about a whole phase.
    """
    base = story if story in STORYLINES else storyline(store_path(), story).base
    if base in WHOLE_PHASE:
        return replace(chosen, year=None)
    years = ask(year_list, replace(chosen, year=None))
    usual = years.filter("is_default")["year"].item()
    known = years["year"].to_list()[::-1]
    st.session_state["present.year"] = chosen.year if chosen.year in known else usual
    shown = st.segmented_control(
        t("present.year"),
        known,
        format_func=lambda year: t("present.of_year", year=str(year)),
        key="present.year",
        required=True,
        label_visibility="collapsed",
        on_change=_put_year,
    )
    return replace(chosen, year=None if shown == usual else shown)


def _put_year() -> None:
    put(year=str(st.session_state["present.year"]))


def _put_story() -> None:
    put(story=st.session_state["present.story"])


def story_card(chosen: Selection, story: str, t: Translator) -> None:
    """Every slide a row: its place, whether it is shown, the message by rule, and one's own."""
    kept = None if story in STORYLINES else storyline(store_path(), story)
    base = kept.base if kept else story
    with st.container(key="card-present-story", gap="small"):
        st.markdown(f"## {t('present.slides')}")
        st.caption(t("present.slides_caption"))
        ordered = order("deck", chosen, base, t)
        if kept:
            made_at_once(ordered, t)
        if standing(ordered).state == "done":
            _table(chosen, base, kept, messages_of(ordered.file.read_bytes()), t)


def _table(
    chosen: Selection, base: str, kept: Storyline | None, slides: list[Message], t: Translator
) -> None:
    for slide in slides:
        edit = kept.edits.get(slide.key) if kept else None
        if edit and edit.generated != slide.generated:
            st.warning(t("present.moved", edited=edit.text, now=slide.generated))
    rows = _rows(slides, kept, t)
    changed = st.data_editor(
        rows,
        hide_index=True,
        width="stretch",
        height="content",
        row_height=88,  # a message is whole in three lines
        key=f"present.rows.{base}.{kept.storyline_id if kept else ''}",
        disabled=[name for name in rows.columns if name not in EDITED],
        column_config=_columns(t),
    )
    _keep(chosen, base, kept, slides, changed, t)


def _rows(slides: list[Message], kept: Storyline | None, t: Translator) -> pl.DataFrame:
    """A row a builder: a list that goes on over several slides is ordered and hidden as one."""
    places = {key: n for n, key in enumerate(kept.slides, start=1)} if kept else {}
    first = {slide.builder: slide for slide in reversed(slides)}
    order = dict.fromkeys(slide.builder for slide in slides)
    return pl.DataFrame(
        [
            {
                "place": places.get(builder, n),
                "is_shown": kept is None or builder in places,
                "name": _name(first[builder], t),
                "generated": first[builder].generated,
                "message": _edited(first[builder].key, kept),
                "key": first[builder].key,
                "builder": builder,
            }
            for n, builder in enumerate(order, start=1)
        ]
    ).sort("place")


def with_unlisted(shown: list[str], listed: list[str], whole: Sequence[str]) -> tuple[str, ...]:
    """The slides to keep: those shown, and those of the storyline that are not in the list because
    they have nothing to show today, each behind the one it stood behind."""
    made = list(shown)
    for n, builder in enumerate(whole):
        if builder not in listed:
            before = [made.index(earlier) for earlier in whole[:n] if earlier in made]
            made.insert(max(before, default=-1) + 1, builder)
    return tuple(made)


def _edited(key: str, kept: Storyline | None) -> str:
    return kept.edits[key].text if kept and key in kept.edits else ""


def _name(slide: Message, t: Translator) -> str:
    key = f"deck.{slide.builder}.name"
    return t(key) if t.has(key) else slide.builder


def _columns(t: Translator) -> dict[str, Any]:
    return {
        "place": st.column_config.NumberColumn(t("present.place"), min_value=1, step=1, width=60),
        "is_shown": st.column_config.CheckboxColumn(t("present.is_shown"), width=60),
        "name": st.column_config.TextColumn(t("present.name"), width="medium"),
        "generated": st.column_config.TextColumn(t("present.generated"), width="large"),
        "message": st.column_config.TextColumn(t("present.message"), width="large", max_chars=105),
        "key": None,
        "builder": None,
    }


def _keep(
    chosen: Selection,
    base: str,
    kept: Storyline | None,
    slides: list[Message],
    changed: pl.DataFrame,
    t: Translator,
) -> None:
    if not viewer().may("storyline"):
        return
    with (
        st.form("present.keep", border=False),
        st.container(horizontal=True, vertical_alignment="bottom"),
    ):
        name = st.text_input(t("present.story_name"), kept.name if kept else "")
        is_kept = st.form_submit_button(t("present.keep"), icon=":material/save:")
    if is_kept:
        said = {slide.key: slide.generated for slide in slides}
        shown = changed.filter("is_shown").sort("place", maintain_order=True)
        edits = {
            row["key"]: Edit(row["message"].strip(), _basis(row, kept, said))
            for row in shown.to_dicts()
            if (row["message"] or "").strip()
        }
        whole, listed = kept.slides if kept else STORYLINES[base], changed["builder"].to_list()
        slides_kept = with_unlisted(shown["builder"].to_list(), listed, whole)
        made = Storyline(chosen.campaign, name.strip(), base, slides_kept, edits)
        keep_storyline(store_path(), made, viewer())
        put(story=made.storyline_id)
        st.rerun()
    if kept and st.button(t("present.drop"), icon=":material/delete:", type="tertiary"):
        drop_storyline(store_path(), kept.storyline_id, viewer())
        put(story=None)
        st.rerun()


def _basis(row: dict[str, Any], kept: Storyline | None, said: dict[str, str]) -> str:
    """The generated message a text was written against: the old one while it is left as it was."""
    edit = kept.edits.get(row["key"]) if kept else None
    return edit.generated if edit and edit.text == row["message"].strip() else said[row["key"]]
