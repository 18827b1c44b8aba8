"""A part of a page drawn again by itself: what is opened or chosen in it changes nothing around it.

The rule of the house: what is chosen stands in the address and runs the page again. What a card
shows on demand, or holds for the session alone, is drawn `apart` and writes nothing there.
"""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

import streamlit as st

from pages.parts.address import current_translator
from pages.parts.cached import one_version, store_key
from pages.parts.messages import shown_problems
from pages.parts.opening.who import still_in, viewer

Given = ParamSpec("Given")


def apart(draw: Callable[Given, None]) -> Callable[Given, None]:
    """The part as a fragment: its widgets draw it again and leave the rest of the page alone.

    Where a newer version has been published meanwhile, or the viewer's rights have changed, the
    whole page is drawn. What stops it, a session that is over too, is said in its place."""

    @wraps(draw)
    def part(*given: Given.args, **more: Given.kwargs) -> None:
        at, asking = store_key(), viewer()

        @st.fragment
        @wraps(draw)
        def again() -> None:
            t = current_translator()
            if not still_in(t):
                return
            with shown_problems(t), one_version() as now:
                if (now, viewer()) != (at, asking):
                    st.rerun()
                draw(*given, **more)

        again()

    return part
