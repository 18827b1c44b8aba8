"""Doors of a figure: where each of its marks leads, for the click and for the list beside it.

A door is a place of the figure, not a trace of Plotly: the whole row, cell, polygon or dot opens
it, whatever it is drawn with. static/doors.js finds the place under the pointer.
"""

from collections.abc import Sequence
from datetime import date
from typing import Literal, TypedDict

import plotly.graph_objects as go

Kind = Literal["box", "dot", "area", "panel"]
"""box: between two edges of each axis, None: open to that side; dot: the nearest within reach;
area: a polygon of a map by its code; panel: a whole small figure."""
Place = tuple[float | str | date | None, ...]
Marked = tuple[str, Sequence[str | None], Place]
"""The name of a mark, what it puts into the address (in the order of the keys), its place."""
HERE = "here"
"""The page one is on, with all that its address says already."""


class Group(TypedDict):
    """Doors of one kind as the page's script reads them; a mark: its name, values and place."""

    page: str
    kind: Kind
    axes: tuple[str, str]
    keys: tuple[str, ...]
    fixed: dict[str, str | None]
    marks: list[tuple[str, list[str | None], list[float | str | date | None]]]


def whole_row(height: float, half: float = 0.5) -> Place:
    """The place of a whole row: its name at the side too."""
    return (None, None, height - half, height + half)


def one_cell(x: float, y: float) -> Place:
    """The place of a cell one wide and one high."""
    return (x - 0.5, x + 0.5, y - 0.5, y + 0.5)


def whole_column(x: float) -> Place:
    """The place of a whole column, for a category by its number."""
    return (x - 0.5, x + 0.5, None, None)


def add_doors(
    drawn: go.Figure,
    page: str,
    keys: tuple[str, ...],
    marks: Sequence[Marked],
    *,
    kind: Kind = "box",
    axes: tuple[str, str] = ("x", "y"),
    **fixed: str | None,
) -> go.Figure:
    """The figure with doors to a page; `fixed` stands in the address of every one, None: taken out.

    Doors added first come first where places overlap."""
    if not marks:
        return drawn
    group: Group = {
        "page": page,
        "kind": kind,
        "axes": axes,
        "keys": keys,
        "fixed": fixed,
        "marks": [(name, [*values], [*place]) for name, values, place in marks],
    }
    meta = drawn.layout.meta
    return drawn.update_layout(meta={**meta, "doors": [*meta.get("doors", ()), group]})
