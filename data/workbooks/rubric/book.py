"""The workbook of a rubric (sổ tính thang điểm): written for people, read again as the same."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from data.workbooks.rubric.cells import CellType, cell_type, choice_text, flag_text
from data.workbooks.rubric.layout import GRADES, HEADER_ROW, LISTS, PAGES, SECTIONS, Entry, Page
from data.workbooks.rubric.read import read_rubric_workbook
from data.workbooks.template_parts import new_book
from data.workbooks.template_sheets import A4
from data.workbooks.template_style import HEADER, Styles
from schemas.scoring.rubric import Rubric
from translations import Translator, translator
from translations.translator import Language

RUBRIC_BOOK_HINT_KEYS = {
    "awards": "rubric_book.hint.awards",
    "criteria": "rubric_book.hint.criteria",
    "grades": "rubric_book.hint.grades",
    "info": "rubric_book.hint.info",
    "sections": "rubric_book.hint.sections",
    "settings": "rubric_book.hint.settings",
    "ties": "rubric_book.hint.ties",
    "vetoes": "rubric_book.hint.vetoes",
}

__all__ = ["read_rubric_workbook", "rubric_workbook"]

SPARE_ROWS = 40  # blank rows below a list, with its rules
LOOKS = {"number": "number", "whole": "number", "date": "date"}
POINTERS = {"section": SECTIONS, "grade": GRADES}


@dataclass(frozen=True)
class Made:
    """A workbook under way: styles, words, and the range of each list to choose from."""

    styles: Styles
    t: Translator
    lists: Mapping[tuple[str, ...], str]


def rubric_workbook(rubric: Rubric, language: Language) -> bytes:
    """All of a rubric as a workbook; the choices are written in `language`."""
    content, t = BytesIO(), translator(language)
    with new_book(content, rubric.published_on) as book:
        styles = Styles(book)
        sheets = {page: _start(book, styles, page, rubric, t) for page in PAGES}
        made = Made(styles, t, _write_lists(book, styles, t))
        for page, sheet in sheets.items():
            (_write_form if page.is_form else _write_table)(sheet, page, rubric, made)
    return content.getvalue()


def _start(book: Workbook, styles: Styles, page: Page, rubric: Rubric, t: Translator) -> Worksheet:
    sheet = book.add_worksheet(page.name)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&L&A&R&P/&N")
    sheet.hide_gridlines(2)
    sheet.set_tab_color(HEADER)
    said = {"name": t.pick(vars(rubric), "label"), "version": rubric.version}
    sheet.write_string("A1", t("rubric_book.title", **said), styles("title"))
    sheet.write_string("A2", t(RUBRIC_BOOK_HINT_KEYS[page.id]), styles("subtitle"))
    return sheet


def _write_lists(book: Workbook, styles: Styles, t: Translator) -> dict[tuple[str, ...], str]:
    """The sheet of choices, a column a list; the range of each."""
    sheet, ranges = book.add_worksheet(LISTS), {}
    types = [cell_type(page.model, e.key) for page in PAGES for e in page.entries]
    wanted = [of.options for of in types if of.kind == "choice"]
    for column, options in enumerate(dict.fromkeys(wanted)):
        texts = [choice_text(option, t) for option in options]
        ranges[options] = _write_list(sheet, styles, column, texts)
    flags = [flag_text(value, t) for value in (True, False)]
    ranges[()] = _write_list(sheet, styles, len(ranges), flags)
    return ranges


def _write_list(sheet: Worksheet, styles: Styles, column: int, texts: list[str]) -> str:
    sheet.set_column(column, column, 36)
    for row, text in enumerate(texts):
        sheet.write_string(row, column, text, styles("locked"))
    letter = chr(ord("A") + column)
    return f"='{LISTS}'!${letter}$1:${letter}${len(texts)}"


def _write_form(sheet: Worksheet, page: Page, rubric: Rubric, made: Made) -> None:
    for column, width in enumerate((40, 34, 70)):
        sheet.set_column(column, column, width)
    for row, entry in enumerate(page.entries, start=HEADER_ROW - 1):
        sheet.write_string(row, 0, entry.vi, made.styles("band"))
        sheet.write_string(row, 1, entry.en, made.styles("locked"))
        _write(sheet, row, 2, page, entry, _inside(rubric, entry.key), made)
        _check(sheet, (row, 2, row, 2), page, entry, made)


def _inside(value: Any, key: str) -> Any:
    for part in key.split("."):
        value = value[int(part)] if part.isdigit() else getattr(value, part)
    return value


def _write_table(sheet: Worksheet, page: Page, rubric: Rubric, made: Made) -> None:
    rows = getattr(rubric, page.id)
    last = HEADER_ROW + len(rows) + SPARE_ROWS
    for column, entry in enumerate(page.entries):
        sheet.set_column(column, column, entry.width)
        sheet.write_string(HEADER_ROW - 1, column, entry.vi, made.styles("header"))
        sheet.write_string(HEADER_ROW, column, entry.en, made.styles("locked", italic=True))
        for place in range(len(rows) + SPARE_ROWS):
            value = getattr(rows[place], entry.key) if place < len(rows) else None
            _write(sheet, HEADER_ROW + 1 + place, column, page, entry, value, made)
        _check(sheet, (HEADER_ROW + 1, column, last, column), page, entry, made)
    sheet.freeze_panes(HEADER_ROW + 1, 1)
    sheet.repeat_rows(HEADER_ROW - 1, HEADER_ROW)


def _write(
    sheet: Worksheet, row: int, column: int, page: Page, entry: Entry, value: Any, made: Made
) -> None:
    """One cell in the look of what it takes; no value is a blank to fill."""
    of = cell_type(page.model, entry.key)
    style = made.styles(LOOKS.get(of.kind, "input"))
    if value is None or value == ():
        sheet.write_blank(row, column, None, style)
    elif isinstance(value, date):
        moment = datetime.combine(value, datetime.min.time())
        sheet.write_datetime(row, column, moment, style)
    elif of.kind in ("number", "whole"):
        sheet.write_number(row, column, value, style)
    else:
        sheet.write_string(row, column, _text(of, value, made.t), style)


def _text(of: CellType, value: Any, t: Translator) -> str:
    if isinstance(value, bool):
        return flag_text(value, t)
    if isinstance(value, tuple):
        return "\n".join(choice_text(v, t) if of.options else v for v in value)
    return choice_text(value, t) if of.options else str(value)


def _check(
    sheet: Worksheet, cells: tuple[int, int, int, int], page: Page, entry: Entry, made: Made
) -> None:
    """Excel's own check: a list to choose from, or a number."""
    of, pointed = cell_type(page.model, entry.key), POINTERS.get(entry.key)
    t = made.t
    rule: dict[str, Any] = {"error_title": t("template.rule.title")}
    if of.kind in ("choice", "flag"):
        rule |= {"validate": "list", "source": made.lists[of.options]}
    elif pointed:
        first, last = HEADER_ROW + 2, HEADER_ROW + 1 + 4 * SPARE_ROWS
        rule |= {"validate": "list", "source": f"='{pointed.name}'!$A${first}:$A${last}"}
    elif of.kind in ("number", "whole"):
        rule |= {"validate": "decimal", "criteria": "between", "minimum": -1e15, "maximum": 1e15}
        rule |= {"error_message": t("rubric_book.number")}
    else:
        return
    sheet.data_validation(*cells, rule)
