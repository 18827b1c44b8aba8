"""Dots and ticks of a table as a scatter over its empty column."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from pptx.enum.chart import XL_CHART_TYPE as KIND
from pptx.enum.chart import XL_MARKER_STYLE as MARKER
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from briefing.deck.forms import Axis, Mark, Point, Row, Table
from briefing.drawing.draw_marks import place_on
from briefing.drawing.draw_table import Grid
from briefing.drawing.measure import width
from briefing.drawing.shapes import Box
from briefing.drawing.style import ROOM
from briefing.powerpoint.behind import stand_behind
from briefing.powerpoint.chart import (
    PointData,
    add_chart,
    label_point,
    paint,
    set_inside,
    set_scale,
)
from briefing.powerpoint.sheet import Sheet
from briefing.powerpoint.theme import OF_TONE

Found = list[tuple[int, Row, Mark]]
TICK = (
    "<c:errBars %s><c:errDir val='y'/><c:errBarType val='both'/><c:errValType val='fixedVal'/>"
    "<c:noEndCap val='1'/><c:val val='0.3'/><c:spPr><a:ln w='34925'><a:solidFill>"
    "<a:schemeClr val='%s'/></a:solidFill></a:ln></c:spPr></c:errBars>"
)
SCHEME = {"context": "tx2", "ink": "tx1", "attention": "accent2", "subject": "accent1"}


def frame_boxes(table: Table, grid: Grid) -> tuple[Box, Box]:
    """Frame over the column with the strip of the scale, and the field of the marks in it."""
    axis, cell = table.axis, grid.cell(0, table.chart_at or 0)
    strip = ROOM.lead(ROOM.head) * 1.3 if axis and axis.labels else 0
    high = grid.row * len(table.rows)
    left, right = (place_on(axis, v, cell, ROOM) for v in (axis.low, axis.high)) if axis else (0, 0)
    return (
        Box(cell.x, cell.y, cell.w, high + strip),
        Box(left, cell.y, right - left, high),
    )


def row_names(table: Table) -> list[str]:
    """What each row is called in the chart's workbook: its first words."""
    return [next((c.text for c in row.cells if c.text), "") for row in table.rows]


@dataclass(frozen=True)
class Series:
    """A series to be: its points with their names, what makes it look as it should, and the
    words printed at its points."""

    name: str
    points: list[Point]
    look: Callable[[Any], None]
    names: tuple[str, ...] = ()
    printed: Mapping[int, str] = field(default_factory=dict)


def put_series(
    sheet: Sheet,
    series: list[Series],
    frame: Box,
    field: Box,
    scales: tuple[Axis, Axis],
    words: str,
    *,
    has_rows: bool = False,
) -> None:
    """A scatter of these series, the longest first: some readers lose those after a short one."""
    ordered = sorted((one for one in series if one.points), key=lambda one: -len(one.points))
    data = PointData(sheet.stamp)
    for one in ordered:
        data.add(one.name, one.points, one.names)
    chart = add_chart(sheet.shapes, KIND.XY_SCATTER, data, frame, sheet.name("chart"), words)
    set_inside(chart, frame, field)
    across, up = scales
    set_scale(chart.category_axis, across, is_shown=bool(across.labels), has_grid=has_rows)
    set_scale(chart.value_axis, up, is_shown=not has_rows)
    for native, one in zip(chart.plots[0].series, ordered, strict=True):
        one.look(native)
        stand_behind(native, one.printed, sheet.words, across=True)


def put_dots(sheet: Sheet, table: Table, grid: Grid) -> None:
    """Points by tone, ticks of what is required, the ways between joined dots, named gaps."""
    axis = table.axis or Axis(0, 1, 1)
    frame, inside = frame_boxes(table, grid)
    found = [
        Series(
            _series_name(table, tone, sheet),
            _places(table, marks),
            partial(_dots, tone=tone, marks=marks),
            _names_of(table, marks),
            _texts(marks),
        )
        for tone, marks in _by_tone(table)
    ]
    if ticks := _tick_marks(table):
        found.append(
            Series(
                sheet.word("required"),
                _places(table, ticks),
                partial(_ticks, marks=ticks),
                _names_of(table, ticks),
                _texts(ticks),
            )
        )
    for n, row in enumerate(table.rows):
        if row.marks and row.marks.is_joined:
            ends = _ends(row, _up(table, n), axis, inside)
            found.append(Series(row_names(table)[n], ends, _way))
    if gaps := _gaps(table, axis, inside):
        middles = [(value, _up(table, n)) for n, value, _ in gaps]
        texts = tuple(text for *_, text in gaps)
        found.append(Series(sheet.word("gap"), middles, partial(_gap_labels, texts=texts), texts))
    rows = Axis(0.5, len(table.rows) + 0.5, 1)
    put_series(sheet, found, frame, inside, (axis, rows), sheet.said(table), has_rows=True)


def _tick_marks(table: Table) -> Found:
    return [
        (n, row, row.marks.tick) for n, row in enumerate(table.rows) if row.marks and row.marks.tick
    ]


def _by_tone(table: Table) -> list[tuple[str, Found]]:
    found: dict[str, Found] = {}
    for n, row in enumerate(table.rows):
        for dot in row.marks.dots if row.marks else ():
            found.setdefault(dot.tone, []).append((n, row, dot))
    return list(found.items())


def _up(table: Table, n: int) -> float:
    return len(table.rows) - n


def _places(table: Table, marks: Found) -> list[Point]:
    return [(mark.value, _up(table, n)) for n, _, mark in marks]


def _names_of(table: Table, marks: Found) -> tuple[str, ...]:
    names = row_names(table)
    return tuple(names[n] for n, *_ in marks)


def _texts(marks: Found) -> dict[int, str]:
    return {n: mark.text for n, (*_, mark) in enumerate(marks) if mark.text}


def _series_name(table: Table, tone: str, sheet: Sheet) -> str:
    """The key's word for the tone, else the chart's own with what the tone says."""
    dots = [entry for entry in table.key if entry.sign == "dot"]
    said = next((entry.text for entry in dots if entry.tone == tone), "")
    head = dots[0].text if dots else table.columns[table.chart_at or 0].head
    return said or f"{head or sheet.word('value')}: {sheet.word(f'tone_{tone}')}"


def _dots(series: Any, tone: str, marks: Found) -> None:
    series.format.line.fill.background()
    series.marker.style, series.marker.size = MARKER.CIRCLE, round(ROOM.dot * 2 * 72)
    paint(series.marker, tone)
    for n, (*_, mark) in enumerate(marks):
        if mark.text:
            label_point(
                series.points[n], mark.text, mark.side, ROOM.label, tone, is_bold=tone != "earlier"
            )


def _ticks(series: Any, marks: Found) -> None:
    """What is required as a short upright line: a fixed error bar of an unseen point."""
    series.format.line.fill.background()
    series.marker.style = MARKER.NONE
    xml = TICK % (nsdecls("c", "a"), SCHEME[marks[0][2].tone])
    series._element.find(qn("c:xVal")).addprevious(parse_xml(xml))
    for n, (*_, mark) in enumerate(marks):
        if mark.text:
            label_point(
                series.points[n], mark.text, mark.side, ROOM.label, mark.tone, is_bold=False
            )


def _ends(row: Row, up: float, axis: Axis, inside: Box) -> list[Point]:
    """From the edge of the first dot to that of the last, so that the way lies between them."""
    values = sorted(dot.value for dot in row.marks.dots) if row.marks else [0.0]
    back = min(ROOM.dot / inside.w * (axis.high - axis.low), (values[-1] - values[0]) / 2)
    return [(values[0] + back, up), (values[-1] - back, up)]


def _way(series: Any) -> None:
    series.marker.style = MARKER.NONE
    series.smooth = False
    series.format.line.width, series.format.line.color.theme_color = Pt(4), OF_TONE["rest"]


def _gaps(table: Table, axis: Axis, inside: Box) -> list[tuple[int, float, str]]:
    """Row, middle and words of every named way from a dot to its tick that has room for them."""
    found = []
    for n, row in enumerate(table.rows):
        if row.marks and row.marks.gap and row.marks.tick and row.marks.dots:
            ends = row.marks.dots[0].value, row.marks.tick.value
            room = abs(ends[1] - ends[0]) / (axis.high - axis.low) * inside.w - ROOM.dot * 2
            if width(row.marks.gap, ROOM.head, True) <= room:
                found.append((n, sum(ends) / 2, row.marks.gap))
    return found


def _gap_labels(series: Any, texts: tuple[str, ...]) -> None:
    series.format.line.fill.background()
    series.marker.style = MARKER.NONE
    for n, text in enumerate(texts):
        label_point(series.points[n], text, "above", ROOM.head, "attention")
