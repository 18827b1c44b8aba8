"""Sizes of type and marks, in points and inches, for the room."""

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
    most_row: float

    def lead(self, points: float) -> float:
        """Height of a line of text in inches."""
        return points * 1.22 / 72

    def base(self, points: float) -> float:
        """How far under the middle of a line its base line is, in inches."""
        return points * 0.35 / 72


ROOM = Style(text=18, head=14, label=16, big=48, dot=0.105, line=0.035, hair=0.008, most_row=0.72)
