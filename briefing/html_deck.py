"""A deck as one HTML file: charts, fonts and keys inside, nothing fetched from anywhere."""

import re
from base64 import b64encode
from dataclasses import dataclass
from html import escape, unescape
from pathlib import Path

from briefing.deck.slide import Deck, Slide, builder_of
from briefing.drawing.page import HIGH, WIDE, draw_page
from briefing.drawing.svg import FAMILY, svg

HERE = Path(__file__).parent
FONTS = HERE.parent / "static" / "fonts"
SCALE = 144  # 1920 × 1080
SECONDS = 20
RANGES = {
    "vietnamese": "U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0,"
    "U+0300-0301,U+0303-0304,U+0308-0309,U+0323,U+0329,U+1EA0-1EF9,U+20AB",
    "latin-ext": "U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,"
    "U+0329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113",
    "latin": "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,"
    "U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD",
}
SAID = re.compile(r'data-key="([^"]*)" data-generated="([^"]*)"( data-picture)?')


@dataclass(frozen=True)
class Message:
    """The key of a slide, its message by rule, and whether it shows a picture."""

    key: str
    generated: str
    is_pictured: bool

    @property
    def builder(self) -> str:
        """What made the slide."""
        return builder_of(self.key)


def html_deck(deck: Deck, seconds: int = SECONDS) -> bytes:
    """The whole deck; keys: arrows, space, Home, End, f, b, o, p. Opens without a network."""
    style = (HERE / "deck_page.css").read_text(encoding="utf-8")
    script = (HERE / "deck_page.js").read_text(encoding="utf-8")
    name = escape(f"{deck.stamp.meeting} · {deck.stamp.body}")
    slides = "\n".join(_slide(deck, slide) for slide in deck.slides)
    return (
        f'<!doctype html>\n<html lang="{deck.language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta name="generator" content="{escape(deck.stamp.edition)}">'
        f"<title>{name}</title><style>{font_faces()}{style}</style></head>"
        f'<body data-name="{name}" data-seconds="{seconds}"><main>\n{slides}\n</main>'
        f"<script>{script}</script></body></html>\n"
    ).encode()


def _slide(deck: Deck, slide: Slide) -> str:
    place = deck.slides.index(slide) + 1
    drawn = svg(draw_page(deck, slide), WIDE, HIGH, SCALE)
    picture = " data-picture" if slide.is_pictured else ""
    notes = "".join(f"<p>{escape(text)}</p>" for text in (slide.notes.reading, slide.notes.method))
    return (
        f'<section class="slide" id="s{place}" data-key="{slide.key}" '
        f'data-generated="{escape(slide.generated)}"{picture}>{drawn}'
        f'<div class="words"><h1>{escape(slide.title)}</h1>{notes}</div></section>'
    )


def messages_of(content: bytes) -> list[Message]:
    """What the figures say on each slide of a deck that was made."""
    found = SAID.findall(content.decode())
    return [Message(unescape(key), unescape(said), bool(shown)) for key, said, shown in found]


def font_faces() -> str:
    """Only the two weights slides use, in three parts each, as the browser asks for them."""
    faces = []
    for weight in (400, 700):
        for part, letters in RANGES.items():
            content = (FONTS / f"be-vietnam-pro-{part}-{weight}-normal.woff2").read_bytes()
            url = f"data:font/woff2;base64,{b64encode(content).decode()}"
            faces.append(
                f'@font-face{{font-family:"{FAMILY}";font-weight:{weight};'
                f"src:url({url}) format('woff2');unicode-range:{letters}}}"
            )
    return "".join(faces)
