"""Lists behind the fairness charts: who has none, whose flags take turns, who proposes many."""

import polars as pl

from translations import Translator
from translations.name_order import name_order

AWARDS_TURN_KEYS = {
    "by_merit": "awards.turn.by_merit",
    "mixed": "awards.turn.mixed",
    "taking_turns": "awards.turn.taking_turns",
    "too_few": "awards.turn.too_few",
}

HOLDERS = {
    "cluster_name": pl.String,
    "turn_word": pl.String,
    "year_count": pl.Int64,
    "holder_count": pl.Int64,
    "first_count": pl.Int64,
    "mean_rank": pl.Float64,
    "holders": pl.String,
}


def none_rows(places: pl.DataFrame) -> pl.DataFrame:
    """Units without a decided award, longest without first."""
    return places.filter(decided_count=0).sort(
        pl.col("years_without"), name_order("short_name"), descending=[True, False]
    )


def ceiling_rows(places: pl.DataFrame, t: Translator) -> pl.DataFrame:
    """Units by the share of their people proposed this year; over the ceiling where one is set."""
    known = places.drop_nulls("staff_pct").filter(pl.col("individual_count") > 0)
    words = {True: t("word.yes"), False: t("word.no")}
    over = [
        t("awards.no_ceiling") if limit is None else words[share > limit]
        for share, limit in known.select("staff_pct", "ceiling_pct").iter_rows()
    ]
    return known.with_columns(is_over=pl.Series(over, dtype=pl.String)).sort(
        "staff_pct", name_order("short_name"), descending=[True, False]
    )


def turn_rows(turns: pl.DataFrame, flags: pl.DataFrame, t: Translator) -> pl.DataFrame:
    """A row a cluster: does its flag take turns, and who held it with which rank."""
    rows = []
    for row in turns.to_dicts():
        held = flags.filter(cluster_id=row["cluster_id"]).to_dicts()
        named = [h for h in held if h["cluster_rank"] is not None]
        name = next((t.pick(h, "cluster_name") for h in named), row["cluster_id"])
        said = "; ".join(
            t(
                "awards.holder",
                year=str(h["year"]),
                name=h["short_name"],
                rank=t.number(h["cluster_rank"]),
            )
            for h in held
        )
        counts = (row["year_count"], row["holder_count"], row["first_count"], row["mean_rank"])
        rows.append((name, t(AWARDS_TURN_KEYS[row["turn"]]), *counts, said))
    return pl.DataFrame(rows, schema=HOLDERS, orient="row")
