"""Flat tables of many units (tệp tổng hợp): CSV and Parquet as text columns with line numbers."""

import codecs
import csv
import io
import re
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
from data.reading.file_guards import refuse
from schemas.problems import Problem, ReportError

MAX_ROWS = 20_000_000
MAX_COLUMNS = 200
SEPARATORS = ";,\t"
ENCODINGS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
TEXTUAL = (pl.String, pl.Categorical, pl.Enum, pl.Boolean, pl.Date, pl.Null)
EXACT_INTEGER = 1e15
NAMELESS = "\x00"
SUSPECT = f"{LEGACY.pattern}|{UTF8_AS_LATIN.pattern}"


def csv_table(path: Path, file_name: str) -> pl.DataFrame:
    """`line` as a spreadsheet shows it, then the file's own columns, all text; blanks are null."""
    content, separator, first_line = _decoded(path, file_name)
    names = next(csv.reader(io.StringIO(content.split("\n", 1)[0]), delimiter=separator), [])
    names = _checked_names([clean_text(name) for name in names], file_name)
    try:
        frame = pl.read_csv(content.encode(), separator=separator, infer_schema=False,
                            has_header=True, new_columns=names, quote_char='"')  # fmt: skip
    except PolarsError:
        raise _ragged(content, separator, len(names), first_line, file_name) from None
    return _finished(frame, first_line + 1, file_name)


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
    return _finished(pl.DataFrame([_whole(column) for column in frame]), 2, file_name)


def _decoded(path: Path, file_name: str) -> tuple[str, str, int]:
    """Text, separator and the number of its first line (2 when «sep=;» stands above)."""
    raw = path.read_bytes()
    encoding = next((name for mark, name in ENCODINGS.items() if raw.startswith(mark)), "utf-8")
    try:
        content = raw.decode(encoding).replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError:
        refuse(file_name, "not_unicode")
    first_line = 1
    told = re.match(r"sep=([;,\t])\n", content, re.IGNORECASE)
    if told:
        content, first_line = content[told.end() :], 2
    blank = len(content) - len(content.lstrip("\n"))
    content, first_line = content[blank:], first_line + blank
    if not content.strip():
        refuse(file_name, "empty_file")
    header = re.sub('"[^"]*"', "", content.split("\n", 1)[0])
    return content, told[1] if told else max(SEPARATORS, key=header.count), first_line


def _checked_names(names: list[str], file_name: str) -> list[str]:
    """Names of the columns; a nameless one gets a place holder and must turn out to be empty."""
    if len(names) > MAX_COLUMNS:
        refuse(file_name, "too_many_columns", limit=str(MAX_COLUMNS))
    named = [name or f"{NAMELESS}{number}" for number, name in enumerate(names, start=1)]
    twice = next((name for name in named if name == "line" or named.count(name) > 1), None)
    if twice is not None:
        refuse(file_name, "column_twice", column=twice)
    return named


def _ragged(content: str, separator: str, width: int, first: int, file_name: str) -> ReportError:
    """Where a line has more cells than the header, or a quotation mark is left open."""
    line = first
    try:
        for row in csv.reader(io.StringIO(content), delimiter=separator, strict=True):
            if len(row) > width:
                return ReportError(Problem(file_name, "ragged_line", row=line))
            line += 1
    except csv.Error:
        pass
    return ReportError(Problem(file_name, "damaged_line", row=line))


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


def _finished(frame: pl.DataFrame, first_line: int, file_name: str) -> pl.DataFrame:
    """Clean texts, blanks as null, line numbers, no empty lines and no nameless columns."""
    frame = pl.DataFrame([_cleaned(column) for column in frame])
    for name in [name for name in frame.columns if name.startswith(NAMELESS)]:
        if frame[name].null_count() < frame.height:
            refuse(file_name, "column_without_name", column=name.removeprefix(NAMELESS))
        frame = frame.drop(name)
    filled = pl.any_horizontal(pl.exclude("line").is_not_null())
    frame = frame.with_row_index("line", offset=first_line).filter(filled)
    if frame.is_empty():
        refuse(file_name, "no_rows")
    frame = frame.with_columns(pl.col("line").cast(pl.Int64))
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
                raise ReportError(Problem(
                    file_name, "legacy_encoding", cell=str(line), row=line,
                    column=column.name, value=text[:200],
                ))  # fmt: skip
