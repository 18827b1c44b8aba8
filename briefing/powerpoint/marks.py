"""Marks of pieces: in the name of a shape, which Office programs keep when a file is edited.

A piece is what is renewed as one: a text box, a table, a chart, a drawing. A copy of a slide has
the same marks; a number that a program puts after a name does no harm.
"""

import re
from collections.abc import Iterator
from typing import Any

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
    for shape in native.shapes:
        if mark := mark_of(shape):
            yield *mark, shape
