"""Is it fair (công bằng): how concentrated awards are, and whether flags take turns.

The Lorenz curve stands beside a band of chance: as many awards handed to the units at random,
each unit as likely as another. Under ten units nothing is said.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import polars as pl

LEAST_UNITS = 10  # of fewer, chance explains anything
DRAWS, SEED = 1_000, 20_250_514  # the same band on every machine
BAND = (2.5, 97.5)  # 95 % in the middle
LEAST_YEARS = 3  # two years cannot take turns
Numbers = npt.NDArray[np.float64]
CURVE = {"unit_ratio": pl.Float64, "award_ratio": pl.Float64, "low": pl.Float64, "high": pl.Float64}


@dataclass(frozen=True)
class Equity:
    """How concentrated: the curve (CURVE), Gini with its band of chance, the lower half's share."""

    curve: pl.DataFrame
    gini: float
    gini_low: float
    gini_high: float
    half_ratio: float
    unit_count: int
    award_count: int

    @property
    def is_concentrated(self) -> bool:
        """Whether awards are more concentrated than chance would have them."""
        return self.gini > self.gini_high


def equity(counts: Sequence[int]) -> Equity | None:
    """Concentration of awards over units; None under ten units or without an award."""
    values = np.sort(np.asarray(counts, dtype=float))
    if len(values) < LEAST_UNITS or values.sum() == 0:
        return None
    total = int(values.sum())
    random = np.random.default_rng(SEED)
    chance = np.sort(
        random.multinomial(total, np.full(len(values), 1 / len(values)), size=DRAWS), axis=1
    ).astype(float)
    low, high = np.percentile(lorenz(chance), BAND, axis=0)
    own = lorenz(values[np.newaxis])[0]
    ginis = np.percentile(gini(chance), BAND)
    ratios = np.linspace(0, 1, len(own))
    curve = pl.DataFrame(
        {"unit_ratio": ratios, "award_ratio": own, "low": low, "high": high}, schema=CURVE
    )
    half = float(np.interp(0.5, ratios, own))
    bounds = (float(ginis[0]), float(ginis[1]))
    return Equity(curve, float(gini(values[np.newaxis])[0]), *bounds, half, len(values), total)


def lorenz(counts: Numbers) -> Numbers:
    """Cumulated shares of each row of sorted counts, from 0 to 1."""
    summed = np.cumsum(counts, axis=1) / counts.sum(axis=1, keepdims=True)
    return np.hstack([np.zeros((len(counts), 1)), summed])


def gini(counts: Numbers) -> Numbers:
    """Gini of each row of sorted counts: 0 all alike, near 1 one has all."""
    n = counts.shape[1]
    weighted = (np.arange(1, n + 1) * counts).sum(axis=1)
    result: Numbers = 2 * weighted / (n * counts.sum(axis=1)) - (n + 1) / n
    return result


def rotation(holders: pl.DataFrame) -> pl.DataFrame:
    """One row a cluster: do its flags take turns against the score order?

    `holders` holds cluster_id, year, unit_id of who got the flag, and cluster_rank of that year
    (null: not ranked). Said of clusters with three ranked years or more. taking_turns: never the
    same unit twice, and a first-ranked one in at most a third of the years; by_merit: always the
    first-ranked one; mixed otherwise; too_few under three years.
    """
    ranked = holders.drop_nulls("cluster_rank")
    found = ranked.group_by("cluster_id").agg(
        year_count=pl.col("year").n_unique(),
        holder_count=pl.col("unit_id").n_unique(),
        first_count=(pl.col("cluster_rank") == 1).sum().cast(pl.Int64),
        mean_rank=pl.col("cluster_rank").mean(),
    )
    years, firsts = pl.col("year_count"), pl.col("first_count")
    turning = (pl.col("holder_count") == years) & (firsts * 3 <= years)
    verdict = (
        pl.when(years < LEAST_YEARS)
        .then(pl.lit("too_few"))
        .when(firsts == years)
        .then(pl.lit("by_merit"))
        .when(turning)
        .then(pl.lit("taking_turns"))
        .otherwise(pl.lit("mixed"))
    )
    return found.with_columns(
        pl.col("year_count", "holder_count").cast(pl.Int64), turn=verdict
    ).sort("cluster_id")
