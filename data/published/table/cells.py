"""Cells of one published table as rows name, period_id, header, text; a blank cell is no row."""

import unicodedata
from pathlib import Path

import polars as pl

from data.published.published_error import PublishedError
from data.published.published_layout import Table
from data.published.table.grid import grid

CELLS = ("name", "period_id", "header", "text")


def cells(folder: Path, table: Table) -> pl.DataFrame:
    """The filled cells of the table's columns, text as printed, in the table's order."""
    path = folder / table.file
    if not path.is_file():
        raise PublishedError("published.no_file", file=table.file, folder=folder)
    found = wide(path, table) if table.shape == "wide" else pairs(path, table)
    text = pl.col("text").str.normalize("NFC").str.strip_chars()
    return found.with_columns(text).filter(pl.col("text") != "").select(CELLS)


def wide(path: Path, table: Table) -> pl.DataFrame:
    """A CSV of one row per unit (and period), one column per indicator."""
    frame = pl.read_csv(path, infer_schema=False)
    headers = _headers(table)
    _require(
        [table.name_column, *filter(None, [table.period_column]), *headers], frame.columns, table
    )
    period = pl.col(table.period_column) if table.period_column else pl.lit(table.period)
    named = frame.select(
        pl.col(table.name_column).alias("name"), period.alias("period_id"), *headers
    )
    return named.unpivot(
        headers, index=["name", "period_id"], variable_name="header", value_name="text"
    )


def pairs(path: Path, table: Table) -> pl.DataFrame:
    """A sheet where each indicator has its own order: a column of names stands before its values.

    The block ends at the first row whose first cell is no number: what follows is a look-up of one
    unit, not data. A header that is blank or the name column's own starts a new column of names.
    """
    header, *rows = grid(path, table.sheet)
    block = rows[
        : next((n for n, row in enumerate(rows) if not (row[0] or "").isdigit()), len(rows))
    ]
    printed = [_one_line(text or "") for text in header]
    wanted = _headers(table)
    _require([table.name_column, *wanted], printed, table)
    found: list[tuple[str | None, str | None, str, str | None]] = []
    names = 0
    for column, title in enumerate(printed[1:], start=1):
        if title in wanted:
            found += [(row[names], table.period, title, row[column]) for row in block]
        elif title in ("", table.name_column):
            names = column
    return pl.DataFrame(found, schema=dict.fromkeys(CELLS, pl.String), orient="row")


def _one_line(text: str) -> str:
    return unicodedata.normalize("NFC", " ".join(text.split()))


def _headers(table: Table) -> list[str]:
    return list(dict.fromkeys([*table.columns, *table.notes]))


def _require(wanted: list[str], present: list[str], table: Table) -> None:
    missing = [name for name in wanted if name not in present]
    if missing:
        raise PublishedError(
            "published.no_column",
            file=table.file,
            columns=", ".join(missing),
            known=", ".join(filter(None, present)),
        )
