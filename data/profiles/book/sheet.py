"""The parts of the workbook of a campaign: sheets, columns, rows with their cells."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Kind = Literal["text", "number", "whole", "date", "flag", "choice", "list", "span"]
Value = str | float | bool | date | tuple[str, ...] | None
Row = Mapping[str, Value]
"""What one row says, by the key of its column; a blank cell is None."""


@dataclass(frozen=True)
class Column:
    """One column; its names belong to the format of the file, so both stand in every workbook.

    `of` names the list a choice is made from. `is_told` is only read along, never back. A span is
    a year or a day."""

    key: str
    vi: str
    en: str
    kind: Kind = "text"
    width: float = 14
    is_required: bool = False
    of: str = ""
    is_told: bool = False

    @property
    def english(self) -> str:
        """The English name as it stands below the Vietnamese one; * must be filled."""
        return f"{self.en} *" if self.is_required else self.en


@dataclass(frozen=True)
class Sheet:
    """One sheet: a row a thing. `key` are the columns that say which; `repeats` are those of
    what a thing may have several of, each on a row that names the thing again. A row says
    something where one of `says` is filled; where there are none, any column."""

    id: str
    name: str
    en: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    repeats: tuple[str, ...] = ()
    says: tuple[str, ...] = ()

    def column(self, key: str) -> Column:
        """The column of a key."""
        return next(column for column in self.columns if column.key == key)


@dataclass(frozen=True)
class SheetRow:
    """A row as it stands in a file: what it says, its number, the letter of each column."""

    values: Row
    number: int = 0
    letters: Mapping[str, str] = field(default_factory=dict)

    def cell(self, key: str) -> str | None:
        """The address of a cell of this row; None where the sheet has no such column."""
        return f"{self.letters[key]}{self.number}" if key in self.letters else None


Sheets = Mapping[str, list[SheetRow]]
"""Rows by the id of their sheet; a sheet that is not there says nothing."""
