"""The workbook of a campaign returned: what to correct in front, then the sheets as they came.

Corrected, it is loaded again: the list in front is left out. Where a name may mean several units,
its cell offers them to choose from.
"""

from collections.abc import Mapping, Sequence
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from data.checking.layouts.template_layout import ERRORS
from data.checking.workbook.sheet_cells import by_place
from data.profiles.book.layout import GUIDE, LISTS, SHEETS
from data.profiles.book.sheet import Sheet
from data.profiles.book.standing import Standing
from data.reading.read_report import RawReport
from data.reading.workbook_cells import column_number
from data.workbooks.campaign.book import LOOKS, Made, write_lists, write_rule
from data.workbooks.campaign.cells import choices_of
from data.workbooks.campaign.read import header_row, letters_of
from data.workbooks.marked_copy import read_again, sheet_names, write_list
from data.workbooks.marked_sheet import Cells, write_cell, write_marks
from data.workbooks.template_sheets import A4
from data.workbooks.template_style import SAFE, Styles
from schemas.problems import Problem
from translations import Translator

SPARE_ROWS = 60  # blank rows below a list, with its rules


def marked_campaign(
    content: bytes, file_name: str, problems: Sequence[Problem], now: Standing, t: Translator
) -> bytes:
    """The workbook with the list of problems, its cells marked, near names to choose from."""
    raw, out = read_again(content, file_name), BytesIO()
    with Workbook(out, SAFE) as book:
        styles, choices = Styles(book), choices_of(now.profile)
        first = book.add_worksheet(ERRORS.name)
        names: dict[str, str] = {}
        if raw is not None and raw.form == "workbook":
            names = {n: shown for n, shown in sheet_names(raw).items() if n != LISTS}
            pages = {name: book.add_worksheet(shown) for name, shown in names.items()}
            made = Made(styles, choices, write_lists(book, styles, choices, _offers(problems)))
            for name, page in pages.items():
                mine = [p for p in problems if p.sheet == name and p.cell]
                _copy(page, name, raw, mine, made, t)
        write_list(first, styles, file_name, problems, names, t)
    return out.getvalue()


def _offers(problems: Sequence[Problem]) -> dict[str, list[str]]:
    """The near names of each problem as a list to choose from, by the cell's place."""
    told = [(_place(p), p.params["choices"]) for p in problems if p.params.get("choices")]
    return {place: names.split("\n") for place, names in told}


def _place(problem: Problem) -> str:
    return f"{problem.sheet}!{problem.cell}"


def _copy(
    page: Worksheet,
    name: str,
    raw: RawReport,
    problems: Sequence[Problem],
    made: Made,
    t: Translator,
) -> None:
    cells = by_place(raw.sheets[name])
    page.set_landscape()
    page.set_paper(A4)
    page.fit_to_pages(1, 0)
    sheet = next((s for s in SHEETS if s.name.casefold() == name.strip().casefold()), None)
    looks = _dress(page, sheet, cells, made) if sheet else {}
    for (row, letter), cell in cells.items():
        plain = "text" if name == GUIDE else "plain"
        write_cell(page, f"{letter}{row}", cell, made.styles, looks.get((row, letter), plain))
    if name == GUIDE:
        page.set_column(0, 0, 26)
        page.set_column(1, 2, 78)
    write_marks(page, made.styles, cells, problems, t)
    for problem in problems:
        if _place(problem) in made.ranges:
            rule = {"validate": "list", "source": made.ranges[_place(problem)]}
            page.data_validation(str(problem.cell), {**rule, "error_type": "information"})


def _dress(
    page: Worksheet, sheet: Sheet, cells: Cells, made: Made
) -> Mapping[tuple[int, str], str]:
    """Widths, looks and choices of one of our sheets; blank cells to fill get their look."""
    header = header_row(sheet.columns, cells)
    if header is None:
        return {}
    letters = letters_of(sheet.columns, cells, header)
    last = max(row for row, _ in cells) + SPARE_ROWS
    looks: dict[tuple[int, str], str] = {(1, "A"): "title", (2, "A"): "subtitle"}
    for column in (column for column in sheet.columns if column.key in letters):
        letter = letters[column.key]
        place = column_number(letter) - 1
        look = "locked" if column.is_told else LOOKS.get(column.kind, "input")
        page.set_column(place, place, column.width)
        write_rule(page, (header + 1, place, last - 1, place), column, made)
        looks |= {(header, letter): "header", (header + 1, letter): "locked"}
        for row in range(header + 2, last + 1):
            looks[row, letter] = look
            page.write_blank(f"{xl_col_to_name(place)}{row}", None, made.styles(look))
    page.freeze_panes(header + 1, 2)
    return looks
