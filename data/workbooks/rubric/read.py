"""The workbook of a rubric read again; every refusal names sheet and cell."""

import json
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from data.reading.read_report import RawReport, read_report
from data.workbooks.rubric.cells import CellError, CellType, cell_type, cell_value, rule_words
from data.workbooks.rubric.layout import HEADER_ROW, PAGES, Entry, Page
from schemas.plan.profile_file import ProfileError
from schemas.plan.profile_refusal import refusal
from schemas.problems import ReportError
from schemas.scoring.rubric import Rubric

VALUE = "C"
Place = tuple[str | int, ...]
Cells = Mapping[tuple[int, str], Mapping[str, Any]]


@dataclass
class Found:
    """What was read so far: the rubric's values, the cell of each, and what is wrong."""

    values: dict[str, Any] = field(default_factory=dict)
    cells: dict[Place, str] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)


def read_rubric_workbook(content: bytes, name: str = "rubric.xlsx") -> Rubric:
    """The rubric a workbook holds; raises ProfileError, a line a fault: sheet, cell, what.

    Whether its points add up and its references hold is asked where it is published.
    """
    report, found = _workbook(content, name), Found()
    for page in PAGES:
        sheet = next((s for n, s in report.sheets.items() if _same(n, page.name)), None)
        if sheet is None:
            found.faults.append(f"{page.name}: thiếu trang / the sheet is missing")
            continue
        cells = {(row["row"], row["column"]): row for row in sheet.iter_rows(named=True)}
        (_read_form if page.is_form else _read_table)(page, cells, found)
    if found.faults:
        raise ProfileError("\n".join(f"{name}: {fault}" for fault in found.faults))
    return _rubric(found, name)


def _workbook(content: bytes, name: str) -> RawReport:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rubric.xlsx"
        path.write_bytes(content)
        try:
            report = read_report(path, name)
        except ReportError as error:
            problem = error.problem
            at = "!".join(filter(None, (problem.sheet, problem.cell)))
            said = rule_words(problem.rule, **problem.params)
            raise ProfileError(f"{name}: {at + ': ' if at else ''}{said}") from error
    if report.form != "workbook":
        raise ProfileError(f"{name}: {rule_words('not_a_workbook')}")
    return report


def _same(one: str, other: str) -> bool:
    return one.strip().casefold() == other.strip().casefold()


def _read_form(page: Page, cells: Cells, found: Found) -> None:
    lines = {text["text"].casefold(): row for (row, column), text in cells.items() if column == "A"}
    for entry in page.entries:
        row = lines.get(entry.vi.casefold())
        if row is None:
            found.faults.append(f"{page.name}!A: thiếu dòng / no line «{entry.vi}»")
            continue
        place = tuple(int(p) if p.isdigit() else p for p in entry.key.split("."))
        value = _value(page, entry, cells, (row, VALUE), place, found)
        if value is not None:
            _put(found.values, place, value)


def _put(values: dict[str, Any], place: Place, value: Any) -> None:
    """Set a value where its place says; a numbered part is the next of a list."""
    name, *inner = place
    if not inner:
        values[str(name)] = value
    elif isinstance(inner[0], int):
        values.setdefault(str(name), []).append(value)
    else:
        values.setdefault(str(name), {})[inner[0]] = value


def _read_table(page: Page, cells: Cells, found: Found) -> None:
    header = _header(page, cells)
    if header is None:
        said = "thiếu hàng tên cột / the row of column names is missing"
        found.faults.append(f"{page.name}!A{HEADER_ROW}: {said}")
        return
    letters = {text.casefold(): letter for letter, text in _by_row(cells)[header]}
    missing = [e for e in page.entries if e.vi.casefold() not in letters]
    lost = [e.vi for e in missing if not e.is_later]
    found.faults += [f"{page.name}!{header}: thiếu cột / no column «{n}»" for n in lost]
    page = replace(page, entries=tuple(e for e in page.entries if e not in missing))
    table = [] if lost else list(_table_rows(page, cells, header, letters))
    found.values[page.id] = [
        _table_row(page, cells, row, letters, (page.id, n), found) for n, row in enumerate(table)
    ]


def _header(page: Page, cells: Cells) -> int | None:
    """The first row that holds more than half of the column names."""
    names = {e.vi.casefold() for e in page.entries}
    for row, filled in _by_row(cells).items():
        if 2 * len(names & {text.casefold() for _, text in filled}) > len(names):
            return row
    return None


def _by_row(cells: Cells) -> dict[int, list[tuple[str, str]]]:
    """Letter and text of each cell, row by row in their order."""
    rows: dict[int, list[tuple[str, str]]] = {row: [] for row in sorted({row for row, _ in cells})}
    for (row, letter), cell in cells.items():
        rows[row].append((letter, cell["text"]))
    return rows


def _table_rows(page: Page, cells: Cells, header: int, letters: Mapping[str, str]) -> Iterator[int]:
    """Rows below the header with something in a column of ours; not the English names."""
    english = {letters[e.vi.casefold()]: e.en for e in page.entries}
    for row, texts in _by_row(cells).items():
        filled = [(letter, text) for letter, text in texts if letter in english]
        if row > header and any(not _same(text, english[letter]) for letter, text in filled):
            yield row


def _table_row(
    page: Page, cells: Cells, row: int, letters: Mapping[str, str], place: Place, found: Found
) -> dict[str, Any]:
    values = {}
    for entry in page.entries:
        at = (row, letters[entry.vi.casefold()])
        value = _value(page, entry, cells, at, (*place, entry.key), found)
        if value is not None:
            values[entry.key] = value
    return values


def _value(
    page: Page, entry: Entry, cells: Cells, at: tuple[int, str], place: Place, found: Found
) -> Any:
    """The value of one cell; None where it is blank or wrong."""
    of, cell = cell_type(page.model, entry.key), cells.get(at)
    address = f"{page.name}!{at[1]}{at[0]}"
    found.cells[place] = address
    try:
        if cell is None:
            return _blank(of, entry)
        if cell["is_formula_without_value"]:
            raise CellError(rule_words("formula_without_value"))
        return cell_value(of, cell["text"], cell["kind"])
    except CellError as error:
        found.faults.append(f"{address}: {error}")
        return None


def _blank(of: CellType, entry: Entry) -> list[str] | None:
    if of.is_required:
        raise CellError(f"«{entry.vi}» chưa ghi / is blank")
    return [] if of.kind == "lines" else None


def _rubric(found: Found, name: str) -> Rubric:
    try:
        text = json.dumps(found.values, default=str)
        return TypeAdapter(Rubric).validate_json(text, strict=True)
    except ValidationError as error:
        lines = [
            refusal(f"{name}: {found.cells.get(tuple(detail['loc']), '')}", detail, Rubric)
            for detail in error.errors()
        ]
        raise ProfileError("\n".join(lines)) from error
