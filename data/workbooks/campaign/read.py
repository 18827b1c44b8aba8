"""The workbook of a campaign read again: rows with their cells, and every problem with its cell."""

import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from data.profiles.book.layout import CONTENTS, GUIDE, MARK_ROW, SHEETS
from data.profiles.book.layouts.awards import FORMS
from data.profiles.book.layouts.info import cell_column
from data.profiles.book.read_book import ReadBook
from data.profiles.book.sheet import Column, Sheet, SheetRow, Value
from data.reading.read_report import RawReport, read_report
from data.workbooks.campaign.cells import CellError, Choices, cell_value
from schemas.problems import Problem, ReportError

Cells = Mapping[tuple[int, str], Mapping[str, Any]]


def raw_workbook(content: bytes, file_name: str) -> RawReport:
    """The cells of the file through the guards of every report; ReportError with what stops it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "campaign.xlsx"
        path.write_bytes(content)
        report = read_report(path, file_name)
    if report.form != "workbook":
        raise ReportError(Problem(file_name, "not_a_workbook"))
    return report


def is_ours(report: RawReport) -> bool:
    """Whether it is a workbook of a campaign: it says so, or has one of its tables."""
    for name, frame in report.sheets.items():
        if name.strip().casefold() == GUIDE.casefold():
            return True
        sheet = next((s for s in SHEETS if s.name.casefold() == name.strip().casefold()), None)
        if sheet is not None:
            cells = {(row["row"], row["column"]): row for row in frame.iter_rows(named=True)}
            if header_row(sheet.columns, cells) is not None:
                return True
    return False


def read_book(report: RawReport, choices: Choices) -> ReadBook:
    """The rows of every sheet of ours that the workbook has."""
    book = ReadBook(report.file_name)
    by_name = {name.strip().casefold(): frame for name, frame in report.sheets.items()}
    for sheet in SHEETS:
        choices = choices.with_rows("award_forms", book.sheets.get(FORMS.id, ()))
        choices = choices.with_rows("contents", book.sheets.get(CONTENTS.id, ()))
        frame = by_name.get(sheet.name.casefold())
        if frame is not None:
            cells = {(row["row"], row["column"]): row for row in frame.iter_rows(named=True)}
            book.sheets[sheet.id] = _rows(book, sheet, cells, choices)
    guide = by_name.get(GUIDE.casefold())
    if guide is not None:
        at = {
            row["column"]: row["text"] for row in guide.filter(row=MARK_ROW).iter_rows(named=True)
        }
        book.campaign_id, book.before = at.get("B"), at.get("C")
    return book


def _rows(book: ReadBook, sheet: Sheet, cells: Cells, choices: Choices) -> list[SheetRow]:
    header = header_row(sheet.columns, cells)
    if header is None:
        book.refuse(sheet, 1, "", "campaign_no_header", {"sheet": sheet.name})
        return []
    letters = letters_of(sheet.columns, cells, header)
    missing = [c for c in sheet.columns if c.key not in letters and not c.is_told]
    for column in missing:
        book.refuse(sheet, header, "", "campaign_no_column", {"column": column.vi})
    if missing:
        return []
    found = []
    for number in table_rows(sheet.columns, cells, header, letters):
        row = _row(book, sheet, cells, number, letters, choices)
        says = sheet.says or tuple(c.key for c in sheet.columns if not c.is_told)
        if any(row.values[key] is not None for key in says):
            found.append(row)
    return found


def header_row(columns: tuple[Column, ...], cells: Cells) -> int | None:
    """The first row that holds more than half of the Vietnamese names."""
    names = {c.vi.casefold() for c in columns}
    rows: dict[int, set[str]] = {}
    for (row, _), cell in cells.items():
        rows.setdefault(row, set()).add(cell["text"].strip().casefold())
    return next((row for row in sorted(rows) if 2 * len(names & rows[row]) > len(names)), None)


def letters_of(columns: tuple[Column, ...], cells: Cells, header: int) -> dict[str, str]:
    """The letter of each column by its key; a name given twice goes to its columns in order."""
    places: dict[str, list[str]] = {}
    for (row, letter), cell in cells.items():
        if row == header:
            places.setdefault(cell["text"].strip().casefold(), []).append(letter)
    return {c.key: at.pop(0) for c in columns if (at := places.get(c.vi.casefold()))}


def table_rows(
    columns: tuple[Column, ...], cells: Cells, header: int, letters: Mapping[str, str]
) -> Iterator[int]:
    """Rows below the header with something in a column of ours; not the English names."""
    english = {letters[c.key]: c.english for c in columns if c.key in letters}
    rows: dict[int, list[tuple[str, str]]] = {}
    for (row, letter), cell in cells.items():
        if row > header and letter in english:
            rows.setdefault(row, []).append((letter, cell["text"]))
    for row in sorted(rows):
        if any(text.strip() != english[letter] for letter, text in rows[row]):
            yield row


def _row(
    book: ReadBook,
    sheet: Sheet,
    cells: Cells,
    number: int,
    letters: Mapping[str, str],
    choices: Choices,
) -> SheetRow:
    values: dict[str, Value] = {}
    for column in sheet.columns:
        cell = cells.get((number, letters.get(column.key, "")))
        values[column.key] = None
        if cell is None:
            continue
        try:
            if cell["is_formula_without_value"]:
                raise CellError("formula_without_value")
            of = cell_column(sheet, column, values)
            values[column.key] = cell_value(of, cell["text"], cell["kind"], choices)
        except CellError as error:
            values[column.key] = cell["text"]
            row = SheetRow(values, number, letters)
            book.refuse(sheet, row, column.key, error.rule, error.params)
    return SheetRow(values, number, letters)
