"""Tables of scores: a card with an empty state, rows to pick from, widths that keep words whole."""

from collections.abc import Callable
from typing import Literal

import polars as pl
import streamlit as st

from answers.tables import text_table, unsourced
from pages.parts.card import footer, tall
from pages.parts.fit import fitted
from schemas.selection import Selection
from translations import Translator


def picked_table(
    frame: pl.DataFrame,
    columns: list[str],
    key: str,
    on_pick: Callable[[int | None], None],
    t: Translator,
    height: int | Literal["content"] = "content",
) -> None:
    """A table of which a row can be picked: its place is handed on, None when it is let go."""

    def picked() -> None:
        on_pick(next(iter(st.session_state[key].selection.rows), None))

    shown = text_table(frame, unsourced(columns), t)
    st.dataframe(
        shown,
        hide_index=True,
        height=height,
        **fitted(shown),
        selection_mode="single-row",
        on_select=picked,
        key=key,
    )


def list_card(
    name: str,
    frame: pl.DataFrame,
    columns: list[str],
    chosen: Selection,
    t: Translator,
    covered: pl.DataFrame,
    words: str,
) -> None:
    """A table with its title and what it says when it is empty; `words` are the keys it speaks."""
    with st.container(key=f"card-{name}", gap="xsmall"):
        title = t(words, count=t.number(frame.height))
        st.markdown(f"## {title}")
        st.caption(t(f"{words}_caption"))
        if frame.is_empty():
            st.info(t(f"{words}_none"))
            return
        shown = text_table(frame, unsourced(columns), t)
        st.dataframe(
            shown,
            hide_index=True,
            height=tall(frame),
            **fitted(shown),
            key=words,
        )
        footer(name, title, frame, columns, chosen, t, covered)
