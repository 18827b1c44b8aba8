"""One sheet of a returned workbook: its cells as they came, the template's look, the marks."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

import polars as pl
from xlsxwriter.worksheet import Worksheet

from data.checking.layouts.template_layout import (
    HEADER_ROW,
    REMARK_ROWS,
    REMARKS,
    RESULTS,
    SUBTITLE_ROW,
    TITLE_ROW,
    SheetKind,
    sheet_kind,
    spelled,
)
from data.checking.workbook.check_sheet import header_row
from data.checking.workbook.sheet_cells import Cell, Sheet, by_place
from data.workbooks.template_sheets import field_look, remark_rules, set_columns
from data.workbooks.template_style import DATE_FORMAT, Styles
from schemas.problems import Problem
from translations import Translator

Cells = Mapping[tuple[int, str], Cell]
Looks = dict[tuple[int, str], str]
COMMENT = {"x_scale": 3, "y_scale": 1.6, "author": "", "font_size": 10}


def copy_sheet(
    sheet: Worksheet,
    styles: Styles,
    name: str,
    frame: pl.DataFrame,
    problems: Sequence[Problem],
    t: Translator,
) -> None:
    """Writes every cell again, those with a problem coloured and commented."""
    kind = sheet_kind(name)
    cells = by_place(frame)
    looks = look_of_cells(kind, cells) if kind else {}
    for (row, letter), look in looks.items():
        sheet.write_blank(f"{letter}{row}", None, styles(look))
    for (row, letter), cell in cells.items():
        write_cell(sheet, f"{letter}{row}", cell, styles, looks.get((row, letter), "plain"))
    write_marks(sheet, styles, cells, problems, t)
    if kind:
        dress(sheet, kind, cells)


def look_of_cells(kind: SheetKind, cells: Cells) -> Looks:
    """Which look of the template a cell has, blank cells to fill among them."""
    looks: Looks = {(TITLE_ROW, "A"): "title", (SUBTITLE_ROW, "A"): "subtitle"}
    if kind.role == "form":
        return looks | form_looks(kind, cells)
    if kind.role == "table":
        return looks | table_looks(kind, cells)
    return {place: looks.get(place, "text") for place in cells} if kind.role == "guide" else {}


def form_looks(kind: SheetKind, cells: Cells) -> Looks:
    """Labels in column A, beside them what is fixed and what is asked for."""
    looks: Looks = {}
    labels = {spelled(field.label): field for field in kind.fields}
    for (row, letter), cell in cells.items():
        field = labels.get(spelled(cell["text"])) if letter == "A" else None
        if field:
            looks[row, "A"] = "band"
            looks[row, "B"] = field_look(field)
    return looks


def table_looks(kind: SheetKind, cells: Cells) -> Looks:
    """The header, the rows, and the bands of the contents: rows without a code."""
    looks: Looks = {}
    header = header_row(Sheet(kind, kind.name, cells))
    free = range(header + 1, header + 1 + REMARK_ROWS) if kind is REMARKS else range(0)
    rows = {row for row, _ in cells if row > header} | set(free)
    for column in kind.columns:
        looks[header, column.letter] = "header"
        own = "number" if column.key == "value" else "input" if column.is_input else "locked"
        for row in rows:
            is_band = kind is not REMARKS and (row, "A") not in cells
            looks[row, column.letter] = "band" if is_band else own
    return looks


def write_cell(
    sheet: Worksheet, address: str, cell: Cell | None, styles: Styles, look: str
) -> None:
    """A cell as it came: number, date or words; never a formula, never a link."""
    if cell is None:
        sheet.write_blank(address, None, styles(look))
    elif cell["format"] is not None:
        sheet.write_number(address, float(cell["raw"]), styles(look, num_format=cell["format"]))
    elif cell["kind"] == "number":
        sheet.write_number(address, float(cell["text"]), styles(look))
    elif cell["kind"] == "date":
        day = datetime.combine(date.fromisoformat(cell["text"][:10]), datetime.min.time())
        sheet.write_datetime(address, day, styles(look, num_format=DATE_FORMAT))
    else:
        sheet.write_string(address, cell["text"], styles(look))


def write_marks(
    sheet: Worksheet, styles: Styles, cells: Cells, problems: Sequence[Problem], t: Translator
) -> None:
    """Colours and comments every cell with a problem; an error outweighs a warning."""
    by_address = {f"{letter}{row}": cell for (row, letter), cell in cells.items()}
    found: dict[str, list[Problem]] = {}
    for problem in problems:
        found.setdefault(str(problem.cell), []).append(problem)
    for address, mine in found.items():
        write_cell(sheet, address, by_address.get(address), styles, min(p.severity for p in mine))
        sheet.write_comment(address, comment(mine, t), COMMENT)


def comment(problems: Sequence[Problem], t: Translator) -> str:
    """What is wrong with a cell and what to do, in words."""
    lines = []
    for problem in problems:
        lines.append(t.rule(problem.rule, "what", problem.params))
        lines.append(t.rule(problem.rule, "do", problem.params))
    return "\n".join(lines)


def dress(sheet: Worksheet, kind: SheetKind, cells: Cells) -> None:
    """Widths, frozen header and drop-downs of the template; its mark stays very hidden."""
    set_columns(sheet, kind)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    if kind.role == "mark":
        sheet.very_hidden()
    if kind.role == "table":
        sheet.freeze_panes(header_row(Sheet(kind, kind.name, cells)), 2 if kind is RESULTS else 0)
    if kind is REMARKS:
        last = max((row for row, _ in cells), default=0)
        remark_rules(sheet, max(last, HEADER_ROW + REMARK_ROWS))
