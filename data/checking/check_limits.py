"""What a profile allows of a value (giới hạn), and values without the dust of floats."""

import polars as pl

from data.reading.number_format import DIGITS_KEPT
from schemas.plan.indicators import Indicator
from schemas.plan.profile import Profile
from schemas.sheets.reports import FLOAT_DUST

LIMITS = ("kind", "measure", "minimum", "maximum", "big_jump", "is_mandatory", "decimals")


def limit_rows(profile: Profile) -> pl.DataFrame:
    """What the profile allows for each indicator."""
    schema = {
        "indicator_id": pl.String,
        "kind": pl.String,
        "measure": pl.String,
        "minimum": pl.Float64,
        "maximum": pl.Float64,
        "big_jump": pl.Float64,
        "is_mandatory": pl.Boolean,
        "decimals": pl.Int64,
        "whole_id": pl.String,
        "highest_target": pl.Float64,
    }
    lines = [
        (i.id, *(getattr(i, name) for name in LIMITS), i.part_of, _highest_target(i))
        for i in profile.indicators
    ]
    return pl.DataFrame(lines, schema=schema, orient="row")


def _highest_target(indicator: Indicator) -> float | None:
    """The largest target of any phase, year and unit type, where more is better."""
    given = [t.value for t in indicator.targets if t.value is not None]
    return max(given, default=None) if indicator.direction == "higher" else None


def without_dust(rows: pl.DataFrame, profile: Profile) -> pl.DataFrame:
    """The rows with value and held in 15 digits, and on the decimals of the indicator where they
    are no more than dust away: 99.99999999999999 is 100, -5.55e-17 is 0."""
    decimals = {i.id: i.decimals for i in profile.indicators}
    scale = pl.lit(10.0).pow(
        pl.col("indicator_id").replace_strict(decimals, default=0, return_dtype=pl.Int64)
    )
    return rows.with_columns(settled(pl.col(name), scale) for name in ("value", "held"))


def settled(value: pl.Expr, scale: pl.Expr) -> pl.Expr:
    """A value in 15 digits, on the nearest 1/scale where it is dust away from it."""
    counted = (value * scale).round() / scale
    is_dust = (value - counted).abs() <= FLOAT_DUST * pl.max_horizontal(value.abs(), pl.lit(1.0))
    return pl.when(is_dust).then(counted + 0.0).otherwise(value.round_sig_figs(DIGITS_KEPT))
