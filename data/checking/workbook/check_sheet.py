"""Finds the form in a sheet as it came: header, columns, labelled cells, and what is missing."""

import string
from collections.abc import Iterable, Mapping

import polars as pl

from data.checking.layouts.report_form import ReportForm
from data.checking.layouts.template_layout import (
    ERRORS,
    HEADER_ROW,
    LISTS,
    Column,
    SheetKind,
    sheet_key,
    spelled,
)
from data.checking.problem_rows import ProblemList
from data.checking.workbook.check_asides import tell_hidden, tell_merged
from data.checking.workbook.sheet_cells import NOTHING_HIDDEN, Cell, Sheet, by_place
from data.reading.read_report import Hidden
from schemas.problems import Severity

SEARCHED_ROWS = 30  # people put letterheads above a table, not pages
NEVER_READ = {sheet_key(kind.name) for kind in (ERRORS, LISTS)}
MISSING: dict[bool, tuple[str, Severity]] = {
    False: ("missing_sheet", "error"),
    True: ("blank_sheet_gone", "warning"),
}
"""The rule a sheet that is not there breaks, by whether it may be gone."""
LETTERS, DIGITS = string.ascii_uppercase, string.digits


def known_sheets(
    sheets: Mapping[str, pl.DataFrame],
    form: ReportForm,
    found: ProblemList,
    hidden: Mapping[str, Hidden] = {},
) -> dict[str, Sheet]:
    """The sheets of the form by kind; renamed and missing ones are problems, others ignored."""
    kinds = _kinds(sheets, form)
    strange = [name for name, kind in kinds.items() if kind is None]
    present = {
        kind.id: Sheet(kind, name, by_place(sheets[name]), hidden.get(name, NOTHING_HIDDEN))
        for name, kind in kinds.items()
        if kind
    }
    for kind in form.sheets:
        if (kind.is_required or kind.is_extra) and kind.id not in present:
            renamed = next((name for name in strange if looks_like(kind, sheets[name])), None)
            if renamed is None and kind.is_required:
                rule, severity = MISSING[kind.may_be_gone]
                found.add(rule, severity, sheet=kind.name, params={"expected": kind.name})
            elif renamed is not None:
                strange.remove(renamed)
                params = {"expected": kind.name}
                found.add("renamed_sheet", sheet=renamed, value=renamed, params=params)
    for name in strange:
        if sheets[name].height and sheet_key(name) not in NEVER_READ:
            found.add("extra_sheet", "warning", sheet=name, value=name)
    return present


def _kinds(names: Iterable[str], form: ReportForm) -> dict[str, SheetKind | None]:
    """The kind of each sheet; of two that could be one kind the exact name is it."""
    kinds = {name: form.kind_of(name) for name in names}
    exact = {kind.id for name, kind in kinds.items() if kind and name == kind.name}
    seen: set[str] = set()
    for name, kind in kinds.items():
        if kind and name != kind.name and kind.id in {*exact, *seen}:
            kinds[name] = None
        elif kind:
            seen.add(kind.id)
    return kinds


def looks_like(kind: SheetKind, frame: pl.DataFrame) -> bool:
    """Whether a sheet of another name holds most of the names of this kind."""
    names = {spelled(c.header) for c in kind.columns} | {spelled(f.label) for f in kind.fields}
    held = {
        spelled(text) for text in frame.filter(pl.col("row") <= SEARCHED_ROWS).get_column("text")
    }
    return 2 * len(names & held) > len(names)


def find_fields(sheet: Sheet, found: ProblemList) -> dict[str, Cell]:
    """The labelled cells of a form by key; a label that is gone is a problem."""
    labels: dict[str, int] = {}
    for (at, letter), cell in sheet.cells.items():
        if letter == "A":
            labels.setdefault(spelled(cell["text"]), at)
    values: dict[str, Cell] = {}
    for field in sheet.kind.fields:
        row = labels.get(spelled(field.label))
        if row is None:
            where = sheet.at(field.row, "A")
            found.add("missing_field", **where, params={"expected": field.label})
        else:
            values[field.key] = sheet.cell(row, "B")
    return values


def find_columns(sheet: Sheet, merged: list[str], found: ProblemList) -> tuple[int, dict[str, str]]:
    """The header row and the letter of each column that is read; what is wrong is a problem."""
    header = header_row(sheet)
    held = [
        (letter, spelled(c["text"])) for (row, letter), c in sheet.cells.items() if row == header
    ]
    letters: dict[str, str] = {}
    below = [area for area in merged if not touches(area, header)]
    merged = [area for area in merged if touches(area, header)]
    for area in merged:
        corner = area.partition(":")[0]
        found.add("merged_header", **sheet.at(header, corner.rstrip(DIGITS)), value=area)
    for column in sheet.kind.columns:
        places = [letter for letter, text in held if text == spelled(column.header)]
        if len(places) > 1:
            params = {"first": f"{places[0]}{header}"}
            where = sheet.at(header, places[1])
            found.add("duplicate_column", **where, value=column.header, params=params)
        if places:
            letters[column.key] = places[0]
        elif column.is_read and not merged:
            lost_column(sheet, column, header, found)
    tell_merged(sheet, below, header, letters, found)
    tell_hidden(sheet, header, letters, found)
    return header, letters


def touches(area: str, row: int) -> bool:
    """Whether a merged area such as A4:C5 covers a cell of a row."""
    first, _, last = area.partition(":")
    top, bottom = (int(corner.lstrip(LETTERS)) for corner in (first, last or first))
    return top <= row <= bottom


def header_row(sheet: Sheet) -> int:
    """The row that holds most of the column names; the template's own if none does."""
    names = {spelled(c.header) for c in sheet.kind.columns}
    hits = [
        row
        for (row, _), c in sheet.cells.items()
        if row <= SEARCHED_ROWS and spelled(c["text"]) in names
    ]
    return max(sorted(set(hits)), key=hits.count, default=HEADER_ROW)


def lost_column(sheet: Sheet, column: Column, header: int, found: ProblemList) -> None:
    """A column without its name: renamed if something else stands in its place, else missing."""
    cell = sheet.cell(header, column.letter)
    others = {spelled(c.header) for c in sheet.kind.columns}
    is_renamed = cell["text"] is not None and spelled(cell["text"]) not in others
    rule = "renamed_column" if is_renamed else "missing_column"
    found.add(rule, **cell["place"], column=column.key, params={"expected": column.header})
