"""Lists longer than a slide: the same slide again with the next rows, never smaller type."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from briefing.deck.slide import Deck, Slide
from translations import Translator
from translations.phrases import capital

T = TypeVar("T")


def paged(
    rows: Sequence[T],
    per: int,
    made: Callable[[Sequence[T]], Slide],
    t: Translator,
    name: str = "",
    *,
    what: str = "",
) -> tuple[Slide, ...]:
    """As few slides as hold `per` rows each, of about the same length.

    `name` tells the slides of one builder apart by their key, `what` by their titles: a slide
    that would repeat the message of the first says which of the rows it has.
    """
    count = -(-len(rows) // per)
    size = -(-len(rows) // count)
    parts = [rows[n : n + size] for n in range(0, len(rows), size)]
    slides = [made(part) for part in parts]
    message, builder = slides[0].generated, slides[0].key
    found = []
    for n, slide in enumerate(slides):
        said = slide.generated
        if n and said == message:
            first = n * size + 1
            said = t(
                "deck.continued",
                what=capital(what or t(f"deck.{builder}.name")),
                rows=t(f"deck.{builder}.rows"),
                first=t.number(first),
                last=t.number(first + len(parts[n]) - 1),
                total=t.number(len(rows)),
            )
        key = "-".join(filter(None, (slide.key, name, str(n + 1) if n else "")))
        found.append(replace(slide, key=key, generated=said))
    return tuple(found)


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
