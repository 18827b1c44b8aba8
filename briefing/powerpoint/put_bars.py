"""Bars by category as a native chart, with a key of words above it."""

from typing import Any

from pptx.enum.chart import XL_CHART_TYPE as KIND

from briefing.deck.forms import Axis, BarChart, Bars
from briefing.drawing.draw_bars import (
    INSIDE,
    key_of,
    lying_field,
    most_of,
    name_size,
    upright_field,
)
from briefing.drawing.draw_marks import key_lines
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
from briefing.powerpoint.sheet import Sheet
from briefing.powerpoint.text import Paragraph, Run, look, put_text

APART = 0.06  # between figures of two narrow parts: «1» and «2» are not «12»
KINDS = {
    ("clustered", False): KIND.COLUMN_CLUSTERED,
    ("clustered", True): KIND.BAR_CLUSTERED,
    ("stacked", False): KIND.COLUMN_STACKED,
    ("stacked", True): KIND.BAR_STACKED,
    ("whole", True): KIND.BAR_STACKED_100,
    ("whole", False): KIND.COLUMN_STACKED_100,
}


def put_bars(sheet: Sheet, form: BarChart, box: Box) -> None:
    """Key, then the chart under it; every bar labelled with its printed figure."""
    lines = key_lines(key_of(form), box.w, ROOM)
    top = ROOM.lead(ROOM.head) * (len(lines) * 1.1 + 0.8 if lines else 0)
    if lines:
        runs = [_key_runs(line) for line in lines]
        high = ROOM.lead(ROOM.head) * len(lines) * 1.1
        put_text(sheet.shapes, Box(box.x, box.y, box.w, high), runs, sheet.name("key"))
    frame = Box(box.x, box.y + top, box.w, box.h - top)
    data = BarData(sheet.stamp, form.categories)
    for bars in form.series:
        data.add_series(bars.name or form.caption or sheet.word("value"), bars.values)
    kind = KINDS[form.kind, form.is_lying]
    chart = add_chart(sheet.shapes, kind, data, frame, sheet.name("chart"), sheet.said(form))
    field = (lying_field if form.is_lying else upright_field)(form, frame, ROOM)
    set_inside(chart, frame, field)
    _axes(chart, form, frame, field)
    _fill(chart.plots[0], form, field)
    for native, bars in zip(chart.plots[0].series, form.series, strict=True):
        stand_behind(native, dict(enumerate(bars.texts)), sheet.words)


def _key_runs(line: list[Any]) -> Paragraph:
    runs = []
    for entry in line:
        if entry.sign != "none":
            runs.append(Run("■ ", ROOM.head, entry.tone, True))
        runs.append(Run(f"{entry.text}    ", ROOM.head, "context", True))
    return Paragraph(tuple(runs))


def _axes(chart: Any, form: BarChart, frame: Box, field: Box) -> None:
    most = 1 if form.kind == "whole" else most_of(form)
    set_scale(chart.value_axis, Axis(0, most, most), is_shown=False)
    names = chart.category_axis
    bare_axis(names)
    names.reverse_order = form.is_lying
    slot = field.h / max(len(form.categories), 1)
    size = name_size(form, frame, slot, ROOM) if form.is_lying else ROOM.head
    look(names.tick_labels.font, size, "ink")
    chart.plots[0].gap_width = 61 if form.is_lying else 28 if form.kind == "clustered" else 66
    chart.plots[0].overlap = -5 if form.kind == "clustered" and len(form.series) > 1 else 100


def _fill(plot: Any, form: BarChart, field: Box) -> None:
    for native, bars in zip(plot.series, form.series, strict=True):
        paint(native, bars.tone)
        for n, text in enumerate(bars.texts):
            _label(native.points[n], n, bars, text, form, field)


def _label(point: Any, n: int, bars: Bars, text: str, form: BarChart, field: Box) -> None:
    """On top of a column; inside a stacked part where its figure has room, as on the screen."""
    if form.kind == "clustered" and not form.is_lying:
        label_point(point, text, "outside", ROOM.label, bars.tone)
        return
    total = sum(b.values[n] for b in form.series) if form.kind == "whole" else most_of(form)
    room, needed = field.h, ROOM.lead(ROOM.label)
    if form.is_lying:
        room, needed = field.w * 0.94, width(text, ROOM.label, True) + APART
    if bars.values[n] and room * bars.values[n] / (total or 1) > needed:
        label_point(point, text, "middle", ROOM.label, "paper" if bars.tone in INSIDE else "ink")
    elif len(form.series) == 1:
        label_point(point, text, "outside", ROOM.label, "ink")
