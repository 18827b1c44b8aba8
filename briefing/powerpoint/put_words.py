"""Forms of words as text boxes and a table: big figures, lines, decisions, the cover."""

from briefing.deck.more_forms import Big, Cover, Decisions, Figures, Words
from briefing.drawing.draw_words import (
    decision_edges,
    decision_height,
    figure_boxes,
    figure_points,
    inner_box,
    lines_kept,
)
from briefing.drawing.shapes import FILL, Box, Rect
from briefing.drawing.style import ROOM
from briefing.powerpoint.put_table import bare_table, set_cell
from briefing.powerpoint.shapes import put_drawing, put_rule
from briefing.powerpoint.sheet import Sheet
from briefing.powerpoint.text import Paragraph, Run, held_in, put_text
from briefing.powerpoint.theme import sign, written


def put_figures(sheet: Sheet, form: Figures, box: Box) -> None:
    """Each under a rule: figure, label in bold, note in grey."""
    points = figure_points(form, box, ROOM)
    for figure, place in zip(form.figures, figure_boxes(form, box, ROOM), strict=True):
        put_rule(sheet.shapes, Box(place.x, place.y, place.w, 0), "ink", 1, sheet.name("rule"))
        put_text(sheet.shapes, place, _figure(figure, points), sheet.name("figure"))


def _figure(figure: Big, points: float) -> list[Paragraph]:
    lines = [Paragraph((Run(figure.value, points, written(figure.tone), True),))]
    for text, size, tone, bold in (
        (figure.label, ROOM.text, "ink", True),
        (figure.note, ROOM.text * 0.9, "context", False),
        (figure.where, ROOM.head * 0.86, "context", False),
    ):
        if text:
            lines.append(Paragraph((Run(text, size, tone, bold),), after=3))
    return lines


def put_words(sheet: Sheet, form: Words, box: Box) -> None:
    """A head and its lines; boxed ones on pale ground with a red edge."""
    if form.is_boxed:
        edge = Box(box.x, box.y, ROOM.line * 2, box.h)
        ground = (Rect(box, FILL["pale"]), Rect(edge, FILL["attention"]))
        put_drawing(sheet, ground, "ground")
    inner, size = inner_box(form, box, ROOM), ROOM.text * (1.12 if form.is_boxed else 1)
    tone = "attention" if form.is_boxed else form.tone
    head = (
        [Paragraph((Run(sign(form.status) + form.head, size, written(tone), True),), after=5)]
        if form.head
        else []
    )
    columns = 2 if form.is_boxed and len(form.lines) > 2 else 1
    lines = _fitting(form, inner, ROOM.lead(size) * 1.35 if form.head else 0, columns, sheet)
    if columns == 2:
        _columns(sheet, head, lines, inner)
    else:
        put_text(sheet.shapes, inner, [*head, *lines], sheet.name("text"))


def _fitting(form: Words, inner: Box, head: float, columns: int, sheet: Sheet) -> list[Paragraph]:
    """The lines there is room for under the head, as on the screen: PowerPoint would let the rest
    run over whatever stands below."""
    per = -(-len(form.lines) // columns)
    parts = [form.lines[:per], form.lines[per:]]
    wide, high = inner.w / columns, inner.h - head
    kept = [" ".join(said) for part in parts for said in lines_kept(part, wide, high, ROOM)]
    for whole, shown in zip(form.lines, kept, strict=True):
        sheet.keep(whole, shown)
    return [_line(n, said, form) for n, said in enumerate(kept, start=1) if said]


def _columns(sheet: Sheet, head: list[Paragraph], lines: list[Paragraph], box: Box) -> None:
    """The head over two columns: many short lines."""
    high, half = ROOM.lead(ROOM.text * 1.12) * 1.35, -(-len(lines) // 2)
    put_text(sheet.shapes, Box(box.x, box.y, box.w, high), head, sheet.name("text"))
    for n, part in enumerate((lines[:half], lines[half:])):
        place = Box(box.x + n * box.w / 2, box.y + high, box.w / 2 - 0.2, box.h - high)
        put_text(sheet.shapes, place, part, sheet.name("text"))


def _line(n: int, text: str, form: Words) -> Paragraph:
    said = Run(text, ROOM.text, "ink" if form.is_boxed else "context")
    mark = (Run(f"{n}  ", ROOM.text, "attention", True),) if form.is_numbered else ()
    return Paragraph((*mark, said), after=4)


def put_decisions(sheet: Sheet, form: Decisions, box: Box) -> None:
    """A native table: number, ask, basis, how it is decided."""
    head, high = ROOM.lead(ROOM.head) * 1.3, decision_height(form, box, ROOM)
    place = Box(box.x, box.y, box.w, head + high * len(form.rows))
    edges = decision_edges(box)
    native = bare_table(sheet, place, edges, (head, *[high] * len(form.rows)), sheet.said(form))
    for n, text in enumerate(("", *form.heads)):
        said = Paragraph((Run(text, ROOM.head, "context", True),))
        set_cell(native.cell(0, n), said, "bottom", border=("tx1", 12_700))
    for r, row in enumerate(form.rows, start=1):
        cells = (
            Run(str(row.number), ROOM.text * 1.55, "attention", True),
            Run(row.ask, ROOM.text, "ink", True),
            Run(row.basis, ROOM.text * 0.89, "context"),
            Run(row.vote, ROOM.text * 0.89, "context"),
        )
        for n, run in enumerate(cells):
            room = edges[n + 1] - edges[n] - ROOM.text / 72
            (said,) = held_in(room, [Paragraph((run,))])
            set_cell(native.cell(r, n), said, right=ROOM.text / 72)


def put_cover(sheet: Sheet, form: Cover, box: Box) -> None:
    """The lines under the title; the title itself stands in the title's own place."""
    place = Box(box.x, box.y + box.h * 0.5, box.w * 0.86, box.h * 0.5)
    mark = Rect(Box(box.x, place.y - 0.3, 0.9, ROOM.line * 1.6), FILL["attention"])
    put_drawing(sheet, (mark,), "rule")
    lines = [Paragraph((Run(text, ROOM.text, "context"),), after=8) for text in form.lines]
    put_text(sheet.shapes, place, lines, sheet.name("text"))
