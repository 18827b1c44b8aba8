"""How a column is declared: what it is, its measure, its source, what it may hold."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import polars as pl


@dataclass(frozen=True)
class Column:
    """A declared column; what the annotation beside it says is filled in by the model."""

    description: str
    measure: str
    source: str
    nullable: bool
    isin: tuple[object, ...]
    dtype: pl.DataType
    is_of_persons: bool = False


def column(
    description: str,
    measure: str = "",
    source: str = "",
    *,
    isin: Collection[object] = (),
    dtype: pl.DataType | None = None,
    is_of_persons: bool = False,
) -> Any:
    """A column with prose: what it is, in which measure, where it comes from.

    It may be blank where the annotation says so (`float | None`). `isin`: all it may hold beside a
    blank, nothing said: anything; `dtype`: its type, where the annotation cannot say it.
    `is_of_persons`: it counts persons, and is blank for who may not read few of them (reach.py).
    """
    kind = dtype or pl.Null()
    return Column(description, measure, source, False, tuple(isin), kind, is_of_persons)
