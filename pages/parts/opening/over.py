"""The end of a page before its last line, with its foot: `st.stop` alone would leave that out."""

from typing import NoReturn

import streamlit as st

from pages.parts.address import current_translator
from pages.parts.foot import page_foot
from pages.parts.theme import follow_browser


def over() -> NoReturn:
    """End the page here. The foot is drawn first, with the role and the way to sign out: after
    `st.stop` nothing is drawn any more, also not in a `finally`."""
    page_foot(current_translator())
    follow_browser(current_translator())
    st.stop()
