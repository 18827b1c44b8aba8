"""Sizes of type and marks, in points and inches: for the room, and for paper."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Style:
    """Sizes of one medium. Lines and marks are in inches, type in points."""

    text: float
    head: float
    label: float
    big: float
    dot: float
    line: float
    hair: float
    row: float
    most_row: float

    def lead(self, points: float) -> float:
        """Height of a line of text in inches."""
        return points * 1.22 / 72

    def base(self, points: float) -> float:
        """How far under the middle of a line its base line is, in inches."""
        return points * 0.35 / 72


ROOM = Style(text=18, head=14, label=16, big=48, dot=0.105, line=0.035, hair=0.008, row=0.36,
             most_row=0.66)  # fmt: skip
PAPER = Style(text=9, head=7.5, label=8.5, big=20, dot=0.05, line=0.018, hair=0.005, row=0.215,
              most_row=0.26)  # fmt: skip
