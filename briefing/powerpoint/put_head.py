"""Title, cover and foot in the places of a layout, in the layout's own letters."""

from copy import deepcopy
from typing import Any

from pptx.enum.shapes import PP_PLACEHOLDER as PLACE
from pptx.oxml.ns import qn
from pptx.util import Pt

from briefing.deck.more_forms import Cover
from briefing.drawing.measure import width
from briefing.drawing.page import BODY, TITLE, held
from briefing.drawing.shapes import FILL, Box, Rect
from briefing.powerpoint.shapes import put_drawing
from briefing.powerpoint.sheet import Sheet
from briefing.powerpoint.template.frames import Frame, lines_points
from briefing.powerpoint.template.own import COVER_LINES
from briefing.powerpoint.template.places import set_box
from briefing.powerpoint.text import held_hyphens

FACE = qn("a:solidFill")
SPARE = 0.6  # of a line: a layout may have larger letters or less room for its title


def fill_title(sheet: Sheet, place: Any, frame: Frame) -> None:
    """In the layout's own place, so that outline and screen readers find it."""
    place.name = sheet.word("title")
    title = held(sheet.slide.title)
    room = (frame.title.w if frame.title else BODY.w) * SPARE
    is_long = width(title, frame.points or TITLE, True) > room
    run = _line(place.text_frame.paragraphs[0], held_hyphens(title) if is_long else title)
    if frame.points:
        run.font.size = Pt(frame.points)
    if frame.title:
        set_box(place, frame.title)


def put_cover_in(sheet: Sheet, form: Cover, place: Any, layout: Any, frame: Frame) -> None:
    """The lines under the title, in the place the layout has for them."""
    if frame.is_own:
        mark = Rect(Box(COVER_LINES.x, COVER_LINES.y - 0.3, 0.9, 0.056), FILL["attention"])
        put_drawing(sheet, (mark,), "rule")
    place.name = sheet.name("text")
    if frame.lines:
        set_box(place, frame.lines)
    of = next(
        p for p in layout.placeholders if p.placeholder_format.idx == place.placeholder_format.idx
    )
    points = 0.0 if frame.is_own else lines_points(of, layout, list(form.lines))
    for n, text in enumerate(form.lines):
        lines = place.text_frame
        run = _line(lines.paragraphs[0] if n == 0 else lines.add_paragraph(), text)
        if points:
            run.font.size = Pt(points)
        if frame.is_own:
            lines.paragraphs[n].space_after = Pt(8)


def _line(paragraph: Any, text: str) -> Any:
    run = paragraph.add_run()
    run.text = text
    run.font._element.set("lang", "vi-VN")
    return run


def foot_look(shape: Any, layout: Any) -> None:
    """Words of the foot in the colour of the master's own: it may lie on a band."""
    for of in (layout, layout.slide_master):
        for place in of.placeholders:
            if place.placeholder_format.type == PLACE.FOOTER:
                first = place._element.find(f".//{qn('a:lvl1pPr')}/{qn('a:defRPr')}/{FACE}")
                if first is not None:
                    for run in shape._element.iter(qn("a:rPr")):
                        run.replace(run.find(FACE), deepcopy(first))
                    return
