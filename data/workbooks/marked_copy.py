"""The same workbook with the bad cells marked (bản trả lại): a list of what to correct in front.

Corrected, it goes through the door again: the list is left out by the check.
"""

import tempfile
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import get_args

import polars as pl
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from data.checking.bulk.columns import bulk_form
from data.checking.bulk.names import own_name
from data.checking.layouts.template_layout import ERRORS, sheet_kind
from data.reading.read_report import RawReport, read_report
from data.workbooks.marked_sheet import copy_sheet
from data.workbooks.template_style import SAFE, Styles
from schemas.problems import Problem, ReportError, Severity, problem_count
from translations import Translator
from translations.act_words import MARKED_KEYS

MARKED_COLUMN_KEYS = {
    "cell": "marked.column.cell",
    "do": "marked.column.do",
    "number": "marked.column.number",
    "severity": "marked.column.severity",
    "sheet": "marked.column.sheet",
    "value": "marked.column.value",
    "what": "marked.column.what",
}

LIST_HEADER_ROW = 4
LIST_WIDTHS = (6, 22, 10, 26, 12, 60, 60)
FORBIDDEN = str.maketrans("[]:*?/\\'", "________")


def marked_copy(
    content: bytes, file_name: str, problems: Sequence[Problem], t: Translator
) -> bytes:
    """The workbook as bytes: the list of problems, then the sheets as they came, marked."""
    raw = read_again(content, file_name)
    out = BytesIO()
    with Workbook(out, SAFE) as book:
        styles = Styles(book)
        first = book.add_worksheet(ERRORS.name)
        names: dict[str, str] = {}
        if raw is not None and raw.form == "workbook":
            names = sheet_names(raw)
            for name, shown in names.items():
                mine = [p for p in problems if p.sheet == name and p.cell]
                copy_sheet(book.add_worksheet(shown), styles, name, raw.sheets[name], mine, t)
        elif raw is not None:
            write_lines(book.add_worksheet(t("marked.lines")), styles, raw.sheets[""], problems)
        write_list(first, styles, file_name, problems, names, t)
    return out.getvalue()


def read_again(content: bytes, file_name: str) -> RawReport | None:
    """The cells of the file, read as guardedly as at the door; None if it cannot be read."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report"
        path.write_bytes(content)
        try:
            return read_report(path, file_name)
        except ReportError:
            return None


def sheet_names(raw: RawReport) -> dict[str, str]:
    """The name each sheet gets in the copy: its own, unless Excel would not take it again."""
    names: dict[str, str] = {}
    for number, name in enumerate(raw.sheets, start=1):
        kind = sheet_kind(name)
        if kind is not None and kind.role == "errors":
            continue
        shown = name.translate(FORBIDDEN)[:31] or f"Sheet{number}"
        taken = {other.casefold() for other in names.values()}
        names[name] = f"{shown[:27]}_{number}" if shown.casefold() in taken else shown
    return names


def write_list(
    sheet: Worksheet,
    styles: Styles,
    file_name: str,
    problems: Sequence[Problem],
    names: dict[str, str],
    t: Translator,
) -> None:
    """Every problem with its place, what is wrong and what to do; the cell is a link."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(LIST_HEADER_ROW - 1)
    sheet.freeze_panes(LIST_HEADER_ROW, 0)
    counts = {f"{s}s": t.number(problem_count(problems, s)) for s in get_args(Severity)}
    sheet.write_string("A1", t("marked.title", **counts), styles("title"))
    sheet.write_string("A2", t("marked.file", file_name=file_name), styles("subtitle"))
    sheet.write_string("A3", t("marked.unchanged"), styles("subtitle"))
    for column, (key, width) in enumerate(zip(LIST_COLUMNS, LIST_WIDTHS, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(
            LIST_HEADER_ROW - 1, column, t(MARKED_COLUMN_KEYS[key]), styles("header")
        )
    for number, problem in enumerate(problems, start=1):
        write_problem(sheet, styles, number, problem, names, t)


LIST_COLUMNS = ("number", "sheet", "cell", "value", "severity", "what", "do")


def write_problem(
    sheet: Worksheet,
    styles: Styles,
    number: int,
    problem: Problem,
    names: dict[str, str],
    t: Translator,
) -> None:
    """One line of the list."""
    row, style = LIST_HEADER_ROW + number - 1, styles("cell")
    sheet.write_number(row, 0, number, style)
    sheet.write_string(row, 1, problem.sheet or "", style)
    if problem.sheet in names and problem.cell:
        target = names[problem.sheet].replace("'", "''")
        link = f"internal:'{target}'!{problem.cell}"
        sheet.write_url(row, 2, link, styles("link"), problem.cell)
    else:
        sheet.write_string(row, 2, problem.cell or "", style)
    sheet.write_string(row, 3, (problem.value or "")[:200], style)
    sheet.write_string(row, 4, t(MARKED_KEYS[problem.severity]), styles(problem.severity))
    sheet.write_string(row, 5, t.rule(problem.rule, "what", problem.params), style)
    sheet.write_string(row, 6, t.rule(problem.rule, "do", problem.params), style)


def write_lines(
    sheet: Worksheet, styles: Styles, frame: pl.DataFrame, problems: Sequence[Problem]
) -> None:
    """The offending lines of a flat file, under its own column names, the cells coloured."""
    ordered = sorted(problems, key=lambda p: p.severity, reverse=True)
    severity = {p.row: p.severity for p in ordered}
    cells = {(p.row, p.column): p.severity for p in ordered}
    lines = frame.filter(pl.col("line").is_in(list(severity.keys() - {None})))
    sheet.freeze_panes(1, 1)
    for column, name in enumerate(lines.columns):
        sheet.set_column(column, column, 20)
        sheet.write_string(0, column, name, styles("header"))
    renamed = bulk_form(lines.columns).renamed
    names = [renamed.get(own_name(name), own_name(name)) for name in lines.columns]
    for row, values in enumerate(lines.iter_rows(), start=1):
        line = values[lines.columns.index("line")]
        for column, value in enumerate(values):
            own = severity[line] if column == 0 else cells.get((line, names[column]), "cell")
            style = styles(own)
            sheet.write_string(row, column, "" if value is None else str(value), style)
