"""How much a file may hold (giới hạn của tệp): one setting each, THI_DUA_SO_MAX_<NAME>.

Each (schemas/settings.py) stands well above what any office hands in, and below what would fill
the machine: the reader's process and the one that serves pages hold a file at these limits without
harm.
"""

from schemas.settings import number

MEGABYTE = 1_000_000


def limit(name: str) -> float:
    """The limit in force: the setting, or what holds without it."""
    return number(f"max_{name.lower()}")


def count_limit(name: str) -> int:
    """The same as a whole number."""
    return int(limit(name))


def byte_limit(name: str) -> int:
    """A limit in megabytes as bytes."""
    return int(limit(name) * MEGABYTE)


class Room:
    """What the sheets of a workbook may still hold together."""

    def __init__(self) -> None:
        self.cells, self.text = count_limit("CELLS"), count_limit("TEXT")
        self.areas, self.cell_text = count_limit("AREAS"), count_limit("CELL_TEXT")

    def cell(self, text: str) -> str | None:
        """Take a cell in; the rule it breaks, if any."""
        self.cells -= 1
        self.text -= len(text)
        if self.cells < 0:
            return "too_many_cells"
        if len(text) > self.cell_text:
            return "long_text"
        return "too_much_text" if self.text < 0 else None

    def area(self, count: int = 1) -> bool:
        """Take in merged areas, or rows or columns out of sight; False: there is no room."""
        self.areas -= count
        return self.areas >= 0


LIMIT_OF: dict[str, str] = {
    "too_many_cells": "CELLS",
    "long_text": "CELL_TEXT",
    "too_much_text": "TEXT",
}
