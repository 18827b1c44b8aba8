"""Forms of words: big figures, lines under a head, decisions, the cover."""

from collections.abc import Iterator, Sequence

from briefing.deck.more_forms import Big, Cover, Decisions, Figures, Words
from briefing.drawing.measure import balanced, cut, width, wrapped
from briefing.drawing.shapes import FILL, WRITTEN, Box, Rect, Say, Shape, rule, status_mark
from briefing.drawing.style import Style


def draw_lines_of(
    lines: list[str],
    x: float,
    y: float,
    points: float,
    color: str,
    style: Style,
    *,
    is_bold: bool = False,
) -> Iterator[Shape]:
    """Lines of text under each other; y is the top of the first."""
    for n, line in enumerate(lines):
        base = y + style.lead(points) * (n + 0.5) + style.base(points)
        yield Say(x, base, line, points, color, is_bold)


def draw_figures(form: Figures, box: Box, style: Style) -> Iterator[Shape]:
    """Each under a rule: figure, label in bold, note in grey."""
    points = figure_points(form, box, style)
    for figure, place in zip(form.figures, figure_boxes(form, box, style), strict=True):
        yield from _figure(figure, place, points, style)


def figure_points(form: Figures, box: Box, style: Style) -> float:
    """Size of the figures: all the same, as large as the widest has room for."""
    points = style.big * (0.67 if form.is_stacked else 1)
    boxes = figure_boxes(form, box, style)
    wides = [width(f.value, points, True) / b.w for f, b in zip(form.figures, boxes, strict=True)]
    return points / max([1.0, *wides])


def figure_boxes(form: Figures, box: Box, style: Style) -> list[Box]:
    """Where each figure stands."""
    count = max(len(form.figures), 1)
    gap = style.text / 72 * 1.2
    high, wide = box.h / count, (box.w - gap * (count - 1)) / count
    if form.is_stacked:
        return [Box(box.x, box.y + n * high, box.w, high) for n in range(len(form.figures))]
    return [Box(box.x + n * (wide + gap), box.y, wide, box.h) for n in range(len(form.figures))]


def _figure(figure: Big, box: Box, points: float, style: Style) -> Iterator[Shape]:
    yield rule(box.x, box.y, box.right, FILL["ink"], style.hair * 1.6)
    y = box.y + style.lead(points) * 0.95
    value, measure = _value(figure.value, box.w, points)
    yield Say(box.x, y, value, points, WRITTEN[figure.tone], True)
    if measure:
        y += style.lead(style.text)
        yield Say(box.x, y, measure, style.text, WRITTEN[figure.tone], True)
    y += style.text / 72 * 0.45
    for text, size, color, bold in (
        (figure.label, style.text, FILL["ink"], True),
        (figure.note, style.text * 0.9, FILL["context"], False),
        (figure.where, style.head * 0.86, FILL["context"], False),
    ):
        if text:
            lines = balanced(text, box.w, size, bold)
            yield from draw_lines_of(lines, box.x, y, size, color, style, is_bold=bold)
            y += style.lead(size) * len(lines) + style.text / 72 * 0.2


def _value(text: str, room: float, points: float) -> tuple[str, str]:
    """A big figure, its measure in a line of its own where both are too wide."""
    value, _, measure = text.partition(" ")
    return (text, "") if width(text, points, True) <= room else (value, measure)


def draw_words(form: Words, box: Box, style: Style) -> Iterator[Shape]:
    """A head and its lines; boxed ones stand on pale ground with a red edge."""
    if form.is_boxed:
        yield Rect(box, FILL["pale"])
        yield Rect(Box(box.x, box.y, style.line * 2, box.h), FILL["attention"])
    inner = inner_box(form, box, style)
    y = inner.y
    size = style.text * (1.12 if form.is_boxed else 1)
    if form.head:
        color = WRITTEN["attention" if form.is_boxed else form.tone]
        sign = size / 72 * 1.25 if form.status else 0.0
        if form.status:
            middle = y + style.lead(size) / 2
            yield status_mark(form.status, inner.x + size / 144, middle, size / 72 * 0.8, color)
        lines = wrapped(form.head, inner.w - sign, size, True)
        yield from draw_lines_of(lines, inner.x + sign, y, size, color, style, is_bold=True)
        y += style.lead(size) * (len(lines) + 0.35)
    yield from _body(form, Box(inner.x, y, inner.w, inner.bottom - y), style)


def inner_box(form: Words, box: Box, style: Style) -> Box:
    """Where the words stand: clear of the edge of a pale box."""
    if not form.is_boxed:
        return box
    edge, pad = style.line * 2, style.text / 72 * 1.1
    return Box(box.x + pad + edge, box.y + pad * 0.7, box.w - 2 * pad - edge, box.h - pad * 0.7)


def _body(form: Words, box: Box, style: Style) -> Iterator[Shape]:
    """Numbered lines stand in two columns where they are many and short."""
    color = FILL["ink" if form.is_boxed else "context"]
    columns = 2 if form.is_boxed and len(form.lines) > 2 else 1
    wide, per = box.w / columns, -(-len(form.lines) // columns)
    indent = style.text / 72 * 1.3 if form.is_numbered else 0.0
    for c in range(columns):
        x, y = box.x + c * wide, box.y
        lines = form.lines[c * per : (c + 1) * per]
        for n, said in enumerate(lines_kept(lines, wide - indent, box.h, style), start=c * per + 1):
            if form.is_numbered:
                base = y + style.lead(style.text) / 2 + style.base(style.text)
                yield Say(x, base, str(n), style.text, FILL["attention"], True)
            yield from draw_lines_of(said, x + indent, y, style.text, color, style)
            y += style.lead(style.text) * (len(said) + 0.3)


def lines_kept(lines: Sequence[str], wide: float, high: float, style: Style) -> Iterator[list[str]]:
    """Each line as it is wrapped, those below the foot of the box cut with … or left out."""
    for line in lines:
        room = wide - style.text / 72
        said = _kept(wrapped(line, room, style.text), high, room, style)
        yield said
        high -= style.lead(style.text) * (len(said) + 0.3)


def _kept(lines: list[str], high: float, wide: float, style: Style) -> list[str]:
    """The lines there is room for; the last one is cut with … where more would follow."""
    room = max(int(high / style.lead(style.text) + 0.2), 0)
    if len(lines) <= room:
        return lines
    rest = cut(" ".join(lines[room - 1 :]), wide, style.text)
    return [*lines[: room - 1], rest] if room else []


def decision_edges(box: Box) -> tuple[float, ...]:
    """Edges of the four columns."""
    return tuple(box.x + box.w * part for part in (0, 0.06, 0.46, 0.8, 1))


def decision_height(form: Decisions, box: Box, style: Style) -> float:
    """Height of a row: as tall as there is room, up to what reads well."""
    head = style.lead(style.head) * 1.3
    return min((box.h - head) / max(len(form.rows), 1), style.most_row * 2)


def draw_decisions(form: Decisions, box: Box, style: Style) -> Iterator[Shape]:
    """Number, ask, what it rests on, how it is decided; as tall as there is room."""
    edges = decision_edges(box)
    head = style.lead(style.head) * 1.3
    for n, text in enumerate(form.heads, start=1):
        y = box.y + style.lead(style.head) * 0.8
        yield Say(edges[n], y, text, style.head, FILL["context"], True)
    yield rule(box.x, box.y + head, box.right, FILL["ink"], style.hair * 2)
    high = decision_height(form, box, style)
    for n, row in enumerate(form.rows):
        top = box.y + head + n * high
        base = top + high / 2
        number = style.text * 1.55
        yield Say(
            box.x, base + style.base(number), str(row.number), number, FILL["attention"], True
        )
        for k, text in enumerate((row.ask, row.basis, row.vote), start=1):
            size, bold = (style.text, True) if k == 1 else (style.text * 0.89, False)
            lines = wrapped(text, edges[k + 1] - edges[k] - style.text / 72, size, bold)
            y = base - style.lead(size) * len(lines) / 2
            color = FILL["ink" if k == 1 else "context"]
            yield from draw_lines_of(lines, edges[k], y, size, color, style, is_bold=bold)
        yield rule(box.x, top + high, box.right, FILL["rule"], style.hair)


def draw_cover(form: Cover, box: Box, style: Style) -> Iterator[Shape]:
    """Title in the upper half, lines under a rule."""
    size = style.text * 2.22
    lines = balanced(form.title, box.w * 0.86, size, True)
    y = box.y + box.h * 0.16
    yield from draw_lines_of(lines, box.x, y, size, FILL["ink"], style, is_bold=True)
    y += style.lead(size) * len(lines) + 0.25
    yield Rect(Box(box.x, y, 0.9, style.line * 1.6), FILL["attention"])
    y += 0.35
    for text in form.lines:
        said = wrapped(text, box.w * 0.86, style.text)
        yield from draw_lines_of(said, box.x, y, style.text, FILL["context"], style)
        y += style.lead(style.text) * (len(said) + 0.35)
