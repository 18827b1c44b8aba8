"""What each unit must reach (chỉ tiêu giao) and the path it must follow (lộ trình phải đạt).

A target is looked up once per indicator, unit type and phase; Polars joins it to the units.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import pairwise

import polars as pl

from data.profiles.ways import Way, unit_ways, ways
from schemas.plan.indicators import UnitTarget
from schemas.plan.profile import Profile
from schemas.tables import AssignmentTable, PathSegmentTable, empty

Piece = tuple[date, date, float, float]


def assignments(
    profile: Profile, units: pl.DataFrame, own: Sequence[UnitTarget] = ()
) -> pl.DataFrame:
    """One row per unit, indicator, phase and revision; none for a unit that ceased before.

    `own`: targets of single units, which come before those of their type."""
    columns = empty(AssignmentTable).columns
    of_units = _frame(unit_ways(profile, own, _types(units)))
    of_types = (
        units.join(_frame(ways(profile)).drop("unit_id"), on="unit_type")
        .join(
            of_units.select("unit_id", "indicator_id"), on=["unit_id", "indicator_id"], how="anti"
        )
        .join(_only(profile), on="indicator_id", how="left")
        .filter(pl.col("only").is_null() | pl.col("only").list.contains(pl.col("unit_id")))
    )
    parts = [of_types, units.join(of_units.drop("unit_type"), on="unit_id")]
    exists = (pl.col("valid_from") <= pl.col("end")) & (
        pl.col("valid_to").is_null() | (pl.col("valid_to") >= pl.col("start"))
    )
    rows = pl.concat([part.filter(exists).select(columns) for part in parts])
    return rows.sort("unit_id", "indicator_id", "phase_id", "in_force_from")


def path_segments(
    profile: Profile, units: pl.DataFrame | None = None, own: Sequence[UnitTarget] = ()
) -> pl.DataFrame:
    """Straight pieces from start (0) to target (1), for each indicator, phase and path: of a unit
    type, or of a unit that has yearly targets of its own."""
    of_units = unit_ways(profile, own, {} if units is None else _types(units))
    rows = [
        (profile.campaign.id, w.indicator.id, w.phase_id, w.path_id, *piece, w.since, w.until)
        for w in (*ways(profile), *(way for way in of_units if way.has_own_path))
        for piece in _pieces(w)
    ]
    return pl.DataFrame(rows, schema=empty(PathSegmentTable).schema, orient="row")


def _types(units: pl.DataFrame) -> dict[str, str]:
    return dict(units.select("unit_id", "unit_type").iter_rows())


def _frame(found: Iterable[Way]) -> pl.DataFrame:
    """Ways as rows of assignments, with the unit or the type and the days they are for."""
    schema = empty(AssignmentTable).drop("campaign_id", "unit_id").schema
    who = {"unit_type": pl.String(), "unit_id": pl.String()}
    days = {"start": pl.Date(), "end": pl.Date()}
    rows = [_target_row(way) for way in found]
    return pl.DataFrame(rows, schema=pl.Schema({**schema, **who, **days}), orient="row")


def _pieces(way: Way) -> list[Piece]:
    """Pieces of one way. Yearly values win: stepped holds each, any other path goes through."""
    distance = (way.target_value or 0.0) - way.start_value
    shares = [(d, (v - way.start_value) / distance) for d, v in way.yearly] if distance else []
    points = [(way.path_from, 0.0), *shares]
    if way.indicator.path == "stepped" and shares:
        days = [*(day for day, _ in shares), way.end]
        steps = [(a, b, x, x) for (a, x), b in zip(points, days, strict=True)]
        return [*steps, (way.end, way.end + timedelta(days=1), 1.0, 1.0)]
    if way.indicator.path == "s_shaped" and not shares:
        return _between(_s_points(way.path_from, way.end))
    return _between([*points, (way.end, 1.0)])


def _between(points: list[tuple[date, float]]) -> list[Piece]:
    found = [(a, b, x, y) for (a, x), (b, y) in pairwise(points)]
    return [piece for piece in found if piece[0] < piece[1]]


def _s_points(start: date, end: date) -> list[tuple[date, float]]:
    """Slow, fast, slow: 3x² − 2x³ of the way at each tenth x of the time."""
    days = (end - start).days
    return [
        (start + timedelta(days=round(n * days / 10)), (n / 10) ** 2 * (3 - n / 5))
        for n in range(11)
    ]


def _target_row(way: Way) -> tuple[object, ...]:
    indicator, target = way.indicator, way.target
    operator = target.operator if target and target.operator else indicator.operator
    illustrative = target.is_illustrative if target else indicator.is_illustrative
    start = target.start if target else None
    to_reach = (operator, indicator.baseline, way.target_value, start, illustrative, way.path_id)
    force, who = (way.since, way.until), (way.unit_type, way.unit_id)
    return (indicator.id, way.phase_id, *to_reach, *force, *who, way.start, way.end)


def _only(profile: Profile) -> pl.DataFrame:
    limited = [(i.id, list(i.unit_ids)) for i in profile.indicators if i.unit_ids]
    schema = pl.Schema({"indicator_id": pl.String(), "only": pl.List(pl.String())})
    return pl.DataFrame(limited, schema=schema, orient="row")
