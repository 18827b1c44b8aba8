"""The deck on the page: as the room will see it, and the button that opens it."""

import streamlit as st

from pages.parts.council.present_orders import made_at_once, order
from schemas.selection import Selection
from translations import Translator


def deck_card(chosen: Selection, story: str, t: Translator) -> None:
    """Made at once where it is not there yet; shown small, opened large."""
    ordered = order("deck", chosen, story, t)
    with st.container(key="card-present-deck", gap="xsmall"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"## {t('present.deck')}", width="stretch")
            found = made_at_once(ordered, t)
            if found.state == "done":
                st.link_button(
                    t("present.open"), ordered.address, type="primary", icon=":material/slideshow:"
                )
        if found.state == "done":
            with st.container(key="frame-deck"):
                st.iframe(ordered.address, alt=t("present.deck"))
        st.caption(t("present.keys"))
