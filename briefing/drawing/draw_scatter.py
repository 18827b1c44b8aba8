"""Points on two scales, the ones that matter named; a curve where the form has one."""

from collections.abc import Iterator

from briefing.deck.forms import Scatter
from briefing.drawing.measure import width
from briefing.drawing.shapes import FILL, WRITTEN, Anchor, Box, Disc, Path, Say, Shape, rule
from briefing.drawing.style import Style

UNDER = 2.1  # lines under the field: its scale, then what it measures and the lower corners


def inside_of(form: Scatter, box: Box, style: Style) -> Box:
    """The field between the scales."""
    left = max((width(label, style.head) for label in form.y.labels), default=0) + 0.14
    top = style.lead(style.head) * (2.7 if form.corners else 1.7)
    return Box(box.x + left, box.y + top, box.w - left - 0.15, box.h - top - style.lead(14) * 2.6)


def draw_scatter(form: Scatter, box: Box, style: Style) -> Iterator[Shape]:
    """Scales, lines across, words of the corners (over and under the field), dots, names."""
    field = inside_of(form, box, style)
    yield from _scales(form, field, style)
    yield from _lines(form, field, style)
    for bound in form.bounds:
        points = tuple(_place(form, field, x, y) for x, y in bound)
        yield Path((points,), FILL["earlier"], style.hair * 2)
    if form.curve:
        points = tuple(_place(form, field, x, y) for x, y in form.curve)
        yield Path((points,), FILL["subject"], style.line)
    for dot in sorted(form.dots, key=lambda d: d.is_named):
        x, y = _place(form, field, dot.x, dot.y)
        yield Disc(x, y, style.dot * (0.75 if dot.is_named else 0.5), FILL[dot.tone])
    yield from draw_around(form, box, style)


def draw_around(form: Scatter, box: Box, style: Style) -> Iterator[Shape]:
    """The words around the points: names of the scales, corners, names of dots."""
    field, size, grey = inside_of(form, box, style), style.head, FILL["context"]
    yield Say(box.x, box.y + style.lead(size) * 0.8, form.y_name, size, grey, True)
    y = field.bottom + style.lead(size) * UNDER
    if form.corners:  # their words have the ends of the line
        yield Say(field.x + field.w / 2, y, form.x_name, size, grey, True, "middle")
    else:
        yield Say(field.right, y, form.x_name, size, grey, True, "end")
    yield from _corners(form, field, style)
    yield from _names(form, field, style)


def _place(form: Scatter, field: Box, x: float, y: float) -> tuple[float, float]:
    across = (x - form.x.low) / (form.x.high - form.x.low)
    up = (y - form.y.low) / (form.y.high - form.y.low)
    return field.x + field.w * across, field.bottom - field.h * up


def _scales(form: Scatter, field: Box, style: Style) -> Iterator[Shape]:
    size, grey = style.head, FILL["context"]
    for step, label in zip(form.y.steps, form.y.labels, strict=False):
        y = _place(form, field, form.x.low, step)[1]
        yield rule(field.x, y, field.right, FILL["grid"], style.hair)
        yield Say(field.x - 0.08, y + style.base(size), label, size, grey, anchor="end")
    for step, label in zip(form.x.steps, form.x.labels, strict=False):
        x = _place(form, field, step, form.y.low)[0]
        yield Say(x, field.bottom + style.lead(size), label, size, grey, anchor="middle")
    yield rule(field.x, field.bottom, field.right, FILL["mute"], style.hair)


def _lines(form: Scatter, field: Box, style: Style) -> Iterator[Shape]:
    if form.x_line is not None:
        x = _place(form, field, form.x_line, form.y.low)[0]
        yield Path((((x, field.y), (x, field.bottom)),), FILL["mute"], style.hair * 1.5)
    if form.y_line is not None:
        y = _place(form, field, form.x.low, form.y_line)[1]
        yield rule(field.x, y, field.right, FILL["mute"], style.hair * 1.5)
    if form.slant:
        points = tuple(_place(form, field, x, y) for x, y in form.slant)
        yield Path((points,), FILL["mute"], style.hair * 1.5)


def _corners(form: Scatter, field: Box, style: Style) -> Iterator[Shape]:
    """Outside the field, the lower ones under its scale: no dot is ever under them."""
    up = field.y - style.head / 72 * 0.5
    down = field.bottom + style.lead(style.head) * UNDER
    places: tuple[tuple[float, float, Anchor], ...] = (
        (field.right, up, "end"),
        (field.x, up, "start"),
        (field.x, down, "start"),
        (field.right, down, "end"),
    )
    for words, (x, y, anchor) in zip(form.corners, places, strict=False):
        yield Say(x, y, words, style.head, FILL["context"], True, anchor)


def _names(form: Scatter, field: Box, style: Style) -> Iterator[Shape]:
    """Names beside their dots, on the first side that is free; else left out: a list has them."""
    taken = [_around(*_place(form, field, dot.x, dot.y), style) for dot in form.dots]
    for dot in (d for d in form.dots if d.is_named):
        x, y = _place(form, field, dot.x, dot.y)
        wide, high = width(dot.name, style.head, True), style.lead(style.head)
        away = style.dot * 1.3
        places = (
            Box(x + away, y - high / 2, wide, high),
            Box(x - away - wide, y - high / 2, wide, high),
            Box(x - wide / 2, y - away - high, wide, high),
            Box(x - wide / 2, y + away, wide, high),
        )
        free = (p for p in places if _is_free(p, taken, field))
        if place := next(free, None):
            taken.append(place)
            base = place.y + high / 2 + style.base(style.head)
            yield Say(place.x, base, dot.name, style.head, WRITTEN[dot.tone], True)


def _around(x: float, y: float, style: Style) -> Box:
    r = style.dot * 0.6
    return Box(x - r, y - r, 2 * r, 2 * r)


def _is_free(place: Box, taken: list[Box], field: Box) -> bool:
    is_inside = place.x >= field.x and place.right <= field.right and place.bottom <= field.bottom
    return is_inside and not any(_meet(place, other) for other in taken)


def _meet(a: Box, b: Box) -> bool:
    return a.x < b.right and b.x < a.right and a.y < b.bottom and b.y < a.bottom
