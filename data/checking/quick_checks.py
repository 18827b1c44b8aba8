"""Whether a frame fits a model, asked of its checks at once (kiểm nhanh).

Pandera lists every failure with its place, which costs some ten queries a check; most files fail
none. So the same checks are first asked for a single yes, and Pandera only where it is no.
"""

from functools import cache

import pandera.polars as pa
import polars as pl
from pandera.api.polars.types import PolarsData


def holds(model: type[pa.DataFrameModel], frame: pl.DataFrame) -> bool:
    """Whether Pandera would find nothing; False also where only Pandera can say."""
    types, required, unique = _shape(model)
    if types is None or dict(frame.schema) != types:
        return False
    if frame.is_empty():
        return True
    if any(frame.get_column(name).null_count() for name in required):
        return False
    if any(frame.select(names).n_unique() < frame.height for names in unique):
        return False
    data = PolarsData(frame.lazy(), "*")
    asked = [
        check._check_fn(data).select(pl.all_horizontal(pl.all()).all().alias(str(place)))
        for place, check in enumerate(model.to_schema().checks)
    ]
    answers = pl.collect_all(asked)
    return all(answer.item() is True for answer in answers)


def fitted(model: type[pa.DataFrameModel], frame: pl.DataFrame) -> pl.DataFrame:
    """The frame, validated; what does not fit is for Pandera to say."""
    return frame if holds(model, frame) else model.validate(frame, lazy=True)


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
