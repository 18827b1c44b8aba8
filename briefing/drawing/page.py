"""A slide as a page of shapes: bar, kicker, title, parts, rule and the two lines under it."""

import re
from collections.abc import Iterator

from briefing.deck.slide import Deck, Part, Slide
from briefing.drawing.draw import draw
from briefing.drawing.measure import balanced, cut, width
from briefing.drawing.shapes import FILL, Box, Rect, Say, Shape, rule
from briefing.drawing.style import ROOM

WIDE, HIGH = 13.333, 7.5
MARGIN = 0.6
BODY = Box(MARGIN, 1.62, WIDE - 2 * MARGIN, 5.23)
GUTTER = 0.1
TITLE, KICKER, FOOTER = 26, 12, 10.5
# the first line ends before the ticks, the second, under them, before the number of the page
FOOTER_ROOMS = (BODY.w - 2.2, BODY.w - 0.7)
NO_BREAK = chr(0xA0)


def held(text: str) -> str:
    """The text with its numbers held to the word after them."""
    return re.sub(r"(?<=\d) (?=\w)", NO_BREAK, text)


def box_of(part: Part, body: Box = BODY) -> Box:
    """Where a part stands in the body of a page."""
    left, right = (body.x + body.w * edge / 12 for edge in part.across)
    top, bottom = (body.y + body.h * edge for edge in part.down)
    return Box(left, top, right - left, bottom - top)


def draw_body(slide: Slide, body: Box) -> Iterator[Shape]:
    """The parts of a slide alone, in any box."""
    for part in slide.parts:
        yield from draw(part.form, box_of(part, body), ROOM)


def draw_page(deck: Deck, slide: Slide) -> Iterator[Shape]:
    """Everything on one slide."""
    is_cover = slide.key == "cover"
    yield Rect(Box(MARGIN, 0, 0.9, 0.07), FILL["attention"])
    base = 0.24 + KICKER / 72
    yield Say(MARGIN, base, deck.stamp.meeting, KICKER, FILL["context"], True)
    if slide.beside:
        x = MARGIN + width(deck.stamp.meeting, KICKER, True) + KICKER / 72
        said = cut(slide.beside, WIDE - MARGIN - 2 - x, KICKER, True)
        yield Say(x, base, said, KICKER, FILL["attention"], True)
    if deck.stamp.sample:
        right = WIDE - MARGIN
        yield Say(right, base, deck.stamp.sample, KICKER, FILL["doubt"], True, "end")
    if not is_cover:
        lines = balanced(held(slide.title), BODY.w, TITLE, True)
        for n, line in enumerate(lines[:2]):
            y = 0.5 + TITLE / 72 * (0.98 + n * 1.18)
            yield Say(MARGIN, y, line, TITLE, FILL["ink"], True)
    yield from draw_body(slide, BODY)
    yield from _footer(deck, slide)


def _footer(deck: Deck, slide: Slide) -> Iterator[Shape]:
    yield rule(MARGIN, 6.98, WIDE - MARGIN, FILL["rule"], 0.008)
    for n, line in enumerate(deck.footer(slide)):
        y = 7.04 + FOOTER / 72 * (1 + n * 1.25)
        said = cut(line, FOOTER_ROOMS[n], FOOTER)
        yield Say(MARGIN, y, said, FOOTER, FILL["context"])
    place = deck.slides.index(slide) + 1
    text = f"{place}/{len(deck.slides)}"
    yield Say(WIDE - MARGIN, 7.2, text, KICKER, FILL["ink"], True, "end")
    yield from _ticks(place, len(deck.slides))


def _ticks(place: int, count: int) -> Iterator[Shape]:
    """Where in the deck one is: slides past, this one, slides to come."""
    wide, gap = 0.08, 0.03
    left = WIDE - MARGIN - 0.6 - count * (wide + gap)
    for n in range(1, count + 1):
        fill = FILL["earlier" if n < place else "attention" if n == place else "rest"]
        yield Rect(Box(left + (n - 1) * (wide + gap), 7.13, wide, 0.035), fill)
