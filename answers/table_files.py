"""Tables to carry away: CSV a spreadsheet opens rightly, XLSX with native numbers and dates."""

import io
import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import polars as pl
import xlsxwriter

from translations import Translator

DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
A4 = 9  # Excel's number for the paper

NUMBER = re.compile(r"[+-]?[0-9]+([.][0-9]*)?([eE][+-]?[0-9]+)?")


def guarded(value: Any) -> Any:
    """Text a spreadsheet would run as a formula gets an apostrophe; a number never does."""
    if not isinstance(value, str) or not value.startswith(DANGEROUS) or _is_number(value):
        return value
    return f"'{value}"


def _is_number(text: str) -> bool:
    """Digits only: float() also takes -inf, which a spreadsheet would look up as a name."""
    return NUMBER.fullmatch(text) is not None


def csv_table(frame: pl.DataFrame) -> bytes:
    """CSV that a spreadsheet opens with its letters right; no cell can run as a formula."""
    safe = pl.DataFrame(
        [
            pl.Series(guarded(s.name), [guarded(v) for v in s] if s.dtype == pl.String else s)
            for s in frame
        ]
    )
    return b"\xef\xbb\xbf" + safe.write_csv().encode()


def xlsx_table(
    frame: pl.DataFrame,
    title: str,
    source_lines: Sequence[str],
    t: Translator,
    notes: Sequence[str] = (),
) -> bytes:
    """Title, source lines, the table with native numbers and dates; a second sheet of notes."""
    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        sheet = book.add_worksheet(t("export.sheet"))
        sheet.write_string(0, 0, title, book.add_format({"bold": True, "font_size": 14}))
        for number, line in enumerate(source_lines, start=1):
            sheet.write_string(number, 0, line, book.add_format({"font_color": "#4E5D65"}))
        write_rows(book, sheet, frame, len(source_lines) + 2, t("column.year"))
        set_page(sheet, len(source_lines) + 2)
        if notes:
            beside = book.add_worksheet(t("export.notes"))
            beside.set_column(0, 0, 120, book.add_format({"text_wrap": True}))
            for number, line in enumerate(notes):
                beside.write_string(number, 0, line)
    return buffer.getvalue()


def set_page(sheet: Any, top: int) -> None:
    """A4 across, as wide as the table, its heading on every page."""
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(top)
    sheet.set_footer("&R&P/&N")


def write_rows(book: Any, sheet: Any, frame: pl.DataFrame, top: int, year: str) -> None:
    """Head at row `top`, then the rows with native numbers and dates, and a filter."""
    head = book.add_format({"bold": True, "bg_color": "#E9EEF0", "text_wrap": True})
    formats: dict[Any, Any] = {
        date: book.add_format({"num_format": "dd/mm/yyyy"}),
        datetime: book.add_format({"num_format": "dd/mm/yyyy hh:mm"}),
        float: book.add_format({"num_format": "#,##0.00"}),
        int: book.add_format({"num_format": "#,##0"}),
        "year": book.add_format({"num_format": "0"}),
    }
    for place, series in enumerate(frame):
        sheet.write_string(top, place, series.name, head)
        for row, value in enumerate(series, start=top + 1):
            if value is not None:
                look = formats.get("year" if series.name == year else type(value))
                sheet.write(row, place, value, look)
        sheet.set_column(place, place, _width(series))
    sheet.freeze_panes(top + 1, 0)
    if frame.width:
        sheet.autofilter(top, 0, top + frame.height, frame.width - 1)


def _width(series: pl.Series) -> int:
    longest = max((len(str(value)) for value in series), default=0)
    return min(48, max(10, len(series.name), longest) + 2)
