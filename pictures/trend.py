"""Which series of a trend a picture of one line shows."""

import polars as pl


def one_group(trend: pl.DataFrame) -> pl.DataFrame:
    """The whole selection where it is there, else the first group."""
    groups = trend["group_id"].to_list()
    chosen = "all" if "all" in groups else next(iter(groups), "all")
    return trend.filter(pl.col("group_id") == chosen)
