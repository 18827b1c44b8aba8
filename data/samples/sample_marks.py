"""Marks of a sample (dữ liệu minh họa): what each unit is worth, claims, and gets from the others.

Every number follows from the seed and the codes alone, so the same seed gives the same files.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import polars as pl

from data.profiles.scored_groups import Group
from data.samples.sample_values import uniform
from schemas.scoring.rubric import RubricCriterion

APPLIES, PRESENT = 0.3, 0.985
TARGET = 100.0
KEPT = ["kind", "counts", "max_points", "each_points", "needs_evidence", "may_not_apply"]
SCHEMA = {
    "cluster_id": pl.String,
    "unit_id": pl.String,
    "year": pl.Int64,
    "step": pl.Float64,
    "criterion_id": pl.String,
    "kind": pl.String,
    "counts": pl.String,
    "max_points": pl.Float64,
    "each_points": pl.Float64,
    "needs_evidence": pl.Boolean,
    "may_not_apply": pl.Boolean,
}


@dataclass(frozen=True)
class Planted:
    """Units of one cluster that the questions asked of marks must find."""

    inflater: str = ""
    harsh: str = ""
    pair: tuple[str, ...] = ()


def planted_in(groups: Mapping[str, Group], places: Mapping[str, int | list[int]]) -> Planted:
    """The planted units of the cluster at its place among those whose members mark each other."""
    marking = [g for g in groups.values() if "cross" in g.rubric.stages]
    place = places["cluster"]
    if not isinstance(place, int) or len(marking) <= place:
        return Planted()
    units = sorted(marking[place].units)
    pair = places["pair"]
    at = {name: n for name, n in places.items() if isinstance(n, int)}
    chosen = tuple(units[n] for n in pair) if isinstance(pair, list) else ()
    return Planted(units[at["inflater"]], units[at["harsh"]], chosen)


def asked_marks(groups: Mapping[str, Group], day: date, seed: int) -> pl.DataFrame:
    """Every unit that scores itself and every criterion people type; a few units never do."""
    rows = [
        [group.cluster_id, unit, group.year, group.rubric.step, c.id, *_kept(c)]
        for group in groups.values()
        for unit, said in group.units.items()
        if said["valid_from"] <= day and (said["valid_to"] is None or said["valid_to"] >= day)
        for c in group.typed_criteria
    ]
    asked = pl.DataFrame(rows, schema=SCHEMA, orient="row")
    return asked.filter(uniform(seed + 61, "unit_id", "year") < PRESENT)


def _kept(criterion: RubricCriterion) -> list[object]:
    return [getattr(criterion, name) for name in KEPT]


def with_worth(asked: pl.DataFrame, planted: Planted, seed: int) -> pl.DataFrame:
    """The marks with `share`, what the unit is worth, and `claim`, what it says of itself."""
    level = 0.80 + 0.15 * uniform(seed + 62, "unit_id")
    drift = 0.05 * uniform(seed + 63, "unit_id", "year")
    noise = 0.08 * (uniform(seed + 64, "unit_id", "criterion_id", "year") - 0.5)
    more = 0.01 + 0.015 * uniform(seed + 65, "unit_id", "criterion_id", "year")
    is_inflated = pl.col("unit_id") == planted.inflater
    applies = uniform(seed + 66, "unit_id") < APPLIES
    return asked.with_columns(share=(level + drift + noise).clip(0, 1)).with_columns(
        claim=pl.when(is_inflated).then(1.0).otherwise((pl.col("share") + more).clip(0, 1)),
        is_applicable=~pl.col("may_not_apply") | applies,
        luck=uniform(seed + 67, "unit_id", "criterion_id", "year"),
    )


def typed_as(share: pl.Expr) -> list[pl.Expr]:
    """Amount and against of a share of the points, as each kind is typed; null: does not apply."""
    kind, counts, luck = pl.col("kind"), pl.col("counts"), pl.col("luck")
    stepped = on_step(share * pl.col("max_points"))
    few = pl.when(counts == "bonus").then((luck * 2.4).floor()).otherwise((luck**3 * 3).floor())
    amount = (
        pl.when(kind == "pass_fail")
        .then((luck > 0.02).cast(pl.Float64))
        .when((kind == "count") & (counts != "base"))
        .then(few)
        .when(kind == "count")
        .then((share * pl.col("max_points") / pl.col("each_points")).floor())
        .when(kind == "target_share")
        .then((share * TARGET).round(1))
        .when(kind == "relative")
        .then((TARGET * (share + 0.25)).round(1))
        .otherwise(stepped)
    )
    taken = pl.col("step") * (luck * 3).floor()
    against = (
        pl.when(kind.is_in(["target_share", "relative"]))
        .then(TARGET)
        .when(kind == "net")
        .then(taken)
    )
    applies = pl.col("is_applicable")
    return [
        pl.when(applies).then(amount).alias("amount"),
        pl.when(applies).then(against).alias("against"),
        pl.when(~applies).then(pl.lit("x")).alias("not_applicable"),
    ]


def on_step(points: pl.Expr) -> pl.Expr:
    """Points of a whole number of steps, not above the maximum."""
    stepped = (points / pl.col("step")).round() * pl.col("step")
    return pl.min_horizontal(
        stepped, (pl.col("max_points") / pl.col("step")).floor() * pl.col("step")
    )


def cross_marks(worth: pl.DataFrame, planted: Planted, seed: int) -> pl.DataFrame:
    """What every member gives every other one on the base criteria, in points."""
    markers = worth.select("cluster_id", marker_id="unit_id").unique()
    pairs = worth.filter(counts="base").join(markers, on="cluster_id")
    pairs = pairs.filter(pl.col("marker_id") != pl.col("unit_id"))
    noise = 0.03 * (uniform(seed + 68, "unit_id", "marker_id", "criterion_id", "year") - 0.5)
    lean = 0.01 * (uniform(seed + 69, "marker_id") - 0.5)
    is_harsh = pl.col("marker_id") == planted.harsh
    is_pair = pl.col("marker_id").is_in(planted.pair) & pl.col("unit_id").is_in(planted.pair)
    share = pl.col("share") * pl.when(pl.col("kind") == "relative").then(0.7).otherwise(0.985)
    planting = pl.when(is_harsh).then(-0.08).when(is_pair).then(0.08).otherwise(0.0)
    points = on_step((share + noise + lean + planting).clip(0, 1) * pl.col("max_points"))
    applies = pl.col("is_applicable")
    return pairs.with_columns(
        amount=pl.when(applies).then(points),
        not_applicable=pl.when(~applies).then(pl.lit("x")),
    ).sort("cluster_id", "unit_id", "marker_id", "criterion_id")
