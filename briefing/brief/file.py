"""A deck's figures as a PDF of two pages: vector drawings, text that can be selected."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import typst

from answers.both import in_both
from briefing.deck.more_forms import Decisions, Figures
from briefing.deck.slide import Deck, Slide
from briefing.drawing.measure import FONTS
from briefing.drawing.page import BODY, draw_body
from briefing.drawing.shapes import FILL, Box
from briefing.drawing.svg import svg
from schemas.problems import StoreError
from translations import translator

TEMPLATE = Path(__file__).with_name("brief.typ")
PAGES, POINTS = 2, 72
TONES = ("ink", "context", "attention", "doubt", "rule", "pale", "subject")
FRAME = ("cover", "summary", "timeline", "decisions", "method")
TALL, SIX = BODY.h, 6
SMALLER = (1.0, 0.94, 0.88, 0.82, 0.76, 0.7)


@dataclass(frozen=True)
class Chosen:
    """A section of the brief: which slide, how tall its drawing, whether it opens a page."""

    key: str
    tall: float = TALL
    opens: bool = False


SECTIONS: dict[str, tuple[Chosen, ...]] = {
    "yearly": (
        *(Chosen("contents", 4.3), Chosen("behind", 3.3), Chosen("trajectory", 4.0)),
        *(Chosen("reporting", 4.9, True), Chosen("clusters", 4.9), Chosen("award_map", 5.0)),
    ),
    "awards": (
        *(Chosen("award_table", 4.0), Chosen("award_funnel", 4.6), Chosen("award_doubts", 4.6)),
        *(Chosen("award_results", opens=True), Chosen("award_people"), Chosen("award_map")),
    ),
}


def pdf_brief(deck: Deck) -> bytes:
    """The brief; drawings give way until everything stands on two pages. StoreError: it cannot."""
    for smaller in SMALLER:
        try:
            return bytes(_compiled(deck, smaller))
        except typst.TypstError as error:
            if "too many pages" not in str(error):
                raise
    raise StoreError(in_both("brief.too_long"))


def _compiled(deck: Deck, smaller: float) -> Any:
    """Typst counts the pages itself and refuses a third."""
    return typst.compile(
        TEMPLATE.read_bytes(),
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(_said(deck, smaller), ensure_ascii=False)},
        timestamp=0,
    )


def _said(deck: Deck, smaller: float) -> dict[str, Any]:
    """Everything printed, as text and drawings."""
    t, stamp = translator("en" if deck.language == "en" else "vi"), deck.stamp
    summary = next((s for s in deck.slides if s.key.endswith("summary")), None)
    title = t("brief.headline", meeting=stamp.meeting, body=stamp.body)
    return {
        "language": deck.language,
        "colors": {tone: FILL[tone] for tone in TONES},
        "title": title,
        "body": stamp.campaign,
        "sample": stamp.sample,
        "message": (summary or deck.slides[min(1, len(deck.slides) - 1)]).title,
        "figures": _figures(summary),
        "sections": [_section(slide, of, smaller) for of, slide in chosen_slides(deck)],
        "ask": _asked(deck, t("deck.summary.ask")),
        "snapshot": " · ".join(filter(None, (stamp.days, stamp.snapshot, stamp.filters))),
        "edition": stamp.edition,
        "page": t("brief.page"),
        "pages": PAGES,
    }


def chosen_slides(deck: Deck) -> list[tuple[Chosen, Slide]]:
    """The slides the brief shows: those of its storyline, else the first six that show figures."""
    slides = {slide.key: slide for slide in deck.slides}
    said = SECTIONS.get(deck.storyline)
    if said is None:
        shown = [s for s in deck.slides if s.key == s.builder and not s.key.endswith(FRAME)][:SIX]
        said = tuple(Chosen(s.key, opens=n == SIX // 2) for n, s in enumerate(shown))
        slides = {s.key: s for s in shown}
    return [(of, slides[of.key]) for of in said if of.key in slides]


def _section(slide: Slide, of: Chosen, smaller: float) -> dict[str, Any]:
    tall = (1.4 if slide.is_empty else of.tall) * smaller
    drawn = draw_body(slide, Box(0, 0, BODY.w, tall))
    return {
        "title": slide.title,
        "drawing": svg(drawn, BODY.w, tall, POINTS, slide.title, is_even=False),
        "source": " · ".join(filter(None, (slide.source, slide.coverage, slide.days))),
        "opens": of.opens,
    }


def _figures(summary: Slide | None) -> list[dict[str, str]]:
    forms = [part.form for part in summary.parts] if summary else []
    return [
        {"value": f.value, "label": f.label, "note": f.note}
        for form in forms
        if isinstance(form, Figures)
        for f in form.figures
    ]


def _asked(deck: Deck, head: str) -> dict[str, Any]:
    """What is put to the council, from the slides that list it."""
    forms = [part.form for slide in deck.slides for part in slide.parts]
    rows = [row for form in forms if isinstance(form, Decisions) for row in form.rows]
    return {"head": head, "lines": [row.ask for row in rows]}
