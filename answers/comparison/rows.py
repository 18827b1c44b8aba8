"""Rows of two answers joined on their key: only what differs is kept, to the last digit."""

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

ONE_SIDED = ("new", "gone")


@dataclass(frozen=True)
class Part:
    """Rows that differ, each with `compared` saying how, and how many are the same."""

    rows: pl.DataFrame
    same_count: int

    def count(self, *codes: str) -> int:
        """How many rows differ in one of these ways."""
        return self.rows.filter(pl.col("compared").is_in(codes)).height

    def moved(self, name: str) -> int:
        """How many rows that both sides have differ in one value."""
        return self.rows.filter(~pl.col("compared").is_in(ONE_SIDED), differs(name)).height


def differs(name: str) -> pl.Expr:
    """Whether a value is not exactly the same on both sides; unknown is like unknown alone."""
    return pl.col(f"before_{name}").ne_missing(pl.col(f"after_{name}"))


def joined(
    before: pl.DataFrame,
    after: pl.DataFrame,
    keys: Sequence[str],
    values: Sequence[str],
    said: Sequence[str] = (),
    beside: Sequence[str] = (),
) -> Part:
    """Rows in which one of `values` differs, in the later answer's order, those gone at the end.

    `before_…` and `after_…` hold the values and what stands `beside` them uncompared; `said` is
    what the later answer says, else the earlier one. `compared` is new, gone, known, unknown or
    changed: a row or its first value that only one side has is said so.
    """
    both = pl.col([*values, *beside])
    old = before.select(
        *keys,
        both.name.prefix("before_"),
        pl.col(said).name.prefix("old_"),
        is_before=pl.lit(value=True),
    )
    new = after.select(*keys, both.name.prefix("after_"), *said, is_after=pl.lit(value=True))
    rows = old.join(
        new, on=keys, how="full", coalesce=True, nulls_equal=True, maintain_order="right_left"
    ).with_columns(pl.coalesce(name, f"old_{name}").alias(name) for name in said)
    is_other = pl.any_horizontal(differs(name) for name in values)
    found = rows.filter(is_other).with_columns(compared=_how(values[0]))
    same = rows.filter(~is_other, pl.col("is_before") & pl.col("is_after"))
    dropped = ("is_before", "is_after", *(f"old_{name}" for name in said))
    return Part(found.drop(dropped), same.height)


def _how(first: str) -> pl.Expr:
    old, new = pl.col(f"before_{first}"), pl.col(f"after_{first}")
    return (
        pl.when(pl.col("is_before").is_null())
        .then(pl.lit("new"))
        .when(pl.col("is_after").is_null())
        .then(pl.lit("gone"))
        .when(old.is_null() & new.is_not_null())
        .then(pl.lit("known"))
        .when(old.is_not_null() & new.is_null())
        .then(pl.lit("unknown"))
        .otherwise(pl.lit("changed"))
    )
