"""Shapes of a drawing, in inches from the top left; what a renderer turns into its own."""

from dataclasses import dataclass
from typing import Literal

from briefing.deck.forms import Point
from pictures.areas import SHADES
from pictures.tokens import LIGHT

Anchor = Literal["start", "middle", "end"]
FILL: dict[str, str] = {
    "ink": LIGHT.ink,
    "context": LIGHT.ink_2,
    "subject": LIGHT.primary,
    "attention": LIGHT.red,
    "earlier": LIGHT.passed_next,
    "doubt": LIGHT.gold,
    "rest": LIGHT.mute_2,
    "rule": LIGHT.border,
    "grid": LIGHT.grid,
    "paper": LIGHT.surface,
    "pale": LIGHT.surface_2,
    "mute": LIGHT.mute,
    **{f"step_{n}": LIGHT.sequential[shade] for n, shade in enumerate(SHADES)},
}
WRITTEN: dict[str, str] = {**FILL, "earlier": FILL["context"], "rest": FILL["context"]}
DEEPEST = 4  # of the colours from light to dark, the last one that dark words can be read on
STATUS_SHAPES: dict[str, tuple[Point, ...]] = {
    "exceeded": ((0, 0.86), (0.5, 0.06), (1, 0.86)),
    "slow": ((0, 0.14), (0.5, 0.94), (1, 0.14)),
    "on_track": ((0.1, 0.1), (0.9, 0.1), (0.9, 0.9), (0.1, 0.9)),
    "firm": ((0.1, 0.1), (0.9, 0.1), (0.9, 0.9), (0.1, 0.9)),
    "no_target": ((0.5, 0), (1, 0.5), (0.5, 1), (0, 0.5)),
    "not_met": ((0.5, 0), (1, 0.5), (0.5, 1), (0, 0.5)),
    "early": (
        *((0.5, 0), (0.62, 0.36), (1, 0.36), (0.69, 0.59), (0.81, 0.96), (0.5, 0.73)),
        *((0.19, 0.96), (0.31, 0.59), (0, 0.36), (0.38, 0.36)),
    ),
    "at_risk": (
        *((0.2, 0), (0.5, 0.3), (0.8, 0), (1, 0.2), (0.7, 0.5), (1, 0.8)),
        *((0.8, 1), (0.5, 0.7), (0.2, 1), (0, 0.8), (0.3, 0.5), (0, 0.2)),
    ),
}

CREST = ((0, 0.2), (0.25, 0.08), (0.5, 0.18), (0.75, 0.28), (1, 0.14))
WAVES: tuple[tuple[Point, ...], ...] = tuple(
    (
        *((a, b + down) for a, b in CREST),
        *((a, b + down + 0.18) for a, b in reversed(CREST)),
    )
    for down in (0.06, 0.5)
)


@dataclass(frozen=True)
class Box:
    """A rectangle of the page."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.x + self.w

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.y + self.h


@dataclass(frozen=True)
class Say:
    """One line of text on its base line; `is_even` gives every digit the same width."""

    x: float
    y: float
    text: str
    points: float
    color: str
    is_bold: bool = False
    anchor: Anchor = "start"
    is_even: bool = False


@dataclass(frozen=True)
class Rect:
    """A filled rectangle."""

    box: Box
    fill: str
    line: str = "none"
    width: float = 0


@dataclass(frozen=True)
class Disc:
    """A filled circle; with a line only, a ring."""

    x: float
    y: float
    r: float
    fill: str
    line: str = "none"
    width: float = 0


@dataclass(frozen=True)
class Path:
    """Straight lines through points; closed ones may be filled. Several rings are one shape."""

    rings: tuple[tuple[Point, ...], ...]
    line: str = "none"
    width: float = 0
    fill: str = "none"
    dash: tuple[float, ...] = ()
    title: str = ""


Shape = Say | Rect | Disc | Path


def rule(x: float, y: float, right: float, color: str, width: float) -> Path:
    """A level line."""
    return Path((((x, y), (right, y)),), color, width)


def shaded(part: float) -> str:
    """The ground of a cell of a heat table: light enough for dark words, deepest at 1."""
    return LIGHT.sequential[round(min(max(part, 0), 1) * DEEPEST)]


def status_mark(status: str, x: float, y: float, size: float, color: str) -> Shape:
    """The shape of a status, or of the verdict on a lead, with its middle at x, y."""
    if status == "even":
        points = size * 72 * 1.25
        return Say(x, y + points * 0.35 / 72, "?", points, color, True, "middle")
    if status in ("reached", "not_reported", "not_due"):
        small = size * (0.18 if status == "not_due" else 0.42)
        if status == "not_reported":
            return Disc(x, y, small, FILL["paper"], color, size * 0.12)
        return Disc(x, y, small, color)
    rings = WAVES if status == "sensitive" else (STATUS_SHAPES[status],)
    placed = (
        tuple((x + (a - 0.5) * size, y + (b - 0.5) * size) for a, b in corners) for corners in rings
    )
    return Path(tuple(placed), fill=color)
