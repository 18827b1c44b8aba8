"""Writes the workbook of a campaign: what it says now, and rows ready to fill."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from data.profiles.book.layout import (
    GUIDE,
    HEADER_ROW,
    LISTS,
    MARK_ROW,
    SHEETS,
    UNITS,
)
from data.profiles.book.layouts.info import INFO, cell_column
from data.profiles.book.plan import files_mark
from data.profiles.book.ready import ready_rows
from data.profiles.book.sheet import Column, Row, Sheet
from data.profiles.book.standing import Standing
from data.workbooks.campaign.cells import Choices, choices_of, flag_text, shown_text
from data.workbooks.template_parts import new_book
from data.workbooks.template_sheets import A4
from data.workbooks.template_style import HEADER, Styles
from translations import translator

CAMPAIGN_BOOK_GUIDE_KEYS = {
    "all": "campaign_book.guide.all",
    "back": "campaign_book.guide.back",
    "blank": "campaign_book.guide.blank",
    "code": "campaign_book.guide.code",
    "gone": "campaign_book.guide.gone",
    "list": "campaign_book.guide.list",
    "official": "campaign_book.guide.official",
    "repeat": "campaign_book.guide.repeat",
}
CAMPAIGN_BOOK_HINT_KEYS = {
    "areas": "campaign_book.hint.areas",
    "awards_forms": "campaign_book.hint.awards_forms",
    "awards_rules": "campaign_book.hint.awards_rules",
    "clusters": "campaign_book.hint.clusters",
    "contents": "campaign_book.hint.contents",
    "documents": "campaign_book.hint.documents",
    "indicators": "campaign_book.hint.indicators",
    "info": "campaign_book.hint.info",
    "reporting_plans": "campaign_book.hint.reporting_plans",
    "rubric": "campaign_book.hint.rubric",
    "targets": "campaign_book.hint.targets",
    "tasks": "campaign_book.hint.tasks",
    "units": "campaign_book.hint.units",
}

SPARE_ROWS = 60  # blank rows below a list, with its rules
LINE_HEIGHT = 16
"""Points of one line of 11-point letters; two lines hold the longest sentence of the guidance."""
LOOKS = {"number": "number", "whole": "number", "date": "date"}
POINTERS = {"unit_id": UNITS, "successor_id": UNITS}
GUIDE_LINES = ("all", "blank", "code", "repeat", "official", "list", "gone", "back")


@dataclass(frozen=True)
class Made:
    """A workbook under way: its styles, choices, and the range of each list to choose from."""

    styles: Styles
    choices: Choices
    ranges: Mapping[str, str]


def campaign_workbook(now: Standing, today: date) -> bytes:
    """Everything a campaign says as one workbook, the guidance first."""
    content = BytesIO()
    with new_book(content, today) as book:
        moment = datetime.combine(today, datetime.min.time())
        title = translator("vi")("campaign_book.title", name=now.profile.campaign.short_vi)
        book.set_properties({"title": title, "created": moment})
        styles, choices = Styles(book), choices_of(now.profile)
        _write_guide(book.add_worksheet(GUIDE), styles, now)
        sheets = {sheet.id: book.add_worksheet(sheet.name) for sheet in SHEETS}
        made = Made(styles, choices, write_lists(book, styles, choices))
        for sheet in SHEETS:
            _write_sheet(sheets[sheet.id], sheet, list(ready_rows(now, sheet)), now, made)
    return content.getvalue()


def _write_guide(sheet: Worksheet, styles: Styles, now: Standing) -> None:
    """What each sheet is for, and for whom the workbook was made, as of which files."""
    vi, en = translator("vi"), translator("en")
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 2, 78)
    sheet.write_string(
        "A1", vi("campaign_book.title", name=now.profile.campaign.short_vi), styles("title")
    )
    sheet.write_string(
        "A2", en("campaign_book.title", name=now.profile.campaign.short_en), styles("subtitle")
    )
    mark = (vi("campaign_book.mark"), now.campaign_id, files_mark(now.folder, now.campaign_id))
    for column, text in enumerate(mark):
        sheet.write_string(MARK_ROW - 1, column, text, styles("locked"))
    row = MARK_ROW
    for line in GUIDE_LINES:
        sheet.set_row(row, 2 * LINE_HEIGHT)
        for column, t in ((1, vi), (2, en)):
            sheet.write_string(row, column, t(CAMPAIGN_BOOK_GUIDE_KEYS[line]), styles("text"))
        row += 1
    for one in SHEETS:
        sheet.set_row(row, 2 * LINE_HEIGHT)
        sheet.write_url(row, 0, f"internal:'{one.name}'!A1", styles("link"), one.name)
        for column, t in ((1, vi), (2, en)):
            sheet.write_string(row, column, t(CAMPAIGN_BOOK_HINT_KEYS[_key(one)]), styles("text"))
        row += 1
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.hide_gridlines(2)


def _key(sheet: Sheet) -> str:
    return sheet.id.replace(".", "_")


def write_lists(
    book: Workbook,
    styles: Styles,
    choices: Choices,
    more: Mapping[str, list[str]] | None = None,
) -> dict[str, str]:
    """The sheet of choices, a column a list; the range of each."""
    sheet, ranges = book.add_worksheet(LISTS), {}
    lists = {**{name: choices.texts(name) for name in choices.lists}, **(more or {})}
    lists["flag"] = [flag_text(value) for value in (True, False)]
    for column, (name, texts) in enumerate((n, t) for n, t in lists.items() if t):
        sheet.set_column(column, column, 36)
        for row, text in enumerate(texts):
            sheet.write_string(row, column, text, styles("locked"))
        letter = xl_col_to_name(column)
        ranges[name] = f"='{LISTS}'!${letter}$1:${letter}${len(texts)}"
    return ranges


def _write_sheet(page: Worksheet, sheet: Sheet, rows: list[Row], now: Standing, made: Made) -> None:
    vi = translator("vi")
    page.write_string("A1", sheet.name, made.styles("title"))
    page.write_string("A2", vi(CAMPAIGN_BOOK_HINT_KEYS[_key(sheet)]), made.styles("subtitle"))
    last = HEADER_ROW + len(rows) + SPARE_ROWS
    for place, column in enumerate(sheet.columns):
        page.set_column(place, place, column.width)
        page.write_string(HEADER_ROW - 1, place, column.vi, made.styles("header"))
        page.write_string(HEADER_ROW, place, column.english, made.styles("locked", italic=True))
        write_rule(page, (HEADER_ROW + 1, place, last, place), column, made)
    for at, row in enumerate([*rows, *({} for _ in range(SPARE_ROWS))], start=HEADER_ROW + 1):
        locked = _locked(sheet, row, now)
        for place, column in enumerate(sheet.columns):
            of = cell_column(sheet, column, row)
            _write(page, at, place, of, row, is_locked=column.key in locked, made=made)
            if of is not column:
                write_rule(page, (at, place, at, place), of, made)
    page.set_row(HEADER_ROW - 1, 2 * LINE_HEIGHT)
    page.set_row(HEADER_ROW, 2 * LINE_HEIGHT)
    page.freeze_panes(HEADER_ROW + 1, 2)
    page.repeat_rows(HEADER_ROW - 1, HEADER_ROW)
    page.set_footer("&L&A&R&P/&N")
    page.hide_gridlines(2)
    page.set_landscape()
    page.set_paper(A4)
    page.fit_to_pages(1, 0)
    page.set_tab_color(HEADER)


def _locked(sheet: Sheet, row: Row, now: Standing) -> set[str]:
    """Columns of a row that only tell: names read along, and what the official list says."""
    told = {column.key for column in sheet.columns if column.is_told}
    if sheet is INFO:
        return told | {"item"}
    if sheet is UNITS and row.get("unit_id") in now.official:
        return told | {c.key for c in sheet.columns[:7]}
    return told


def _write(
    page: Worksheet, at: int, place: int, column: Column, row: Row, *, is_locked: bool, made: Made
) -> None:
    """One cell in the look of what it takes; no value is a blank to fill."""
    look = "locked" if is_locked else LOOKS.get(column.kind, "input")
    value: Any = shown_text(column, row.get(column.key), made.choices)
    if value is None:
        page.write_blank(at, place, None, made.styles(look))
    elif isinstance(value, date):
        moment = datetime.combine(value, datetime.min.time())
        extra = {"num_format": "dd/mm/yyyy", "align": "left"} if is_locked else {}
        page.write_datetime(at, place, moment, made.styles(look, **extra))
    elif isinstance(value, int | float):
        page.write_number(at, place, value, made.styles(look))
    else:
        page.write_string(at, place, value, made.styles(look))


def write_rule(
    page: Worksheet, cells: tuple[int, int, int, int], column: Column, made: Made
) -> None:
    """Excel's own check: a list to choose from, or a number."""
    t = translator("vi")
    rule: dict[str, Any] = {"error_title": t("template.rule.title")}
    name = "flag" if column.kind == "flag" else column.of
    if column.kind in ("choice", "flag") and name in made.ranges:
        rule |= {"validate": "list", "source": made.ranges[name]}
    elif column.kind == "list" and name in made.ranges:
        # one is chosen, more are typed behind a semicolon
        rule |= {"validate": "list", "source": made.ranges[name], "error_type": "information"}
    elif column.key in POINTERS and not column.is_told:
        end = HEADER_ROW + 1 + 20 * SPARE_ROWS
        source = f"='{UNITS.name}'!$A${HEADER_ROW + 2}:$A${end}"
        rule |= {"validate": "list", "source": source, "error_type": "information"}
    elif column.kind in ("number", "whole"):
        rule |= {"validate": "decimal", "criteria": "between", "minimum": -1e15, "maximum": 1e15}
        rule |= {"error_message": t("campaign_book.number")}
    else:
        return
    page.data_validation(*cells, rule)
