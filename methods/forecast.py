"""Where an indicator will stand at the phase's end (dự báo): a walk with drift, or why not."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from datetime import date
from math import hypot, sqrt
from typing import Literal

import polars as pl

from schemas.row import Row

Reason = Literal["too_few", "no_deadline", "phase_over", "no_change_known"]
FEWEST = 4  # points: two more than a line needs
SCHEMA = {
    "at_date": pl.Date,
    "expected_value": pl.Float64,
    "low_value": pl.Float64,
    "high_value": pl.Float64,
    "point_count": pl.Int64,
}
# 90 % quantiles of Student's t for 1, 2, … 30 degrees of freedom, then the normal's: printed in
# every textbook and never changing, so a library of 30 MB for one function would be no gain.
T_90 = (
    *(3.078, 1.886, 1.638, 1.533, 1.476, 1.440, 1.415, 1.397, 1.383, 1.372),
    *(1.363, 1.356, 1.350, 1.345, 1.341, 1.337, 1.333, 1.330, 1.328, 1.325),
    *(1.323, 1.321, 1.319, 1.318, 1.316, 1.315, 1.314, 1.313, 1.311, 1.310),
)
NORMAL_90 = 1.282  # what Student's t goes to


@dataclass(frozen=True)
class Ahead:
    """A day to come: what is expected then, and the ends of the 80 % interval."""

    day: date
    expected: float
    low: float
    high: float


@dataclass(frozen=True)
class Forecast:
    """Expected value with its 80 % interval at each coming period's end; empty with a reason."""

    points: pl.DataFrame
    point_count: int
    reason: Reason | None = None

    @property
    def ahead(self) -> tuple[Ahead, ...]:
        """The same points in the order of days."""
        return tuple(
            Ahead(*row) for row in self.points.sort("at_date").select(list(SCHEMA)[:4]).iter_rows()
        )


@dataclass(frozen=True)
class Walk:
    """What the changes show: drift, scatter and bend a period, over how many of them."""

    drift: float
    scatter: float
    bend: float
    periods: float
    changes: int

    def half_width(self, ahead: float) -> float:
        """Half of the 80 % interval so many periods ahead.

        The drift method's own spread, and what the bend would add if it went on: without it an
        80 % interval held only 54–62 % of curves that rise in an S or level off.
        """
        spread = self.scatter * sqrt(ahead * (1 + ahead / self.periods))
        curve = self.bend * ahead * (ahead + 1) / 2
        return t_90(self.changes - 1) * hypot(spread, curve)


def forecast(
    trend: pl.DataFrame,
    periods: pl.DataFrame,
    phases: pl.DataFrame,
    as_of: date,
    kind: str,
    limits: tuple[float | None, float | None] = (None, None),
) -> Forecast:
    """Values to expect until the end of the phase of the as-of date; Trend of one group."""
    known = trend.drop_nulls("value").sort("end_date")
    coming = phases.filter(pl.col("end_date") > as_of).sort("end_date").to_dicts()
    if phases.is_empty():
        return _refused("no_deadline", known.height)
    if not coming:
        return _refused("phase_over", known.height)
    if kind == "flow":
        known = known.filter(pl.col("phase_id") == coming[0]["phase_id"])
    points = known.to_dicts()
    if len(points) < FEWEST:
        return _refused("too_few", len(points))
    ends = sorted(periods["end_date"].to_list())
    walk = walk_with_drift(points, ends)
    if walk is None:
        return _refused("no_change_known", len(points))
    last, until = points[-1], coming[0]["end_date"]
    days = sorted({until, *(end for end in ends if last["end_date"] < end < until)})
    rows = [_expected(day, last, walk, ends, limits) for day in days]
    return Forecast(
        pl.DataFrame([(*astuple(row), len(points)) for row in rows], schema=SCHEMA, orient="row"),
        len(points),
    )


def walk_with_drift(points: Sequence[Row], ends: Sequence[date]) -> Walk | None:
    """The walk the changes come from; None with fewer than three of them.

    A change over several periods has that many times the drift and the variance of one.
    """
    steps = _steps(points, ends)
    if len(steps) < FEWEST - 1:
        return None
    periods = sum(passed for _, passed, _ in steps)
    drift = sum(change for _, _, change in steps) / periods
    middle = sum(at * passed for at, passed, _ in steps) / periods
    off = [(at - middle, passed, change - passed * drift) for at, passed, change in steps]
    squares = sum(rest**2 / passed for _, passed, rest in off)
    bend = sum(at * rest for at, _, rest in off) / sum(passed * at**2 for at, passed, _ in off)
    return Walk(drift, sqrt(squares / (len(off) - 1)), bend, periods, len(off))


def _steps(points: Sequence[Row], ends: Sequence[date]) -> list[tuple[float, float, float]]:
    """Middle, length in periods and size of each change that is known."""
    places = [periods_passed(point["end_date"], ends) for point in points]
    pairs = zip(places, places[1:], points, points[1:], strict=False)
    return [
        ((start + end) / 2, end - start, change)
        for start, end, before, after in pairs
        if (change := known_change(before, after)) is not None
    ]


def known_change(before: Row, after: Row) -> float | None:
    """Change over the same units where the trend knows it, so that late reports are no drop."""
    if "matched_change" not in after:
        return float(after["value"] - before["value"])
    change: float | None = after["matched_change"]
    return change


def periods_passed(day: date, ends: Sequence[date]) -> float:
    """How many periods were over on a day, the one under way in part."""
    place = min(max(bisect_left(ends, day), 1), len(ends) - 1)
    before, after = ends[place - 1], ends[place]
    return place - 1 + (day - before) / (after - before)


def t_90(freedom: int) -> float:
    """Student's t that 90 % stay under, so that 80 % lie between −t and t."""
    return T_90[freedom - 1] if freedom <= len(T_90) else NORMAL_90


def limits_of(indicator: Row) -> tuple[float | None, float | None]:
    """Limits of the value of several units: the most one may report is no limit of a sum."""
    return indicator["minimum"], None if indicator["adds_up"] == "sum" else indicator["maximum"]


def _expected(
    day: date,
    last: Row,
    walk: Walk,
    ends: Sequence[date],
    limits: tuple[float | None, float | None],
) -> Ahead:
    ahead = periods_passed(day, ends) - periods_passed(last["end_date"], ends)
    middle, half = last["value"] + walk.drift * ahead, walk.half_width(ahead)
    lowest, highest = _held(middle - half, limits), _held(middle + half, limits)
    return Ahead(day, _held(middle, limits), lowest, highest)


def _held(value: float, limits: tuple[float | None, float | None]) -> float:
    low, high = limits
    value = value if low is None else max(value, low)
    return value if high is None else min(value, high)


def _refused(reason: Reason, point_count: int) -> Forecast:
    return Forecast(pl.DataFrame(schema=SCHEMA), point_count, reason)
