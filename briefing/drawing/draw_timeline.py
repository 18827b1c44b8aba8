"""The time line of a campaign: stretches with what has passed, moments above and below."""

from collections.abc import Iterator
from dataclasses import replace

from briefing.deck.more_forms import Moment, Span, TimeLine
from briefing.drawing.measure import width, wrapped
from briefing.drawing.shapes import FILL, WRITTEN, Box, Path, Rect, Say, Shape
from briefing.drawing.style import Style

PITCH = 2.6  # lines from a level to the next


def draw_timeline(form: TimeLine, box: Box, style: Style) -> Iterator[Shape]:
    """Stretches about the middle, higher where the moments below need the room; moments hang on
    lines, each on the side it asks for."""
    tall = style.text / 72 * 2.6
    middle = Box(box.x, box.y + box.h * 0.46 - tall / 2, box.w, tall)
    sides = [[m for m in form.moments if m.is_above == is_above] for is_above in (True, False)]
    levels = [_levels(side, middle, style) for side in sides]
    above, below = (_reach(*side, style) for side in zip(sides, levels, strict=True))
    top = max(min(middle.y, box.bottom - below - tall), box.y + above)
    bar = replace(middle, y=top)
    for span in form.spans:
        yield from _span(span, bar, style)
    for side, out in zip(sides, levels, strict=True):
        for moment, level in zip(side, out, strict=True):
            yield from _moment(moment, level, bar, style)


def _reach(moments: list[Moment], levels: list[int], style: Style) -> float:
    """How far from the bar the words of its outmost moment end."""
    lines = [len(_words(moment, style)) + 1 for moment in moments]
    ends = zip(levels, lines, strict=True)
    return max((_away(level, style) + style.lead(style.label) * n for level, n in ends), default=0)


def _away(level: int, style: Style) -> float:
    """From the bar to the words of a level: a date and a name in one line, and air."""
    return style.text / 72 * 1.2 + level * style.lead(style.label) * PITCH


def _span(span: Span, bar: Box, style: Style) -> Iterator[Shape]:
    left, right = bar.x + bar.w * span.start, bar.x + bar.w * span.end
    gap = style.hair * 3
    yield Rect(Box(left, bar.y, right - left - gap, bar.h), FILL["rest"])
    yield Rect(Box(left, bar.y, (right - left - gap) * span.passed, bar.h), FILL["subject"])
    y, pad = bar.y + bar.h / 2 + style.base(style.text), style.text / 72 * 0.6
    is_dark = (right - left) * span.passed > width(span.name, style.text, True) + 2 * pad
    color = FILL["paper" if is_dark else "ink"]
    x = left + pad if is_dark else max(left, left + (right - left) * span.passed) + pad
    yield Say(x, y, span.name, style.text, color, True)
    free = right - x - width(span.name, style.text, True) - 3 * pad
    if span.note and width(span.note, style.head) < free:
        start = right - pad - width(span.note, style.head)
        color = FILL["paper" if start < left + (right - left) * span.passed else "ink"]
        yield Say(right - pad, y, span.note, style.head, color, anchor="end")


def _levels(moments: list[Moment], bar: Box, style: Style) -> list[int]:
    """How far out each stands, so that no words meet."""
    ends: list[float] = []
    levels = []
    for moment in moments:
        half = max(width(t, style.label, True) for t in (moment.date, *_words(moment, style))) / 2
        x = bar.x + bar.w * moment.at
        left = min(max(x - half, bar.x), bar.right - 2 * half)
        level = next((n for n, end in enumerate(ends) if left > end), len(ends))
        ends[level : level + 1] = [left + 2 * half + 0.15]
        levels.append(level)
    return levels


def _words(moment: Moment, style: Style) -> list[str]:
    return wrapped(moment.name, 2.4 * style.text / 18, style.label)


def _moment(moment: Moment, level: int, bar: Box, style: Style) -> Iterator[Shape]:
    x, lines = bar.x + bar.w * moment.at, _words(moment, style)
    high = style.lead(style.label) * (len(lines) + 1)
    away = _away(level, style)
    near = bar.y if moment.is_above else bar.bottom
    far = near - away if moment.is_above else near + away
    yield from _stem(x, near, far, level, FILL[moment.tone], style)
    half = max(width(text, style.label, True) for text in (moment.date, *lines)) / 2
    middle = min(max(x, bar.x + half), bar.right - half)
    top = far - high if moment.is_above else far
    for n, text in enumerate((moment.date, *lines)):
        y = top + style.lead(style.label) * (n + 0.8)
        color = WRITTEN[moment.tone] if n == 0 else FILL["context"]
        yield Say(middle, y, text, style.label, color, n == 0, "middle")


def _stem(
    x: float, near: float, far: float, level: int, color: str, style: Style
) -> Iterator[Shape]:
    """The line of a moment; one further out is broken where the words of nearer ones may be."""
    away = style.text / 72 * 1.2 * (1 if far > near else -1)
    ends = [(near, far)] if not level else [(near, near + away * 0.8), (far - away * 0.5, far)]
    for start, end in ends:
        yield Path((((x, start), (x, end)),), color, style.hair * 1.5)
