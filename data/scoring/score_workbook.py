"""A score workbook (bảng chấm điểm) → lines, or what is wrong with it, cell by cell."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import polars as pl

from data.checking.layouts.report_form import told_form
from data.checking.layouts.score_layout import CROSS, UNIT_INFO, VETOES, VOTES
from data.checking.problem_rows import ProblemList
from data.checking.workbook.around_table import table_rows
from data.checking.workbook.check_asides import stray_figure
from data.checking.workbook.check_cells import cell_code, cell_words
from data.checking.workbook.check_labels import Labels, criterion_labels, unit_labels
from data.checking.workbook.check_sheet import find_columns, known_sheets
from data.checking.workbook.sheet_cells import BLANK_CELL, Cell, Sheet
from data.profiles.catalog import Catalog
from data.profiles.report_codes import report_kind
from data.profiles.scored_groups import Group
from data.profiles.unit_names import unit_by_name
from data.reading.read_report import RawReport
from data.scoring.lines import LINE, NUMBERS, SEEN, Handed, group_key
from data.scoring.score_header import score_identity
from schemas.problems import Severity

CODES = ("unit_id", "criterion_id")
NAMED = {"unit_id": "unit_name", "criterion_id": "label"}
"""Columns of codes, and of the names beside them."""
ASIDE_OF = ("amount", "against", "not_applicable")
ITEMS = {VETOES.id: "veto", VOTES.id: "vote"}
Line = dict[str, Any]


def workbook_lines(raw: RawReport, catalog: Catalog, today: date, found: ProblemList) -> Handed:
    """The lines of a score workbook; problems go to `found`."""
    form = told_form(raw.sheets)
    sheets = known_sheets(raw.sheets, form, found, raw.hidden)
    who, at, group = score_identity(sheets, form, catalog, today, found)
    lines: list[Line] = []
    for sheet in sheets.values():
        if sheet.kind.role == "table":
            header, letters = find_columns(sheet, raw.merged.get(sheet.name, []), found)
            lines += _lines(sheet, header, letters, group, found) if group else []
    if group is None or who.period_id is None:
        return Handed(who.campaign_id, who.unit_id, who.period_id)
    same = {
        "campaign_id": who.campaign_id,
        "sender_id": who.unit_id,
        "period_id": who.period_id,
        "stage": report_kind(who.period_id),
        "year": group.year,
        "group_key": group_key(group),
    }
    if form.info is UNIT_INFO:
        same["unit_id"] = who.unit_id
    frame = pl.DataFrame([line | same for line in lines], schema=LINE)
    return Handed(who.campaign_id, who.unit_id, who.period_id, frame, {group_key(group): group}, at)


def _lines(
    sheet: Sheet, header: int, letters: Mapping[str, str], group: Group, found: ProblemList
) -> list[Line]:
    read = [c for c in sheet.kind.columns if c.is_read]
    if any(column.key not in letters for column in read):
        return []
    codes = {c.key: letters[c.key] for c in read if c.key in CODES}
    markers = _markers(sheet, header, letters, group, found) if sheet.kind is CROSS else {}
    names = _names(group)
    lines = []
    code = "criterion_id" if "criterion_id" in codes else "unit_id"
    figures = [*NUMBERS, *markers]
    at = {**letters, **{letter: letter for letter in markers}}
    for row in table_rows(sheet, header, at, code, figures, found):
        typed = {c.key: sheet.cell(row, letters[c.key]) for c in read if c.is_input}
        given = _codes(sheet, row, codes, found)
        if None in given.values():
            _code_missing([*typed.values(), *(sheet.cell(row, at) for at in markers)], found)
            continue
        for key, label in NAMED.items():
            if key in codes:
                names[key].compare(sheet, row, codes[key], letters.get(label), found)
        own = {**given, "item": ITEMS.get(sheet.kind.id, "criterion"), "row": row}
        own |= {"sheet": sheet.name, **({"criterion_id": "vote"} if sheet.kind is VOTES else {})}
        if typed:
            lines.append(own | _typed(typed, found))
            _tell_aside(sheet, row, letters, given, group, found)
        for letter, marker in markers.items():
            said = {"amount": sheet.cell(row, letter)}
            lines.append(own | marker | _typed(said, found))
    return lines


def _names(group: Group) -> dict[str, Labels]:
    """The names of the codes a score sheet holds, by their column."""
    items = criterion_labels([*group.rubric.criteria, *group.rubric.vetoes])
    return {"unit_id": Labels(unit_labels(group.units)), "criterion_id": Labels(items)}


def _tell_aside(
    sheet: Sheet,
    row: int,
    letters: Mapping[str, str],
    codes: Line,
    group: Group,
    found: ProblemList,
) -> None:
    """A figure beside blank cells: in words, in a column of no name, or over the points at most."""
    if "amount" not in letters or any(
        sheet.cell(row, letters[key])["text"] is not None for key in ASIDE_OF if key in letters
    ):
        return
    top = {c.id: c.max_points for c in group.rubric.criteria}.get(codes.get("criterion_id", ""))
    stray = stray_figure(sheet, row, letters, ("evidence", "reason"))
    most = sheet.cell(row, letters["max_points"]) if "max_points" in letters else BLANK_CELL
    if most["kind"] == "number" and top is not None and float(most["text"]) != top:
        stray = "max_points", most
    if stray:
        label = found.labels.get(str(codes.get("criterion_id")), str(codes.get("criterion_id")))
        params = {"own": f"{letters['amount']}{row}", "indicator_id": label}
        found.add("figure_aside", **stray[1]["place"], params=params)


def _codes(sheet: Sheet, row: int, letters: Mapping[str, str], found: ProblemList) -> Line:
    codes: Line = {}
    for key, letter in letters.items():
        codes[key] = cell_code(sheet.cell(row, letter), found)
        codes[f"{key}_cell"] = f"{letter}{row}"
    return codes


def _code_missing(cells: list[Cell], found: ProblemList) -> None:
    """A row without its codes says nothing; if something was typed there, it would be lost."""
    held = next((cell for cell in cells if cell["text"] is not None), None)
    if held:
        found.add("mark_without_code", **held["place"])


def _typed(cells: Mapping[str, Cell], found: ProblemList) -> Line:
    """The texts of the cells people fill, each with its place."""
    line: Line = {}
    for key, cell in cells.items():
        line[f"{key}_cell"] = cell["place"]["cell"]
        if key in NUMBERS:
            line[f"{key}_text"] = cell["text"]
            line[f"{key}_kind"] = "formula" if cell["is_formula_without_value"] else cell["kind"]
            line |= {f"{key}_{part}": cell[part] for part in SEEN}
            if cell["kind"] == "dash":
                found.add("dash_is_zero", "warning", **cell["place"], column=key)
        else:
            line[key] = cell_words(cell, found)
    return line


def _markers(
    sheet: Sheet, header: int, letters: Mapping[str, str], group: Group, found: ProblemList
) -> dict[str, Line]:
    """The columns of the markers: their codes stand above their names; a name alone will do."""
    units = pl.DataFrame(list(group.units.values()))
    markers = {}
    over = (header - 1, header)
    others = {at for row, at in sheet.cells if row in over} - set(letters.values())
    for letter in sorted(others, key=lambda at: (len(at), at)):
        above, name = (sheet.cell(row, letter) for row in over)
        told = cell_code(above, found)
        code = told or unit_by_name(units, name["text"] or "")
        if told and name["text"]:
            _compare_marker(above, told, name["text"], group, found)
        if code:
            markers[letter] = {"marker_id": code, "marker_id_cell": above["place"]["cell"]}
        else:
            found.add("marker_column_unknown", **name["place"])
    return markers


def _compare_marker(cell: Cell, code: str, name: str, group: Group, found: ProblemList) -> None:
    """The code above a column of marks and the name under it must be of one unit."""
    fault = _names(group)["unit_id"].fault(code, name)
    if fault:
        severity: Severity = "error" if fault[0] == "label_of_another" else "warning"
        found.add(fault[0], severity, **cell["place"], column="marker_id", params=fault[1])
