"""One chart for a newspaper: a slide's picture with its message and source line, as PNG or SVG."""

from dataclasses import replace

import streamlit as st

from briefing.exporting import standing
from briefing.html_deck import messages_of
from briefing.picture import FORMS
from pages.parts.council.present_orders import order
from pages.parts.council.present_papers import paper_row
from schemas.selection import Selection
from translations import Translator

PICTURE = "picture"


def picture_card(chosen: Selection, story: str, t: Translator) -> None:
    """Once the deck is there: which of its slides, then a row for each form of file."""
    deck = order("deck", chosen, story, t)
    if standing(deck).state != "done":
        return
    said = messages_of(deck.file.read_bytes())
    names = {slide.key: slide.generated for slide in said if slide.is_pictured}
    if not names:
        return
    with st.container(key="card-present-picture", gap="small"):
        st.markdown(f"## {t('present.picture')}")
        st.caption(t("present.picture_caption"))
        slide = st.selectbox(
            t("present.picture_of"),
            [*names],
            format_func=lambda key: names[key],
            key=f"present.picture.{deck.folder.name}",
        )
        asked = order(PICTURE, chosen, story, t)
        for form in reversed(FORMS):
            paper_row(replace(asked, slide=slide, form=form), t)
