"""What became of the slides, told to whoever edited them: in the notes of a slide and in a list."""

from dataclasses import dataclass
from typing import Literal, get_args

from briefing.powerpoint.again.words import plain
from translations import Translator
from translations.act_words import SLIDE_FORM_KEYS, SLIDES_AGAIN_KEYS

ByHand = Literal["merged", "kept", "lost", "columns"]
What = ByHand | Literal["renewed", "gone", "added", "hidden", "left_out"]
BY_HAND: tuple[str, ...] = get_args(ByHand)


@dataclass(frozen=True)
class Told:
    """What became of one piece: the number of its slide in the new file, kind of piece, words."""

    slide: int
    kind: str
    what: What
    edited: str = ""
    fresh: str = ""


def told_lines(told: list[Told], t: Translator) -> list[str]:
    """Everything but what was simply renewed, by slide; first how much was."""
    count = sum(one.what == "renewed" for one in told)
    kept = sum(one.what in BY_HAND for one in told)
    head = t("slides.again.head", renewed=t.number(count), kept=t.number(kept))
    rest = sorted((one for one in told if one.what != "renewed"), key=lambda one: one.slide)
    return [head, *(_line(one, t) for one in rest)]


def note_lines(told: list[Told], t: Translator) -> list[str]:
    """What a speaker must know of the slide: words of his and the figures beside them."""
    return [_words(one, t) for one in told if one.what in BY_HAND or one.what == "hidden"]


def _line(one: Told, t: Translator) -> str:
    if not one.slide:
        return _words(one, t)
    return t("slides.again.at", slide=t.number(one.slide), said=_words(one, t))


def _words(one: Told, t: Translator) -> str:
    kind = t(SLIDE_FORM_KEYS[one.kind])
    said = {"edited": plain(one.edited), "fresh": plain(one.fresh)}
    if one.what == "added" and one.fresh:
        said["fresh"] = f": {said['fresh']}"
    return t(SLIDES_AGAIN_KEYS[one.what], kind=kind, **said)
