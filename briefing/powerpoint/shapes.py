"""Shapes of a drawing as PowerPoint's own: rectangles, ovals, lines, freeforms, text boxes."""

from collections.abc import Iterable
from typing import Any

from pptx.enum.dml import MSO_LINE
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.oxml.ns import qn
from pptx.util import Inches

from briefing.drawing.measure import width
from briefing.drawing.shapes import Box, Disc, Path, Rect, Say, Shape
from briefing.powerpoint.sheet import Sheet
from briefing.powerpoint.text import Aligned, Paragraph, Run, describe, emu, put_text
from briefing.powerpoint.theme import BRIGHTNESS, OF_TONE, TONES

ASCENT, LINE, UNITS = 0.93, 1.2, 10_000
ALIGN: dict[str, Aligned] = {"start": "left", "middle": "middle", "end": "right"}


def put_shapes(shapes: Any, drawn: Iterable[Shape], name: str) -> list[Any]:
    """Every shape in the order drawn."""
    return [_put(shapes, shape, name) for shape in drawn]


def put_drawing(sheet: Sheet, drawn: Iterable[Shape], kind: str, words: str = "") -> None:
    """Every shape of a drawing; several in one group, so that they stay together.

    `words` is what a screen reader says of it, nothing where it is an ornament.
    """
    name = sheet.name(kind)
    made = put_shapes(sheet.shapes, drawn, name)
    if len(made) > 1:
        made = [sheet.shapes.add_group_shape(made)]
    for shape in made:
        shape.name = name
        describe(shape, words)


def _put(shapes: Any, shape: Shape, name: str) -> Any:
    if isinstance(shape, Say):
        return put_say(shapes, shape, name)
    if isinstance(shape, Path):
        return _path(shapes, shape, name)
    if isinstance(shape, Rect):
        made = shapes.add_shape(MSO_SHAPE.RECTANGLE, *emu(shape.box))
    else:
        box = Box(shape.x - shape.r, shape.y - shape.r, 2 * shape.r, 2 * shape.r)
        made = shapes.add_shape(MSO_SHAPE.OVAL, *emu(box))
    return _dressed(made, shape, name)


def put_say(shapes: Any, said: Say, name: str) -> Any:
    """One line of text on its base line."""
    wide = width(said.text, said.points, said.is_bold) + 0.04
    left = {"start": 0.0, "middle": wide / 2, "end": wide}[said.anchor]
    top = said.y - said.points / 72 * ASCENT
    run = Run(said.text, said.points, TONES[said.color], said.is_bold)
    line = Paragraph((run,), ALIGN[said.anchor])
    box = Box(said.x - left, top, wide, said.points / 72 * LINE)
    return put_text(shapes, box, [line], name, wraps=False)


def put_rule(shapes: Any, box: Box, tone: str, points: float, name: str) -> Any:
    """A straight line from the upper left to the lower right of a box."""
    ends = (Inches(v) for v in (box.x, box.y, box.right, box.bottom))
    made = shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *ends)
    _bare(made, name)
    made.line.color.theme_color, made.line.width = OF_TONE[tone], Inches(points / 72)
    return made


def _path(shapes: Any, path: Path, name: str) -> Any:
    if path.fill == "none" and len(path.rings) == 1 and len(path.rings[0]) == 2:
        (x, y), (right, bottom) = path.rings[0]
        box = Box(x, y, right - x, bottom - y)
        made = put_rule(shapes, box, TONES[path.line], path.width * 72, name)
        if path.dash:
            made.line.dash_style = MSO_LINE.DASH
        return made
    return _freeform(shapes, path, name)


def _freeform(shapes: Any, path: Path, name: str) -> Any:
    """Every ring as a contour of one shape."""
    is_closed = path.fill != "none"
    first, *rest = path.rings
    builder = shapes.build_freeform(*_unit(first[0]), scale=914_400 / UNITS)
    builder.add_line_segments([_unit(p) for p in first[1:]], close=is_closed)
    for ring in rest:
        builder.move_to(*_unit(ring[0]))
        builder.add_line_segments([_unit(p) for p in ring[1:]], close=is_closed)
    made = builder.convert_to_shape()
    if path.title:
        name, _, value = path.title.partition(": ")
        describe(made, path.title if value else name)
    return _dressed(made, path, name)


def _unit(point: tuple[float, float]) -> tuple[int, int]:
    return round(point[0] * UNITS), round(point[1] * UNITS)


def _dressed(made: Any, shape: Rect | Disc | Path, name: str) -> Any:
    _bare(made, name)
    if shape.fill == "none":
        made.fill.background()
    else:
        made.fill.solid()
        tone = TONES[shape.fill]
        made.fill.fore_color.theme_color = OF_TONE[tone]
        if tone in BRIGHTNESS:
            made.fill.fore_color.brightness = BRIGHTNESS[tone]
    if shape.line == "none":
        made.line.fill.background()
    else:
        made.line.color.theme_color = OF_TONE[TONES[shape.line]]
        made.line.width = Inches(shape.width)
    return made


def _bare(made: Any, name: str) -> None:
    """Without the style that brings a shadow and an outline of the accent colour."""
    made.name = name
    style = made._element.find(qn("p:style"))
    if style is not None:
        made._element.remove(style)
