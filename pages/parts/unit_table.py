"""Tables of scores: a card with an empty state, rows to pick from, widths that keep words whole."""

from collections.abc import Callable
from typing import Any, Literal

import polars as pl
import streamlit as st

from answers.tables import text_table
from pages.parts.card import footer, tall
from schemas.selection import Selection
from translations import Translator

# of a table's text: its widest letters but capitals, and what stands empty on both sides
LETTER, EDGES = 8.1, 18


def room(shown: pl.DataFrame, heading: str, least: int = 64) -> int:
    """Pixels that a column of text needs, so that no figure of it is cut."""
    longest = max([len(heading), *shown[heading].str.len_chars().to_list()])
    return max(least, round(EDGES + LETTER * longest))


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

    shown = text_table(frame, columns, t)
    st.dataframe(
        shown,
        hide_index=True,
        height=height,
        column_config=widths(columns, t, shown),
        selection_mode="single-row",
        on_select=picked,
        key=key,
    )


def widths(names: list[str], t: Translator, shown: pl.DataFrame) -> dict[str, Any]:
    """Numbers to the right and never cut, names wide enough to be read whole."""
    narrow = ("rank", "count", "change", "points", "step", "_pct", "distance", "_value")
    broad = ("short_name", "cluster_name", "leader_name", "second_name")
    wide = dict.fromkeys(broad, 160) | {"assessment": 120, "reason": 200, "evidence": 180}
    numbers = {
        t(f"column.{name}"): st.column_config.TextColumn(
            alignment="right", width=room(shown, t(f"column.{name}"), 92)
        )
        for name in names
        if name.endswith(narrow)
    }
    words = {
        t(f"column.{name}"): st.column_config.TextColumn(width=wide[name])
        for name in names
        if name in wide
    }
    return numbers | words


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
        shown = text_table(frame, columns, t)
        st.dataframe(
            shown,
            hide_index=True,
            height=tall(frame),
            column_config=widths(columns, t, shown),
            key=words,
        )
        footer(name, title, frame, columns, chosen, t, covered)
