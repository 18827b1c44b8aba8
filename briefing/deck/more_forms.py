"""Forms that are no chart: maps, big figures, words, decisions, the time line, the cover."""

from dataclasses import dataclass

from briefing.deck.forms import BarChart, Lines, Ring, Scatter, Step, Table, Tone


@dataclass(frozen=True)
class AreaClass:
    """A class of a map: its label, how many areas it has; the class of none is outlined."""

    label: str
    count: str
    tone: Tone | Step
    is_none: bool = False


@dataclass(frozen=True)
class Area:
    """An area: code, name, class, printed value, its rings in degrees; far ones are set apart."""

    code: str
    name: str
    place: int
    text: str
    rings: tuple[Ring, ...]
    is_far: bool = False


@dataclass(frozen=True)
class Areas:
    """A map as outlines in a few classes: none, at most four steps, not known."""

    areas: tuple[Area, ...]
    classes: tuple[AreaClass, ...]
    caption: str
    note: str


@dataclass(frozen=True)
class Big:
    """A big figure with the line under it, and what stands behind it."""

    value: str
    label: str
    note: str = ""
    where: str = ""
    tone: Tone = "subject"


@dataclass(frozen=True)
class Figures:
    """Big figures, side by side or one under the other."""

    figures: tuple[Big, ...]
    is_stacked: bool = False


@dataclass(frozen=True)
class Words:
    """A head and lines under it; in a pale box where a decision is asked for.

    `status` draws the shape of a status or verdict before the head.
    """

    head: str
    lines: tuple[str, ...]
    tone: Tone = "ink"
    is_boxed: bool = False
    is_numbered: bool = False
    status: str | None = None


@dataclass(frozen=True)
class Decision:
    """What is put to the council: the ask, what it rests on, how it is decided; rule and query.

    `number` is its place on the agenda, whatever slide or paper it stands on.
    """

    ask: str
    basis: str
    vote: str
    key: str = ""
    source: str = ""
    number: int = 0


@dataclass(frozen=True)
class Decisions:
    """The decisions asked for, each with its number."""

    heads: tuple[str, str, str]
    rows: tuple[Decision, ...]


@dataclass(frozen=True)
class Span:
    """A stretch of a time line with its words, and the part of it that has passed (0 to 1)."""

    start: float
    end: float
    name: str
    note: str
    passed: float


@dataclass(frozen=True)
class Moment:
    """A moment of a time line: where (0 to 1), its date and its name."""

    at: float
    date: str
    name: str
    tone: Tone = "context"
    is_above: bool = False


@dataclass(frozen=True)
class TimeLine:
    """Stretches and moments between a first and a last day."""

    spans: tuple[Span, ...]
    moments: tuple[Moment, ...]


@dataclass(frozen=True)
class Cover:
    """The first slide: title and the lines under it."""

    title: str
    lines: tuple[str, ...]


Form = Table | Lines | BarChart | Scatter | Areas | Figures | Words | Decisions | TimeLine | Cover
