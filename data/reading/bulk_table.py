"""Flat tables of many units (tệp tổng hợp): CSV and Parquet as text columns with line numbers."""

from pathlib import Path

import polars as pl
from polars.exceptions import PolarsError

from data.reading.clean_text import (
    HIDDEN,
    LEGACY,
    SPACES,
    UTF8_AS_LATIN,
    clean_text,
    looks_like_legacy_encoding,
)
from data.reading.csv_text import csv_text, held_against_heading
from data.reading.file_guards import refuse
from schemas.problems import Problem, ReportError

MAX_ROWS = 20_000_000  # twice the country's values with history
MAX_COLUMNS = 200  # no form has a quarter of it
TEXTUAL = (pl.String, pl.Categorical, pl.Enum, pl.Boolean, pl.Date, pl.Null)
EXACT_INTEGER = 1e15  # below it a float holds every integer
NAMELESS = "\x00"
SUSPECT = f"{LEGACY.pattern}|{UTF8_AS_LATIN.pattern}"


def csv_table(path: Path, file_name: str) -> tuple[pl.DataFrame, list[Problem]]:
    """`line` as a spreadsheet shows it, then the file's own columns, all text; blanks are null.

    A line with more cells than the heading is a problem and left out: nobody knows which cell of
    it is which.
    """
    text = csv_text(path, file_name)
    names = _checked_names([clean_text(name) for name in text.heading], file_name)
    wide, problems = held_against_heading(text, len(names), file_name)
    try:
        frame = pl.read_csv(
            text.content.encode(),
            separator=text.separator,
            infer_schema=False,
            has_header=True,
            new_columns=names,
            quote_char='"',
            truncate_ragged_lines=True,
        )
    except PolarsError:
        raise ReportError(Problem(file_name, "damaged_line", row=text.first_line)) from None
    numbered = _numbered(frame, text.first_line + 1)
    kept = numbered.filter(~pl.col("line").is_in(sorted(wide)))
    told = [*text.told, *problems]
    return _finished(kept, file_name, may_be_empty=bool(wide)), told


def parquet_table(path: Path, file_name: str) -> pl.DataFrame:
    """The same of a Parquet file; a column with fractions stays Float64, so 1.234 is 1.234."""
    try:
        lazy = pl.scan_parquet(path, glob=False)
        schema = lazy.collect_schema()
        _checked_names(list(schema), file_name)
        columns = [_plain(name, dtype, file_name) for name, dtype in schema.items()]
        if lazy.select(pl.len()).collect().item() > MAX_ROWS:
            refuse(file_name, "too_many_rows", limit=str(MAX_ROWS))
        frame = lazy.select(columns).collect()
    except PolarsError:
        refuse(file_name, "damaged_table")
    whole = pl.DataFrame([_whole(column) for column in frame])
    return _finished(_numbered(whole, 2), file_name)


def _checked_names(names: list[str], file_name: str) -> list[str]:
    """Names of the columns; a nameless one gets a place holder and must turn out to be empty."""
    if len(names) > MAX_COLUMNS:
        refuse(file_name, "too_many_columns", limit=str(MAX_COLUMNS))
    named = [name or f"{NAMELESS}{number}" for number, name in enumerate(names, start=1)]
    twice = next((name for name in named if name == "line" or named.count(name) > 1), None)
    if twice is not None:
        refuse(file_name, "column_twice", column=twice)
    return named


def _plain(name: str, dtype: pl.DataType, file_name: str) -> pl.Expr:
    """Numbers with fractions as Float64, everything else as text; days as 2026-03-31."""
    column = pl.col(name)
    if dtype == pl.Float32:
        return column.cast(pl.String).cast(pl.Float64)
    if dtype.is_float() or dtype.is_decimal():
        return column.cast(pl.Float64)
    if isinstance(dtype, pl.Datetime):
        return column.dt.date().cast(pl.String)
    if not (dtype.is_integer() or isinstance(dtype, TEXTUAL)):
        refuse(file_name, "column_type", column=name, type=str(dtype))
    return column.cast(pl.String)


def _whole(column: pl.Series) -> pl.Series:
    """A Float64 column of whole numbers only, codes among them, is text: 2026, not 2026.0."""
    if column.dtype != pl.Float64:
        return column
    is_whole = (column == column.floor()) & (column.abs() < EXACT_INTEGER)
    return column.cast(pl.Int64).cast(pl.String) if is_whole.fill_null(True).all() else column


def _numbered(frame: pl.DataFrame, first_line: int) -> pl.DataFrame:
    """The rows with the number of their line, as a spreadsheet counts."""
    return frame.with_row_index("line", offset=first_line).with_columns(
        pl.col("line").cast(pl.Int64)
    )


def _finished(frame: pl.DataFrame, file_name: str, *, may_be_empty: bool = False) -> pl.DataFrame:
    """Clean texts, blanks as null, no empty lines and no nameless columns."""
    frame = pl.DataFrame([_cleaned(column) for column in frame])
    for name in [name for name in frame.columns if name.startswith(NAMELESS)]:
        if frame[name].null_count() < frame.height:
            refuse(file_name, "column_without_name", column=name.removeprefix(NAMELESS))
        frame = frame.drop(name)
    frame = frame.filter(pl.any_horizontal(pl.exclude("line").is_not_null()))
    if frame.is_empty() and not may_be_empty:
        refuse(file_name, "no_rows")
    _guard_encoding(frame, file_name)
    return frame


def _cleaned(column: pl.Series) -> pl.Series:
    """As `clean_text` does, a whole column at a time; plain ASCII needs only trimming."""
    if column.dtype != pl.String:
        return column
    if column.str.contains(r"[^\x20-\x7e]").any():
        column = column.str.replace_all(f"[{SPACES}]", " ").str.replace_all("\r\n?", "\n")
        column = column.str.replace_all(HIDDEN.pattern, "")
        column = column.str.normalize("NFC")
    column = column.str.strip_chars()
    return column.set(column == "", None)


def _guard_encoding(frame: pl.DataFrame, file_name: str) -> None:
    for column in frame.select(pl.col(pl.String)):
        suspects = column.str.contains(SUSPECT).fill_null(False)
        for text in column.filter(suspects).unique():
            if looks_like_legacy_encoding(text):
                line = frame["line"].filter((column == text).fill_null(False))[0]
                raise ReportError(
                    Problem(
                        file_name,
                        "legacy_encoding",
                        cell=str(line),
                        row=line,
                        column=column.name,
                        value=text[:200],
                    )
                )
