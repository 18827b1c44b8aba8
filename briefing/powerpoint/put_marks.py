"""The marks of a table as a native chart over its empty column: bars here, dots beside."""

from typing import Any

from pptx.enum.chart import XL_CHART_TYPE as KIND

from briefing.deck.forms import Axis, Mark, Table
from briefing.drawing.draw_table import Grid
from briefing.drawing.measure import width
from briefing.drawing.shapes import Box
from briefing.drawing.style import ROOM
from briefing.powerpoint.behind import stand_behind
from briefing.powerpoint.chart import (
    BarData,
    add_chart,
    bare_axis,
    label_point,
    paint,
    set_inside,
    set_scale,
)
from briefing.powerpoint.put_dots import frame_boxes, put_dots, row_names
from briefing.powerpoint.sheet import Sheet


def put_marks(sheet: Sheet, table: Table, grid: Grid) -> None:
    """One chart over the column: a table shows bars or points, never both."""
    rows = [(n, row) for n, row in enumerate(table.rows) if row.marks]
    if any(row.marks and row.marks.bar for _, row in rows):
        _bars(sheet, table, grid)
    elif rows:
        put_dots(sheet, table, grid)


def _bars(sheet: Sheet, table: Table, grid: Grid) -> None:
    axis = table.axis or Axis(0, 1, 1)
    bars = [row.marks.bar if row.marks else None for row in table.rows]
    values = [bar.value if bar else None for bar in bars]
    data = BarData(sheet.stamp, row_names(table))
    head = table.columns[table.chart_at or 0].head
    data.add_series(head or sheet.word("value"), values)
    if table.has_rest:
        rest = [axis.high - v if v is not None else None for v in values]
        data.add_series(sheet.word("rest"), rest)
    frame, inside = frame_boxes(table, grid)
    kind = KIND.BAR_STACKED if table.has_rest else KIND.BAR_CLUSTERED
    chart = add_chart(sheet.shapes, kind, data, frame, sheet.name("chart"), sheet.said(table))
    set_inside(chart, frame, inside)
    set_scale(chart.value_axis, axis, is_shown=bool(axis.labels))
    bare_axis(chart.category_axis, is_shown=False)
    chart.category_axis.reverse_order = True
    plot = chart.plots[0]
    tall = min(grid.row * 0.56, ROOM.text / 72 * 1.5)
    plot.gap_width, plot.overlap = round((grid.row / tall - 1) * 100), 100
    paint(plot.series[0], next((bar.tone for bar in bars if bar), "subject"))
    for n, bar in enumerate(bars):
        if bar:
            _bar(plot, n, bar, axis, inside)
    if table.has_rest:
        paint(plot.series[1], "rest")
    said = {n: bar.text for n, bar in enumerate(bars) if bar and bar.text}
    for native in plot.series:
        stand_behind(native, said, sheet.words)


def _bar(plot: Any, n: int, bar: Mark, axis: Axis, inside: Box) -> None:
    """A bar in its tone; its figure inside where there is room, else after it."""
    point = plot.series[0].points[n]
    paint(point, bar.tone)
    if not bar.text:
        return
    long = inside.w * (bar.value - axis.low) / (axis.high - axis.low)
    needed = width(bar.text, ROOM.label, True) + 0.2
    if long > needed and bar.tone not in ("earlier", "rest"):
        label_point(point, bar.text, "inside", ROOM.label, "paper")
    elif len(plot.series) > 1:
        label_point(plot.series[1].points[n], bar.text, "base", ROOM.label, bar.tone)
    else:
        label_point(point, bar.text, "outside", ROOM.label, bar.tone)
