"""A file as it came (tệp như đã nộp): its cells, and what a reader saw of them; nothing judged."""

from dataclasses import dataclass, field
from typing import Literal

import polars as pl

from schemas.problems import Problem

CELL_SCHEMA = {
    "row": pl.Int64,
    "column": pl.Utf8,
    "text": pl.Utf8,
    "is_formula_without_value": pl.Boolean,
    "kind": pl.Utf8,
    "shown": pl.Utf8,
    "held": pl.Utf8,
    "raw": pl.Utf8,
    "format": pl.Utf8,
}


@dataclass(frozen=True)
class Hidden:
    """What of a sheet nobody sees: rows that hold something, columns, or the whole sheet."""

    rows: frozenset[int] = frozenset()
    columns: frozenset[str] = frozenset()
    is_whole: bool = False


@dataclass(frozen=True)
class RawReport:
    """A file as it came, nothing judged yet.

    workbook: one frame a sheet (hidden ones too), a row per filled cell: row, column (letters),
    text (NFC, trimmed, never empty), is_formula_without_value (text is then the formula), kind:
    "number" (a number cell; text is the number it shows as Python writes it: 68.4, 5), "percent"
    (shown with %: text 85), "worded", "dash", "unclear" (see number_format.Seen), "text" (typed or
    an error such as #DIV/0!), "date" (2026-03-31), "boolean" (TRUE, FALSE). A number cell also has
    `shown` (68,4; 85%) and, where that hides something, `held`, `raw` and `format`.
    `merged`: areas by sheet; `hidden`: what is out of sight, by sheet.
    bulk: one frame "" with `line` (as a spreadsheet counts, header included) and the file's own
    columns as text, blanks null; a Parquet column with fractions stays Float64: 1.234 is 1.234.
    `told`: what the reader already found wrong in it, line by line.
    """

    file_name: str
    sha256: str
    form: Literal["workbook", "bulk"]
    sheets: dict[str, pl.DataFrame]
    merged: dict[str, list[str]] = field(default_factory=dict)
    hidden: dict[str, Hidden] = field(default_factory=dict)
    told: tuple[Problem, ...] = ()
