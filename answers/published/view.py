"""A published table by its own years: what was printed, what changed since the year before.

Nothing here is held against a target: a published table sets none.
"""

import polars as pl

SIDES = {"higher": True, "lower": False}


def years_of(values: pl.DataFrame) -> list[str]:
    """The years that have values, in order; reads CountedValues."""
    return sorted(values["period_id"].unique().to_list())


def year_shown(values: pl.DataFrame, asked: str | None) -> str | None:
    """The asked year if it has values, else the latest that has."""
    years = years_of(values)
    return asked if asked in years else next(reversed(years), None)


def indicator_years(values: pl.DataFrame, year: str | None, expected: int) -> pl.DataFrame:
    """One row an indicator: mean, lowest and highest of the year, change since the year before.

    The change is the mean over the units that have both years; `previous_year` is the one before
    among those printed, and null where the indicator has none. `unit_count` of `expected_count`
    units have a value.
    """
    own = _in(values, year)
    previous = _previous(values, year)
    before = _in(values, previous).select("unit_id", "indicator_id", value_before="value")
    moved = own.join(before, on=["unit_id", "indicator_id"], how="left").with_columns(
        moved=pl.col("value") - pl.col("value_before")
    )
    keys = ["indicator_id", "short_vi", "short_en", "measure", "decimals"]
    return (
        moved.group_by(keys, maintain_order=True)
        .agg(
            pl.col("value").mean(),
            low_value=pl.col("value").min(),
            high_value=pl.col("value").max(),
            value_change=pl.col("moved").mean(),
            matched_count=pl.col("moved").count().cast(pl.Int64),
            unit_count=pl.col("value").count().cast(pl.Int64),
            expected_count=pl.lit(expected, pl.Int64),
        )
        .sort(_order(values))
    )


def unit_years(
    values: pl.DataFrame, indicator: str, year: str | None, direction: str
) -> pl.DataFrame:
    """One row a unit with a value in the year: rank (1, 2, 2, 4), value, change, rank before."""
    ranked = [
        _in(values, one)
        .filter(indicator_id=indicator)
        .with_columns(rank=pl.col("value").rank("min", descending=SIDES[direction]))
        .with_columns(pl.col("rank").cast(pl.Int64))
        for one in (year, _previous(values, year))
    ]
    before = ranked[1].select("unit_id", value_before="value", previous_rank="rank")
    return (
        ranked[0]
        .join(before, on="unit_id", how="left", maintain_order="left")
        .with_columns(value_change=pl.col("value") - pl.col("value_before"))
        .sort("rank", maintain_order=True)
    )


def track(values: pl.DataFrame, indicator: str, unit: str | None = None) -> pl.DataFrame:
    """One row a year: mean, lowest, highest, how many units; with a unit its own value too."""
    chosen = values.filter(indicator_id=indicator)
    years = chosen.group_by("period_id").agg(
        pl.col("value").mean().alias("mean_value"),
        low_value=pl.col("value").min(),
        high_value=pl.col("value").max(),
        unit_count=pl.col("value").count().cast(pl.Int64),
    )
    own = chosen.filter(unit_id=unit).select("period_id", "value") if unit else None
    found = (
        years.with_columns(value="mean_value")
        if own is None
        else years.join(own, on="period_id", how="left")
    )
    return found.sort("period_id")


def unit_table(values: pl.DataFrame, unit: str, year: str | None) -> pl.DataFrame:
    """One row an indicator of the unit: value, change since the year before, mean of all units."""
    own = _in(values, year).filter(unit_id=unit)
    before = (
        _in(values, _previous(values, year))
        .filter(unit_id=unit)
        .select("indicator_id", value_before="value")
    )
    means = _in(values, year).group_by("indicator_id").agg(mean_value=pl.col("value").mean())
    return (
        own.join(before, on="indicator_id", how="left", maintain_order="left")
        .join(means, on="indicator_id", how="left", maintain_order="left")
        .with_columns(value_change=pl.col("value") - pl.col("value_before"))
    )


def _in(values: pl.DataFrame, year: str | None) -> pl.DataFrame:
    """The values of a year; none where there is no such year."""
    return values.filter(period_id=year) if year else values.clear()


def _previous(values: pl.DataFrame, year: str | None) -> str | None:
    """The printed year before; null: there is none."""
    return next((one for one in reversed(years_of(values)) if year and one < year), None)


def _order(values: pl.DataFrame) -> pl.Expr:
    """Indicators in the order of the profile, as CountedValues has them."""
    order = values["indicator_id"].unique(maintain_order=True).to_list()
    return pl.col("indicator_id").cast(pl.Enum(order))
