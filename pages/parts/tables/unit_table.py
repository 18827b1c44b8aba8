"""Tables of scores: a card with an empty state, rows to pick from, widths that keep words whole."""

from typing import Literal

import polars as pl
import streamlit as st

from answers.tables import text_table, unsourced
from pages.parts.card import footer
from pages.parts.fit import WHOLE
from pages.parts.tables.table import Pick, reading_table, table
from schemas.selection import Selection
from translations import Translator


def picked_table(
    frame: pl.DataFrame,
    columns: list[str],
    key: str,
    on_pick: Pick,
    t: Translator,
    height: int | Literal["content"] = "content",
    *,
    space: int = WHOLE,
) -> None:
    """A table of which a row can be picked: its place is handed on, None when it is let go."""
    table(text_table(frame, unsourced(columns), t), key, on_pick, height=height, space=space)


def list_card(
    name: str,
    frame: pl.DataFrame,
    columns: list[str],
    chosen: Selection,
    t: Translator,
    covered: pl.DataFrame,
    words: str,
    space: int = WHOLE,
) -> None:
    """A table with its title and what it says when it is empty; `words` are the keys it speaks."""
    with st.container(key=f"card-{name}", gap="xsmall"):
        title = t(words, count=t.number(frame.height))
        st.markdown(f"## {title}")
        st.caption(t(f"{words}_caption"))
        if frame.is_empty():
            st.info(t(f"{words}_none"))
            return
        reading_table(text_table(frame, unsourced(columns), t), words, space=space)
        footer(name, title, frame, columns, chosen, t, covered)
