"""An edited deck opened, checked to be this deck's, and written with the new figures."""

from typing import Any

from answers.both import in_both
from briefing.deck.slide import Deck
from briefing.powerpoint.again.memory import Memory, Origin, origin_of, remembered
from briefing.powerpoint.again.put_in import covers
from briefing.powerpoint.again.renew import renew
from briefing.powerpoint.again.slides import key_of
from briefing.powerpoint.again.told import told_lines
from briefing.powerpoint.file import saved
from briefing.powerpoint.marks import pieces
from briefing.powerpoint.template.opened import Unusable, open_slides
from schemas.problems import StoreError
from translations import translator
from translations.act_words import SLIDES_AGAIN_KEYS

SLIDES_AGAIN_OTHER_KEYS = {
    "campaign": "slides.again.other_campaign",
    "language": "slides.again.other_language",
    "storyline": "slides.again.other_storyline",
}


def deck_again(old: bytes, name: str, deck: Deck) -> tuple[bytes, list[str]]:
    """The edited deck with the new figures, and lines that tell what became of it.

    StoreError, nothing made: not a deck of ours, another campaign's, a newer release's, or charts
    in it are pictures by now.
    """
    presentation = _opened(old, name)
    memory = remembered(presentation)
    if memory is None:
        raise StoreError(in_both("slides.again.not_ours", file=name))
    _check(memory.origin, origin_of(deck), name)
    if pictured := _pictured(presentation, memory):
        raise StoreError(
            in_both("slides.again.pictured", file=name, slides=", ".join(map(str, pictured)))
        )
    t = translator("en" if deck.language == "en" else "vi")
    told = renew(presentation, memory, deck, t)
    return saved(presentation, deck), told_lines(told, t)


def _opened(old: bytes, name: str) -> Any:
    try:
        return open_slides(old, name)
    except Unusable as error:
        raise StoreError(in_both(SLIDES_AGAIN_KEYS[error.why], file=name)) from error


def _check(old: Origin, new: Origin, name: str) -> None:
    """Of the same campaign, storyline and language, and not of a release after this one."""
    if _numbers(old.release) > _numbers(new.release):
        words = {"file": name, "release": old.release, "ours": new.release}
        raise StoreError(in_both("slides.again.newer", **words))
    for what in ("campaign", "storyline", "language"):
        was, now = getattr(old, what), getattr(new, what)
        if was != now:
            raise StoreError(in_both(SLIDES_AGAIN_OTHER_KEYS[what], file=name, was=was, now=now))


def _numbers(said: str) -> list[int]:
    return [int(part) for part in said.split(".") if part.isdigit()]


def _pictured(presentation: Any, memory: Memory) -> list[int]:
    """Numbers of slides where a picture lies in the place of a chart that is gone."""
    found = []
    for number, native in enumerate(presentation.slides, start=1):
        key = key_of(native, memory)
        if key is None:
            continue
        there = {piece for of, piece, _ in pieces(native) if of == key}
        gone = [
            made.box
            for piece, made in memory.slides[key].pieces.items()
            if piece.startswith("chart") and piece not in there
        ]
        if any(covers(shape, box) for shape in native.shapes for box in gone):
            found.append(number)
    return found
