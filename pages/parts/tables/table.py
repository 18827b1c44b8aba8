"""Every table of a page: columns on a desk; on a phone one row under another, none pushed aside."""

from collections.abc import Callable, Sequence
from typing import Any, Literal

import polars as pl
import streamlit as st

from pages.parts.address import current_translator, put
from pages.parts.fit import NONE, PICKING, WHOLE, fitted, is_figures, tall
from pages.parts.theme import is_narrow
from schemas.each import each_text
from translations.phrases import markdown

FIRST, STEP = 5, 25
"""Rows of a list at first, and how many more a tap brings."""
Pick = Callable[[int | None], None]


def table(
    shown: pl.DataFrame,
    key: str,
    on_pick: Pick | None = None,
    *,
    height: int | Literal["content"] = "content",
    space: int = WHOLE,
    **look: Any,
) -> None:
    """Texts in columns; where a row can be picked, its place is handed on, None when let go.

    `look` goes to st.dataframe; without one its columns are fitted to `space` pixels."""
    if is_narrow():
        row_list(shown, key, on_pick)
        return

    def picked() -> None:
        if on_pick is not None:
            on_pick(next(iter(st.session_state[key].selection.rows), None))

    if on_pick is not None:
        look |= {"selection_mode": "single-row", "on_select": picked}
        space -= PICKING
    fit = {} if "column_config" in look else fitted(shown, space)
    st.dataframe(shown, hide_index=True, height=height, key=key, **fit, **look)


def opens(name: str, ids: Sequence[str], **more: str | None) -> Pick:
    """Puts the identifier of the picked row into the address under `name`."""

    def opened(place: int | None) -> None:
        if place is not None:
            put(**{**more, name: ids[place]})

    return opened


def reading_table(shown: pl.DataFrame, key: str, most: int = 420, space: int = WHOLE) -> None:
    """A table to read: nothing of it is picked."""
    table(shown, key, height=tall(shown, most), space=space)


def words_table(shown: pl.DataFrame, key: str) -> None:
    """A table of sentences, which wrap."""
    if is_narrow():
        row_list(shown, key)
        return
    with st.container(key=f"scroll-{key}"):
        st.table(each_text(shown, markdown), border="horizontal")


def ticked_rows(shown: pl.DataFrame, key: str, **look: Any) -> list[int]:
    """The places of the rows that are ticked; `look` goes to st.dataframe."""
    if is_narrow():
        return _ticked_list(shown, key)
    event: Any = st.dataframe(
        shown, hide_index=True, selection_mode="multi-row", on_select="rerun", key=key, **look
    )
    return [place for place in event.selection.rows if place < shown.height]


def row_list(shown: pl.DataFrame, key: str, on_pick: Pick | None = None) -> None:
    """Each row as its name and «heading: text» of what it has; more of them by a tap."""
    with st.container(key=f"rows-{key}", gap=None):
        lines = _lines(shown, key)
        if on_pick is None:
            st.markdown("\n".join(f"- **{name}**  \n  {rest}" for name, rest in lines))
        else:
            for place, (name, rest) in enumerate(lines):
                st.button(
                    name,
                    icon=":material/chevron_right:",
                    icon_position="right",
                    type="tertiary",
                    key=f"{key}.row.{place}",
                    on_click=on_pick,
                    args=(place,),
                )
                st.caption(rest)
        _more(shown, key)


def _ticked_list(shown: pl.DataFrame, key: str) -> list[int]:
    with st.container(key=f"rows-{key}", gap=None):
        found = []
        for place, (name, rest) in enumerate(_lines(shown, key)):
            if st.checkbox(name, key=f"{key}.tick.{place}"):
                found.append(place)
            st.caption(rest)
        _more(shown, key)
    return found


def _lines(shown: pl.DataFrame, key: str) -> Sequence[tuple[str, str]]:
    """Name of each row in sight, and «heading: text» of whatever else it has."""
    named = _name_columns(shown)
    rows = shown.head(st.session_state.get(f"rows.{key}", FIRST)).to_dicts()
    return [
        (
            markdown(" · ".join(_said(row[heading]) for heading in named)),
            " · ".join(
                f"{heading}: **{markdown(_said(cell))}**"
                for heading, cell in row.items()
                if heading not in named and _said(cell) != NONE
            ),
        )
        for row in rows
    ]


def _name_columns(shown: pl.DataFrame) -> list[str]:
    """A rank in front and the first words; not those of a kind that many rows share where the next
    words tell one row from another."""
    words = [heading for heading in shown.columns if not is_figures(shown, heading)]
    name = (words or shown.columns)[0]
    for other in words[1:2]:
        is_kind = shown[name].n_unique() * 3 <= shown.height == shown[other].n_unique()
        if is_kind and not shown[other].str.contains(r"^\d").any():
            name = other
    first = shown.columns[0]
    return [first, name] if first != name and first not in words else [name]


def _said(cell: Any) -> str:
    return str(cell) if cell not in {None, ""} else NONE


def _more(shown: pl.DataFrame, key: str) -> None:
    name = f"rows.{key}"
    seen = st.session_state.get(name, FIRST)
    left = shown.height - seen
    if left <= 0:
        return
    t = current_translator()

    def longer() -> None:
        st.session_state[name] = seen + STEP

    st.button(t("rows.more", count=t.number(min(left, STEP))), key=f"{key}.more", on_click=longer)
