"""Columns of a table as wide as their text needs, and rows as high: nothing in it is cut."""

import re
import unicodedata
from functools import cache
from math import ceil
from typing import Any, Literal

import polars as pl
import streamlit as st

WHOLE, HALF = 1630, 690
"""Room for the columns of a table in a card as wide as the page, and in half of it."""

# pixels of letters of a table's text, accents left out, and of what stands empty around it
NARROW, SLIM, BROAD = "ijlI.,:;·'| ", "frt()1-", "mwMW%"
LETTER, EDGES = 8.7, 23
OF_NARROW, OF_SLIM, OF_CAPITAL, OF_BROAD = 3.9, 6.3, 10.2, 12.6
LEAST, ANY = 130, 56  # a column of words may be folded to this; any column is at least that wide
LINE, FRAME, MOST_LINES = 20, 28, 4
FIGURE = re.compile(r"[+\-−]?\d[\d.,]*%?( [^\d ]+){0,3}")
NONE = "–"


def text_room(text: str) -> float:
    """Pixels that a text takes in a table, without its edges."""
    return sum(map(_letter_room, unicodedata.normalize("NFD", text)))


@cache
def _letter_room(letter: str) -> float:
    if unicodedata.combining(letter):
        return 0
    if letter in NARROW:
        return OF_NARROW
    if letter in SLIM:
        return OF_SLIM
    if letter in BROAD:
        return OF_BROAD
    return OF_CAPITAL if letter.isupper() else LETTER


def room(shown: pl.DataFrame, heading: str, least: int = ANY) -> int:
    """Pixels that a column of text needs, so that no figure of it is cut."""
    texts = shown[heading].cast(pl.String).drop_nulls().unique()
    longest = max([text_room(text) for text in (heading, *texts)])
    return max(least, ceil(EDGES + longest))


def is_figures(shown: pl.DataFrame, heading: str) -> bool:
    """Whether a column holds nothing but figures, so that it stands to the right."""
    texts = [text for text in shown[heading].cast(pl.String).drop_nulls() if text != NONE]
    return bool(texts) and all(FIGURE.fullmatch(text) for text in texts)


def fitted(shown: pl.DataFrame, space: int = WHOLE) -> dict[str, Any]:
    """What st.dataframe is told so that every text is whole within `space` pixels.

    Long texts are folded into as many lines as that takes, up to four; where that does not do,
    each has one line and the table scrolls sideways. No width is left open: an open
    one is as wide as its heading, and its words are cut.
    """
    if shown.is_empty():
        return {}
    needs = {heading: room(shown, heading) for heading in shown.columns}
    lines = next((n for n in range(1, MOST_LINES + 1) if _total(needs, n) <= space), 1)
    columns: dict[str, Any] = {}
    for heading, need in needs.items():
        columns[heading] = st.column_config.TextColumn(
            width=_folded(need, lines, heading),
            alignment="right" if is_figures(shown, heading) else "left",
        )
    return {"column_config": columns, **({"row_height": LINE * lines + FRAME} if lines > 1 else {})}


def _folded(need: int, lines: int, heading: str) -> int:
    """The width of a column whose texts may take some lines; a heading takes one."""
    if lines == 1 or need <= LEAST:
        return need
    # words do not end where a line does: a sixth more than an even share
    return max(LEAST, ceil(EDGES + text_room(heading)), ceil(EDGES + need / lines * 7 / 6))


def _total(needs: dict[str, int], lines: int) -> int:
    return sum(_folded(need, lines, heading) for heading, need in needs.items())


def tall(frame: pl.DataFrame, most: int = 420) -> int | Literal["content"]:
    """Height of a table: all of it when short, else a window that scrolls."""
    return "content" if frame.height <= 12 else most
