"""Lists longer than a slide: the same slide again with the next rows, never smaller type."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from briefing.deck.slide import Slide
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
    return tuple(_numbered(made(part), n, name, t) for n, part in enumerate(parts))


def _numbered(slide: Slide, n: int, name: str, t: Translator) -> Slide:
    key = "-".join(filter(None, (slide.key, name, str(n + 1) if n else "")))
    message = t("deck.continued", message=slide.generated) if n else slide.generated
    return replace(slide, key=key, generated=message)
