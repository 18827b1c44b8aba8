"""What a form is put on: the shapes of one slide, its words and the stamp of its figures."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from briefing.deck.more_forms import Form
from briefing.deck.slide import Deck, Slide
from briefing.powerpoint.marks import marked_name
from briefing.powerpoint.told import told
from translations import Translator, translator
from translations.act_words import SLIDE_FORM_KEYS


@dataclass(frozen=True)
class Sheet:
    """A slide being written."""

    shapes: Any
    slide: Slide
    stamp: str
    words: Translator
    put: Counter[str] = field(default_factory=Counter)
    cut: list[str] = field(default_factory=list)

    def name(self, kind: str) -> str:
        """What the next piece of this kind is called in the selection pane, with its mark."""
        self.put[kind] += 1
        return marked_name(self.word(kind), self.slide.key, kind, self.put[kind])

    def keep(self, whole: str, shown: str) -> None:
        """What has no room on the slide is kept for the notes: nothing is only half said."""
        if whole != shown and whole not in self.cut:
            self.cut.append(whole)

    def word(self, kind: str) -> str:
        """What a kind is called."""
        return self.words(SLIDE_FORM_KEYS[kind])

    def said(self, form: Form) -> str:
        """What a screen reader says of a chart, table or map: what the slide says, what it is of
        and its first figures."""
        return told(form, self.slide.title, self.words)


def sheet_of(native: Any, slide: Slide, deck: Deck) -> Sheet:
    """The sheet of a slide in a deck."""
    words = translator("en" if deck.language == "en" else "vi")
    return Sheet(native.shapes, slide, " · ".join(deck.footer(slide)), words)
