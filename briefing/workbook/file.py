"""The workbook: an index with the stamp, a sheet a slide with its chart, the lists in full."""

import io
import re
from datetime import datetime, time
from typing import Any

import xlsxwriter

from answers.table_files import guarded, set_page, write_rows
from briefing.deck.slide import Deck, Slide
from briefing.workbook.charts import put_chart
from briefing.workbook.details import Detail
from briefing.workbook.grids import Grid, grid_of
from briefing.workbook.numbers import Number
from pictures.tokens import LIGHT
from translations import Translator, translator
from translations.phrases import shorten

OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
FORBIDDEN = re.compile(r"[\[\]:*?/\\']")
LONGEST, CHART_ROWS, NARROW, WIDE = 31, 17, 12, 44


def xlsx_deck(deck: Deck, lists: list[Detail]) -> bytes:
    """Every figure of the deck as a number, with the lists in full behind them."""
    buffer = io.BytesIO()
    t = translator("en" if deck.language == "en" else "vi")
    with xlsxwriter.Workbook(buffer, OPTIONS) as book:
        book.set_properties(
            {
                "title": deck.stamp.meeting,
                "subject": deck.stamp.snapshot,
                "comments": deck.stamp.edition,
                "created": datetime.combine(deck.stamp.as_of, time()),
            }
        )
        names = _sheet_names(deck, lists, t)
        index = book.add_worksheet(t("workbook.index"))
        _index(book, index, deck, lists, names, t)
        for slide, name in zip(deck.slides, names, strict=False):
            _slide(book, book.add_worksheet(name), slide, deck, t)
        for detail, name in zip(lists, names[len(deck.slides) :], strict=True):
            _list(book, book.add_worksheet(name), detail, deck, t)
    return buffer.getvalue()


def _sheet_names(deck: Deck, lists: list[Detail], t: Translator) -> list[str]:
    """Numbered names without what Excel forbids, at most 31 letters."""
    keys = [(f"deck.{slide.builder}.name", slide.title) for slide in deck.slides]
    slides = [t(key) if t.has(key) else title for key, title in keys]
    said = [*slides, *(detail.title for detail in lists)]
    return [
        shorten(f"{n:02} {FORBIDDEN.sub(' ', name).strip()}", LONGEST)
        for n, name in enumerate(said, start=1)
    ]


def _stamp(book: Any, sheet: Any, title: str, lines: list[str]) -> int:
    """Title and the lines of source and snapshot; the row after them."""
    sheet.write_string(0, 0, title, book.add_format({"bold": True, "font_size": 14}))
    grey = book.add_format({"font_color": LIGHT.ink_2})
    for n, line in enumerate(filter(None, lines), start=1):
        sheet.write_string(n, 0, line, grey)
    return len([line for line in lines if line]) + 2


def _index(
    book: Any, sheet: Any, deck: Deck, lists: list[Detail], names: list[str], t: Translator
) -> None:
    stamp = deck.stamp
    lines = [stamp.campaign, stamp.snapshot, stamp.days, stamp.filters, stamp.sample]
    lines.append(stamp.edition)
    top = _stamp(book, sheet, f"{stamp.meeting}, {stamp.body}", lines)
    head = book.add_format({"bold": True, "bg_color": LIGHT.surface_2})
    for place, name in enumerate(("sheet", "message", "source", "coverage")):
        sheet.write_string(top, place, t(f"workbook.{name}"), head)
    said = [(s.title, s.source, s.coverage) for s in deck.slides]
    said += [(d.title, t("workbook.whole"), "") for d in lists]
    link = book.add_format({"font_color": LIGHT.primary, "underline": 1})
    for row, (name, texts) in enumerate(zip(names, said, strict=True), start=top + 1):
        sheet.write_url(row, 0, f"internal:'{name}'!A1", link, name)
        for place, text in enumerate(texts, start=1):
            sheet.write_string(row, place, text)
    for place, wide in enumerate((LONGEST, 70, 50, 30)):
        sheet.set_column(place, place, wide)
    sheet.autofilter(top, 0, top + len(names), 3)
    sheet.freeze_panes(top + 1, 0)
    set_page(sheet, top)


def _slide(book: Any, sheet: Any, slide: Slide, deck: Deck, t: Translator) -> None:
    """The tables of a slide under each other, each with its chart beside."""
    row = _stamp(book, sheet, slide.title, [*deck.footer(slide), deck.stamp.sample])
    wide = [NARROW]
    for part in slide.parts:
        grid = grid_of(part.form, t)
        if grid is None or not grid.rows:
            continue
        _grid(book, sheet, grid, row)
        wide = [max(a, b) for a, b in _both_widths(wide, _widths(grid))]
        if grid.drawn:
            put_chart(book, sheet, grid, row, t("workbook.value"))
        row += max(len(grid.rows) + 3, CHART_ROWS if grid.drawn else 0)
    for place, letters in enumerate(wide):
        sheet.set_column(place, place, letters)
    set_page(sheet, 0)


def _both_widths(one: list[int], other: list[int]) -> list[tuple[int, int]]:
    longest = max(len(one), len(other))
    padded = [side + [NARROW] * (longest - len(side)) for side in (one, other)]
    return list(zip(*padded, strict=True))


def _widths(grid: Grid) -> list[int]:
    columns = zip(grid.head, *grid.rows, strict=True)
    return [
        min(WIDE, max(NARROW, *(len(c) + 2 for c in column if isinstance(c, str))))
        for column in columns
    ]


def _grid(book: Any, sheet: Any, grid: Grid, top: int) -> None:
    head = book.add_format({"bold": True, "bg_color": LIGHT.surface_2, "text_wrap": True})
    for place, text in enumerate(grid.head):
        sheet.write_string(top, place, str(guarded(text)), head)
    for n, cells in enumerate(grid.rows, start=top + 1):
        for place, cell in enumerate(cells):
            if isinstance(cell, Number):
                look = book.add_format({"num_format": cell.format})
                sheet.write_number(n, place, cell.value, look)
            elif cell:
                sheet.write_string(n, place, str(guarded(cell)))


def _list(book: Any, sheet: Any, detail: Detail, deck: Deck, t: Translator) -> None:
    stamp = deck.stamp
    day = stamp.days if detail.is_dated else stamp.as_of_words
    top = _stamp(book, sheet, detail.title, [stamp.snapshot, day, stamp.sample, stamp.edition])
    write_rows(book, sheet, detail.rows, top, t("column.year"))
    set_page(sheet, top)
