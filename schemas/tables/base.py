"""What every kept table has in common."""

from datetime import date, datetime
from functools import cache

import pandera.polars as pa
import polars as pl

ALWAYS = date(1, 1, 1)
FOREVER = datetime(9999, 12, 31)


class Table(pa.DataFrameModel):
    """Strict, nothing coerced: what is kept is exactly what is declared."""

    class Config:
        strict = True
        coerce = False


def empty(model: type[Table]) -> pl.DataFrame:
    """A frame of no rows with the model's columns and types."""
    return _empty(model).clone()


@cache
def _empty(model: type[Table]) -> pl.DataFrame:
    return pl.DataFrame(
        schema={name: c.dtype.type for name, c in model.to_schema().columns.items()}
    )
