"""Another way to make one index of the same marks: normalisation and aggregation (kịch bản).

OECD, JRC: Handbook on Constructing Composite Indicators (2008), steps 5 and 6; names and choices
as in COINr. Base criteria alone are tried; bonuses and penalties stay as they are.
"""

from collections.abc import Mapping
from itertools import product

import numpy as np
import polars as pl

from methods.weights import Contest, Numbers, competition_ranks, contests

NORMALISATIONS = ("points", "min_max", "z", "rank")
AGGREGATIONS = ("arithmetic", "geometric")
# A geometric mean knows no zero: the lowest counts as one hundredth of the highest, as in COINr.
LOWEST = 0.01
# shares of points differ by less only through arithmetic; squared it would vanish below a float
DUST = 1e-12
# z becomes a T-score: 50 points and 10 a standard deviation, so that it adds to the same total.
MIDDLE, DEVIATION = 0.5, 0.1

RANKS = {
    "cluster_id": pl.String,
    "unit_id": pl.String,
    "short_name": pl.String,
    "score_points": pl.Float64,
    "cluster_rank": pl.Int64,
    "official_points": pl.Float64,
    "official_rank": pl.Int64,
    "total_points": pl.Float64,
}
SCENARIOS = {
    "cluster_id": pl.String,
    "normalisation": pl.String,
    "aggregation": pl.String,
    "leader_name": pl.String,
    "moved_count": pl.Int64,
    "ranked_count": pl.Int64,
    "largest_shift": pl.Int64,
    "spearman": pl.Float64,
    "kendall": pl.Float64,
}
PARTS = {
    "cluster_id": pl.String,
    "criterion_id": pl.String,
    "weight_pct": pl.Float64,
    "pearson": pl.Float64,
    "spearman": pl.Float64,
    "kendall": pl.Float64,
}


def is_possible(normalisation: str, aggregation: str) -> bool:
    """A geometric mean of z-scores does not exist: half of them are below zero."""
    return not (normalisation == "z" and aggregation == "geometric")


def scenario_ranks(
    criteria: pl.DataFrame,
    ranking: pl.DataFrame,
    weights: Mapping[str, float],
    normalisation: str,
    aggregation: str,
) -> pl.DataFrame:
    """One row a ranked unit: total and rank by the scenario beside the official ones.

    `weights` are points by criterion; what is not named counts nothing. Points added up give the
    official totals again.
    """
    rows = []
    for contest in contests(criteria, ranking):
        scores, total = _scores(contest, weights, normalisation, aggregation)
        ranks = competition_ranks(scores[:, None])[:, 0]
        columns = (scores, ranks, contest.totals, contest.ranks)
        rows += [
            (contest.cluster_id, unit, name, *values, total)
            for unit, name, *values in zip(
                contest.unit_ids, contest.names, *(c.tolist() for c in columns), strict=True
            )
        ]
    return pl.DataFrame(rows, schema=RANKS, orient="row")


def scenarios(
    criteria: pl.DataFrame, ranking: pl.DataFrame, weights: Mapping[str, float]
) -> pl.DataFrame:
    """One row a cluster and possible scenario: who leads, how many ranks move, how far, ρ and τ."""
    rows: list[tuple[object, ...]] = []
    for contest in contests(criteria, ranking):
        for normalisation, aggregation in product(NORMALISATIONS, AGGREGATIONS):
            if not is_possible(normalisation, aggregation):
                continue
            scores, _ = _scores(contest, weights, normalisation, aggregation)
            ranks = competition_ranks(scores[:, None])[:, 0]
            shift = np.abs(ranks - contest.ranks)
            first = ", ".join(contest.names[i] for i in np.flatnonzero(ranks == 1))
            rows.append(
                (
                    contest.cluster_id,
                    normalisation,
                    aggregation,
                    first,
                    int((shift > 0).sum()),
                    len(ranks),
                    int(shift.max()),
                    *_agreement(scores, contest.totals),
                )
            )
    return pl.DataFrame(rows, schema=SCENARIOS, orient="row")


def part_correlations(criteria: pl.DataFrame, ranking: pl.DataFrame) -> pl.DataFrame:
    """One row a cluster and base criterion: its weight, and how its points go with the total.

    Null where every unit has the same points: nothing goes with a constant.
    """
    rows: list[tuple[object, ...]] = []
    for contest in contests(criteria, ranking):
        share = 100 * contest.maxima / contest.maxima.sum()
        for place, criterion in enumerate(contest.criteria):
            own = contest.points[:, place]
            pearson = None if _is_flat(own) or _is_flat(contest.totals) else _pearson(own, contest)
            rows.append(
                (
                    contest.cluster_id,
                    criterion,
                    float(share[place]),
                    pearson,
                    *_agreement(own, contest.totals),
                )
            )
    return pl.DataFrame(rows, schema=PARTS, orient="row")


def _pearson(own: Numbers, contest: Contest) -> float:
    return float(np.corrcoef(own, contest.totals)[0, 1])


def _scores(
    contest: Contest, weights: Mapping[str, float], normalisation: str, aggregation: str
) -> tuple[Numbers, float]:
    """Totals of the units, offsets included, and the most points there are."""
    given = np.array([weights.get(name, 0.0) for name in contest.criteria])
    total = float(given.sum())
    share = _normalised(contest.points / contest.maxima, normalisation)
    if aggregation == "arithmetic":
        whole = share @ given / total
    else:
        whole = np.exp(np.log(LOWEST + (1 - LOWEST) * share.clip(0, 1)) @ given / total)
    return whole * total + contest.offset, total


def _normalised(share: Numbers, normalisation: str) -> Numbers:
    """Shares of the maximum on another scale; a criterion that is the same for all is in the
    middle of it."""
    low, high = share.min(axis=0), share.max(axis=0)
    is_flat = high - low <= DUST
    if normalisation == "min_max":
        return np.where(is_flat, MIDDLE, (share - low) / np.where(is_flat, 1, high - low))
    if normalisation == "z":
        spread = np.where(is_flat, 1, share.std(axis=0, ddof=1))
        return np.asarray(MIDDLE + DEVIATION * np.where(is_flat, 0, share - share.mean(0)) / spread)
    if normalisation == "rank":
        from scipy.stats import rankdata

        ranks: Numbers = rankdata(share, axis=0)
        return np.asarray((ranks - 1) / (len(share) - 1))
    return share


def _agreement(values: Numbers, totals: Numbers) -> tuple[float | None, float | None]:
    """Spearman's ρ and Kendall's τ-b of two columns; null where one of them is constant."""
    if _is_flat(values) or _is_flat(totals):
        return None, None
    from scipy.stats import kendalltau, spearmanr

    return float(spearmanr(values, totals).statistic), float(kendalltau(values, totals).statistic)


def _is_flat(values: Numbers) -> bool:
    return bool(np.ptp(values) == 0)
