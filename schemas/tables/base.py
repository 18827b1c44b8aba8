"""What every kept table has in common."""

from copy import deepcopy
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING, Any

import pandera.polars as pa
import polars as pl

ALWAYS = date(1, 1, 1)
FOREVER = datetime(9999, 12, 31)


class Table(pa.DataFrameModel):
    """Strict, nothing coerced: what is kept is exactly what is declared."""

    class Config:
        strict = True
        coerce = False

    if not TYPE_CHECKING:  # a signature of its own would hide the model from the type of the answer

        @classmethod
        def validate(cls, check_obj: Any, *said: Any, **named: Any) -> Any:
            """As Pandera does, which looks for blanks column by column and takes twice the time.

            Only where a column that must be filled has one, it is left to find which.
            """
            if isinstance(check_obj, pl.DataFrame) and _is_filled(cls, check_obj):
                return _asking_no_blanks(cls).validate(check_obj, *said, **named)
            return super().validate(check_obj, *said, **named)


def empty(model: type[Table]) -> pl.DataFrame:
    """A frame of no rows with the model's columns and types."""
    return _empty(model).clone()


@cache
def _empty(model: type[Table]) -> pl.DataFrame:
    return pl.DataFrame(
        schema={name: c.dtype.type for name, c in model.to_schema().columns.items()}
    )


def _is_filled(model: type[Table], frame: pl.DataFrame) -> bool:
    """Whether every column that must be filled is there and is; NaN is a blank, as in Pandera."""
    needed = [name for name, c in model.to_schema().columns.items() if not c.nullable]
    if not set(needed) <= set(frame.columns):
        return False
    columns = [frame.get_column(name) for name in needed]
    return not any(c.null_count() or (c.dtype.is_float() and c.is_nan().any()) for c in columns)


@cache
def _asking_no_blanks(model: type[Table]) -> pa.DataFrameSchema:
    """The schema of a model whose filled columns have been looked at."""
    schema = deepcopy(model.to_schema())
    for column in schema.columns.values():
        column.nullable = True
    return schema
