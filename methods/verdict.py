"""Is the lead firm (vững, nhạy cảm, ngang ngửa)? The smallest changes of weights that turn it.

With factors w of the weights, renormalised, a rival overtakes the leader where
Σ d·w / S + b ≤ 0, with d the leader's points minus the rival's, b the same of their offsets and
S = Σ m·w / Σ m. As S > 0 this is Σ g·w ≤ 0 with g = d + b·m / Σ m. If every factor may be anywhere
in 1 ± t, the least that Σ g·w can be is Σ g − t·Σ |g|: the smallest change is t = Σ g / Σ |g|. If
one factor alone is 1 + u, the change is u = −Σ g / g of that criterion. The lead turns at the
smallest of these over every rival, who need not be the second.
"""

import numpy as np
import polars as pl

from methods.weights import EQUAL, Contest, Numbers, contests
from schemas.scoring.rubric import RobustnessSettings

VERDICTS = {
    "cluster_id": pl.String,
    "leader_id": pl.String,
    "leader_name": pl.String,
    "second_id": pl.String,
    "second_name": pl.String,
    "margin_points": pl.Float64,
    "first_ratio": pl.Float64,
    "verdict": pl.String,
    "change_ratio": pl.Float64,
    "rival_name": pl.String,
    "single_id": pl.String,
    "single_ratio": pl.Float64,
    "single_rival_name": pl.String,
    "flip_count": pl.Int64,
}
REMOVALS = {
    "cluster_id": pl.String,
    "criterion_id": pl.String,
    "leader_id": pl.String,
    "leader_name": pl.String,
    "margin_points": pl.Float64,
    "is_flip": pl.Boolean,
}


def verdicts(
    criteria: pl.DataFrame,
    ranking: pl.DataFrame,
    draws: pl.DataFrame,
    settings: RobustnessSettings,
) -> pl.DataFrame:
    """One row a cluster with two ranked units or more: how firm its first place is.

    change_ratio is the smallest change, the same ± for all weights, that lets any rival (named)
    draw level; null: none below 100 % does. single_ratio is the smallest of one weight alone. Even:
    rank 1 is shared, or first in fewer draws than even_ratio; firm: in firm_ratio of them or more,
    and at most firm_flips criteria change the leader if one is left out; else sensitive.
    """
    first = dict(draws.select("unit_id", "first_ratio").iter_rows())
    rows = [
        _verdict(contest, float(first[contest.unit_ids[0]]), settings)
        for contest in contests(criteria, ranking)
    ]
    return pl.DataFrame(rows, schema=VERDICTS, orient="row")


def removals(criteria: pl.DataFrame, ranking: pl.DataFrame) -> pl.DataFrame:
    """One row a cluster and base criterion left out, its points shared by the others: who leads.

    is_flip: those of rank 1 are no longer the same."""
    rows = [row for contest in contests(criteria, ranking) for row in _removals(contest)]
    return pl.DataFrame(rows, schema=REMOVALS, orient="row")


def _verdict(
    contest: Contest, first_ratio: float, settings: RobustnessSettings
) -> tuple[object, ...]:
    flips = sum(bool(row[-1]) for row in _removals(contest))
    gain = gains(contest)
    change, rival = _change(gain)
    place, single, alone = _single(gain)
    is_shared = contest.ranks[1] == 1
    if is_shared or first_ratio < settings.even_ratio:
        verdict = "even"
    else:
        is_firm = first_ratio >= settings.firm_ratio and flips <= settings.firm_flips
        verdict = "firm" if is_firm else "sensitive"
    return (
        contest.cluster_id,
        contest.unit_ids[0],
        contest.names[0],
        contest.unit_ids[1],
        contest.names[1],
        float(contest.totals[0] - contest.totals[1]),
        first_ratio,
        verdict,
        change,
        None if rival is None else contest.names[rival],
        None if place is None else contest.criteria[place],
        single,
        None if alone is None else contest.names[alone],
        flips,
    )


def gains(contest: Contest) -> Numbers:
    """What each criterion adds to the leader's margin over each rival (rows); g of this module."""
    apart: Numbers = contest.points[0] - contest.points[1:]
    offset: Numbers = contest.offset[0] - contest.offset[1:]
    gain: Numbers = apart + offset[:, None] * contest.maxima / contest.maxima.sum()
    return gain


def _change(gain: Numbers) -> tuple[float | None, int | None]:
    """The smallest change of all weights, and the place of the rival who draws level by it."""
    margin, most = gain.sum(axis=1), np.abs(gain).sum(axis=1)
    turns = most - margin > EQUAL
    change = np.divide(margin, most, out=np.full(len(gain), np.inf), where=turns)
    change[margin <= EQUAL] = 0.0
    rival = int(change.argmin())
    return (float(change[rival]), rival + 1) if np.isfinite(change[rival]) else (None, None)


def _single(gain: Numbers) -> tuple[int | None, float | None, int | None]:
    """The criterion whose weight alone turns the lead by the smallest change, it, and the rival."""
    margin = gain.sum(axis=1, keepdims=True)
    if (margin <= EQUAL).any():
        return None, None, None
    with np.errstate(divide="ignore"):
        change = np.where(np.abs(gain) > EQUAL, -margin / gain, np.inf)
    change[change < -1] = np.inf
    rival, place = divmod(int(np.abs(change).argmin()), gain.shape[1])
    found = float(change[rival, place])
    return (place, found, rival + 1) if np.isfinite(found) else (None, None, None)


def _removals(contest: Contest) -> list[tuple[object, ...]]:
    if len(contest.criteria) < 2:
        return []
    factors = 1 - np.eye(len(contest.criteria))
    scores = contest.scores(factors)
    official = set(np.flatnonzero(contest.ranks == 1))
    rows: list[tuple[object, ...]] = []
    for place, criterion in enumerate(contest.criteria):
        column = scores[:, place]
        ordered = np.sort(column)[::-1]
        leaders = np.flatnonzero(column >= ordered[0] - EQUAL)
        names = ", ".join(contest.names[i] for i in leaders)
        leader = contest.unit_ids[leaders[0]] if len(leaders) == 1 else None
        margin = float(ordered[0] - ordered[1])
        rows.append((contest.cluster_id, criterion, leader, names, margin, {*leaders} != official))
    return rows
