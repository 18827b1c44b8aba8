"""Lines over time as a native chart; names at the ends and the hinge are text beside it."""

from collections.abc import Iterator
from math import ceil
from typing import Any

from pptx.enum.chart import XL_CHART_TYPE as KIND
from pptx.enum.chart import XL_MARKER_STYLE as MARKER
from pptx.enum.chart import XL_TICK_LABEL_POSITION
from pptx.enum.dml import MSO_LINE
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

from briefing.deck.forms import Line, Lines
from briefing.drawing.draw_lines import (
    WEIGHT,
    Field,
    draw_ends,
    draw_label_words,
    draw_scale,
    field_of,
    side_of,
)
from briefing.drawing.measure import width
from briefing.drawing.shapes import FILL, Box, Say, Shape
from briefing.drawing.style import ROOM
from briefing.powerpoint.behind import stand_behind
from briefing.powerpoint.chart import (
    BarData,
    add_chart,
    bare_axis,
    hide_labels,
    is_decimal,
    label_point,
    paint,
    set_inside,
    set_scale,
)
from briefing.powerpoint.shapes import put_drawing
from briefing.powerpoint.sheet import Sheet
from briefing.powerpoint.theme import OF_TONE

BESIDE = {"left": "above", "right": "below"}


def put_lines(sheet: Sheet, form: Lines, box: Box) -> None:
    """Chart with its own axes; a gap stays a gap."""
    data = BarData(sheet.stamp, form.categories)
    for line in form.lines:
        data.add_series(line.name, line.values)
    chart = add_chart(
        sheet.shapes, KIND.LINE_MARKERS, data, box, sheet.name("chart"), sheet.said(form)
    )
    inside = field_of(form, box, ROOM).box
    set_inside(chart, box, inside)
    set_scale(chart.value_axis, form.axis, is_shown=True)
    step = _times(chart, form, inside)
    if is_decimal(form.axis):
        hide_labels(chart.value_axis)
    for native, line in zip(chart.plots[0].series, form.lines, strict=True):
        _line(native, line, form, box)
        stand_behind(native, _printed(line), sheet.words)
    put_drawing(sheet, draw_ends(form, box, ROOM), "text")
    put_drawing(sheet, _own_words(form, field_of(form, box, ROOM), step), "axis")


def _own_words(form: Lines, field: Field, step: int) -> Iterator[Shape]:
    """Words a reader would write its own way, or leave out: decimals of the scale, every so many
    names of the time; a figure that would stand on the scale or on its own line."""
    if is_decimal(form.axis):
        says = (one for one in draw_scale(field, form.axis, ROOM) if isinstance(one, Say))
        yield from says
    if step > 1:
        y = field.box.bottom + ROOM.lead(ROOM.head) * 1.1
        for n in range(0, len(form.categories), step):
            name, color = form.categories[n], FILL["context"]
            yield Say(field.x(n), y, name, ROOM.head, color, anchor="middle")
    for line in form.lines:
        for n, text, side in (one for one in line.labels if _is_own(*one)):
            if (value := line.values[n]) is not None:
                point = (field.x(n), field.y(value))
                yield from draw_label_words(point, text, side, line, field, ROOM)


def _is_own(n: int, text: str, side: str) -> bool:
    """Whether a label is text of its own: the first, and words under a point, which a reader would
    put in its middle, over a line that rises there."""
    return n == 0 or (side == "right" and " " in text)


def _times(chart: Any, form: Lines, inside: Box) -> int:
    """Every so many names of the time, from the first: none is dropped by chance. The step."""
    axis = chart.category_axis
    bare_axis(axis)
    if form.axis.step < 0:  # the best rank on top: time stays below
        axis.tick_label_position = XL_TICK_LABEL_POSITION.HIGH
    crosses = chart.value_axis._element.find(qn("c:crosses"))
    crosses.addnext(crosses.makeelement(qn("c:crossBetween"), {"val": "midCat"}))
    asked = form.shown[1] - form.shown[0] if len(form.shown) > 1 else 1
    widest = max(width(name, ROOM.head) for name in form.categories) + ROOM.head / 72
    step = max(asked, ceil(widest * len(form.categories) / inside.w))
    element = axis._element
    skip = element.makeelement(qn("c:tickLblSkip"), {"val": str(step)})
    element.find(qn("c:noMultiLvlLbl")).addprevious(skip)
    if step > 1:
        hide_labels(axis)
    return step


def _printed(line: Line) -> dict[int, str]:
    """What is printed at its points: labels, and its end at the last known value."""
    known = [n for n, value in enumerate(line.values) if value is not None]
    end = {known[-1]: line.end} if known and line.end else {}
    return end | {n: text for n, text, _ in line.labels}


def _line(native: Any, line: Line, form: Lines, box: Box) -> None:
    field = field_of(form, box, ROOM)
    native.smooth = False
    native.marker.style = MARKER.NONE
    native.format.line.width = Inches(ROOM.line * WEIGHT[line.style])
    native.format.line.color.theme_color = OF_TONE[line.tone]
    if line.style == "dashed":
        native.format.line.dash_style = MSO_LINE.DASH
    for n, text, side in line.labels:
        value = line.values[n]
        if value is None:
            continue
        point = native.points[n]
        point.marker.style, point.marker.size = MARKER.CIRCLE, 8
        paint(point.marker, line.tone)
        point.format.line.width = Pt(72 * ROOM.line * WEIGHT[line.style])
        point.format.line.color.theme_color = OF_TONE[line.tone]
        if _is_own(n, text, side):
            continue  # written beside the chart
        is_beside = side == "left" and " " in text  # clear of the line
        place = "left" if is_beside else BESIDE[side_of(side, field.y(value), field, ROOM)]
        label_point(point, text, place, ROOM.label, line.tone)
