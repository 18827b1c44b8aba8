"""Whether a frame fits a model, asked of its checks at once (kiểm nhanh).

Pandera lists every failure with its place, which costs some ten queries a check. The checks of a
model answer by themselves for every row of a frame, so they are asked directly; Pandera is left to
say what is wrong with the columns.
"""

from functools import cache

import pandera.polars as pa
import polars as pl
from pandera.api.polars.types import PolarsData


def broken(model: type[pa.DataFrameModel], frame: pl.DataFrame) -> list[tuple[str, pl.DataFrame]]:
    """Each check of a model that a frame of its columns fails, with the rows that fail it."""
    if frame.is_empty():
        return []
    checks = model.to_schema().checks
    data = PolarsData(frame.lazy(), "*")
    asked = [
        check._check_fn(data).select(pl.all_horizontal(pl.all()).alias(str(place)))
        for place, check in enumerate(checks)
    ]
    answers = pl.collect_all(asked)
    held = [answer.to_series().fill_null(True) for answer in answers]
    return [
        (str(check.name), frame.filter(~passed))
        for check, passed in zip(checks, held, strict=True)
        if not passed.all()
    ]


def fits(model: type[pa.DataFrameModel], frame: pl.DataFrame) -> bool:
    """Whether columns, types, nulls and keys are as the model has them."""
    types, required, unique = _shape(model)
    if types is None or dict(frame.schema) != types:
        return False
    has_nulls = any(frame.get_column(name).null_count() for name in required)
    return not has_nulls and all(frame.select(k).n_unique() == frame.height for k in unique)


@cache
def _shape(
    model: type[pa.DataFrameModel],
) -> tuple[dict[str, pl.DataType] | None, tuple[str, ...], tuple[list[str], ...]]:
    """Types by column, columns that take no null, and keys; no types where columns have checks."""
    schema = model.to_schema()
    columns = schema.columns
    if any(column.checks or not column.required for column in columns.values()):
        return None, (), ()
    types = {name: column.dtype.type for name, column in columns.items()}
    required = tuple(name for name, column in columns.items() if not column.nullable)
    keys = [[name] for name, column in columns.items() if column.unique]
    if schema.unique:
        keys.append(list(schema.unique))
    return types, required, tuple(keys)
