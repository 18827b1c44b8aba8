"""The sheet of models of a unit's workbook (mô hình) → rows, cell by cell."""

from collections.abc import Callable, Mapping
from typing import Any

from data.checking.layouts.model_layout import DATES, ENTRY, SPREAD, names_person
from data.checking.layouts.template_layout import spelled
from data.checking.models.codes import find_content, find_kind, find_model_code, find_place
from data.checking.models.lines import ModelLine
from data.checking.problem_rows import ProblemList
from data.checking.workbook.around_table import table_rows
from data.checking.workbook.check_cells import (
    cell_code,
    cell_date,
    cell_number,
    cell_words,
    names_document,
)
from data.checking.workbook.check_header import Identity
from data.checking.workbook.check_identity import Finding, Scope
from data.checking.workbook.check_sheet import find_columns
from data.checking.workbook.sheet_cells import Cell, Sheet
from data.reading.read_report import RawReport

FILLED = (*ENTRY, *SPREAD)
Row = Mapping[str, Cell]


def sheet_models(
    sheet: Sheet | None, raw: RawReport, who: Identity, at: Scope | None, found: ProblemList
) -> tuple[ModelLine, ...]:
    """The rows the unit filled; those with nothing beside the code say nothing."""
    if sheet is None:
        return ()
    header, letters = find_columns(sheet, raw.merged.get(sheet.name, []), found)
    _no_persons(sheet, header, found)
    if {"model_id", *FILLED} - letters.keys() or at is None:
        return ()
    if who.unit_id is None or who.period_id is None:
        return ()
    lines = []
    for number in table_rows(sheet, header, letters, "model_id", ("effect_value",), found):
        row = {key: sheet.cell(number, letter) for key, letter in letters.items()}
        texts = {key: _text(row[key]) for key in ("model_id", *FILLED)}
        code = _model_id(row["model_id"], texts, found)
        if code:
            said = _said(row, at, found)
            cells = {key: cell["place"]["cell"] for key, cell in row.items()}
            lines.append(
                ModelLine(who.unit_id, who.period_id, code, said, texts, cells, sheet.name, number)
            )
    return tuple(lines)


def _text(cell: Cell) -> str | None:
    text = cell["text"] if cell["shown"] is None else cell["shown"]
    return None if text is None else str(text)


def _no_persons(sheet: Sheet, header: int, found: ProblemList) -> None:
    """A column added for names of persons: the register asks for none and keeps none."""
    for (row, letter), cell in sheet.cells.items():
        if row == header and names_person(spelled(cell["text"] or "")):
            found.add("person_column", **sheet.at(row, letter), value=cell["text"])


def _model_id(code: Cell, texts: Mapping[str, str | None], found: ProblemList) -> str | None:
    """The code of a row that says anything."""
    if all(texts[key] is None for key in FILLED):
        return None
    text = cell_code(code, found)
    finding = find_model_code(text) if text else Finding(None, "model_without_code")
    if finding.rule:
        found.add(finding.rule, **code["place"], column="model_id")
    return finding.code


def _said(row: Row, at: Scope, found: ProblemList) -> dict[str, Any]:
    """Every column typed; what cannot be read is a problem at its cell."""
    said: dict[str, Any] = {key: cell_date(row[key], found) for key in DATES}
    said |= {
        key: cell_words(row[key], found)
        for key in ("model_name", "effect", "effect_measure", "reason")
    }
    said["effect_value"] = cell_number(row["effect_value"], found).value
    said["document"] = _document(row["document"], found)
    known: dict[str, Callable[[str], Finding]] = {
        "kind": find_kind,
        "content_id": lambda text: find_content(text, at),
        "replicated_to": lambda text: find_place(text, at),
    }
    for key, find in known.items():
        text = cell_code(row[key], found)
        finding = find(text) if text else Finding(None)
        said[key] = finding.code
        if finding.rule:
            where = row[key]["place"]
            found.add(finding.rule, finding.severity, **where, column=key, params=finding.params)
    return said


def _document(cell: Cell, found: ProblemList) -> str | None:
    words = cell_words(cell, found)
    if words is not None and not names_document(words):
        found.add("number_of_document", **cell["place"], column="document")
        return None
    return words
