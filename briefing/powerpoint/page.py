"""A slide: title, kicker, parts, footer, page number, notes."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

from pptx.enum.shapes import PP_PLACEHOLDER
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
    TITLE,
    WIDE,
    box_of,
    held,
)
from briefing.drawing.shapes import FILL, Box, Rect
from briefing.powerpoint.put_bars import put_bars
from briefing.powerpoint.put_drawn import put_areas, put_timeline
from briefing.powerpoint.put_lines import put_lines
from briefing.powerpoint.put_scatter import put_scatter
from briefing.powerpoint.put_table import put_table
from briefing.powerpoint.put_words import put_cover, put_decisions, put_figures, put_words
from briefing.powerpoint.shapes import put_drawing, put_rule
from briefing.powerpoint.sheet import Sheet, sheet_of
from briefing.powerpoint.text import Paragraph, Run, emu, fill_frame, put_text

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
COVER_TITLE = 40


def put_slide(native: Any, slide: Slide, deck: Deck) -> None:
    """Everything of one slide onto an empty native slide."""
    sheet = sheet_of(native, slide, deck)
    mark = Rect(Box(MARGIN, 0, 0.9, 0.07), FILL["attention"])
    put_drawing(sheet, (mark,), "rule")
    _kicker(sheet, slide, deck)
    _title(native, slide)
    for part in slide.parts:
        PUT[type(part.form)](sheet, part.form, box_of(part))
    _footer(sheet, slide, deck)
    _number(native)
    native.notes_slide.notes_text_frame.text = _notes(slide.notes, sheet)


def _kicker(sheet: Sheet, slide: Slide, deck: Deck) -> None:
    place = Box(MARGIN, 0.22, BODY.w, 0.25)
    said = Run(deck.stamp.meeting, KICKER, "context", True)
    room = BODY.w - 2.2 - width(deck.stamp.meeting, KICKER, True)
    now = Run("   " + cut(slide.beside, room, KICKER, True), KICKER, "attention", True)
    runs = (said, now) if slide.beside else (said,)
    put_text(sheet.shapes, place, [Paragraph(runs)], sheet.name("kicker"))
    if deck.stamp.sample:
        flag = Paragraph((Run(deck.stamp.sample, KICKER, "doubt", True),), "right")
        put_text(sheet.shapes, place, [flag], sheet.name("flag"))


def _title(native: Any, slide: Slide) -> None:
    """In the layout's own title, so that outline and screen readers find it."""
    title, is_cover = native.shapes.title, slide.key == "cover"
    box = Box(MARGIN, 0.5, BODY.w, 1.02)
    if is_cover:
        box = Box(MARGIN, BODY.y + 0.3, BODY.w * 0.86, BODY.h * 0.5 - 0.75)
    title.left, title.top, title.width, title.height = emu(box)
    points = COVER_TITLE if is_cover else TITLE
    said = Paragraph((Run(held(slide.title), points, "ink", True),))
    fill_frame(title.text_frame, [said], "bottom" if is_cover else "top")
    title.text_frame.paragraphs[0].line_spacing = 0.95


def _footer(sheet: Sheet, slide: Slide, deck: Deck) -> None:
    line = Box(MARGIN, 6.98, BODY.w, 0)
    put_rule(sheet.shapes, line, "rule", 0.6, sheet.name("rule"))
    lines = zip(deck.footer(slide), FOOTER_ROOMS, strict=True)
    said = [Paragraph((Run(cut(text, room, FOOTER), FOOTER, "context"),)) for text, room in lines]
    place = Box(MARGIN, 7.04, max(FOOTER_ROOMS), 0.36)
    put_text(sheet.shapes, place, said, sheet.name("footer"))


def _number(native: Any) -> None:
    """A real field: it stays right when slides are moved."""
    for place in native.slide_layout.placeholders:
        if place.placeholder_format.type == PP_PLACEHOLDER.SLIDE_NUMBER:
            copy = deepcopy(place._element)
            taken = [int(e.get("id")) for e in native.shapes._spTree.iter(qn("p:cNvPr"))]
            copy.find(f".//{qn('p:cNvPr')}").set("id", str(max(taken) + 1))
            native.shapes._spTree.append(copy)
            shape = native.shapes[-1]
            shape.left, shape.top, shape.width, shape.height = emu(
                Box(WIDE - MARGIN - 1.2, 7.05, 1.2, 0.3)
            )


def _notes(notes: Notes, sheet: Sheet) -> str:
    t = sheet.words
    lines = [t("slides.notes_reading"), notes.reading, "", t("slides.notes_method"), notes.method]
    if notes.questions:
        lines += ["", t("slides.notes_questions")]
    for question, answer in notes.questions:
        lines += [f"– {question}", f"   {answer}"]
    return "\n".join(lines)
