"""Lines over time, with names at their ends instead of a legend."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from briefing.deck.forms import Axis, Line, Lines, Point
from briefing.drawing.measure import width, wrapped
from briefing.drawing.shapes import FILL, WRITTEN, Anchor, Box, Disc, Path, Say, Shape, rule
from briefing.drawing.style import Style

WEIGHT = {"solid": 1.0, "dashed": 0.8, "thin": 0.35}
UNDER = 1.25  # heights of a label from its point to its base line


@dataclass(frozen=True)
class Field:
    """The inside of a chart: where a category and a value are."""

    box: Box
    axis: Axis
    count: int

    def x(self, n: float) -> float:
        """Middle of category n."""
        return self.box.x + self.box.w * (n / max(self.count - 1, 1))

    def y(self, value: float) -> float:
        """Height of a value."""
        part = (value - self.axis.low) / (self.axis.high - self.axis.low)
        return self.box.bottom - self.box.h * part


def field_of(form: Lines, box: Box, style: Style) -> Field:
    """The inside: room for the axis on the left, names on the right, time below."""
    left = max((width(label, style.head) for label in form.axis.labels), default=0) + 0.1
    right = max((width(line.end, style.label, True) for line in form.lines), default=0) + 0.12
    top = style.lead(style.head) * (0.8 + len(_caption(form, box, style)))
    inside = Box(
        box.x + left, box.y + top, box.w - left - right, box.h - top - style.lead(style.head) * 1.4
    )
    return Field(inside, form.axis, len(form.categories))


def _caption(form: Lines, box: Box, style: Style) -> list[str]:
    return wrapped(form.caption, box.w, style.head, True) if form.caption else []


def draw_lines(form: Lines, box: Box, style: Style) -> Iterator[Shape]:
    """Scale, lines with their labels, and the words around."""
    field = field_of(form, box, style)
    yield from draw_scale(field, form.axis, style)
    for n in form.shown or range(len(form.categories)):
        y = field.box.bottom + style.lead(style.head) * 1.1
        yield Say(field.x(n), y, form.categories[n], style.head, FILL["context"], anchor="middle")
    for line in form.lines:
        yield from _line(line, field, style)
    yield from draw_ends(form, box, style)


def draw_ends(form: Lines, box: Box, style: Style) -> Iterator[Shape]:
    """The words around the lines: caption, hinge, names at the ends."""
    field = field_of(form, box, style)
    for n, words in enumerate(_caption(form, box, style)):
        y = box.y + style.lead(style.head) * (n + 0.8)
        yield Say(box.x, y, words, style.head, FILL["context"], True)
    if form.hinge:
        yield from _hinge(form.hinge, form.lines, field, style)
    yield from _ends(form.lines, field, style)


def draw_scale(field: Field, axis: Axis, style: Style) -> Iterator[Shape]:
    """Level lines with their values at the left."""
    for step, label in zip(axis.steps, axis.labels, strict=False):
        y = field.y(step)
        yield rule(field.box.x, y, field.box.right, FILL["grid"], style.hair)
        y += style.base(style.head)
        yield Say(field.box.x - 0.08, y, label, style.head, FILL["context"], anchor="end")
    y = field.box.bottom
    yield rule(field.box.x, y, field.box.right, FILL["mute"], style.hair)


def _hinge(
    hinge: tuple[int, str], lines: tuple[Line, ...], field: Field, style: Style
) -> Iterator[Shape]:
    """Its words stand at the foot where the lines pass by the top, between them where both."""
    x, top = field.x(hinge[0]), field.box.y
    ends = ((x, top), (x, field.box.bottom))
    yield Path((ends,), FILL["attention"], style.hair * 1.6, dash=(0.05, 0.05))
    near = [field.y(v) for line in lines if (v := line.values[hinge[0]]) is not None]
    high, low = min(near, default=field.box.bottom), max(near, default=top)
    y = top + style.lead(style.head) * 0.4
    if high < top + field.box.h * 0.4:
        foot = field.box.bottom - style.lead(style.label) * 2
        y = field.box.bottom - 0.08 if low < foot else (high + low) / 2
    yield Say(x + 0.06, y, hinge[1], style.head, FILL["attention"], True)


def _line(line: Line, field: Field, style: Style) -> Iterator[Shape]:
    points = {n: (field.x(n), field.y(v)) for n, v in enumerate(line.values) if v is not None}
    dash = (style.line * 2.4, style.line * 1.8) if line.style == "dashed" else ()
    weight = style.line * WEIGHT[line.style]
    for run in _runs(points):
        if len(run) > 1:
            yield Path((run,), FILL[line.tone], weight, dash=dash)
        else:
            yield Disc(*run[0], style.line, FILL[line.tone])
    for n, text, side in line.labels:
        if n in points:
            yield from _label(points[n], text, side, line, field, style)


def _ends(lines: tuple[Line, ...], field: Field, style: Style) -> Iterator[Shape]:
    """Names at the ends, pushed apart where they would stand on each other."""
    ends = []
    for line in lines:
        known = [(field.x(n), field.y(v)) for n, v in enumerate(line.values) if v is not None]
        if line.end and known:
            ends.append((known[-1], line))
    ends.sort(key=lambda end: end[0][1])
    lead = style.lead(style.label) * 0.92
    low = field.box.bottom - lead * 0.35  # clear of the time under the corner
    places = apart([y for (_, y), _ in ends], lead, field.box.y, low)
    for ((x, _), line), y in zip(ends, places, strict=True):
        bold, base = line.style != "thin", y + style.base(style.label)
        yield Say(x + 0.08, base, line.end, style.label, WRITTEN[line.tone], bold)


def apart(places: list[float], lead: float, top: float, bottom: float) -> list[float]:
    """Sorted places moved as little as needed to be `lead` apart, inside top and bottom."""
    moved: list[float] = []
    for y in places:
        moved.append(max(y, moved[-1] + lead) if moved else max(y, top))
    low = bottom
    for n in range(len(moved) - 1, -1, -1):
        moved[n] = max(min(moved[n], low), top)
        low = moved[n] - lead
    return moved


def _runs(points: dict[int, Point]) -> list[tuple[Point, ...]]:
    """Stretches without a gap: a missing value is a gap, never a way to zero."""
    grouped = groupby(enumerate(sorted(points)), lambda pair: pair[1] - pair[0])
    return [tuple(points[n] for _, n in run) for _, run in grouped]


def _label(
    point: Point, text: str, side: str, line: Line, field: Field, style: Style
) -> Iterator[Shape]:
    """Over the line and to the left, or under it and to the right; never over the scale."""
    yield Disc(*point, style.line * 1.6, FILL[line.tone])
    yield from draw_label_words(point, text, side, line, field, style)


def side_of(side: str, y: float, field: Field, style: Style) -> str:
    """A label that would stand under the foot, on the names of the time, goes over its point."""
    return "left" if y + style.label / 72 * UNDER > field.box.bottom else side


def draw_label_words(
    point: Point, text: str, side: str, line: Line, field: Field, style: Style
) -> Iterator[Say]:
    """The words of a label without its mark."""
    x, y = point
    is_over = side_of(side, y, field, style) == "left"
    lift = 0.55 if side == "left" else 0.8  # a line that begins here goes up under it
    up = -style.label / 72 * lift if is_over else style.label / 72 * UNDER
    is_left = side == "left" and x - width(text, style.label, True) > field.box.x
    anchor: Anchor = "end" if is_left else "start"
    shift = -0.06 if is_left else 0.06
    yield Say(x + shift, y + up, text, style.label, WRITTEN[line.tone], True, anchor)
