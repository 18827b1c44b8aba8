"""Which columns of a sheet are its parts, its total, its rank: by their numbers, then headings."""

from dataclasses import dataclass, replace

import polars as pl

from data.published.published_layout import folded
from data.published.published_table import Read
from data.published.published_words import last_digit, number_of
from data.published.table.grid import Grid
from data.published.table.headings import column_names
from data.published.table.mapping import Mapping, Part
from methods.fitted_points import fitted_weights

TOTALS = (
    "tong",
    "total",
    "overall",
    "pci",
    "papi",
    "dti",
    "parindex",
    "sipas",
    "score",
    "index",
    "diem",
    "chiso",
)
RANKS = ("xephang", "thuhang", "hang", "rank")
ORDERS = ("stt", "tt", "no", "thutu", "id", "ma", "code", "pciid", "tinhid")
SCALES = (1.0, 10.0, 100.0, 1000.0)
# Ranks follow a total where so many of them agree with its order.
AGREES = 0.9
YEARS = range(1990, 2100)  # a number in it under a heading is a year


@dataclass(frozen=True)
class Columns:
    """The columns with numbers of a sheet, by what they seem to be."""

    numbers: tuple[str, ...]
    year_column: str | None = None
    years: tuple[int, ...] = ()
    others: tuple[str, ...] = ()
    is_fitted: bool = False

    def filled(self, draft: Mapping) -> Mapping:
        """The draft with every column of numbers as a part, to be read and sorted out."""
        years = self.years
        return replace(
            draft,
            parts=tuple(Part(name, 1.0) for name in self.numbers),
            year_column=self.year_column,
            year=years[-1] if years else draft.year,
            years=(years if self.year_column else ()),
        )

    def sorted_out(self, mapping: Mapping, read: Read) -> "tuple[Columns, Mapping]":
        """Total, rank and parts told apart; points fitted where the parts make up the total."""
        one = read.rows.filter(pl.col("year") == read.rows["year"].max())
        table = {part.column: one[f"part_{n}"] for n, part in enumerate(mapping.parts)}
        ranks = [name for name, values in table.items() if _is_rank(name, values)]
        orders = [name for name, values in table.items() if _is_order(name, values)]
        free = {n: v for n, v in table.items() if n not in ranks and n not in orders}
        total, rank = _total_and_rank(free, {n: table[n] for n in ranks})
        parts, is_fitted = _parts(
            {n: v for n, v in free.items() if n != total}, total, free, _rounding(mapping, read)
        )
        named = {part.column for part in parts} | {total, rank}
        others = tuple(name for name in table if name not in named)
        found = replace(self, others=others, is_fitted=is_fitted)
        return found, replace(mapping, parts=parts, total_column=total, rank_column=rank)


def columns_of(draft: Mapping, rows: Grid, texts: list[str], name_at: int) -> Columns:
    """The columns that hold mostly numbers; one of years is told apart."""
    names = column_names(texts)
    body = rows[draft.header_row - 1 + draft.header_rows :]
    numbers = []
    years: tuple[int, ...] = ()
    year_column = None
    for place, name in enumerate(names):
        filled = [row[place] for row in body if row[place] and row[name_at]]
        values = [value for cell in filled if (value := number_of(cell)) is not None]
        if place == name_at or len(values) <= len(filled) / 2:
            continue
        if all(value in YEARS for value in values):
            years, year_column = tuple(sorted({int(value) for value in values})), name
        else:
            numbers.append(name)
    return Columns(tuple(numbers), year_column, years)


def _is_rank(name: str, values: pl.Series) -> bool:
    known = values.drop_nulls()
    if known.is_empty() or not _whole(known) or known.min() != 1:
        return False
    is_said = any(word in folded(name) for word in RANKS)
    return is_said and max(known.to_list()) <= values.len() * 2


def _is_order(name: str, values: pl.Series) -> bool:
    """1, 2, 3 in the order of the rows, or a code: said by the heading, or plain by the numbers."""
    known = values.drop_nulls()
    if known.is_empty() or not _whole(known):
        return False
    counted = known.to_list() == [float(n + 1) for n in range(known.len())]
    return counted or folded(name) in ORDERS


def _whole(values: pl.Series) -> bool:
    return bool((values == values.round()).all())


def _total_and_rank(
    free: dict[str, pl.Series], ranks: dict[str, pl.Series]
) -> tuple[str | None, str | None]:
    """The total whose order gives a column of ranks; else by the headings' words."""
    best: tuple[float, str, str] | None = None
    for rank, given in ranks.items():
        for total, values in reversed(free.items()):
            frame = pl.DataFrame({"rank": given, "total": values}).drop_nulls()
            order = frame["total"].rank("min", descending=True)
            share = float((order == frame["rank"]).sum()) / max(frame.height, 1)
            if share >= AGREES and (best is None or share > best[0] or _says(total, best[1])):
                best = (max(share, best[0] if best else 0.0), total, rank)
    if best:
        return best[1], best[2]
    words = [n for word in TOTALS for n in reversed(free) if word in folded(n)]
    return next(iter(words), None), next(iter(ranks), None)


def _says(total: str, other: str) -> bool:
    """Whether a heading says «total» where the other does not."""

    def said(name: str) -> bool:
        return any(word in folded(name) for word in TOTALS[:3])

    return said(total) and not said(other)


def _rounding(mapping: Mapping, read: Read) -> dict[str, float]:
    """Half of the last printed digit of each column."""
    return {
        part.column: last_digit(cells[f"part_{n}"] for cells in read.texts.values())
        for n, part in enumerate(mapping.parts)
    }


def _parts(
    columns: dict[str, pl.Series],
    total: str | None,
    free: dict[str, pl.Series],
    apart: dict[str, float],
) -> tuple[tuple[Part, ...], bool]:
    """Parts with the points that make the total; equal points where none are found."""
    fitted = None
    if total is not None:
        for names in _candidates(columns, apart):
            frame = pl.DataFrame({name: columns[name] for name in names})
            found = fitted_weights(
                frame, free[total], [*(apart[name] for name in names), apart[total]]
            )
            if found and sum(weight > 0 for weight in found) > 1:
                fitted = {n: w for n, w in zip(names, found, strict=True) if w > 0}
                break
    weights = fitted or dict.fromkeys(columns)
    parts = []
    for name, weight in weights.items():
        most = max(columns[name].drop_nulls().to_list(), default=0.0) or 1.0
        full = next((top for top in SCALES if most <= top), most)
        points = 100 / len(weights) if weight is None else weight * full
        parts.append(Part(name, round(points, 6), full))
    return tuple(parts), fitted is not None


def _candidates(columns: dict[str, pl.Series], apart: dict[str, float]) -> list[list[str]]:
    """Sets of columns to try: sums without what they sum up, then all that are no sums."""
    sums = {}
    for name in columns:
        rest = [other for other in columns if other != name]
        frame = pl.DataFrame({other: columns[other] for other in rest})
        found = fitted_weights(
            frame, columns[name], [*(apart[other] for other in rest), apart[name]]
        )
        used = [other for other, weight in zip(rest, found or [], strict=False) if weight > 0]
        if len(used) > 1:
            sums[name] = used
    inside = {other for used in sums.values() for other in used}
    top = [name for name in columns if name in sums or name not in inside]
    leaves = [name for name in columns if name not in sums]
    return [names for names in (top, leaves, list(columns)) if len(names) > 1]
