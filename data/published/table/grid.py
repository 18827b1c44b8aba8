"""The cells of a table as printed: a CSV or a sheet, by whichever reader can open it."""

import codecs
import csv
import io
import unicodedata
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TypeVar

import fastexcel
from fastexcel import FastExcelError

from data.published.published_error import PublishedError
from data.reading.workbook_cells import column_number, workbook_sheets
from schemas.problems import ReportError

WORKBOOKS = (".xlsx", ".xls", ".xlsm")
ZIPPED = (".xlsx", ".xlsm")
SEPARATORS = (",", ";", "\t", "|")
MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
# A published table has a row a unit: no national one has more communes than this.
MOST_ROWS = 20_000

Grid = list[list[str]]
Read = TypeVar("Read")


def grids(path: Path) -> dict[str, Grid]:
    """Rows of every sheet that can be read, in the workbook's order; a CSV is one sheet "".

    Text is NFC, in one line, trimmed; a blank is "". Raises PublishedError where no reader opens
    the file: `no_file`, `unreadable`.
    """
    if not path.is_file():
        raise PublishedError("published.no_file", file=path.name, folder=path.parent)
    if path.suffix.lower() not in WORKBOOKS:
        return {"": _csv_rows(path)}
    readers: list[Callable[[Path], dict[str, Grid]]] = [_by_calamine]
    if path.suffix.lower() in ZIPPED:
        readers.append(_by_cells)
    found: dict[str, Grid] = {}
    for read in readers:
        found = _merged(found, read(path))
        if found and all(found.values()):
            break
    if not any(found.values()):
        raise PublishedError("published.unreadable", file=path.name)
    return {name: rows for name, rows in found.items() if rows}


def grid(path: Path, sheet: str | None = None) -> Grid:
    """Rows of one sheet, the first that holds anything where none is named."""
    found = grids(path)
    if sheet is None:
        return next(iter(found.values()))
    wanted = one_line(sheet)
    for name, rows in found.items():
        if one_line(name) == wanted:
            return rows
    raise PublishedError(
        "published.no_sheet", file=path.name, sheet=wanted, sheets=", ".join(found)
    )


def one_line(text: str) -> str:
    """NFC, without line breaks and double spaces."""
    return unicodedata.normalize("NFC", " ".join(text.split()))


def _merged(found: dict[str, Grid], other: dict[str, Grid]) -> dict[str, Grid]:
    """What the first reader could not read, from the second; the second keeps the book's order."""
    names = [*other, *(name for name in found if name not in other)]
    return {name: found.get(name) or other.get(name, []) for name in names}


def _by_calamine(path: Path) -> dict[str, Grid]:
    """A sheet that the reader fails on is empty; a book it fails on has none."""
    found: dict[str, Grid] = {}
    for name in _attempt(lambda: fastexcel.read_excel(path).sheet_names) or []:
        found[name] = _attempt(partial(_sheet, path, name)) or []
    return found


def _sheet(path: Path, name: str) -> Grid:
    book = fastexcel.read_excel(path)
    # Rows above the data would otherwise be skipped, and every row number be wrong.
    frame = book.load_sheet(name, header_row=None, skip_rows=0, dtypes="string").to_polars()
    return [[one_line(cell or "") for cell in row] for row in frame.head(MOST_ROWS).iter_rows()]


def _attempt(read: Callable[[], Read]) -> Read | None:
    """None where the reader fails; a panic inside it is a BaseException of its own."""
    try:
        return read()
    except (FastExcelError, ValueError, OSError):
        return None
    except BaseException as error:
        if type(error).__name__ == "PanicException":
            return None
        raise


def _by_cells(path: Path) -> dict[str, Grid]:
    """Our own scan of the XML, which forgives what the other reader does not."""
    try:
        sheets = workbook_sheets(path, path.name)
    except ReportError:
        return {}
    found: dict[str, Grid] = {}
    for sheet in sheets:
        # The number behind what a format shows, as the other reader has it: totals rest on it.
        cells = [
            (row, column_number(letters) - 1, held or text)
            for row, letters, text, _, _, _, held, *_ in sheet.cells
        ]
        width = 1 + max((column for _, column, _ in cells), default=-1)
        rows = [[""] * width for _ in range(min(MOST_ROWS, max((r for r, *_ in cells), default=0)))]
        for row, column, text in cells:
            if row <= len(rows):
                rows[row - 1][column] = one_line(text)
        found[sheet.name] = rows
    return found


def _csv_rows(path: Path) -> Grid:
    text = _decoded(path)
    sample = [line for line in text.splitlines()[:50] if line.strip()]
    separator = max(SEPARATORS, key=lambda mark: _evenness(sample, mark))
    return [[one_line(cell) for cell in row] for row in _lines(text, separator)][:MOST_ROWS]


def _lines(text: str, separator: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=separator)


def _evenness(lines: list[str], mark: str) -> tuple[int, int]:
    """How many of the lines have as many fields as the widest: decimal commas come unevenly."""
    counts = [len(row) for row in csv.reader(lines, delimiter=mark)]
    widest = max(counts, default=0)
    return (0, 0) if widest < 2 else (counts.count(widest), widest)


def _decoded(path: Path) -> str:
    content = path.read_bytes()
    marked = next((code for mark, code in MARKS.items() if content.startswith(mark)), None)
    for encoding in filter(None, (marked, "utf-8", "cp1258")):
        try:
            return unicodedata.normalize("NFC", content.decode(encoding))
        except UnicodeDecodeError:
            continue
    raise PublishedError("published.unreadable", file=path.name)
