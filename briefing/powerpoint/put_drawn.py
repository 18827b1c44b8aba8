"""Forms that are drawings, not charts: maps as freeforms in one group, the time line."""

from briefing.deck.more_forms import Areas, TimeLine
from briefing.drawing.draw_areas import draw_areas
from briefing.drawing.draw_timeline import draw_timeline
from briefing.drawing.shapes import Box, Path
from briefing.drawing.style import ROOM
from briefing.powerpoint.marks import renamed
from briefing.powerpoint.shapes import put_drawing, put_shapes
from briefing.powerpoint.sheet import Sheet
from briefing.powerpoint.text import describe


def put_areas(sheet: Sheet, form: Areas, box: Box) -> None:
    """Every area a shape with its code, name and value; one click moves the map.

    What is drawn before the areas lies under them: the frames of islands far off.
    """
    drawn = list(draw_areas(form, box, ROOM))
    ordered = sorted(form.areas, key=lambda a: form.classes[a.place].is_none)
    outlines = [shape for shape in drawn if isinstance(shape, Path) and shape.title]
    first, last = drawn.index(outlines[0]), drawn.index(outlines[-1])
    put_drawing(sheet, drawn[:first], "frame")
    name = sheet.name("map")
    made = put_shapes(sheet.shapes, outlines, name)
    for shape, area in zip(made, ordered, strict=True):
        shape.name = renamed(name, f"{area.code} {area.name}")
    group = sheet.shapes.add_group_shape(made)
    group.name = name
    describe(group, sheet.said(form))
    put_drawing(sheet, drawn[last + 1 :], "key")


def put_timeline(sheet: Sheet, form: TimeLine, box: Box) -> None:
    """Stretches and moments as shapes and lines, in one group."""
    put_drawing(sheet, draw_timeline(form, box, ROOM), "timeline", sheet.said(form))
