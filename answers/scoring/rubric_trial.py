"""Another rubric tried: which clusters change leader, which units gain or lose ranks."""

import polars as pl

from translations.name_order import name_order

MOVED = pl.col("official_rank") != pl.col("cluster_rank")
NAMES = ("cluster_id", "cluster_name_vi", "cluster_name_en")


def leaders(trial: pl.DataFrame) -> pl.DataFrame:
    """One row a cluster: leader before and after, units that change rank; reads ScoreTrial.

    Who shares rank 1 is named with the others; clusters that change leader come first."""
    grouped = trial.group_by(NAMES, maintain_order=True).agg(
        leader_before=_first("official_rank"),
        leader_after=_first("cluster_rank"),
        moved_count=MOVED.sum(),
        ranked_count=pl.col("cluster_rank").count(),
    )
    flipped = grouped.with_columns(
        is_flip=pl.col("leader_before").ne_missing(pl.col("leader_after"))
    )
    return flipped.sort("is_flip", descending=True, maintain_order=True)


def _first(rank: str) -> pl.Expr:
    is_first = pl.col(rank) == 1
    names = pl.col("short_name").filter(is_first).sort_by(name_order("short_name").filter(is_first))
    return pl.when(names.len() > 0).then(names.str.join(", "))


def movers(trial: pl.DataFrame) -> pl.DataFrame:
    """Units whose rank changes, who gains most on top; `rank_change` is positive for a gain."""
    gained = (pl.col("official_rank") - pl.col("cluster_rank")).alias("rank_change")
    moved = trial.filter(MOVED).with_columns(gained)
    return moved.sort("rank_change", name_order("short_name"), descending=[True, False])
