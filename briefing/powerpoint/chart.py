"""A native chart with our look: no title, no legend, fixed scale, fixed inside, labels our own."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from pptx.chart.data import CategoryChartData, XyChartData
from pptx.chart.xlsx import CategoryWorkbookWriter, XyWorkbookWriter
from pptx.enum.chart import XL_LABEL_POSITION, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from briefing.deck.forms import Axis
from briefing.drawing.page import NO_BREAK
from briefing.drawing.shapes import Box
from briefing.powerpoint.text import describe, emu, look
from briefing.powerpoint.theme import OF_TONE, written

PLACES = {
    "left": XL_LABEL_POSITION.LEFT,
    "right": XL_LABEL_POSITION.RIGHT,
    "above": XL_LABEL_POSITION.ABOVE,
    "below": XL_LABEL_POSITION.BELOW,
    "middle": XL_LABEL_POSITION.CENTER,
    "outside": XL_LABEL_POSITION.OUTSIDE_END,
    "inside": XL_LABEL_POSITION.INSIDE_END,
    "base": XL_LABEL_POSITION.INSIDE_BASE,
}
STAMP_COLUMN, NO_DAY = 25, (1980, 1, 1)
MINUS = chr(0x2212)
BARE = "<c:spPr %s><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"


class PointData(XyChartData):
    """Points whose workbook also says what each is called, and of which figures it is."""

    def __init__(self, stamp: str) -> None:
        super().__init__()
        self.stamp = stamp
        self.names: list[Sequence[str]] = []

    def add(
        self, name: str, points: Sequence[tuple[float, float]], names: Sequence[str] = ()
    ) -> None:
        """A series of points with their names."""
        series = self.add_series(name)
        for x, y in points:
            series.add_data_point(x, y)
        self.names.append(names)

    @property
    def _workbook_writer(self) -> "_PointWriter":
        return _PointWriter(self)


class _PointWriter(XyWorkbookWriter):
    def _populate_worksheet(self, workbook: Any, worksheet: Any) -> None:
        _only_text(worksheet)
        super()._populate_worksheet(workbook, worksheet)
        for series, names in zip(self._chart_data, self._chart_data.names, strict=True):
            worksheet.write_column(self.series_table_row_offset(series) + 1, 2, names)
        _stamp(workbook, worksheet, self._chart_data.stamp)


class BarData(CategoryChartData):
    """Series by category whose workbook says of which figures it is."""

    def __init__(self, stamp: str, categories: Sequence[str]) -> None:
        super().__init__()
        self.stamp = stamp
        self.categories = categories

    @property
    def _workbook_writer(self) -> "_BarWriter":
        return _BarWriter(self)


class _BarWriter(CategoryWorkbookWriter):
    def _populate_worksheet(self, workbook: Any, worksheet: Any) -> None:
        _only_text(worksheet)
        super()._populate_worksheet(workbook, worksheet)
        _stamp(workbook, worksheet, self._chart_data.stamp)


def _only_text(worksheet: Any) -> None:
    """A name such as =2+2 stays a name: python-pptx opens its workbook without these options."""
    worksheet.strings_to_formulas = worksheet.strings_to_urls = False


def _stamp(workbook: Any, worksheet: Any, stamp: str) -> None:
    """Of which figures it is, far from the data; no clock, so that the same is the same bytes."""
    worksheet.write_string(0, STAMP_COLUMN, stamp)
    workbook.set_properties({"created": datetime(*NO_DAY)})


def add_chart(shapes: Any, kind: Any, data: Any, box: Box, name: str, words: str) -> Any:
    """A bare chart over a box; `words` is what a screen reader says of it."""
    frame = shapes.add_chart(kind, *emu(box), data)
    frame.name = name
    describe(frame, words)
    chart = frame.chart
    chart.has_title = chart.has_legend = False
    _bare_ground(chart)
    look(chart.font, 14, "context")
    return chart


def _bare_ground(chart: Any) -> None:
    """No fill, frame or round corner behind it, said: some readers have their own."""
    space = chart._chartSpace
    for of in (space.chart.plotArea, space):
        made = parse_xml(BARE % nsdecls("c", "a"))
        if of is space:
            space.chart.addnext(made)
        else:
            of.append(made)
    if space.find(qn("c:roundedCorners")) is None:
        at = 0 if space.find(qn("c:date1904")) is None else 1
        space.insert(at, space.makeelement(qn("c:roundedCorners"), {"val": "0"}))


def set_inside(chart: Any, box: Box, inside: Box) -> None:
    """Fix the field of the marks inside the frame, both in inches of the page."""
    area = chart._chartSpace.chart.plotArea
    for old in area.findall(qn("c:layout")):
        area.remove(old)
    layout = area.makeelement(qn("c:layout"), {})
    manual = layout.makeelement(qn("c:manualLayout"), {})
    said = {
        "layoutTarget": "inner",
        "xMode": "edge",
        "yMode": "edge",
        "x": (inside.x - box.x) / box.w,
        "y": (inside.y - box.y) / box.h,
        "w": inside.w / box.w,
        "h": inside.h / box.h,
    }
    for key, value in said.items():
        text = value if isinstance(value, str) else f"{value:.5f}"
        manual.append(manual.makeelement(qn(f"c:{key}"), {"val": text}))
    layout.append(manual)
    area.insert(0, layout)


def set_scale(axis: Any, scale: Axis, *, is_shown: bool, has_grid: bool = True) -> None:
    """Both ends and the step said; labels in the scale's decimals, hidden where none are asked."""
    axis.minimum_scale, axis.maximum_scale = sorted((scale.low, scale.high))
    axis.major_unit, axis.reverse_order = abs(scale.step), scale.step < 0
    bare_axis(axis, has_grid=has_grid and is_shown, is_shown=is_shown)
    if is_shown:
        axis.tick_labels.number_format = scale_format(scale)
        axis.tick_labels.number_format_is_linked = False


def is_decimal(scale: Axis) -> bool:
    """Whether its labels have decimals: their mark follows the reader's country, ours does not."""
    return abs(scale.step) < 1 or scale.step % 1 > 0


def hide_labels(axis: Any) -> None:
    """No labels of the chart's own: they are written beside it."""
    axis.tick_label_position = XL_TICK_LABEL_POSITION.NONE


def scale_format(scale: Axis) -> str:
    """The number format of a scale: decimals of its step, the sign of its measure.

    Thousands are written as the labels have them, whatever the reader's locale is.
    """
    decimals = len(f"{abs(scale.step):.10g}".partition(".")[2])
    mark = next((m for m in ".," if any(f"{m}000" in label for label in scale.labels)), "")
    if mark and not decimals and scale.low >= 0:
        by = f'"{mark}"000'
        return f"[>=1000000]0{by}{by};[>=1000]0{by};0"
    plain = "#,##0" + ("." + "0" * decimals if decimals else "")
    suffix = '"%"' if any(label.endswith("%") for label in scale.labels) else ""
    return f'{plain}{suffix};"{MINUS}"{plain}{suffix}'


def bare_axis(axis: Any, *, has_grid: bool = False, is_shown: bool = True) -> None:
    """No ticks and no line; hairlines where asked."""
    axis.has_major_gridlines = has_grid
    if has_grid:
        line = axis.major_gridlines.format.line
        line.width, line.color.theme_color = Pt(0.5), OF_TONE["grid"]
    axis.major_tick_mark = axis.minor_tick_mark = XL_TICK_MARK.NONE
    axis.format.line.fill.background()
    low, none = XL_TICK_LABEL_POSITION.LOW, XL_TICK_LABEL_POSITION.NONE
    axis.tick_label_position = low if is_shown else none
    labels = axis._element.get_or_add_txPr()
    labels.bodyPr.set("rot", "0")  # labels on end move the rows off those of the table


def label_point(
    point: Any, text: str, place: str, points: float, tone: str, *, is_bold: bool = True
) -> None:
    """A label in our own words, so that no locale changes a figure."""
    label = point.data_label
    run = label.text_frame.paragraphs[0].add_run()
    run.text = {"left": f"{text}{NO_BREAK}", "right": f"{NO_BREAK}{text}"}.get(place, text)
    look(run.font, points, written(tone), is_bold=is_bold)
    label.text_frame._txBody.bodyPr.set("wrap", "none")  # else LibreOffice breaks «10,86» in two
    label.position = PLACES[place]


def paint(thing: Any, tone: str) -> None:
    """Fill a bar or a marker with a theme colour, without an outline."""
    thing.format.fill.solid()
    thing.format.fill.fore_color.theme_color = OF_TONE[tone]
    thing.format.line.fill.background()
