"""What each unit must reach (chỉ tiêu giao) and the path it must follow (lộ trình phải đạt).

A target is looked up once per indicator, unit type and phase; Polars joins it to the units.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import polars as pl

from data.profiles.deadlines import phase_days
from schemas.profile import Indicator, Profile, Target
from schemas.tables import ALWAYS, FOREVER, AssignmentTable, PathSegmentTable, empty

DAYS_A_YEAR = 365.25


@dataclass(frozen=True)
class Way:
    """One indicator for one unit type in one phase: its target and its yearly steps."""

    indicator: Indicator
    unit_type: str
    phase_id: str
    start: date
    end: date
    target: Target | None
    target_value: float | None
    yearly: tuple[tuple[date, float], ...]


def assignments(profile: Profile, units: pl.DataFrame) -> pl.DataFrame:
    """One row per unit, indicator and phase; not for a unit that ceased before the phase began."""
    columns = empty(AssignmentTable).columns
    schema = empty(AssignmentTable).drop("campaign_id", "unit_id").schema
    days = {"unit_type": pl.String(), "start": pl.Date(), "end": pl.Date()}
    rows = [_target_row(way) for way in _ways(profile)]
    targets = pl.DataFrame(rows, schema=pl.Schema({**schema, **days}), orient="row")
    exists = (pl.col("valid_from") <= pl.col("end")) & (
        pl.col("valid_to").is_null() | (pl.col("valid_to") >= pl.col("start"))
    )
    return (
        units.join(targets, on="unit_type")
        .join(_only(profile), on="indicator_id", how="left")
        .filter(exists, pl.col("only").is_null() | pl.col("only").list.contains(pl.col("unit_id")))
        .select(columns)
        .sort("unit_id", "indicator_id", "phase_id")
    )


def path_segments(profile: Profile) -> pl.DataFrame:
    """Straight pieces from baseline (0) to target (1), for each indicator, phase and unit type."""
    rows = [
        (
            profile.campaign.id,
            way.indicator.id,
            way.phase_id,
            way.unit_type,
            *piece,
            ALWAYS,
            FOREVER.date(),
        )
        for way in _ways(profile)
        for piece in _pieces(way, _start_value(profile, way))
    ]
    return pl.DataFrame(rows, schema=empty(PathSegmentTable).schema, orient="row")


def _ways(profile: Profile) -> Iterator[Way]:
    for indicator in profile.indicators:
        for unit_type in indicator.unit_types:
            for phase_id, start, end in phase_days(profile.phases):
                target = _target(indicator, unit_type, phase_id)
                value = _amount(profile, indicator, target, end)
                yearly = _yearly(profile, indicator, target, phase_id)
                inside = tuple((day, share) for day, share in yearly if start < day < end)
                yield Way(indicator, unit_type, phase_id, start, end, target, value, inside)


def _target(indicator: Indicator, unit_type: str, phase_id: str) -> Target | None:
    """The target of a phase's end: one for the unit type beats one for all."""
    ends = [t for t in indicator.targets if t.phase == phase_id and t.year is None]
    for scope in (unit_type, None):
        for target in ends:
            if target.unit_type == scope:
                return target
    return None


def _yearly(
    profile: Profile, indicator: Indicator, target: Target | None, phase_id: str
) -> list[tuple[date, float]]:
    """Yearly values of the same scope as the target of the phase's end, by 31 December."""
    scope = target.unit_type if target else None
    found = {
        date(t.year, 12, 31): _amount(profile, indicator, t, date(t.year, 12, 31))
        for t in indicator.targets
        if t.phase == phase_id and t.year is not None and t.unit_type == scope
    }
    return sorted((day, value) for day, value in found.items() if value is not None)


def _amount(
    profile: Profile, indicator: Indicator, target: Target | None, by: date
) -> float | None:
    """The value to reach by a day; growth a year is compounded from the campaign's first day."""
    if target is None or target.value is None:
        return None
    if (target.operator or indicator.operator) != "growth_ge":
        return target.value
    if indicator.baseline is None:
        return None
    years = (by - profile.phases.starts_on).days / DAYS_A_YEAR
    return float(indicator.baseline * (1 + target.value / 100) ** years)


def _start_value(profile: Profile, way: Way) -> float:
    """Where shares count from: a flow from 0, a stock in phase 2 from phase 1's target."""
    if way.indicator.kind == "flow":
        return 0.0
    baseline = way.indicator.baseline or 0.0
    if way.phase_id == "phase-1":
        return baseline
    before = _target(way.indicator, way.unit_type, "phase-1")
    value = _amount(profile, way.indicator, before, profile.phases.interim_review_on)
    return baseline if value is None else value


def _pieces(way: Way, start_value: float) -> list[tuple[date, date, float, float]]:
    """Pieces of one way; without yearly values there is no step to hold, so it is straight."""
    distance = (way.target_value or 0.0) - start_value
    shares = [(d, (v - start_value) / distance) for d, v in way.yearly] if distance else []
    points = [(way.start, 0.0), *shares]
    if way.indicator.path == "straight" or not shares:
        return [
            (a, b, x, y)
            for (a, x), (b, y) in zip(points, [*points[1:], (way.end, 1.0)], strict=True)
        ]
    days = [*(day for day, _ in points[1:]), way.end]
    steps = [(a, b, x, x) for (a, x), b in zip(points, days, strict=True)]
    return [*steps, (way.end, way.end + timedelta(days=1), 1.0, 1.0)]


def _target_row(way: Way) -> tuple[object, ...]:
    indicator, target = way.indicator, way.target
    operator = target.operator if target and target.operator else indicator.operator
    illustrative = target.is_illustrative if target else indicator.is_illustrative
    start = target.start if target else None
    to_reach = (operator, indicator.baseline, way.target_value, start, illustrative)
    force = (ALWAYS, FOREVER.date())
    return (indicator.id, way.phase_id, *to_reach, *force, way.unit_type, way.start, way.end)


def _only(profile: Profile) -> pl.DataFrame:
    limited = [(i.id, list(i.unit_ids)) for i in profile.indicators if i.unit_ids]
    schema = pl.Schema({"indicator_id": pl.String(), "only": pl.List(pl.String())})
    return pl.DataFrame(limited, schema=schema, orient="row")
