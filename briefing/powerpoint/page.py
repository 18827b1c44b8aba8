"""A slide: title, kicker, parts, footer, page number, notes."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

from pptx.enum.shapes import PP_PLACEHOLDER as PLACE
from pptx.oxml.ns import qn

from briefing.deck.forms import BarChart, Lines, Scatter, Table
from briefing.deck.more_forms import Areas, Cover, Decisions, Figures, TimeLine, Words
from briefing.deck.slide import Deck, Notes, Slide
from briefing.drawing.measure import cut, width
from briefing.drawing.page import (
    BODY,
    FOOTER,
    FOOTER_ROOMS,
    KICKER,
    MARGIN,
    box_of,
)
from briefing.drawing.shapes import FILL, Box, Rect
from briefing.powerpoint.marks import pieces
from briefing.powerpoint.put_bars import put_bars
from briefing.powerpoint.put_drawn import put_areas, put_timeline
from briefing.powerpoint.put_head import fill_title, foot_look, put_cover_in
from briefing.powerpoint.put_lines import put_lines
from briefing.powerpoint.put_scatter import put_scatter
from briefing.powerpoint.put_table import put_table
from briefing.powerpoint.put_words import put_cover, put_decisions, put_figures, put_words
from briefing.powerpoint.shapes import put_drawing, put_rule
from briefing.powerpoint.sheet import Sheet, sheet_of
from briefing.powerpoint.template.frames import LINES_OF, Frame
from briefing.powerpoint.template.ground import Ground, layout_of
from briefing.powerpoint.template.roles import Roles, dress
from briefing.powerpoint.template.scaled import bring
from briefing.powerpoint.text import Paragraph, Run, put_text

PUT: dict[type, Callable[[Sheet, Any, Box], None]] = {
    Areas: put_areas,
    BarChart: put_bars,
    Cover: put_cover,
    Decisions: put_decisions,
    Figures: put_figures,
    Lines: put_lines,
    Scatter: put_scatter,
    Table: put_table,
    TimeLine: put_timeline,
    Words: put_words,
}


def add_slide(presentation: Any, slide: Slide, deck: Deck, ground: Ground) -> Any:
    """A slide at the end of a presentation, on the layout of its kind."""
    layout = layout_of(presentation, slide, ground)
    native = presentation.slides.add_slide(layout)
    frame, sheet = ground.frame(slide), sheet_of(native, slide, deck)
    places = _places(native, slide)
    if frame.is_own:
        put_drawing(sheet, (Rect(Box(MARGIN, 0, 0.9, 0.07), FILL["attention"]),), "rule")
    _kicker(sheet, slide, deck, frame)
    fill_title(sheet, native.shapes.title, frame)
    put = len(native.shapes)
    for part in slide.parts:
        if isinstance(part.form, Cover) and places:
            put_cover_in(sheet, part.form, places[0], layout, frame)
        else:
            PUT[type(part.form)](sheet, part.form, box_of(part, frame.room))
    if frame.scale != 1 or not frame.is_own:
        for shape in list(native.shapes)[put:]:
            bring(shape, frame)
    foot = _footer(sheet, slide, deck, frame)
    if ground.roles:
        _dress(native, ground.roles)
        foot_look(foot, layout)
    _number(native, sheet)
    native.notes_slide.notes_text_frame.text = _notes(slide.notes, sheet)
    return native


def _places(native: Any, slide: Slide) -> list[Any]:
    """Places for the lines of a cover; others are taken off: empty, they ask to be clicked."""
    title = native.shapes.title
    native.shapes._spTree.insert(2, title._element)  # read first
    kept: list[Any] = []
    for place in list(native.placeholders):
        kind = place.placeholder_format.type
        if place.shape_id == title.shape_id:
            continue
        if slide.key == "cover" and not kept and kind in LINES_OF:
            kept.append(place)
        else:
            place._element.getparent().remove(place._element)
    return kept


def _dress(native: Any, roles: Roles) -> None:
    ours = [shape for _, _, shape in pieces(native)]
    charts = [shape.chart._chartSpace for shape in ours if getattr(shape, "has_chart", False)]
    dress([*(shape._element for shape in ours), *charts], roles)


def _kicker(sheet: Sheet, slide: Slide, deck: Deck, frame: Frame) -> None:
    place, points = frame.kicker, KICKER * frame.by
    said = Run(deck.stamp.meeting, points, "context", True)
    room = place.w - 2.2 * frame.by - width(deck.stamp.meeting, points, True)
    now = Run("   " + cut(slide.beside, room, points, True), points, "attention", True)
    runs = (said, now) if slide.beside else (said,)
    if frame.is_own or slide.key != "cover":  # there the meeting is the title
        put_text(sheet.shapes, place, [Paragraph(runs)], sheet.name("kicker"))
    if deck.stamp.sample:
        flag = Paragraph((Run(deck.stamp.sample, points, "doubt", True),), "right")
        put_text(sheet.shapes, place, [flag], sheet.name("flag"))


def _footer(sheet: Sheet, slide: Slide, deck: Deck, frame: Frame) -> Any:
    points, rooms = FOOTER * frame.by, (frame.foot.w, frame.foot.w)
    if frame.is_own:
        line = Box(MARGIN, 6.98, BODY.w, 0)
        put_rule(sheet.shapes, line, "rule", 0.6, sheet.name("rule"))
        rooms = FOOTER_ROOMS
    lines = [
        (text, cut(text, room, points))
        for text, room in zip(deck.footer(slide), rooms, strict=True)
    ]
    for whole, shown in lines:
        sheet.keep(whole, shown)
    said = [Paragraph((Run(shown, points, "context"),)) for _, shown in lines]
    return put_text(sheet.shapes, frame.foot, said, sheet.name("footer"))


def _number(native: Any, sheet: Sheet) -> None:
    """A real field where the layout has it: it stays right when slides are moved."""
    layout = native.slide_layout
    for of in (layout, layout.slide_master):
        for place in of.placeholders:
            if place.placeholder_format.type == PLACE.SLIDE_NUMBER:
                copy = deepcopy(place._element)
                taken = [int(e.get("id")) for e in native.shapes._spTree.iter(qn("p:cNvPr"))]
                copy.find(f".//{qn('p:cNvPr')}").set("id", str(max(taken) + 1))
                native.shapes._spTree.append(copy)
                native.shapes[-1].name = sheet.word("number")
                return


def _notes(notes: Notes, sheet: Sheet) -> str:
    t = sheet.words
    lines = [t("slides.notes_reading"), notes.reading, "", t("slides.notes_method"), notes.method]
    if notes.questions:
        lines += ["", t("slides.notes_questions")]
    for question, answer in notes.questions:
        lines += [f"– {question}", f"   {answer}"]
    if sheet.cut:
        lines += ["", t("slides.notes_whole"), *(f"– {text}" for text in sheet.cut)]
    return "\n".join(lines)
