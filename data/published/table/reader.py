"""One pass over the body of a published table: which rows are units, and which are not, and why."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from data.published.published_error import PublishedError
from data.published.published_layout import folded
from data.published.published_units import Known
from data.published.published_words import is_numbering, is_summary, number_of
from data.published.table.grid import Grid
from data.published.table.headings import is_heading_again
from data.published.table.mapping import Mapping

Cells = dict[str, str]
Values = dict[tuple[str, int], Cells]
"""Printed cells by key (total, rank, part_0, …), by unit and year."""

Section = list[tuple[int, tuple[str, int], Cells]]
"""Rows of units that stand together: number in the sheet, unit and year, cells."""


@dataclass(frozen=True)
class LeftOut:
    """A row that is no unit: its number in the sheet, what stands in it, why."""

    row: int
    text: str
    why: str


@dataclass
class Reader:
    """One pass over the body of a table; what is no unit is noted as it is met."""

    mapping: Mapping
    known: Known
    texts: list[str]
    columns: dict[str, int]
    year_at: int | None
    left_out: dict[int, LeftOut] = field(default_factory=dict)
    strange: dict[str, None] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)

    def values(self, body: Grid, name_at: int, keys: list[str]) -> Values:
        """Cells of the columns `keys` by unit and year; those units are named in `name_at`."""
        found: Values = {}
        for section in self._sections(body, name_at, keys):
            mine = {key: cells for _, key, cells in section}
            again = [key for _, key, _ in section if key in found]
            counted = Counter(key for _, key, _ in section)
            twice = [key for key, times in counted.items() if times > 1]
            if again and not twice and all(_is_copy(mine[key], found.get(key)) for key in mine):
                for number, (unit, _), _ in section:
                    self._leave(number, self.names[unit], "again")
                continue
            if repeated := sorted({self.names[unit] for unit, _ in [*twice, *again]}):
                raise PublishedError(
                    "published.twice", file=self.mapping.file, names=", ".join(repeated)
                )
            found |= mine
        return found

    def _sections(self, body: Grid, name_at: int, keys: list[str]) -> Iterator[Section]:
        """Rows of units between headings and blank rows: number in the sheet, unit, cells."""
        section: Section = []
        first = self.mapping.header_row + self.mapping.header_rows
        for number, row in enumerate(body, start=first):
            is_heading = is_heading_again(row, self.texts)
            if is_heading or not any(row):
                yield section
                section = []
                if is_heading:
                    self._leave(number, " ".join(filter(None, row)), "heading")
                continue
            cells = {key: row[self.columns[key]] for key in keys}
            if (found := self._unit(number, row, row[name_at], cells)) is not None:
                section.append((number, found, cells))
        yield section

    def _unit(self, number: int, row: list[str], name: str, cells: Cells) -> tuple[str, int] | None:
        """The unit and year of a row; None, with the reason noted, where it is no unit's."""
        year = self._year(row)
        if year not in (self.mapping.chosen_years if self.year_at is not None else (year,)):
            return None
        has_number = any(number_of(cell) is not None for cell in cells.values())
        unit = self.known.unit(name) if name else None
        why = None
        if not name:
            why = "no_name" if has_number else ""
        elif folded(name) in map(folded, self.mapping.leave_out):
            why = "asked"
        elif is_summary(name) or is_numbering(name):
            why = "summary"
        elif not has_number and (self.known.units is None or unit is None):
            why = "no_number"
        if why is not None:
            if why:
                self._leave(number, name or " ".join(filter(None, row)), why)
            return None
        if unit is None:
            self.strange[name] = None
            return None
        self.names.setdefault(unit, name)
        return unit, year

    def _year(self, row: list[str]) -> int:
        said = number_of(row[self.year_at]) if self.year_at is not None else self.mapping.year
        return int(said) if said is not None else 0

    def _leave(self, number: int, text: str, why: str) -> None:
        self.left_out.setdefault(number, LeftOut(number, text[:60], why))


def _is_copy(cells: Cells, above: Cells | None) -> bool:
    """Whether a row says again what stands above: the look-up of one unit below many a table."""
    filled = {key: cell for key, cell in cells.items() if cell}
    return above is not None and all(above[key] == cell for key, cell in filled.items())
