"""Bars by category: beside each other, stacked, or lying as parts of a whole."""

from collections.abc import Iterator

from briefing.deck.forms import BarChart, Bars, Key
from briefing.drawing.draw_marks import draw_key, key_lines
from briefing.drawing.measure import width, wrapped
from briefing.drawing.shapes import FILL, WRITTEN, Box, Rect, Say, Shape, rule
from briefing.drawing.style import Style

BESIDE = 0.15  # between a name and its bar
HAIR = 0.01  # so that rounding never breaks the widest name in two
SPARE = 0.45  # right of lying bars, for a figure that has no room in its part
INSIDE = ("subject", "attention", "ink", "context")


def key_of(form: BarChart) -> tuple[Key, ...]:
    """The key of a chart of several series, and its caption."""
    signs = tuple(Key("bar", bars.name, bars.tone) for bars in form.series if bars.name)
    return (*signs, *([Key("none", form.caption)] if form.caption else []))


def draw_bars(form: BarChart, box: Box, style: Style) -> Iterator[Shape]:
    """Key, bars with their figures, names of the categories."""
    lines = key_lines(key_of(form), box.w, style)
    top = style.lead(style.head) * (len(lines) * 1.1 + 0.8 if lines else 0)
    for n, line in enumerate(lines):
        yield from draw_key(line, box.x, box.y + style.lead(style.head) * (0.8 + n * 1.1), style)
    inside = Box(box.x, box.y + top, box.w, box.h - top)
    yield from (_lying if form.is_lying else _upright)(form, inside, style)


def _upright(form: BarChart, box: Box, style: Style) -> Iterator[Shape]:
    names, field = _names(form, box, style), upright_field(form, box, style)
    slot, base, room = box.w / max(len(form.categories), 1), field.bottom, field.h
    most = most_of(form)
    for n, lines in enumerate(names):
        middle = box.x + slot * (n + 0.5)
        for down, line in enumerate(lines):
            y = base + 0.06 + style.lead(style.head) * (down + 0.8)
            yield Say(middle, y, line, style.head, FILL["ink"], anchor="middle")
        if form.kind == "clustered":
            yield from _cluster(
                form.series, n, Box(middle - slot * 0.39, base, slot * 0.78, room), most, style
            )
        else:
            column = Box(middle - slot * 0.3, base, slot * 0.6, room)
            yield from _stack(form.series, n, column, most, style)
    yield rule(box.x, base, box.right, FILL["mute"], style.hair)


def _names(form: BarChart, box: Box, style: Style) -> list[list[str]]:
    slot = box.w / max(len(form.categories), 1)
    return [wrapped(name, slot * 0.94, style.head) for name in form.categories]


def upright_field(form: BarChart, box: Box, style: Style) -> Box:
    """Where upright bars stand: over the names, under the figure of the tallest."""
    lines = max((len(name) for name in _names(form, box, style)), default=0)
    below, above = lines * style.lead(style.head) + 0.08, style.lead(style.label)
    return Box(box.x, box.y + above, box.w, box.h - below - above)


def lying_field(form: BarChart, box: Box, style: Style) -> Box:
    """Where lying bars are: right of the names, a slot a category."""
    slot = min(box.h / max(len(form.categories), 1), style.most_row * 1.5)
    left = _name_room(form, box, name_size(form, box, slot, style))
    return Box(box.x + left, box.y, box.w - left, slot * len(form.categories))


def most_of(form: BarChart) -> float:
    """The longest bar."""
    count = range(len(form.categories))
    if form.kind == "clustered":
        found = [value for bars in form.series for value in bars.values]
    else:
        found = [sum(bars.values[n] for bars in form.series) for n in count]
    return max([*found, 0]) or 1


def _cluster(
    series: tuple[Bars, ...], n: int, box: Box, most: float, style: Style
) -> Iterator[Shape]:
    wide = box.w / len(series)
    for place, bars in enumerate(series):
        tall = box.h * bars.values[n] / most
        x = box.x + wide * place
        yield Rect(Box(x + wide * 0.03, box.y - tall, wide * 0.94, tall), FILL[bars.tone])
        y = box.y - tall - style.label / 72 * 0.35
        tone = WRITTEN[bars.tone]
        yield Say(x + wide / 2, y, bars.texts[n], style.label, tone, True, "middle")


def _stack(
    series: tuple[Bars, ...], n: int, box: Box, most: float, style: Style
) -> Iterator[Shape]:
    y = box.y
    for bars in series:
        tall = box.h * bars.values[n] / most
        y -= tall
        yield Rect(Box(box.x, y, box.w, tall), FILL[bars.tone])
        if tall > style.lead(style.label) and bars.values[n]:
            at = y + tall / 2 + style.base(style.label)
            color = FILL["paper"] if bars.tone in INSIDE else FILL["ink"]
            yield Say(box.x + box.w / 2, at, bars.texts[n], style.label, color, True, "middle")


def _lying(form: BarChart, box: Box, style: Style) -> Iterator[Shape]:
    field, most = lying_field(form, box, style), most_of(form)
    slot, left = field.h / max(len(form.categories), 1), field.x - box.x
    size = name_size(form, box, slot, style)
    for n, name in enumerate(form.categories):
        middle = box.y + slot * (n + 0.5)
        lines = wrapped(name, left - BESIDE, size)
        for down, line in enumerate(lines):
            y = middle + style.base(size) + (down - (len(lines) - 1) / 2) * style.lead(size)
            yield Say(box.x + left - BESIDE, y, line, size, FILL["ink"], anchor="end")
        total = sum(bars.values[n] for bars in form.series)
        whole = total if form.kind == "whole" else most
        place = Box(box.x + left, middle - slot * 0.31, box.w - left - SPARE, slot * 0.62)
        yield from _parts(form.series, n, place, whole or 1, style)


def _name_room(form: BarChart, box: Box, size: float) -> float:
    widest = max((width(name, size) for name in form.categories), default=0)
    return min(widest + BESIDE + HAIR, box.w * 0.5)


def name_size(form: BarChart, box: Box, slot: float, style: Style) -> float:
    """Names in the size of labels; in that of heads where they would run into each other."""
    left = _name_room(form, box, style.label)
    lines = max(
        (len(wrapped(name, left - BESIDE, style.label)) for name in form.categories), default=1
    )
    return style.label if lines * style.lead(style.label) <= slot else style.head


def _parts(
    series: tuple[Bars, ...], n: int, box: Box, whole: float, style: Style
) -> Iterator[Shape]:
    x, y = box.x, box.y + box.h / 2 + style.base(style.label)
    last = max((k for k, bars in enumerate(series) if bars.values[n]), default=None)
    for k, bars in enumerate(series):
        wide = box.w * bars.values[n] / whole
        if not wide:
            if len(series) == 1:
                yield Say(x + 0.07, y, bars.texts[n], style.label, WRITTEN[bars.tone], True)
            continue
        yield Rect(Box(x, box.y, wide, box.h), FILL[bars.tone])
        fits = width(bars.texts[n], style.label, True) < wide * 0.94
        if not fits and k == last:
            text, color = bars.texts[n], WRITTEN[bars.tone]
            yield Say(x + wide + 0.07, y, text, style.label, color, True)
        elif fits:
            color = FILL["paper"] if bars.tone in INSIDE else FILL["ink"]
            yield Say(x + wide / 2, y, bars.texts[n], style.label, color, True, "middle")
        x += wide
