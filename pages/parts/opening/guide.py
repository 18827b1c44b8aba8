"""What helps a newcomer beside Streamlit's own: meanings of words, a tour, the page on paper."""

import json
from functools import cache
from pathlib import Path

from translations import Translator, translator

TOUR_KEYS = {
    "again": "tour.again",
    "back": "tour.back",
    "count": "tour.count",
    "done": "tour.done",
    "next": "tour.next",
    "skip": "tour.skip",
}
TOUR_TEXT_KEYS = {
    "deeper": "tour.deeper.text",
    "filter": "tour.filter.text",
    "look": "tour.look.text",
    "message": "tour.message.text",
    "pages": "tour.pages.text",
}
TOUR_TITLE_KEYS = {
    "deeper": "tour.deeper.title",
    "filter": "tour.filter.title",
    "look": "tour.look.title",
    "message": "tour.message.title",
    "pages": "tour.pages.title",
}

STATIC = Path(__file__).parents[3] / "static"
STEPS = ("pages", "filter", "message", "deeper", "look")
"""What the tour tells of, in its order; static/tour.js knows where each stands."""
BUTTONS = ("count", "skip", "back", "next", "done")


@cache
def guide() -> str:
    """Style and scripts of both, with the words of both languages: a page turns without loading."""
    both = (translator("vi"), translator("en"))
    meanings = {t.language: [(forms, said) for _, forms, said in explained(t)] for t in both}
    tour = {t.language: _tour(t) for t in both}
    told = f"const MEANINGS = {_json(meanings)}, TOUR = {_json(tour)};"
    scripts = "\n".join(_static(name) for name in ("glossary.js", "tour.js", "paper.js"))
    return f"<style>{_static('guide.css')}</style><script>{told}\n{scripts}</script>"


def explained(t: Translator) -> list[tuple[str, list[str], str]]:
    """Words explained where they stand: name in the glossary, forms in small letters, meaning."""
    names = [key.split(".")[1] for key in t.words if key.startswith("glossary.")]
    return [
        (name, t(f"glossary.{name}.forms").lower().split(" | "), t(f"glossary.{name}.meaning"))
        for name in dict.fromkeys(names)
    ]


def _tour(t: Translator) -> dict[str, object]:
    steps = [(t(TOUR_TITLE_KEYS[step]), t(TOUR_TEXT_KEYS[step])) for step in STEPS]
    return {"steps": steps, **{name: t(TOUR_KEYS[name]) for name in BUTTONS}}


def _json(words: object) -> str:
    return json.dumps(words, ensure_ascii=False).replace("</", "<\\/")


def _static(name: str) -> str:
    return (STATIC / name).read_text(encoding="utf-8")
