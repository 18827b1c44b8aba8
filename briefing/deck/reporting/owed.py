"""Reports that were due by the day of a deck; plans are none."""

import polars as pl

REVIEWS = ("period", "yearly", "interim", "final")


def due_by_now(obligations: pl.DataFrame, year: int | None = None) -> pl.DataFrame:
    """Those whose deadline has passed, in order of time; of one year where it is given."""
    owed = obligations.filter(
        pl.col("kind").is_in(REVIEWS), ~pl.col("is_open"), pl.col("due_at").is_not_null()
    )
    mine = owed if year is None else owed.filter(year=year)
    return mine.sort("due_at", "obligation_id")
