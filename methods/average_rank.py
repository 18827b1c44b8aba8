"""Rank by the average of a phase (hạng theo điểm trung bình): yearly last values, then 1, 2, 2, 4.

The average of the scores is ranked, not the average of yearly ranks (the literal reading).
"""

from collections.abc import Mapping

import polars as pl


def average_ranks(values: pl.DataFrame, limits: Mapping[str, int]) -> dict[str, int]:
    """Rank of each unit among those that share its limit; the higher the average the better.

    `values`: unit_id, unit_type, period_id (2026-Q3 …), value. Units of no limit are not ranked.
    """
    yearly = (
        values.drop_nulls("value")
        .with_columns(year=pl.col("period_id").str.slice(0, 4))
        .sort("period_id")
        .group_by("unit_id", "unit_type", "year")
        .agg(pl.col("value").last())
    )
    means = yearly.group_by("unit_id", "unit_type").agg(pl.col("value").mean())
    grouped = means.with_columns(
        group=pl.col("unit_type").replace_strict(dict(limits), default=None, return_dtype=pl.Int64)
    ).drop_nulls("group")
    ranked = grouped.with_columns(
        rank=pl.col("value").round(9).rank("min", descending=True).over("group").cast(pl.Int64)
    )
    return dict(ranked.select("unit_id", "rank").iter_rows())
