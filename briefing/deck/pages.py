"""Lists longer than a slide: the same slide again with the next rows, never smaller type."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from briefing.deck.slide import Deck, Slide
from translations import Translator

T = TypeVar("T")


def paged(
    rows: Sequence[T], per: int, made: Callable[[Sequence[T]], Slide], t: Translator, name: str = ""
) -> tuple[Slide, ...]:
    """As few slides as hold `per` rows each, of about the same length.

    `name` tells the slides of one builder apart by their key.
    """
    count = -(-len(rows) // per)
    size = -(-len(rows) // count)
    parts = [rows[n : n + size] for n in range(0, len(rows), size)]
    slides = [made(part) for part in parts]
    first = slides[0].generated
    return tuple(_numbered(slide, n, first, name, t) for n, slide in enumerate(slides))


def with_data(whole: Deck, t: Translator) -> Deck:
    """The deck without the slides whose data is missing; the notes of its first slide list them."""
    empty = [slide for slide in whole.slides if slide.is_empty]
    first, *rest = (slide for slide in whole.slides if not slide.is_empty)
    if not empty:
        return whole
    lines = [f"{slide.title}: {slide.notes.method}" for slide in empty]
    said = "\n".join([first.notes.reading, t("deck.left_out", count=t.number(len(empty))), *lines])
    first = replace(first, notes=replace(first.notes, reading=said))
    return replace(whole, slides=(first, *rest))


def _numbered(slide: Slide, n: int, first: str, name: str, t: Translator) -> Slide:
    """Its key; a message that is the first one's again says that it goes on."""
    key = "-".join(filter(None, (slide.key, name, str(n + 1) if n else "")))
    message, is_same = slide.generated, n and slide.generated == first
    message = t("deck.continued", message=message) if is_same else message
    return replace(slide, key=key, generated=message)
