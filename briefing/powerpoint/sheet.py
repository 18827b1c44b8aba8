"""What a form is put on: the shapes of one slide, its words and the stamp of its figures."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from briefing.deck.slide import Deck, Slide
from briefing.powerpoint.marks import marked_name
from translations import Translator, translator


@dataclass(frozen=True)
class Sheet:
    """A slide being written."""

    shapes: Any
    slide: Slide
    stamp: str
    words: Translator
    put: Counter[str] = field(default_factory=Counter)

    def name(self, kind: str) -> str:
        """What the next piece of this kind is called in the selection pane, with its mark."""
        self.put[kind] += 1
        return marked_name(self.word(kind), self.slide.key, kind, self.put[kind])

    def word(self, kind: str) -> str:
        """What a kind is called."""
        return self.words(f"slides.{kind}")

    @property
    def said(self) -> str:
        """What a screen reader says of a chart or a map: the message of the slide."""
        return self.slide.title


def sheet_of(native: Any, slide: Slide, deck: Deck) -> Sheet:
    """The sheet of a slide in a deck."""
    words = translator("en" if deck.language == "en" else "vi")
    return Sheet(native.shapes, slide, " · ".join(deck.footer(slide)), words)
