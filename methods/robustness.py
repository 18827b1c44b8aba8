"""Would the flag change hands (độ vững của thứ hạng)? Weights drawn many times, ranks counted."""

from zlib import crc32

import numpy as np
import polars as pl

from methods.weights import Contest, Numbers, competition_ranks, contests
from schemas.scoring.rubric import RobustnessSettings

SCHEMA = {
    "cluster_id": pl.String,
    "unit_id": pl.String,
    "short_name": pl.String,
    "cluster_rank": pl.Int64,
    "score_points": pl.Float64,
    "first_ratio": pl.Float64,
    "rank_low": pl.Int64,
    "rank_median": pl.Int64,
    "rank_high": pl.Int64,
}


def rank_draws(
    criteria: pl.DataFrame, ranking: pl.DataFrame, settings: RobustnessSettings
) -> pl.DataFrame:
    """One row a ranked unit: share of the draws it is first in, 5 %, median and 95 % of its rank.

    Each weight is drawn evenly within ± spread_ratio, then all are renormalised. Who shares the
    first place in a draw is first in it. The same seed gives the same answer for a cluster,
    whatever other clusters are asked about.
    """
    rows = [row for contest in contests(criteria, ranking) for row in _drawn(contest, settings)]
    return pl.DataFrame(rows, schema=SCHEMA, orient="row")


def factors_of(contest: Contest, settings: RobustnessSettings) -> Numbers:
    """Factors of the weights, criteria × draws; the stream of numbers is the cluster's own."""
    random = np.random.default_rng([settings.seed, crc32(contest.cluster_id.encode())])
    shape = (settings.draws, len(contest.criteria))
    return random.uniform(1 - settings.spread_ratio, 1 + settings.spread_ratio, shape).T


def _drawn(contest: Contest, settings: RobustnessSettings) -> list[tuple[object, ...]]:
    ranks = competition_ranks(contest.scores(factors_of(contest, settings)))
    low, middle, high = np.quantile(ranks, [0.05, 0.5, 0.95], axis=1, method="nearest")
    first = (ranks == 1).mean(axis=1)
    columns = (contest.ranks, contest.totals, first, low, middle, high)
    return [
        (contest.cluster_id, unit, name, *values)
        for unit, name, *values in zip(
            contest.unit_ids, contest.names, *(c.tolist() for c in columns), strict=True
        )
    ]
