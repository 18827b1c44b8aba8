"""A table as PowerPoint's own, with a native chart laid over its empty column."""

from typing import Any

from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Inches

from briefing.deck.forms import Column, Key, Row, Table, Text
from briefing.drawing.draw_marks import pad
from briefing.drawing.draw_table import fitting_lines, grid_of
from briefing.drawing.shapes import Box
from briefing.drawing.style import ROOM, Style
from briefing.powerpoint.put_marks import put_marks
from briefing.powerpoint.sheet import Sheet
from briefing.powerpoint.text import Paragraph, Run, describe, emu, fill_paragraphs, held_in
from briefing.powerpoint.theme import OF_TONE, sign, written

PLAIN = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # No Style, No Grid
NO_BREAK = "\u00a0"
SIGNS = {"dot": f"●{NO_BREAK}", "bar": f"■{NO_BREAK}", "tick": f"|{NO_BREAK}", "none": ""}
BORDER = (
    '<a:lnB xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" w="{width}">'
    '<a:solidFill><a:schemeClr val="{color}"/></a:solidFill></a:lnB>'
)


def put_table(sheet: Sheet, table: Table, box: Box) -> None:
    """Heads, rows with a hairline, and the marks where the table has a scale."""
    grid = grid_of(table, box, ROOM)
    heights = (grid.head, *[grid.row] * len(table.rows))
    native = bare_table(sheet, grid.box, grid.edges, heights, sheet.said(table))
    for n, column in enumerate(table.columns):
        key = table.key if n == table.chart_at else ()
        wide = grid.edges[n + 1] - grid.edges[n] - pad(ROOM)
        (head,) = held_in(wide, [_head(column, key, ROOM)])
        set_cell(native.cell(0, n), head, "bottom", right=pad(ROOM), border=("tx1", 12_700))
    for r, row in enumerate(table.rows):
        for n, text in enumerate(row.cells):
            place = grid.cell(r, n)
            said = _cell(text, table.columns[n], place, row, sheet)
            (said,) = held_in(place.w - pad(ROOM), [said])
            set_cell(native.cell(r + 1, n), said, right=pad(ROOM))
            if text.shade:
                _shade(native.cell(r + 1, n), text.shade)
    if table.axis and table.chart_at is not None:
        put_marks(sheet, table, grid)


def bare_table(
    sheet: Sheet, box: Box, edges: tuple[float, ...], heights: tuple[float, ...], words: str
) -> Any:
    """An empty table of these columns and rows, without style; its first row is the head."""
    frame = sheet.shapes.add_table(len(heights), len(edges) - 1, *emu(box))
    frame.name = sheet.name("table")
    describe(frame, words)
    native = frame.table
    native._tbl.tblPr.find(qn("a:tableStyleId")).text = PLAIN
    native.horz_banding = False
    for n, column in enumerate(native.columns):
        column.width = Inches(edges[n + 1] - edges[n])
    for n, row in enumerate(native.rows):
        row.height = Inches(heights[n])
    return native


def set_cell(
    cell: Any,
    paragraph: Paragraph,
    anchor: str = "middle",
    *,
    right: float = 0.0,
    border: tuple[str, int] = ("accent6", 6_350),
) -> None:
    """Text of a cell, flush left, with a rule under it."""
    cell.margin_left = cell.margin_top = cell.margin_bottom = 0
    cell.margin_right = Inches(right)
    fill_paragraphs(cell.text_frame, [paragraph])
    properties = cell._tc.get_or_add_tcPr()
    properties.set("anchor", {"middle": "ctr", "bottom": "b"}[anchor])
    properties.insert(0, parse_xml(BORDER.format(color=border[0], width=border[1])))


def _shade(cell: Any, part: float) -> None:
    """A cell of a heat table: the theme's blue, the lighter the less."""
    cell.fill.solid()
    cell.fill.fore_color.theme_color = OF_TONE["subject"]
    cell.fill.fore_color.brightness = 0.95 - 0.45 * part


def _head(column: Column, key: tuple[Key, ...], style: Style) -> Paragraph:
    runs = [Run(column.head, style.head, "context", True)] if column.head or not key else []
    for entry in key:
        if entry.sign != "none":
            runs.append(Run(SIGNS[entry.sign], style.head, entry.tone, True))
        words = entry.text.replace(" ", NO_BREAK) if entry.sign != "none" else entry.text
        runs.append(Run(f"{words}   ", style.head, "context", True))
    return Paragraph(tuple(runs), column.align)


def _cell(text: Text, column: Column, box: Box, row: Row, sheet: Sheet) -> Paragraph:
    bold, tone = text.is_bold or row.is_total, written(text.tone)
    lines = fitting_lines(text, box, ROOM, is_bold=bold)
    sheet.keep(text.text, shown := " ".join(lines))
    return Paragraph((Run(sign(text.status) + shown, ROOM.text, tone, bold),), column.align)
