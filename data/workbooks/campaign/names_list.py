"""An office's own list of names (danh sách đơn vị có sẵn): any sheet with a column of names.

The header may stand anywhere and its columns may be called as people call them; with marks, without
marks, composed or not. Nothing else of the campaign is spoken of, so nothing else changes.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from data.profiles.book.layout import UNITS
from data.profiles.book.listed import with_list
from data.profiles.book.read_book import ReadBook
from data.profiles.book.sheet import SheetRow, Value
from data.profiles.book.standing import Standing
from data.profiles.unit_names import plain_letters
from data.reading.raw_report import RawReport
from data.workbooks.campaign.cells import Choices
from data.workbooks.campaign.heads import HEADS, NUMBERED
from schemas.problems import Problem

Cells = Mapping[tuple[int, str], Mapping[str, Any]]
Header = tuple[str, int, dict[str, str]]
"""Sheet, row, and the letter of each column that was known."""


def read_list(report: RawReport, now: Standing, choices: Choices) -> ReadBook | None:
    """The list as rows of units, matched to the campaign; None where no sheet has names."""
    book = ReadBook(report.file_name)
    header = _header(report)
    if header is None:
        return None
    sheet, row, letters = header
    cells = _cells(report, sheet)
    last = max(number for number, _ in cells)
    rows = []
    for number in range(row + 1, last + 1):
        found = _row(cells, number, letters, choices)
        if found is not None and _is_unit(cells, number, letters):
            rows.append(found)
        elif found is not None:
            params = {"text": str(found.values["unit_name"])}
            book.refuse(UNITS, found, "unit_name", "campaign_heading", params, "warning")
    with_list(book, now, rows)
    book.problems = [_at(problem, sheet) for problem in book.problems]
    return book


def _at(problem: Problem, sheet: str) -> Problem:
    """The problem at the sheet as its owner named it."""
    return replace(problem, sheet=sheet)


def _cells(report: RawReport, sheet: str) -> Cells:
    rows = report.sheets[sheet].iter_rows(named=True)
    return {(row["row"], row["column"]): row for row in rows}


def _header(report: RawReport) -> Header | None:
    """The first row of a sheet with a column of names."""
    for sheet in report.sheets:
        heads: dict[int, dict[str, str]] = {}
        for (row, letter), cell in sorted(_cells(report, sheet).items()):
            key = HEADS.get(_head(cell["text"]))
            if key is not None:
                heads.setdefault(row, {}).setdefault(key, letter)
        for row in sorted(heads):
            if "unit_name" in heads[row]:
                return sheet, row, heads[row]
    return None


def _head(text: str) -> str:
    """A heading as it is compared: letters without marks, single blanks."""
    letters = plain_letters(text)
    return " ".join("".join(c if c.isalnum() else " " for c in letters).split())


def _row(
    cells: Cells, number: int, letters: Mapping[str, str], choices: Choices
) -> SheetRow | None:
    """What a row says of a unit; None where its cell of the name is blank."""
    said = {key: cells[number, at]["text"] for key, at in letters.items() if (number, at) in cells}
    if not said.get("unit_name", "").strip():
        return None
    values: dict[str, Value] = dict.fromkeys(column.key for column in UNITS.columns)
    values |= {key: text for key, text in said.items() if key != NUMBERED}
    if "unit_type" in said:
        values["unit_type"] = choices.code("unit_types", said["unit_type"])
    return SheetRow(values, number, letters)


def _is_unit(cells: Cells, number: int, letters: Mapping[str, str]) -> bool:
    """Where rows are numbered, one without a number is a heading or a sum, no unit."""
    at = letters.get(NUMBERED)
    if at is None:
        return True
    return (number, at) in cells and cells[number, at]["text"].rstrip(".").isdigit()
