"""Values of a sample (dữ liệu minh họa): S-shaped adoption, units of different strength, seasons.

Every number follows from the seed and the codes alone, so the same seed gives the same files.
"""

from datetime import date

import polars as pl

from data.profiles.assignment_tables import assignments
from data.profiles.catalog import Catalog
from schemas.plan.profile import Profile
from schemas.tables import ALWAYS

CONTENT_PACE = (1.08, 0.98, 1.05, 0.81, 1.0, 1.22, 0.95, 0.64)
SEASON = {"Q1": 0.75, "Q2": 1.0, "Q3": 1.05, "Q4": 1.2}
GAP, OPTIONAL_GAP = 0.02, 0.07


def uniform(seed: int, *columns: str) -> pl.Expr:
    """A number from 0 to 1 that depends only on the seed and the values of the columns."""
    return pl.struct(columns).hash(seed).cast(pl.Float64) / float(2**64)


def sample_values(
    catalog: Catalog, campaign_id: str, until: date, seed: int, pace: float = 1.0
) -> pl.DataFrame:
    """One value (or null) per unit, period over by `until` and indicator; `pace` of all units."""
    profile = catalog.profile(campaign_id)
    ways = _ways(profile, catalog.units_of(campaign_id))
    periods = catalog.periods(campaign_id).filter(pl.col("end_date") <= until)
    grid = ways.join(periods.select("period_id", "phase_id", "end_date"), how="cross")
    grid = grid.filter(pl.col("valid_from") <= pl.col("end_date")).with_columns(_shares(profile))
    grid = (
        grid.with_columns(_pace(seed, pace))
        .with_columns(_value(seed, periods))
        .with_columns(_rounded(seed))
    )
    kept = uniform(seed + 5, "unit_id", "indicator_id", "period_id") >= pl.when(
        "is_mandatory"
    ).then(pl.lit(GAP)).otherwise(pl.lit(OPTIONAL_GAP))
    capped = _parts_within_wholes(grid, profile)
    return capped.with_columns(value=pl.when(kept).then("value")).select(
        "campaign_id", "unit_id", "period_id", "indicator_id", "value", "decimals"
    )


def _ways(profile: Profile, units: pl.DataFrame) -> pl.DataFrame:
    assigned = assignments(profile, units).filter(in_force_from=ALWAYS)
    targets = assigned.pivot(
        "phase_id", index=["campaign_id", "unit_id", "indicator_id"], values="target_value"
    )
    baselines = assigned.filter(phase_id="phase-1").select(
        "unit_id", "indicator_id", "baseline_value"
    )
    return (
        targets.join(baselines, on=["unit_id", "indicator_id"])
        .join(_facts(profile), on="indicator_id")
        .join(units.select("unit_id", "valid_from"), on="unit_id")
        .pipe(_wholes_hold_their_parts, profile)
        .with_columns(_toward(profile, "phase-1", 1), _toward(profile, "phase-2", 2))
        .with_columns(pl.col("baseline_value").fill_null(0.0))
    )


def _toward(profile: Profile, phase: str, steps: int) -> pl.Expr:
    """The target of a phase; where the plan leaves it open, one or two tenths past the start."""
    lower = [i.id for i in profile.indicators if i.direction == "lower"]
    better = pl.when(pl.col("indicator_id").is_in(lower)).then(-0.1 * steps).otherwise(0.1 * steps)
    return pl.coalesce(phase, pl.col("baseline_value") * (1 + better), pl.lit(10.0)).alias(phase)


def _facts(profile: Profile) -> pl.DataFrame:
    return pl.DataFrame(
        [
            {
                "indicator_id": i.id,
                "kind": i.kind,
                "decimals": i.decimals,
                "minimum": i.minimum,
                "maximum": i.maximum,
                "is_mandatory": i.is_mandatory,
                "content_pace": CONTENT_PACE[
                    [c.id for c in profile.contents].index(i.content) % len(CONTENT_PACE)
                ],
            }
            for i in profile.indicators
        ],
        schema_overrides={"minimum": pl.Float64, "maximum": pl.Float64},
    )


def _wholes_hold_their_parts(ways: pl.DataFrame, profile: Profile) -> pl.DataFrame:
    """A whole without a target of its own is sized a third larger than its largest part."""
    parts = pl.DataFrame(
        [(i.part_of, i.id) for i in profile.indicators if i.part_of],
        schema=["whole_id", "indicator_id"],
        orient="row",
        schema_overrides={"whole_id": pl.String, "indicator_id": pl.String},
    )
    sizes = (
        ways.join(parts, on="indicator_id")
        .group_by(indicator_id="whole_id")
        .agg(pl.col("phase-1", "phase-2").max() * 1.34)
    )
    return ways.join(
        sizes, on="indicator_id", how="left", suffix="_size", maintain_order="left"
    ).with_columns(pl.coalesce(name, f"{name}_size").alias(name) for name in ("phase-1", "phase-2"))


def _shares(profile: Profile) -> list[pl.Expr]:
    start, hinge, end = (
        profile.phases.starts_on,
        profile.phases.phase_1_end,
        profile.phases.last_day,
    )

    def passed(first: date, last: date) -> pl.Expr:
        days = (pl.col("end_date") - first).dt.total_days() / (last - first).days
        share = days.clip(0.0, 1.0)
        return 0.55 * share + 0.45 * (3 * share**2 - 2 * share**3)

    return [passed(start, hinge).alias("share_1"), passed(hinge, end).alias("share_2")]


def _pace(seed: int, of_all: float) -> list[pl.Expr]:
    strength = 0.8 + 0.36 * uniform(seed, "unit_id")
    taste = 0.88 + 0.24 * uniform(seed + 1, "unit_id", "indicator_id")
    ease = 0.94 + 0.12 * uniform(seed + 2, "indicator_id")
    pace = (strength * taste * ease * pl.col("content_pace") * of_all).clip(0.15, 1.4)
    return [pace.alias("pace")]


def _value(seed: int, periods: pl.DataFrame) -> pl.Expr:
    noise = uniform(seed + 3, "unit_id", "indicator_id", "period_id") - 0.5
    is_flow = pl.col("kind") == "flow"
    return pl.when(is_flow).then(_flow(periods, noise)).otherwise(_stock(noise)).alias("value")


def _stock(noise: pl.Expr) -> pl.Expr:
    base, first, last = pl.col("baseline_value"), pl.col("phase-1"), pl.col("phase-2")
    reached = (pl.col("share_1") * pl.col("pace")).clip(0.0, 1.06)
    later = (pl.col("share_2") * (0.35 + 0.65 * pl.col("pace"))).clip(0.0, 1.04)
    at_hinge = base + (first - base) * reached
    return at_hinge + (last - at_hinge) * later + (first - base) * 0.03 * noise


def _flow(periods: pl.DataFrame, noise: pl.Expr) -> pl.Expr:
    counts = dict(periods.group_by("phase_id").len().iter_rows())
    quarter = pl.col("period_id").str.slice(5)
    season = quarter.replace_strict(SEASON, default=1.0, return_dtype=pl.Float64)
    in_first = pl.col("phase-1") / counts.get("phase-1", 1)
    in_second = pl.col("phase-2") / counts.get("phase-2", 1)
    target = pl.when(pl.col("phase_id") == "phase-1").then(in_first).otherwise(in_second)
    return target * pl.col("pace") * season * (1 + 0.5 * noise)


def _rounded(seed: int) -> pl.Expr:
    """Held in the limits; small counts are rounded up as often as their fraction says."""
    held = pl.col("value").clip(
        pl.coalesce("minimum", pl.lit(0.0)), pl.coalesce("maximum", pl.lit(1e15))
    )
    scale = pl.lit(10.0).pow(pl.col("decimals"))
    fate = uniform(seed + 4, "unit_id", "indicator_id", "period_id")
    is_count = (pl.col("kind") == "flow") & (pl.col("decimals") == 0)
    whole = pl.when(is_count).then((held + fate).floor()).otherwise((held * scale).round() / scale)
    return whole.alias("value")


def _parts_within_wholes(grid: pl.DataFrame, profile: Profile) -> pl.DataFrame:
    wholes = {i.id: i.part_of for i in profile.indicators if i.part_of}
    if not wholes:
        return grid
    keys = ["unit_id", "period_id"]
    whole = grid.select(*keys, whole_id="indicator_id", whole_value="value")
    return (
        grid.with_columns(
            whole_id=pl.col("indicator_id").replace_strict(
                wholes, default=None, return_dtype=pl.String
            )
        )
        .join(whole, on=[*keys, "whole_id"], how="left", maintain_order="left")
        .with_columns(value=pl.min_horizontal("value", "whole_value"))
    )
