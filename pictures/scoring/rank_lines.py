"""Ranks of one cluster over the years (thứ hạng qua các năm): one line a unit, 1 on top."""

from dataclasses import dataclass

import polars as pl

from translations import Translator
from translations.name_order import name_key
from translations.phrases import counted, first_fitting


@dataclass(frozen=True)
class RankLine:
    """A unit: its rank in each year of the picture, None in a year it has none."""

    code: str
    name: str
    ranks: tuple[int | None, ...]

    @property
    def last(self) -> int | None:
        """Its rank in the last year; None: it has none any more, whatever it had before."""
        return self.ranks[-1]

    @property
    def first_count(self) -> int:
        """Years it was first in, alone or with others."""
        return sum(rank == 1 for rank in self.ranks)


@dataclass(frozen=True)
class Move:
    """From a unit's first year with a rank to the last year of the picture."""

    line: RankLine
    year: int
    before: int
    now: int

    @property
    def gain(self) -> int:
        """Ranks gained; below 0 lost."""
        return self.before - self.now


@dataclass(frozen=True)
class RankPicture:
    """The sentence, the years in which anybody has a rank, the lowest rank there is, and the lines
    in the order of names."""

    sentence: str
    years: tuple[int, ...]
    lowest: int
    lines: tuple[RankLine, ...]

    @property
    def most_first(self) -> RankLine:
        """The unit that was first in most years; of equals the first by name."""
        return max(self.lines, key=lambda line: line.first_count)

    def marked(self, unit: str | None) -> list[str]:
        """Units worth a colour: the one asked about, else the leader; then who gained most."""
        known = {line.code for line in self.lines}
        first = [line.code for line in self.lines if line.last == 1]
        gained = [move for move in moves(self.lines, self.years) if move.gain > 0]
        best = [most_gained(gained).line.code] if gained else []
        return list(dict.fromkeys([*([unit] if unit in known else first), *best]))[:2]


def rank_picture(ranks: pl.DataFrame, t: Translator) -> RankPicture | None:
    """None where no year has a rank; reads year, unit_id, short_name, cluster_rank of the units of
    a cluster."""
    rows = ranks.drop_nulls("cluster_rank").sort("unit_id", "year")
    if rows.is_empty():
        return None
    years = tuple(rows["year"].unique().sort().to_list())
    held: dict[str, dict[int, int]] = {}
    names: dict[str, str] = {}
    for code, name, year, rank in rows.select(
        "unit_id", "short_name", "year", "cluster_rank"
    ).iter_rows():
        held.setdefault(code, {})[year] = rank
        names[code] = name  # as it is called in the latest year
    lines = tuple(
        RankLine(code, names[code], tuple(held[code].get(year) for year in years))
        for code in sorted(held, key=lambda code: (name_key(names[code]), code))
    )
    lowest = max(rank for by in held.values() for rank in by.values())
    return RankPicture(bump_message(lines, years, t), years, lowest, lines)


def moves(lines: tuple[RankLine, ...], years: tuple[int, ...]) -> list[Move]:
    """Of every unit with a rank in the last year and in one before."""
    found = []
    for line in lines:
        ranked = [(y, rank) for y, rank in zip(years, line.ranks, strict=True) if rank is not None]
        if line.last is not None and len(ranked) > 1:
            found.append(Move(line, *ranked[0], line.last))
    return found


def most_gained(found: list[Move]) -> Move:
    """The largest gain; of equal ones the better rank now."""
    return max(found, key=lambda move: (move.gain, -move.now))


def bump_message(lines: tuple[RankLine, ...], years: tuple[int, ...], t: Translator) -> str:
    """The unit that gained most ranks; that nobody did; that there is only one year."""
    moved = moves(lines, years)
    if not moved:
        return t("charts.rank_bump.one_year", year=years[-1])
    most = most_gained(moved)
    if most.gain <= 0:
        return counted(t, "charts.rank_bump.none", len(years))
    values = {"before": t.number(most.before), "now": t.number(most.now)}
    return first_fitting(t("charts.rank_bump.gain", name=most.line.name, year=most.year, **values))
