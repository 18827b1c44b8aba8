"""A sheet of a report by its cells (ô của trang tính), as the checks look them up."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from data.checking.layouts.template_layout import SheetKind
from data.reading.read_report import Hidden

NOTHING_HIDDEN = Hidden()
Cell = dict[str, Any]
BLANK_CELL: Cell = {
    "text": None,
    "kind": "text",
    "is_formula_without_value": False,
    **dict.fromkeys(("shown", "held", "raw", "format")),
}
NUMBER_KINDS = ("number", "percent", "worded", "dash", "unclear")
"""Kinds of cell that hold a number, however it is shown."""


@dataclass(frozen=True)
class Sheet:
    """A sheet by its cells; `kind` says what it should hold."""

    kind: SheetKind
    name: str
    cells: Mapping[tuple[int, str], Cell]
    hidden: Hidden = NOTHING_HIDDEN

    def cell(self, row: int, letter: str) -> Cell:
        """The cell, blank if nothing is in it, with its place as the fields of a Problem."""
        found = self.cells.get((row, letter), BLANK_CELL)
        seen = found["text"] if found["shown"] is None else found["shown"]
        return found | {"place": self.at(row, letter) | {"value": seen}}

    def at(self, row: int, letter: str) -> dict[str, Any]:
        """The place of a cell as the fields of a Problem."""
        return {"sheet": self.name, "cell": f"{letter}{row}", "row": row}

    def rows(self, after: int) -> list[int]:
        """The rows below a row that hold something."""
        return sorted({row for row, _ in self.cells if row > after})


def by_place(frame: pl.DataFrame) -> dict[tuple[int, str], Cell]:
    """The cells of a sheet by row and column letters."""
    return {(c["row"], c["column"]): c for c in frame.iter_rows(named=True)}
