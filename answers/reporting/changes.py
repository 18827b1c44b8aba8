"""What a file would change (thử trước): figures and statuses before and after, side by side."""

import polars as pl

BEFORE = ["indicator_id", "value", "status"]
KEPT = [
    "indicator_id",
    "position",
    "short_vi",
    "short_en",
    "measure",
    "decimals",
    "value",
    "status",
]


def standing_changes(before: pl.DataFrame, after: pl.DataFrame) -> pl.DataFrame:
    """Indicators whose value or status differs between two answers of IndicatorStanding."""
    earlier = before.select(
        "indicator_id",
        pl.col("value").alias("value_before"),
        pl.col("status").alias("status_before"),
    )
    both = after.select(KEPT).join(earlier, on="indicator_id", how="left")
    differs = pl.col("value").ne_missing(pl.col("value_before")) | pl.col("status").ne_missing(
        pl.col("status_before")
    )
    change = (pl.col("value") - pl.col("value_before")).alias("value_change")
    after_too = (pl.col("value").alias("value_after"), pl.col("status").alias("status_after"))
    return both.with_columns(change, *after_too).filter(differs).sort("position")


def status_change_count(changes: pl.DataFrame) -> int:
    """How many of the changed indicators change their status."""
    return changes.filter(pl.col("status").ne_missing(pl.col("status_before"))).height
