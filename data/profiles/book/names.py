"""Units of a workbook by code or name (tìm đơn vị): exact ones found, near ones offered."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import polars as pl

from data.profiles.book.standing import Standing
from data.profiles.former_names import former_units
from data.profiles.unit_names import (
    LEAST_LIKENESS,
    is_titled,
    plain_letters,
    suggestions,
    units_by_name,
)

CODE_LAST = re.compile(r"\(([^()]+)\)\s*$")
CODE = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")
ALL_BUT_ALIKE = 0.86
"""From here on two names differ by a letter or two: one unit misspelt, or two."""
NAMES = ("unit_id", "unit_name", "short_name")


@dataclass(frozen=True)
class Sought:
    """What a text was found to mean: one unit, or those it may mean; `is_old`: a former name."""

    unit_id: str | None = None
    near: tuple[str, ...] = ()
    is_old: bool = False


class UnitSearch:
    """The units of a campaign by code and by every name they have, new ones of a workbook too."""

    def __init__(self, now: Standing) -> None:
        self._now = now
        present = now.catalog.units_of(now.campaign_id).select(NAMES)
        self._units = pl.concat([now.units.select(NAMES), present]).unique(maintain_order=True)
        self.codes = set(self._units.get_column("unit_id"))

    @cached_property
    def _former(self) -> pl.DataFrame:
        found = former_units(self._now.catalog).filter(campaign_id=self._now.campaign_id)
        named = found.drop_nulls("unit_id").select("unit_id", "former_name")
        return named.select("unit_id", unit_name="former_name", short_name="former_name")

    def add(self, rows: Iterable[tuple[str, str, str]]) -> None:
        """New units: code, name, short name."""
        new = pl.DataFrame(list(rows), schema=self._units.schema, orient="row")
        self._units = pl.concat([self._units, new])
        self.codes |= set(new.get_column("unit_id"))

    def find(self, text: str) -> Sought:
        """A unit given by its code, by «name (code)», or by its name as people write it."""
        if text in self.codes:
            return Sought(text)
        written = CODE_LAST.search(text)
        if written and written[1] in self.codes:
            return Sought(written[1])
        found = units_by_name(self._units, text)
        if len(found) == 1:
            return Sought(found.pop())
        if found:
            return Sought(near=self._named(sorted(found)))
        old = units_by_name(self._former, text)
        if old:
            return Sought(near=self._named(sorted(old)), is_old=True)
        return Sought(near=self._near(text))

    def find_new(self, text: str) -> Sought:
        """The same for a name that may be of a new unit: only what is all but alike is near."""
        found = self.find(text)
        if found.unit_id or found.is_old or is_titled(text) or not found.near:
            return found
        return Sought(near=self._near(text, ALL_BUT_ALIKE))

    def _near(self, text: str, least: float = LEAST_LIKENESS) -> tuple[str, ...]:
        names = suggestions(self._units, text, least=least)
        codes = [self._units.filter(unit_name=name).item(0, "unit_id") for name in names]
        return self._named(list(dict.fromkeys(codes)))

    def _named(self, codes: list[str]) -> tuple[str, ...]:
        """Units as a cell offers them: name, then code."""
        names = dict(self._units.select("unit_id", "unit_name").iter_rows())
        return tuple(f"{names[code]} ({code})" for code in codes)


def slug(text: str, taken: set[str], longest: int = 40) -> str:
    """A code made of a name: a–z, 0–9 and «-»; another one where it is taken."""
    base = plain_letters(text)
    code = re.sub(r"[^a-z0-9]+", "-", base).strip("-")[:longest].strip("-") or "x"
    number, made = 2, code
    while made in taken:
        made, number = f"{code}-{number}", number + 1
    return made
