"""A slide and a deck: message, parts, source, coverage, notes."""

from dataclasses import dataclass, field
from datetime import date

from briefing.deck.more_forms import Cover, Decisions, Figures, Form, Words

LONGEST = 105
SAID = (Cover, Decisions, Figures, Words)  # forms of words and single figures


def fitting(*messages: str) -> str:
    """The first message short enough for a title, else the last."""
    return next((m for m in messages if len(m) <= LONGEST), messages[-1])


def builder_of(key: str) -> str:
    """What made a slide: a list that is longer than one goes on under «key-2»."""
    return key.partition("-")[0]


@dataclass(frozen=True)
class Part:
    """A form and where it stands: columns of twelve across, parts of the body down (0 to 1)."""

    form: Form
    across: tuple[float, float] = (0, 12)
    down: tuple[float, float] = (0, 1)


@dataclass(frozen=True)
class Notes:
    """Speaker notes: how to read the slide, how it is computed, questions and their answers."""

    reading: str
    method: str
    questions: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Slide:
    """One message with what shows it. `generated` is the message by rule, `message` an edited one.

    `beside` says what the figures say now, where they moved after the message was edited; `days`
    the two days of figures on progress, where there are some.
    """

    key: str
    generated: str
    parts: tuple[Part, ...]
    source: str
    coverage: str
    notes: Notes
    message: str = ""
    beside: str = ""
    is_empty: bool = False
    days: str = ""

    @property
    def builder(self) -> str:
        """What made it."""
        return builder_of(self.key)

    @property
    def is_pictured(self) -> bool:
        """Whether it shows figures: a cover, an empty slide or words alone show none."""
        return not self.is_empty and any(not isinstance(p.form, SAID) for p in self.parts)

    @property
    def title(self) -> str:
        """The message as shown: an edited one, else the generated."""
        return self.message or self.generated


@dataclass(frozen=True)
class Stamp:
    """What every page of every paper prints: what it is of, as of when, frozen under which mark,
    made by which release from which version of the data."""

    campaign_id: str
    campaign: str
    meeting: str
    body: str
    as_of: date
    as_of_words: str
    days: str
    snapshot: str
    filters: str = ""
    sample: str = ""
    edition: str = ""


@dataclass(frozen=True)
class Deck:
    """The slides of a storyline, all of one moment."""

    storyline: str
    name: str
    language: str
    stamp: Stamp
    slides: tuple[Slide, ...] = field(default=())

    def footer(self, slide: Slide) -> tuple[str, str]:
        """The two lines under every slide: source and coverage, the days, snapshot and edition."""
        first = [slide.source, slide.coverage, self.stamp.filters]
        second = [slide.days or self.stamp.as_of_words, self.stamp.snapshot, self.stamp.edition]
        return " · ".join(filter(None, first)), " · ".join(filter(None, second))
