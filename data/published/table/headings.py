"""Headings of a published table: of one line or several, blank ones, ones printed twice."""

import re
from itertools import pairwise

from data.published.published_error import PublishedError
from data.published.published_layout import folded
from data.published.table.grid import Grid, one_line
from data.reading.workbook_cells import column_letters, column_number

LETTERS = re.compile(r"^\[([A-Z]{1,3})\]$")


def heading_texts(rows: Grid, first: int, lines: int) -> list[str]:
    """What stands over each column; `first` counts from 1. A group's heading covers its columns."""
    width = max(map(len, rows), default=0)
    block = [[*row, *[""] * (width - len(row))] for row in rows[first - 1 : first - 1 + lines]]
    for above, below in pairwise(block):
        for place in range(1, width):
            is_group = above[place - 1] and below[place - 1] and below[place]
            if not above[place] and is_group:
                above[place] = above[place - 1]
    columns = zip(*block, strict=True)
    return [" ".join(dict.fromkeys(filter(None, column))) for column in columns]


def column_names(texts: list[str]) -> list[str]:
    """A name a column: its heading, or its letter in brackets where that is blank or twice."""
    return [
        text if text and texts.count(text) == 1 else f"[{column_letters(place + 1)}]"
        for place, text in enumerate(texts)
    ]


def places(texts: list[str], wanted: list[str], file: str) -> list[int]:
    """The place of each wanted column; PublishedError names those missing or printed twice."""
    found = [_places(texts, name) for name in wanted]
    if missing := [name for name, at in zip(wanted, found, strict=True) if not at]:
        near = ", ".join(filter(None, column_names(texts)))
        raise PublishedError(
            "published.no_column", file=file, columns=", ".join(missing), known=near[:400]
        )
    for name, at in zip(wanted, found, strict=True):
        if len(at) > 1:
            letters = ", ".join(f"[{column_letters(place + 1)}]" for place in at)
            raise PublishedError(
                "published.two_columns", file=file, column=name, letters=letters, first=at[0]
            )
    return [at[0] for at in found]


def is_heading_again(row: list[str], texts: list[str]) -> bool:
    """Whether a row in the middle says the headings once more: half of them or more do."""
    said = [(folded(cell), folded(text)) for cell, text in zip(row, texts, strict=False) if text]
    same = sum(bool(cell) and cell in text for cell, text in said)
    return same >= max(2, len(said) / 2)


def _places(texts: list[str], wanted: str) -> list[int]:
    if (letters := LETTERS.match(wanted)) and wanted not in texts:
        place = column_number(letters[1]) - 1
        return [place] if place < len(texts) else []
    name = one_line(wanted)
    exact = [place for place, text in enumerate(texts) if text == name]
    return exact or [p for p, text in enumerate(texts) if text and folded(text) == folded(name)]
