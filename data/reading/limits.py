"""How much a file may hold (giới hạn của tệp): one setting each, THI_DUA_SO_MAX_<NAME>.

Each stands well above what any office hands in, and below what would fill the machine: the reader's
process and the one that serves pages hold a file at these limits without harm.
"""

import os

MEGABYTE = 1_000_000
LIMITS: dict[str, float] = {
    "MB": 25,  # of the file itself; the largest report of a province has under 5
    "INFLATED_MB": 250,  # a workbook of 300,000 cells has some 20
    "RATIO": 100,  # XML of real workbooks shrinks to a tenth
    "PARTS": 2_000,
    "XML_MB": 40,  # of a presentation or document: such a tree takes ten times as much memory
    "SHEETS": 100,
    "CELLS": 300_000,  # units of a whole country times ninety columns
    "CELL_TEXT": 32_767,  # characters Excel itself lets a cell hold
    "TEXT": 10_000_000,  # characters of all cells; the longest report in words has 300,000
    "AREAS": 20_000,  # merged areas, columns and rows out of sight
    "FORMAT": 255,  # characters Excel itself lets a number format have
    "ANSWER_MB": 200,  # what a reader may say of one workbook
    "TABLE_MB": 1_000,  # rows of one bulk file
}
"""Limit by name; the settings of the server say them (docs/operations.md)."""


def limit(name: str) -> float:
    """The limit in force: the setting, or what stands above."""
    return float(os.environ.get(f"THI_DUA_SO_MAX_{name}") or LIMITS[name])


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
