"""Points on two scales as a native scatter; words in the corners are text beside it."""

from functools import partial
from typing import Any

from pptx.enum.chart import XL_MARKER_STYLE as MARKER
from pptx.util import Inches

from briefing.deck.forms import Dot, Point, Scatter
from briefing.drawing.draw_scatter import draw_around, inside_of
from briefing.drawing.shapes import Box
from briefing.drawing.style import ROOM
from briefing.powerpoint.chart import paint
from briefing.powerpoint.put_dots import Series, put_series
from briefing.powerpoint.shapes import put_drawing
from briefing.powerpoint.sheet import Sheet
from briefing.powerpoint.theme import OF_TONE


def put_scatter(sheet: Sheet, form: Scatter, box: Box) -> None:
    """Dots by tone, the curve with its bounds, and the lines across."""
    found = [
        Series(
            sheet.word(f"tone_{tone}"),
            [(d.x, d.y) for d in dots],
            partial(_dots, tone=tone, is_named=any(d.is_named for d in dots)),
            tuple(d.name for d in dots),
        )
        for tone, dots in _groups(form).items()
    ]
    for name, points, tone in _ways(form, sheet):
        found.append(Series(name, points, partial(_way, tone=tone)))
    put_series(sheet, found, box, inside_of(form, box, ROOM), (form.x, form.y), sheet.said(form))
    put_drawing(sheet, draw_around(form, box, ROOM), "text")


def _groups(form: Scatter) -> dict[str, list[Dot]]:
    found: dict[str, list[Dot]] = {}
    for dot in form.dots:
        found.setdefault(dot.tone, []).append(dot)
    return found


def _ways(form: Scatter, sheet: Sheet) -> list[tuple[str, list[Point], str]]:
    across = [] if form.x_line is None else [(form.x_line, form.y.low), (form.x_line, form.y.high)]
    level = [] if form.y_line is None else [(form.x.low, form.y_line), (form.x.high, form.y_line)]
    return [
        (sheet.word("curve"), list(form.curve), "subject"),
        (form.x_name, across, "mute"),
        (form.y_name, level or list(form.slant), "mute"),
        *((sheet.word("bound"), list(bound), "earlier") for bound in form.bounds),
    ]


def _dots(series: Any, tone: str, *, is_named: bool) -> None:
    series.format.line.fill.background()
    series.marker.style = MARKER.CIRCLE
    series.marker.size = round(ROOM.dot * 2 * 72 * (0.75 if is_named else 0.5))
    paint(series.marker, tone)


def _way(series: Any, tone: str) -> None:
    series.marker.style, series.smooth = MARKER.NONE, False
    series.format.line.width = Inches(ROOM.line if tone == "subject" else ROOM.hair * 1.5)
    series.format.line.color.theme_color = OF_TONE[tone]
