"""A cell in its file as received: the rows around it, from what the door's own reader reads."""

import re
from dataclasses import dataclass

import polars as pl

from data.reading.raw_report import RawReport

AROUND, ACROSS = 3, 10
"""Rows shown above and below, and columns at most: the row is read without scrolling."""
ADDRESS = re.compile(r"([A-Z]+)(\d+)")


@dataclass(frozen=True)
class Window:
    """Rows around a cell: names of columns, each row's number and texts, and which cell it is."""

    columns: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    row: int
    column: str | None


def window(raw: RawReport, sheet: str | None, cell: str, around: int = AROUND) -> Window | None:
    """The rows around a cell (E9) of a sheet, or around a line of a table; None: not in the file.

    `around` 0 shows the row of the cell alone."""
    if sheet is None:
        digits = re.search(r"\d+", cell)
        return _of_lines(raw.sheets.get(""), int(digits[0]), around) if digits else None
    found, frame = ADDRESS.fullmatch(cell), raw.sheets.get(sheet)
    if found is None or frame is None:
        return None
    return _of_cells(frame, found[1], int(found[2]), around)


def _of_cells(frame: pl.DataFrame, column: str, row: int, around: int) -> Window | None:
    near = frame.filter(pl.col("row").is_between(row - around, row + around))
    names = sorted({*near["column"], column}, key=lambda name: (len(name), name))
    at = max(0, min(names.index(column) - ACROSS // 2, len(names) - ACROSS))
    names = names[at : at + ACROSS]
    texts = {(r["row"], r["column"]): r["shown"] or r["text"] for r in near.to_dicts()}
    if (row, column) not in texts:
        return None
    lines = sorted({r for r, _ in texts})
    rows = tuple((r, tuple(texts.get((r, name), "") for name in names)) for r in lines)
    return Window(tuple(names), rows, row, column)


def _of_lines(frame: pl.DataFrame | None, line: int, around: int) -> Window | None:
    if frame is None:
        return None
    near = frame.filter(pl.col("line").is_between(line - around, line + around))
    if near.filter(line=line).is_empty():
        return None
    names = [name for name in near.columns if name != "line"][:ACROSS]
    rows = tuple(
        (r["line"], tuple("" if r[name] is None else str(r[name]) for name in names))
        for r in near.to_dicts()
    )
    return Window(tuple(names), rows, line, None)
