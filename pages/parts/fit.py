"""Columns of a table as wide as their text needs, and rows as high: nothing in it is cut."""

import re
import unicodedata
from functools import cache
from math import ceil
from typing import Any, Literal

import polars as pl
import streamlit as st

WHOLE, WIDER, HALF = 1630, 860, 690
"""Room for the columns of a table in a card as wide as the page, in 11 of 20 parts of it, in 9."""

# pixels of letters of a table's text, accents left out, and of what stands empty around it
NARROW, SLIM, BROAD = "ijlI.,:;·'| ", "frt()1-", "mwMW%"
Pixels = dict[str, int]  # of each column, by its heading
LETTER, EDGES = 8.7, 23
OF_NARROW, OF_SLIM, OF_CAPITAL, OF_BROAD = 3.9, 6.3, 10.2, 12.6
LEAST, ANY = 130, 56  # no column is folded under the first where that does; any is the second wide
PICKING = 40  # pixels of the boxes by which a row is picked
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
    lines, widths = _within(space, needs, {name: _whole(shown, name) for name in shown.columns})
    columns: dict[str, Any] = {}
    for heading, width in widths.items():
        columns[heading] = st.column_config.TextColumn(
            width=width,
            alignment="right" if is_figures(shown, heading) else "left",
        )
    return {"column_config": columns, **({"row_height": LINE * lines + FRAME} if lines > 1 else {})}


def _whole(shown: pl.DataFrame, heading: str) -> int:
    """Pixels of what is never folded: a figure, the heading, the longest word."""
    if is_figures(shown, heading):
        return room(shown, heading)
    texts = shown[heading].cast(pl.String).drop_nulls().unique()
    longest = max((text_room(word) for text in texts for word in text.split()), default=0)
    return max(ANY, ceil(EDGES + max(text_room(heading), longest)))


def _within(space: int, needs: Pixels, whole: Pixels) -> tuple[int, Pixels]:
    """How many lines a row has, and its columns: as few lines as do, short texts in one of them
    where that does; where nothing does, one line."""
    for least in (LEAST, ANY):
        for lines in range(1, MOST_LINES + 1):
            widths = {name: _folded(needs[name], whole[name], lines, least) for name in needs}
            if sum(widths.values()) <= space:
                return lines, widths
    return 1, needs


def _folded(need: int, whole: int, lines: int, least: int) -> int:
    """The width of a column whose texts may take some lines."""
    if lines == 1 or need <= least:
        return need
    # words do not end where a line does: a sixth more than an even share
    return min(need, max(whole, least, ceil(EDGES + need / lines * 7 / 6)))


def tall(frame: pl.DataFrame, most: int = 420) -> int | Literal["content"]:
    """Height of a table: all of it when short, else a window that scrolls."""
    return "content" if frame.height <= 12 else most
