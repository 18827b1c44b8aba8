"""A paper laid open for the decree: its lines, its sections, what it is called."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from tests.briefing.decree.lines import Line, lines_of

NUMBERED = ("BÁO CÁO", "TỜ TRÌNH", "BIÊN BẢN", "CHƯƠNG TRÌNH", "")


class Sheet:
    """The lines and sections of a document."""

    def __init__(self, document: Any) -> None:
        self.document = document
        self.lines = lines_of(document)

    def at(self, *places: str) -> list[Line]:
        """Lines of these places."""
        return [line for line in self.lines if line.place in places]

    def styled(self, *styles: str) -> list[Line]:
        """Lines in one of these styles."""
        return [line for line in self.lines if line.style in styles]

    @cached_property
    def kind(self) -> str:
        """What the paper is called; nothing of a letter."""
        return next((line.text.upper() for line in self.styled("Title")), "")


def within(sizes: Sequence[float], low: float, high: float) -> bool:
    """Whether every letter is of a size between the two."""
    return all(low <= size <= high for size in sizes)


def is_title(line: Line, *, is_caps: bool = False) -> bool:
    """Bold, in the middle, of 13 or 14 points, and in capitals where asked."""
    is_right = line.bold and line.align == "center" and within(line.sizes, 13, 14)
    return is_right and (line.caps or not is_caps)
