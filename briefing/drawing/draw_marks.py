"""Marks in the chart column of a table: bars, dots, ticks and the way between them."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from briefing.deck.forms import Axis, Key, Mark, Marks
from briefing.drawing.measure import width
from briefing.drawing.shapes import FILL, WRITTEN, Box, Disc, Path, Rect, Say, Shape
from briefing.drawing.style import Style

GAP = 0.6  # of the text size, between columns


def pad(style: Style) -> float:
    """Space kept free at the right of a column."""
    return style.text / 72 * GAP


def place_on(axis: Axis, value: float, box: Box, style: Style) -> float:
    """Where a value of the axis is across a cell; marks keep clear of its edges."""
    room = 2.4 * style.label / 72  # for what is written beside the last mark
    inner = Box(box.x + style.dot * 1.2, box.y, box.w - style.dot * 2.4 - room, box.h)
    part = (min(max(value, axis.low), axis.high) - axis.low) / (axis.high - axis.low)
    return inner.x + inner.w * part


def key_lines(key: tuple[Key, ...], room: float, style: Style) -> list[list[Key]]:
    """Entries of a key in lines no wider than there is room."""
    lines: list[list[Key]] = []
    used = 0.0
    for entry in key:
        wide = _entry_width(entry, style)
        if not lines or used + wide > room:
            lines.append([])
            used = 0.0
        lines[-1].append(entry)
        used += wide
    return lines


def _entry_width(entry: Key, style: Style) -> float:
    size = style.head / 72
    sign = 0.0 if entry.sign == "none" else size * 1.15
    return sign + width(entry.text, style.head, True) + size * 1.2


def draw_key(key: Iterable[Key], x: float, y: float, style: Style) -> Iterator[Shape]:
    """Entries of a key in one line, each with its sign."""
    size = style.head / 72
    for entry in key:
        middle, color = y - size * 0.33, FILL[entry.tone]
        if entry.sign == "dot":
            yield Disc(x + size * 0.4, middle, size * 0.38, color)
        elif entry.sign == "bar":
            yield Rect(Box(x, middle - size * 0.35, size * 0.8, size * 0.7), color)
        elif entry.sign == "tick":
            yield Rect(Box(x + size * 0.3, middle - size * 0.5, size * 0.2, size), color)
        shift = 0.0 if entry.sign == "none" else size * 1.15
        yield Say(x + shift, y, entry.text, style.head, FILL["context"], True)
        x += _entry_width(entry, style)


def draw_marks(
    marks: Marks, axis: Axis, cell: Box, style: Style, *, has_rest: bool
) -> Iterator[Shape]:
    """What one row shows on the axis."""
    middle = cell.y + cell.h / 2
    if marks.bar:
        yield from _bar(marks.bar, axis, cell, style, has_rest=has_rest)
    if marks.is_joined and len(marks.dots) > 1:
        ends = sorted(place_on(axis, dot.value, cell, style) for dot in marks.dots)
        yield Path((((ends[0], middle), (ends[-1], middle)),), FILL["rest"], style.line * 1.5)
    if marks.tick:
        x = place_on(axis, marks.tick.value, cell, style)
        if marks.gap and marks.dots:
            yield from _gap(
                marks, x, place_on(axis, marks.dots[0].value, cell, style), middle, style
            )
        tall = cell.h * 0.58
        color = FILL[marks.tick.tone]
        yield Rect(Box(x - style.line * 0.6, middle - tall / 2, style.line * 1.2, tall), color)
        yield from _beside(marks.tick, x, middle, style.line * 2, style, is_bold=False)
    for dot in marks.dots:
        x = place_on(axis, dot.value, cell, style)
        yield Disc(x, middle, style.dot, FILL[dot.tone])
        lone = dot if len(marks.dots) > 1 or marks.gap else _turned(dot, x, cell, style)
        yield from _beside(lone, x, middle, style.dot * 1.6, style, is_bold=dot.tone != "earlier")


def _turned(dot: Mark, x: float, cell: Box, style: Style) -> Mark:
    """The mark with its words on the right where they would leave the cell on the left."""
    needed = width(dot.text, style.label, True) + style.dot * 1.6
    return replace(dot, side="right") if x - needed < cell.x else dot


def _gap(marks: Marks, tick: float, dot: float, middle: float, style: Style) -> Iterator[Shape]:
    ends = ((min(dot, tick) + style.dot, middle), (max(dot, tick) - style.line, middle))
    if ends[0][0] < ends[1][0]:
        yield Path((ends,), FILL["attention"], style.line * 0.6, dash=(style.line, style.line))
    room = abs(tick - dot) - style.dot * 2
    if width(marks.gap, style.head, True) <= room:
        x, y = (dot + tick) / 2, middle - style.dot * 0.8
        yield Say(x, y, marks.gap, style.head, FILL["attention"], True, "middle")


def _beside(
    mark: Mark, x: float, middle: float, away: float, style: Style, *, is_bold: bool
) -> Iterator[Shape]:
    if not mark.text:
        return
    y, color = middle + style.base(style.label), WRITTEN[mark.tone]
    if mark.side == "left":
        yield Say(x - away, y, mark.text, style.label, color, is_bold, "end")
    else:
        yield Say(x + away, y, mark.text, style.label, color, is_bold)


def _bar(bar: Mark, axis: Axis, cell: Box, style: Style, *, has_rest: bool) -> Iterator[Shape]:
    start, end = (place_on(axis, v, cell, style) for v in (axis.low, bar.value))
    tall = min(cell.h * 0.56, style.text / 72 * 1.5)
    top = cell.y + (cell.h - tall) / 2
    if has_rest:
        whole = place_on(axis, axis.high, cell, style) - start
        yield Rect(Box(start, top, whole, tall), FILL["rest"])
    yield Rect(Box(start, top, max(end - start, style.hair * 2), tall), FILL[bar.tone])
    y, needed = top + tall / 2 + style.base(style.label), width(bar.text, style.label, True)
    edge = style.label / 72 * 0.4
    if end - start > needed + 2 * edge and bar.tone not in ("earlier", "rest"):
        yield Say(end - edge, y, bar.text, style.label, FILL["paper"], True, "end")
    else:
        yield Say(end + edge, y, bar.text, style.label, WRITTEN[bar.tone], True)
