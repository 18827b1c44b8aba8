"""Shapes put for our own page brought to the room of a layout: places, type, lines, marks."""

from typing import Any

from pptx.oxml.ns import qn

from briefing.drawing.page import BODY
from briefing.powerpoint.template.frames import Frame
from briefing.powerpoint.template.places import INCH

SIZES = {qn("a:rPr"): "sz", qn("a:defRPr"): "sz", qn("a:endParaRPr"): "sz"}
WIDTHS = {qn("a:ln"), qn("a:lnB"), qn("a:lnT"), qn("a:lnL"), qn("a:lnR")}
LEAST_MARKER, LEAST_SIZE = 2, 100


def bring(shape: Any, frame: Frame) -> None:
    """A shape of the body, with its chart if it has one, to its place on this layout."""
    by = frame.scale
    box = [shape.left, shape.top, shape.width, shape.height]
    shape.left = round((frame.body.x - BODY.x * by) * INCH + box[0] * by)
    shape.top = round((frame.body.y - BODY.y * by) * INCH + box[1] * by)
    shape.width, shape.height = round(box[2] * by), round(box[3] * by)
    scale(shape._element, by)
    if getattr(shape, "has_chart", False):
        scale(shape.chart._chartSpace, by)
    if getattr(shape, "has_table", False):
        for column in shape.table.columns:
            column.width = round(column.width * by)
        for row in shape.table.rows:
            row.height = round(row.height * by)


def scale(root: Any, by: float) -> None:
    """Sizes of type, widths of lines, margins and marks under an element."""
    for element in root.iter():
        tag = element.tag
        if tag in SIZES:
            _times(element, "sz", by, LEAST_SIZE)
        elif tag in WIDTHS:
            _times(element, "w", by)
        elif tag == qn("a:tcPr"):
            for side in ("marL", "marR", "marT", "marB"):
                _times(element, side, by)
        elif tag == qn("a:spcPts"):
            _times(element, "val", by)
        elif tag == qn("c:size"):
            _times(element, "val", by, LEAST_MARKER)


def _times(element: Any, name: str, by: float, least: int = 0) -> None:
    said = element.get(name)
    if said is not None:
        element.set(name, str(max(round(int(said) * by), least)))
