"""Shapes as SVG text: vector, text that can be selected, no script, no font of its own."""

from collections.abc import Iterable
from dataclasses import replace
from html import escape

from briefing.deck.forms import Point
from briefing.drawing.measure import DIGITS, digit_width, width
from briefing.drawing.shapes import Disc, Path, Rect, Say, Shape

FAMILY = "Be Vietnam Pro"


def svg(
    shapes: Iterable[Shape],
    wide: float,
    high: float,
    scale: float,
    label: str = "",
    *,
    is_even: bool = True,
) -> str:
    """A drawing of `wide` by `high` inches with `scale` units an inch; `label` is its words.

    Without `is_even` digits keep their own widths: a PDF's text is then copied as it is read.
    """
    size = f"{_n(wide * scale)} {_n(high * scale)}"
    said = f'role="img" aria-label="{escape(label)}"' if label else 'aria-hidden="true"'
    drawn = (shape if is_even else _plain(shape) for shape in shapes)
    inside = "".join(_shape(shape, scale) for shape in drawn)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size}" {said}>{inside}</svg>'


def _plain(shape: Shape) -> Shape:
    return replace(shape, is_even=False) if isinstance(shape, Say) else shape


def _shape(shape: Shape, scale: float) -> str:
    if isinstance(shape, Say):
        return _say(shape, scale)
    if isinstance(shape, Rect):
        b = shape.box
        x, y, w, h = (_n(v * scale) for v in (b.x, b.y, b.w, b.h))
        line = _stroke(shape.line, shape.width, scale)
        return f'<rect x="{x}" y="{y}" width="{w}" height="{h}" fill="{shape.fill}"{line}/>'
    if isinstance(shape, Disc):
        x, y, r = (_n(v * scale) for v in (shape.x, shape.y, shape.r))
        line = _stroke(shape.line, shape.width, scale)
        return f'<circle cx="{x}" cy="{y}" r="{r}" fill="{shape.fill}"{line}/>'
    return _path(shape, scale)


def _path(shape: Path, scale: float) -> str:
    is_closed = shape.fill != "none"
    drawn = "".join(_ring(ring, scale, is_closed=is_closed) for ring in shape.rings)
    line = _stroke(shape.line, shape.width, scale)
    dash = " ".join(_n(v * scale) for v in shape.dash)
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    title = f"<title>{escape(shape.title)}</title>" if shape.title else ""
    rule = ' fill-rule="evenodd"' if len(shape.rings) > 1 else ""
    return f'<path d="{drawn}" fill="{shape.fill}"{rule}{line}{dashed}>{title}</path>'


def _ring(ring: tuple[Point, ...], scale: float, *, is_closed: bool) -> str:
    points = "L".join(f"{_n(x * scale)} {_n(y * scale)}" for x, y in ring)
    return f"M{points}{'Z' if is_closed else ''}"


def _stroke(color: str, wide: float, scale: float) -> str:
    return "" if color == "none" else f' stroke="{color}" stroke-width="{_n(wide * scale)}"'


def _say(shape: Say, scale: float) -> str:
    x = _even(shape, scale) if shape.is_even else _n(shape.x * scale)
    anchor = "" if shape.anchor == "start" or shape.is_even else f' text-anchor="{shape.anchor}"'
    weight = ' font-weight="700"' if shape.is_bold else ""
    size = _n(shape.points / 72 * scale)
    return (
        f'<text x="{x}" y="{_n(shape.y * scale)}" font-size="{size}" fill="{shape.color}"'
        f'{weight}{anchor} font-family="{FAMILY}">{escape(shape.text)}</text>'
    )


def _even(shape: Say, scale: float) -> str:
    """A place a letter, every digit as wide as the widest: the font has no such digits itself."""
    wide = [_letter(letter, shape) for letter in shape.text]
    x = shape.x - (sum(wide) if shape.anchor == "end" else 0)
    places = []
    for letter, room in zip(shape.text, wide, strict=True):
        spare = room - width(letter, shape.points, shape.is_bold)
        places.append(_n((x + spare / 2) * scale))
        x += room
    return " ".join(places)


def _letter(letter: str, shape: Say) -> float:
    if letter in DIGITS:
        return digit_width(shape.points, shape.is_bold)
    return width(letter, shape.points, shape.is_bold)


def _n(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
