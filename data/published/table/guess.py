"""Guesses how a sheet is laid out: where its headings are, which columns are what."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cache

from data.published.published_error import PublishedError
from data.published.published_layout import folded
from data.published.published_table import Read, read_rows
from data.published.published_units import FORMER, PRESENT, UnknownUnits, spellings, units_of
from data.published.published_words import is_numbering, is_summary, number_of
from data.published.table.columns import Columns, columns_of
from data.published.table.grid import Grid
from data.published.table.headings import column_names, heading_texts
from data.published.table.mapping import Mapping
from data.published.table.pairs import name_columns

NAMES = ("tinh", "donvi", "diaphuong", "province", "name", "unit", "ten")
SUMMARIES = ("tonghop", "tomtat", "summary", "chung", "xephang", "total")
# An index has more parts than the details of one of them often show.
FEWEST_PARTS = 4
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# Fewer names of provinces than this may be chance.
FEWEST_NAMES = 3
DEEPEST_HEADING = 4  # rows of merged headings above a table
LAST_FORMER_YEAR = 2024  # 63 provinces until then
THIS_MERGER = 34  # provinces since 01/07/2025
# Before any province that is no more had gone.
FIRST_YEAR = 2007


@dataclass(frozen=True)
class Guess:
    """A sheet's likely mapping, its columns, the questions that are open about its names."""

    mapping: Mapping
    columns: Columns
    read: Read
    questions: tuple[PublishedError, ...]

    @property
    def worth(self) -> tuple[int, int]:
        """How likely this sheet is the one meant: a summary, fitted, with a rank; many units."""
        m = self.mapping
        is_summary_sheet = any(word in folded(m.sheet or "") for word in SUMMARIES)
        points = 2 * (self.columns.is_fitted + (m.rank_column is not None) + is_summary_sheet)
        points += (m.total_column is not None) + 3 * (len(m.parts) >= FEWEST_PARTS)
        return points, self.read.rows.height


def guess(file: str, title: str, sheet: str, rows: Grid) -> Guess | None:
    """How a sheet may be read; None where it has no names with numbers beside them."""
    width = max(map(len, rows), default=0)
    rows = [[*row, *[""] * (width - len(row))] for row in rows]
    name_at = _names_at(rows)
    first = _first_unit(rows, name_at) if name_at is not None else None
    if name_at is None or first is None:
        return None
    top, lines = _heading(rows, first)
    texts = heading_texts(rows, top + 1, lines)
    body = rows[top + lines :]
    year = _year(sheet, texts, rows[:top], file)
    draft = Mapping(
        title=title,
        file=file,
        year=year or LAST_FORMER_YEAR,
        name_column=column_names(texts)[name_at],
        sheet=sheet or None,
        header_row=top + 1,
        header_rows=lines,
        shape="pairs" if name_columns(body, name_at) else "wide",
        units=_units(rows, name_at, year),
    )
    columns = columns_of(draft, rows, texts, name_at)
    mapping = columns.filled(draft)
    read, mapping, questions = _read(mapping, rows)
    columns, mapping = columns.sorted_out(mapping, read)
    return Guess(mapping, columns, read, questions)


def _read(mapping: Mapping, rows: Grid) -> tuple[Read, Mapping, tuple[PublishedError, ...]]:
    """The rows as the draft reads them; names nobody knows are left out and asked about."""
    questions: list[PublishedError] = []
    while True:
        try:
            return read_rows(mapping, rows), mapping, tuple(questions)
        except UnknownUnits as error:
            questions.append(error)
            mapping = replace(mapping, leave_out=(*mapping.leave_out, *error.names))


def _names_at(rows: Grid) -> int | None:
    """The column with most names of provinces; else of most different texts beside numbers."""
    known = _province_names()
    everywhere = range(len(rows[0])) if rows else range(0)
    best = _most(rows, lambda cell: folded(cell) in known, everywhere)
    if best is not None and best[1] >= FEWEST_NAMES:
        return best[0]
    heads = [folded(" ".join(row[place] for row in rows[:6])) for place in everywhere]
    named = [p for p, text in enumerate(heads) if any(word in text for word in NAMES)]
    found = _most(rows, _is_name, named) or _most(rows, _is_name, everywhere)
    return found[0] if found and found[1] > 1 else None


def _most(
    rows: Grid, is_one: Callable[[str], bool], among: Iterable[int]
) -> tuple[int, int] | None:
    """The column with most different cells of a kind, the first of several, and how many."""
    counts = [
        (len({folded(row[place]) for row in rows if row[place] and is_one(row[place])}), -place)
        for place in among
    ]
    best = max(counts, default=(0, 0))
    return (-best[1], best[0]) if best[0] else None


def _is_name(cell: str) -> bool:
    return number_of(cell) is None and not is_numbering(cell) and not is_summary(cell)


def _first_unit(rows: Grid, name_at: int) -> int | None:
    known = _province_names()
    beside = [
        place
        for place, row in enumerate(rows)
        if row[name_at]
        and _is_name(row[name_at])
        and sum(number_of(cell) is not None for cell in row) > 0
        and not _is_numbered(row)
    ]
    named = [place for place in beside if folded(rows[place][name_at]) in known]
    return next(iter(named or beside), None)


def _heading(rows: Grid, first: int) -> tuple[int, int]:
    """First row of the headings, counting from 0, and how many there are."""
    last = first
    while last > 0 and (not any(rows[last - 1]) or _is_numbered(rows[last - 1])):
        last -= 1
    top = last - 1
    while top > 0 and last - top < DEEPEST_HEADING and _is_heading(rows[top - 1]):
        top -= 1
    return max(top, 0), max(last - max(top, 0), 1)


def _is_heading(row: list[str]) -> bool:
    filled = [cell for cell in row if cell]
    return len(set(filled)) > 1 and not _is_numbered(row)


def _is_numbered(row: list[str]) -> bool:
    """(1) (2) (3), or a row of maxima: mostly numbers, so neither a heading nor a unit."""
    filled = [cell for cell in row if cell]
    return bool(filled) and not any(map(_is_name, filled))


def _units(rows: Grid, name_at: int, year: int | None) -> str | None:
    """Whose names these are: the provinces of then or of now, or nobody's."""
    names = {folded(row[name_at]) for row in rows if row[name_at]}
    then, now = _folded_names(FORMER), _folded_names(PRESENT)
    old, new = len(names & then), len(names & now)
    if max(old, new) < FEWEST_NAMES or max(old, new) < len(names) / 2:
        return None
    if (year or LAST_FORMER_YEAR) <= LAST_FORMER_YEAR or old > THIS_MERGER:
        return FORMER
    return PRESENT


def _province_names() -> frozenset[str]:
    return _folded_names(FORMER) | _folded_names(PRESENT)


@cache
def _folded_names(kind: str) -> frozenset[str]:
    units = units_of(kind, (FIRST_YEAR,))
    names = [*units["short_name"], *units["unit_name"], *spellings(kind)]
    return frozenset(map(folded, names))


def _year(sheet: str, texts: list[str], above: Grid, file: str) -> int | None:
    """The year of the sheet's name; else the one most said in the headings, the title, the file."""
    for said in ([sheet], texts, [cell for row in above for cell in row], [file]):
        years = [int(found) for text in said for found in YEAR.findall(text)]
        if years:
            return max(set(years), key=lambda year: (years.count(year), year))
    return None
