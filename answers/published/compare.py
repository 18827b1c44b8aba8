"""The engine's totals and ranks beside the printed ones: how many agree, and who does not."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import polars as pl

from data.published.published_table import Read
from data.published.published_words import last_digit
from data.published.table.mapping import Mapping
from data.published.table.reader import LeftOut

# Sums of decimals are not exact in binary: what is below the last digit kept is no difference.
DUST = 1e-9
# Differing units are named so far; then only how many more there are.
NAMED = 12
WHOLE = 0.5  # half a last digit of a figure printed whole


@dataclass(frozen=True)
class Difference:
    """A unit whose total or rank is not the printed one; `by` says which."""

    name: str
    by: str
    printed: float
    found: float


@dataclass(frozen=True)
class Finding:
    """How the engine's answer agrees with the table: counts of rows, largest difference, ranks."""

    rows: int
    blanks: int
    unscored: int
    totals: int
    tolerance: float
    furthest: float | None
    furthest_name: str | None
    beyond: int
    ranks: int
    ranks_equal: int
    ranks_rounded: int
    ranks_by_total: int
    printed_ranks: tuple[float, ...]
    differing: tuple[Difference, ...]
    left_out: tuple[LeftOut, ...]

    @property
    def ties(self) -> str:
        """Printed ranks that are shared, each with the one after."""
        return tied(self.printed_ranks)

    @property
    def is_competition(self) -> bool | None:
        """Whether printed ranks are counted 1, 2, 2, 4; None where none are printed."""
        return competition(self.printed_ranks)

    @property
    def compared(self) -> int:
        """How many printed figures were held against something."""
        return self.totals + self.ranks

    @property
    def agrees(self) -> bool:
        """Something was compared, and all of it agreed."""
        return self.compared > 0 and not self.differing


def compared(mapping: Mapping, read: Read, scored: pl.DataFrame) -> Finding:
    """Totals and ranks of the units both have; what is blank on one side is not compared.

    Without parts the printed ranks are held against the printed totals, or against counting.
    """
    rows = read.rows.filter(year=mapping.year)
    both = rows.join(scored.select("unit_id", "score_points"), on="unit_id", how="left")
    allowed = tolerance(mapping, read)
    apart = _apart(both)
    beyond = apart.filter(pl.col("apart") > allowed + DUST)
    ranked = _ranked(mapping, both, allowed)
    wrong = ranked.filter(~pl.col("is_equal") & ~pl.col("is_rounded")).sort("rank")
    named = [*_named(beyond, "total", "score_points"), *_named(wrong, "rank", "found_rank")]
    return Finding(
        rows=rows.height,
        blanks=sum(column.null_count() for column in rows.select(pl.col("^part_.*$"))),
        unscored=both["score_points"].null_count() if mapping.parts else 0,
        totals=apart.height,
        tolerance=allowed,
        furthest=next(iter(apart["apart"]), None),
        furthest_name=next(iter(apart["name"]), None),
        beyond=beyond.height,
        ranks=ranked.height,
        ranks_equal=int(ranked["is_equal"].sum()),
        ranks_rounded=ranked.height - int(ranked["is_equal"].sum()) - wrong.height,
        ranks_by_total=_by_total(both),
        printed_ranks=tuple(sorted(rows["rank"].drop_nulls())),
        differing=tuple(named),
        left_out=read.left_out,
    )


def _apart(both: pl.DataFrame) -> pl.DataFrame:
    """Units with both totals and how far apart those are, the furthest first."""
    apart = (pl.col("total") - pl.col("score_points")).abs()
    found = both.drop_nulls(["total", "score_points"]).with_columns(apart=apart)
    return found.sort("apart", descending=True)


def _by_total(both: pl.DataFrame) -> int:
    """How many printed ranks follow from the printed totals."""
    pairs = both.drop_nulls(["rank", "total"])
    again = pairs["total"].rank("min", descending=True)
    return int((pairs.select(_again("rank"))["rank"] == again).sum())


def tolerance(mapping: Mapping, read: Read) -> float:
    """How far a total may be off by rounding alone: half a last digit of it and of every part."""
    if mapping.tolerance is not None:
        return mapping.tolerance
    if not mapping.parts or not mapping.total_column:
        return 0.0
    keys = ["total", *(f"part_{n}" for n in range(len(mapping.parts)))]
    halves = [last_digit(cells.get(key, "") for cells in read.texts.values()) for key in keys]
    # A total without decimals is rounded from its parts, unless they are whole themselves.
    halves[0] = halves[0] or WHOLE * any(halves[1:])
    weights = [1.0, *(part.points / abs(part.full_at - part.zero_at) for part in mapping.parts)]
    return sum(half * weight for half, weight in zip(halves, weights, strict=True))


def _again(column: str) -> pl.Expr:
    """Ranks counted once more among the units that are left."""
    return pl.col(column).rank("min")


def _ranked(mapping: Mapping, both: pl.DataFrame, allowed: float) -> pl.DataFrame:
    """Printed ranks beside found ones, both counted among the units that have the two.

    is_rounded: the totals are so near that rounding may have turned the order.
    """
    points = "score_points" if mapping.parts else "total"
    if not mapping.parts and both["total"].null_count() == both.height:
        counted = both.drop_nulls("rank")
        ranks = counted["rank"].to_list()
        found = pl.Series([1 + sum(r < rank for r in ranks) for rank in ranks], dtype=pl.Int64)
        return counted.with_columns(found_rank=found, is_rounded=pl.lit(value=False)).with_columns(
            is_equal=pl.col("rank") == pl.col("found_rank")
        )
    frame = both.drop_nulls(["rank", points])
    frame = frame.with_columns(
        printed_rank=_again("rank"), found_rank=pl.col(points).rank("min", descending=True)
    )
    scores = frame[points].to_list()
    # Two totals may each be off by so much, against each other.
    lows = [1 + sum(other > score + 2 * allowed for other in scores) for score in scores]
    highs = [sum(other >= score - 2 * allowed for other in scores) for score in scores]
    near = [
        low <= rank <= high
        for low, rank, high in zip(lows, frame["printed_rank"].to_list(), highs, strict=True)
    ]
    return frame.with_columns(
        is_equal=pl.col("printed_rank") == pl.col("found_rank"),
        is_rounded=pl.Series(near, dtype=pl.Boolean),
    )


def _named(frame: pl.DataFrame, printed: str, found: str) -> Iterator[Difference]:
    for row in frame.iter_rows(named=True):
        yield Difference(row["name"], printed, row[printed], row[found])


def tied(given: Sequence[float]) -> str:
    """Printed ranks that are shared, each with the one after: «15, 15, 17»."""
    shared = sorted({rank for rank in given if given.count(rank) > 1})
    parts = []
    for rank in shared:
        after = next((r for r in given if r > rank), None)
        run = [rank] * given.count(rank) + ([after] if after is not None else [])
        parts.append(", ".join(f"{r:g}" for r in run))
    return "; ".join(parts)


def competition(given: Sequence[float]) -> bool | None:
    """Whether printed ranks are counted 1, 2, 2, 4; None where none are printed."""
    if not given:
        return None
    return all(rank == 1 + sum(r < rank for r in given) for rank in given)
