"""A cluster's ranked units as numbers: points by criterion, maxima, and what weights do not move.

Only base criteria have weights that may be otherwise. What else is in a total (bonuses, penalties,
caps, points made up for) stays as it is: the unit's offset. Weights are drawn or changed as
factors of the criteria's points and divided so that the most that can be reached stays the same.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import polars as pl

Numbers = np.ndarray
EQUAL = 1e-9  # dust of adding up weights


@dataclass(frozen=True)
class Contest:
    """Ranked units of a cluster, best first: `points` is units × criteria, `offset` a unit."""

    cluster_id: str
    unit_ids: list[str]
    names: list[str]
    ranks: Numbers
    totals: Numbers
    criteria: list[str]
    maxima: Numbers
    points: Numbers
    offset: Numbers

    def scores(self, factors: Numbers) -> Numbers:
        """Totals of every unit (rows) for each set of factors (columns: criteria × sets)."""
        whole = self.maxima @ factors / self.maxima.sum()
        scores: Numbers = self.points @ factors / whole + self.offset[:, None]
        return scores


def contests(criteria: pl.DataFrame, ranking: pl.DataFrame) -> Iterator[Contest]:
    """One contest a cluster with two ranked units or more; reads CriterionScores, ClusterRanking.

    A criterion counts where it is a base one; what does not apply to a unit gives it no points.
    """
    base = criteria.filter(pl.col("counts") == "base")
    ranked = ranking.filter(pl.col("cluster_rank").is_not_null()).sort(
        "cluster_id", "cluster_rank", "unit_id"
    )
    for (cluster,), units in ranked.group_by("cluster_id", maintain_order=True):
        if units.height > 1:
            yield _contest(str(cluster), base.filter(cluster_id=cluster), units)


def _contest(cluster: str, base: pl.DataFrame, units: pl.DataFrame) -> Contest:
    order = base.select("criterion_id", "position", "max_points").unique("criterion_id")
    order = order.sort("position", "criterion_id")
    names, ids = order["criterion_id"].to_list(), units["unit_id"].to_list()
    wide = base.pivot("criterion_id", index="unit_id", values="final_points")
    rows = units.select("unit_id").join(wide, on="unit_id", how="left", maintain_order="left")
    points = rows.select(pl.col(names).fill_null(0.0)).to_numpy()
    totals = units["score_points"].to_numpy()
    return Contest(
        cluster,
        ids,
        units["short_name"].to_list(),
        units["cluster_rank"].to_numpy(),
        totals,
        names,
        order["max_points"].to_numpy(),
        points,
        totals - points.sum(axis=1),
    )


def competition_ranks(scores: Numbers) -> Numbers:
    """Rank of each unit (rows) in each set (columns): 1 + how many are clearly ahead."""
    ahead = scores[None, :, :] > scores[:, None, :] + EQUAL
    ranks: Numbers = 1 + ahead.sum(axis=1)
    return ranks
