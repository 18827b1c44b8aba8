"""One chart for a newspaper (một hình cho báo in): its message, drawing and source line."""

from collections.abc import Iterator
from typing import Any

import typst

from answers.both import in_both
from briefing.deck.slide import Deck, Slide
from briefing.drawing.measure import FONTS, balanced, wrapped
from briefing.drawing.page import BODY, KICKER, TITLE, draw_body, held
from briefing.drawing.shapes import FILL, Box, Rect, Say, Shape, rule
from briefing.drawing.svg import svg
from briefing.html_deck import font_faces
from schemas.problems import StoreError

WIDE, MARGIN = BODY.w + 0.8, 0.4
LINE, SMALL = TITLE / 72 * 1.18, 11.0
UNDER = 0.14  # between a message and the first words of its picture
POINTS, PIXELS_PER_INCH = 72, 200.0  # some 2,600 pixels wide: a column of print at 300 an inch
FORMS = ("svg", "png")
PAGE = """#set page(width: auto, height: auto, margin: 0pt)
#image(bytes(sys.inputs.drawing), format: "svg")"""


def picture(deck: Deck, key: str, form: str) -> bytes:
    """The slide of that key as SVG with its fonts inside, or as PNG. StoreError: none of that key,
    or it shows no figures."""
    shown = pictured(deck)
    if key not in shown:
        keys = ", ".join(shown)
        raise StoreError(in_both("papers.no_picture", slide=key, slides=keys))
    drawn = _drawing(deck, shown[key])
    if form == "png":
        return bytes(_pixels(drawn))
    opened, _, rest = drawn.partition(">")
    return f"{opened}><style>{font_faces()}</style>{rest}\n".encode()


def pictured(deck: Deck) -> dict[str, Slide]:
    """The slides that show figures, by key."""
    return {slide.key: slide for slide in deck.slides if slide.is_pictured}


def _drawing(deck: Deck, slide: Slide) -> str:
    title = balanced(held(slide.title), BODY.w, TITLE, True)
    source = [line for said in source_lines(deck, slide) for line in wrapped(said, BODY.w, SMALL)]
    top = MARGIN + KICKER / 72 * 1.6 + LINE * len(title) + UNDER
    body = Box(MARGIN, top, BODY.w, BODY.h)
    high = top + BODY.h + 0.15 + SMALL / 72 * 1.3 * len(source) + MARGIN / 2
    shapes = [
        Rect(Box(0, 0, WIDE, high), FILL["paper"]),
        *_head(deck, title),
        *draw_body(slide, body),
        rule(MARGIN, top + BODY.h + 0.05, WIDE - MARGIN, FILL["rule"], 0.008),
        *(
            Say(MARGIN, top + BODY.h + 0.1 + SMALL / 72 * 1.3 * n, line, SMALL, FILL["context"])
            for n, line in enumerate(source, start=1)
        ),
    ]
    return svg(shapes, WIDE, high, POINTS, slide.title, is_even=False)


def _head(deck: Deck, title: list[str]) -> Iterator[Shape]:
    base = MARGIN + KICKER / 72
    yield Say(MARGIN, base, deck.stamp.body, KICKER, FILL["context"], True)
    if deck.stamp.sample:
        yield Say(WIDE - MARGIN, base, deck.stamp.sample, KICKER, FILL["doubt"], True, "end")
    for n, line in enumerate(title, start=1):
        yield Say(MARGIN, base + 0.08 + LINE * n, line, TITLE, FILL["ink"], True)


def source_lines(deck: Deck, slide: Slide) -> tuple[str, ...]:
    """What must be printed with it: source and coverage, days, snapshot and release."""
    return tuple(filter(None, deck.footer(slide)))


def _pixels(drawn: str) -> Any:
    return typst.compile(
        PAGE.encode(),
        format="png",
        ppi=PIXELS_PER_INCH,
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        sys_inputs={"drawing": drawn},
    )
