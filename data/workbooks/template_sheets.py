"""The sheets of the unit's workbook, one function each."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from data.checking.layouts.template_layout import (
    HEADER_ROW,
    LEGEND_ROW,
    REMARK_KINDS,
    REMARK_ROWS,
    REMARKS,
    SUBTITLE_ROW,
    TEXT_LIMIT,
    TITLE_ROW,
    Field,
    SheetKind,
)
from data.workbooks.template_style import HEADER, Styles
from schemas.plan.profile import Profile
from translations import Translator, translator

A4 = 9  # Excel's number for the paper


def start_sheet(
    book: Workbook, styles: Styles, kind: SheetKind, title: str, subtitle: str
) -> Worksheet:
    """A sheet with its title, print setup, column widths and, for a table, its header."""
    sheet = book.add_worksheet(kind.name)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&L&A&R&P/&N")
    sheet.hide_gridlines(2)
    sheet.set_tab_color(HEADER)
    sheet.write_string(f"A{TITLE_ROW}", title, styles("title"))
    sheet.write_string(f"A{SUBTITLE_ROW}", subtitle, styles("subtitle"))
    set_columns(sheet, kind)
    for column in kind.columns:
        sheet.write_string(f"{column.letter}{HEADER_ROW}", column.header, styles("header"))
    if kind.role == "table":
        sheet.repeat_rows(HEADER_ROW - 1)
        sheet.freeze_panes(HEADER_ROW, 0)
    return sheet


def set_columns(sheet: Worksheet, kind: SheetKind) -> None:
    """Column widths of a kind of sheet."""
    for column in kind.columns:
        sheet.set_column(f"{column.letter}:{column.letter}", column.width)
    if kind.role == "guide":
        sheet.set_column("A:A", 120)
    if kind.role == "form":
        sheet.set_column("A:A", 34)
        sheet.set_column("B:B", 80)


def write_guide(
    sheet: Worksheet,
    styles: Styles,
    profile: Profile,
    told: Callable[[Translator], list[str]],
    t: Translator,
) -> None:
    """How to fill (hướng dẫn) and the label of illustrative data; both languages."""
    write_guide_lines(sheet, styles, told, t, is_illustrative=profile.campaign.is_illustrative)


def write_guide_lines(
    sheet: Worksheet,
    styles: Styles,
    told: Callable[[Translator], list[str]],
    t: Translator,
    *,
    is_illustrative: bool,
) -> None:
    """The same where no profile is at hand."""
    row = LEGEND_ROW
    if is_illustrative:
        sheet.write_string(f"A{row}", t("template.illustrative"), styles("notice"))
    other = translator("en" if t.language == "vi" else "vi")
    for words, style in ((t, "text"), (other, "quiet")):
        row += 1
        for line in told(words):
            row += 1
            sheet.write_string(f"A{row}", line, styles(style))


def write_form(
    sheet: Worksheet,
    styles: Styles,
    kind: SheetKind,
    values: Mapping[str, str | date | None],
    t: Translator,
) -> None:
    """Labelled cells: what is fixed looks locked, what is asked for is yellow."""
    sheet.write_string(f"A{LEGEND_ROW}", t("template.legend"), styles("subtitle"))
    for field in kind.fields:
        value, at = values.get(field.key), f"B{field.row}"
        style = styles(
            "date" if field.key.endswith("_date") else "input" if field.is_input else "locked"
        )
        sheet.write_string(f"A{field.row}", field.label, styles("band"))
        if isinstance(value, date):
            sheet.write_datetime(at, datetime.combine(value, datetime.min.time()), style)
        elif value:
            sheet.write_string(at, value, style)
        else:
            sheet.write_blank(at, None, style)


def field_look(field: Field) -> str:
    """How the value of a field looks: a date, words to fill in, or locked."""
    return "date" if field.key.endswith("_date") else "input" if field.is_input else "locked"


def write_remarks(
    sheet: Worksheet, styles: Styles, remarks: Sequence[tuple[str, str]], t: Translator
) -> None:
    """Free text in two kinds (khó khăn, đề xuất), the kind by a drop-down."""
    sheet.write_string(f"A{LEGEND_ROW}", t("template.legend"), styles("subtitle"))
    names = {code: name for name, code in REMARK_KINDS.items()}
    last_row = HEADER_ROW + max(REMARK_ROWS, len(remarks))
    for place, row in enumerate(range(HEADER_ROW + 1, last_row + 1)):
        kind, remark = remarks[place] if place < len(remarks) else ("", "")
        for column, text in zip(REMARKS.columns, (names.get(kind, kind), remark), strict=True):
            if text:
                sheet.write_string(f"{column.letter}{row}", text, styles("input"))
            else:
                sheet.write_blank(f"{column.letter}{row}", None, styles("input"))
    remark_rules(sheet, last_row)


def remark_rules(sheet: Worksheet, last_row: int) -> None:
    """The drop-down of kinds and the longest text."""
    first = HEADER_ROW + 1
    sheet.data_validation(
        f"A{first}:A{last_row}", {"validate": "list", "source": list(REMARK_KINDS)}
    )
    length = {"validate": "length", "criteria": "<=", "value": TEXT_LIMIT}
    sheet.data_validation(f"B{first}:B{last_row}", length)
