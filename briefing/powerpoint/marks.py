"""Marks of pieces: in the name of a shape, which Office programs keep when a file is edited.

A piece is what is renewed as one: a text box, a table, a chart, a drawing. A copy of a slide has
the same marks; a number that a program puts after a name does no harm.
"""

import re
from collections.abc import Iterator
from typing import Any

from pptx.enum.shapes import PP_PLACEHOLDER as PLACE

COVER = ("cover", "text-1")
MARK = re.compile(r"\{([\w-]+)\.(\w+-\d+)\}")


def marked_name(words: str, key: str, kind: str, number: int) -> str:
    """«Biểu đồ {contents.chart-1}»."""
    return f"{words} {{{key}.{kind}-{number}}}"


def renamed(name: str, words: str) -> str:
    """Other words before the same mark: parts of a drawing, found again when it is taken apart."""
    return f"{words} {name[name.rindex('{') :]}"


def mark_of(shape: Any) -> tuple[str, str] | None:
    """The key of the slide a shape was made for, and its piece; None: not ours."""
    found = MARK.search(shape.name)
    return (found[1], found[2]) if found else None


def pieces(native: Any) -> Iterator[tuple[str, str, Any]]:
    """Key, piece and shape of everything of ours on a slide, from the back to the front."""
    found = [(mark_of(shape), shape) for shape in native.shapes]
    marks = {mark for mark, _ in found if mark}
    has_lost = COVER not in marks and any(key == COVER[0] for key, _ in marks)
    for mark, shape in found:
        if mark or (has_lost and _is_subtitle(shape)):
            yield *(mark or COVER), shape


def _is_subtitle(shape: Any) -> bool:
    """LibreOffice gives the places of a layout names of its own, the lines of the cover too."""
    return bool(shape.is_placeholder and shape.placeholder_format.type == PLACE.SUBTITLE)
