"""A table with a chart inside: the house form of slides and papers."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from briefing.deck.forms import Axis, Column, Key, Table, Text
from briefing.drawing.draw_marks import draw_key, draw_marks, key_lines, pad, place_on
from briefing.drawing.measure import cut, width, wrapped
from briefing.drawing.shapes import (
    FILL,
    WRITTEN,
    Anchor,
    Box,
    Path,
    Rect,
    Say,
    Shape,
    rule,
    shaded,
    status_mark,
)
from briefing.drawing.style import Style


@dataclass(frozen=True)
class Grid:
    """Where the rows and columns of a table are."""

    box: Box
    head: float
    row: float
    edges: tuple[float, ...]

    def cell(self, row: int, column: int) -> Box:
        """The box of a cell."""
        left, right = self.edges[column], self.edges[column + 1]
        return Box(left, self.box.y + self.head + row * self.row, right - left, self.row)

    @property
    def foot(self) -> float:
        """Under the last row."""
        return self.box.y + self.box.h


def grid_of(table: Table, box: Box, style: Style) -> Grid:
    """Columns by their shares, none narrower than its longest word; rows as tall as there is
    room, up to what reads well."""
    edges = tuple(accumulate(_widths(table, box, style), initial=box.x))
    head = head_lines(table, edges, style) * style.lead(style.head) + style.head / 72 * 0.6
    strip = style.lead(style.head) * 1.3 if table.axis and table.axis.labels else 0
    most = max(style.most_row, _tallest(table, edges, style))
    row = min((box.h - head - strip) / max(len(table.rows), 1), most)
    return Grid(Box(box.x, box.y, box.w, head + row * len(table.rows)), head, row, edges)


def _tallest(table: Table, edges: tuple[float, ...], style: Style) -> float:
    """Height of a row in which every text of the table is whole."""
    lines = 1
    for row in table.rows:
        for n, cell in enumerate(row.cells):
            sign = mark_size(style) * 1.6 if cell.status else 0
            room = edges[n + 1] - edges[n] - pad(style) - sign
            bold = cell.is_bold or row.is_total
            lines = max(lines, len(wrapped(cell.text, room, style.text, bold)))
    return lines * style.lead(style.text) + style.text / 72 * 0.2


HAIR = 0.01  # inches by which a text is less wide than its room: sums of widths are not exact
CHART_NEEDS = 0.7  # of what a chart asks for: less, and its marks run into each other


def _widths(table: Table, box: Box, style: Style) -> list[float]:
    """Shares of the width; what a column lacks for its longest word, the roomy ones give.

    Where rows hold one line, so it is for whole texts as far as others have room to give.
    """
    total = sum(column.share for column in table.columns)
    asked = [box.w * column.share / total for column in table.columns]
    least = [longest_word(table, n, style) + pad(style) for n in range(len(asked))]
    if table.chart_at is not None:
        least[table.chart_at] = asked[table.chart_at] * CHART_NEEDS
    widths = _given(least, asked)
    rows = max(len(table.rows), 1)
    if (box.h - style.lead(style.head) * 2.5) / rows >= style.lead(style.text) * 2:
        return widths
    whole = [max(_whole_text(table, n, style) + pad(style), least[n]) for n in range(len(asked))]
    if table.chart_at is not None:
        whole[table.chart_at] = least[table.chart_at]
    return _given(whole, widths, least)


def _given(
    wanted: list[float], asked: list[float], least: list[float] | None = None
) -> list[float]:
    """Widths with what some lack taken from those that have more than they want.

    Without `least` all or nothing is given; with it as much as there is.
    """
    lacking = [max(0.0, a - b) for a, b in zip(wanted, asked, strict=True)]
    spare = [max(0.0, b - a) for a, b in zip(wanted, asked, strict=True)]
    if not sum(lacking) or not sum(spare) or (least is None and sum(lacking) > sum(spare)):
        return asked
    given = min(sum(lacking), sum(spare))
    return [
        width + given * (lack / sum(lacking) - more / sum(spare))
        for width, lack, more in zip(asked, lacking, spare, strict=True)
    ]


def _whole_text(table: Table, column: int, style: Style) -> float:
    """Inches of the widest text of a column in one line, its sign before it; a status as bold as
    it may become."""
    cells = [(row.cells[column], row.is_total) for row in table.rows]
    sign = mark_size(style) * 1.6
    return HAIR + max(
        width(cell.text, style.text, cell.is_bold or is_total or bool(cell.status))
        + (sign if cell.status else 0)
        for cell, is_total in cells
    )


def longest_word(table: Table, column: int, style: Style) -> float:
    """Inches of the widest word of a column, its sign before it."""
    texts = [
        (word, style.text, row.cells[column].is_bold or row.is_total)
        for row in table.rows
        for word in row.cells[column].text.split(" ")
    ]
    heads = [(word, style.head, True) for word in table.columns[column].head.split(" ")]
    signed = any(row.cells[column].status for row in table.rows)
    sign = mark_size(style) * 1.6 if signed else 0.0
    return max(width(*one) for one in (*texts, *heads)) + sign


def head_lines(table: Table, edges: tuple[float, ...], style: Style) -> int:
    """Lines of the tallest head, or of the key over the chart."""
    rooms = [edges[n + 1] - edges[n] - pad(style) for n in range(len(table.columns))]
    tallest = max(
        len(wrapped(column.head, room, style.head, True))
        for column, room in zip(table.columns, rooms, strict=True)
    )
    key = key_lines(table.key, rooms[table.chart_at], style) if table.chart_at is not None else []
    return max(tallest, len(key))


def draw_table(table: Table, box: Box, style: Style) -> Iterator[Shape]:
    """Heads, rules, texts, and the marks of the chart column."""
    grid = grid_of(table, box, style)
    yield from _rules(table, grid, style)
    if table.axis and table.chart_at is not None:
        yield from _scale(table.axis, grid, table.chart_at, style)
    for n, column in enumerate(table.columns):
        yield from _head(column, table.key if n == table.chart_at else (), grid, n, style)
    for r, row in enumerate(table.rows):
        for n, cell in enumerate(row.cells):
            yield from _cell(cell, table.columns[n], grid.cell(r, n), style, row.is_total)
        if row.marks and table.axis and table.chart_at is not None:
            place = grid.cell(r, table.chart_at)
            yield from draw_marks(row.marks, table.axis, place, style, has_rest=table.has_rest)


def _rules(table: Table, grid: Grid, style: Style) -> Iterator[Shape]:
    top = grid.box.y + grid.head
    for n in range(1, len(table.rows) + 1):
        y = top + n * grid.row
        yield rule(grid.box.x, y, grid.box.right, FILL["rule"], style.hair)
    yield rule(grid.box.x, top, grid.box.right, FILL["ink"], style.hair * 2)


def _scale(axis: Axis, grid: Grid, column: int, style: Style) -> Iterator[Shape]:
    cell, top = grid.cell(0, column), grid.box.y + grid.head
    for n, step in enumerate(axis.steps if axis.labels else ()):
        x = place_on(axis, step, cell, style)
        yield Path((((x, top), (x, grid.foot)),), FILL["grid"], style.hair)
        if n < len(axis.labels):
            y = grid.foot + style.lead(style.head)
            yield Say(x, y, axis.labels[n], style.head, FILL["context"], anchor="middle")


def _head(
    column: Column, key: tuple[Key, ...], grid: Grid, n: int, style: Style
) -> Iterator[Shape]:
    cell = grid.cell(0, n)
    room = cell.w - pad(style)
    lines = wrapped(column.head, room, style.head, True)
    bottom = grid.box.y + grid.head - style.head / 72 * 0.45
    for above, line in enumerate(reversed(lines)):
        y = bottom - above * style.lead(style.head)
        x = cell.right - pad(style) if column.align == "right" else cell.x
        anchor: Anchor = "end" if column.align == "right" else "start"
        yield Say(x, y, line, style.head, FILL["context"], True, anchor)
    for above, entries in enumerate(reversed(key_lines(key, room, style))):
        yield from draw_key(entries, cell.x, bottom - above * style.lead(style.head), style)


def mark_size(style: Style) -> float:
    """Size of a status mark in inches."""
    return style.text / 72 * 0.8


def fitting_lines(text: Text, box: Box, style: Style, *, is_bold: bool) -> list[str]:
    """The words of a cell in the lines it has room for; the last is cut where more would follow."""
    room = box.w - pad(style) - (mark_size(style) * 1.6 if text.status else 0)
    lines = wrapped(text.text, room, style.text, is_bold)
    most = max(1, int(box.h / style.lead(style.text)))
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], cut(" ".join(lines[most - 1 :]), room, style.text, is_bold)]


def _cell(text: Text, column: Column, box: Box, style: Style, is_total: bool) -> Iterator[Shape]:
    if text.shade:
        yield Rect(Box(box.x, box.y, box.w, box.h), shaded(text.shade))
    if not text.text:
        return
    bold, color = text.is_bold or is_total, WRITTEN[text.tone]
    middle = box.y + box.h / 2
    x = box.right - pad(style) if column.align == "right" else box.x
    if text.status:
        size = mark_size(style)
        yield status_mark(text.status, x + size / 2, middle, size, color)
        x += size * 1.6
    lines = fitting_lines(text, box, style, is_bold=bold)
    anchor: Anchor = "end" if column.align == "right" else "start"
    for n, line in enumerate(lines):
        y = middle + style.base(style.text) + (n - (len(lines) - 1) / 2) * style.lead(style.text)
        yield Say(x, y, line, style.text, color, bold, anchor, column.align == "right")
