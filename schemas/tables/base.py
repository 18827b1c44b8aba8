"""What every kept table and every answer has in common: columns declared once, held exactly."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from inspect import get_annotations
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, ClassVar, Self, cast, get_args

import polars as pl

from schemas.columns import Column
from schemas.no_pandas import let_in

if TYPE_CHECKING:
    from pandera.polars import DataFrameSchema

ALWAYS = date(1, 1, 1)  # known before any day asked
FOREVER = datetime(9999, 12, 31)  # known until something replaces it
TYPES: Mapping[type, pl.DataType] = {
    str: pl.String(),
    int: pl.Int64(),
    float: pl.Float64(),
    bool: pl.Boolean(),
    date: pl.Date(),
    datetime: pl.Datetime("us"),
    list[str]: pl.List(pl.String()),
}
SQL_TYPES: Mapping[pl.DataType, str] = {
    pl.String(): "text",
    pl.Int64(): "bigint",
    pl.Float64(): "double",
    pl.Boolean(): "boolean",
    pl.Date(): "date",
    pl.Datetime("us"): "timestamp",
}
# up to so many rows a set of Python's finds equal keys sooner than Polars has begun
FEW = 500


class Table:
    """Strict, nothing coerced: what is kept is exactly what is declared.

    A model is a class with a line a column, `name: type = column(…)`, and the `key` that no two
    rows share: `class UnitTable(Table, unique=["campaign_id", "unit_id"])`. Columns that several
    models have stand in classes of their own, named as bases, in their order.
    An instance is a row of it: `row.unit_id`, of the type that is declared; or by a name made up at
    run time, `row[name]`.
    """

    columns: ClassVar[Mapping[str, Column]] = {}
    unique: ClassVar[tuple[str, ...]] = ()

    def __init_subclass__(cls, unique: Sequence[str] = ()) -> None:
        own = {name: _typed(vars(cls)[name], kind) for name, kind in get_annotations(cls).items()}
        shared = [getattr(base, "columns", {}) for base in cls.__bases__]
        cls.columns = {name: one for columns in [*shared, own] for name, one in columns.items()}
        cls.unique = tuple(unique) or cls.unique

    @classmethod
    def schema(cls) -> dict[str, pl.DataType]:
        """The types of the columns, in their order."""
        return {name: column.dtype for name, column in cls.columns.items()}

    @classmethod
    def sql_types(cls) -> dict[str, str]:
        """The same in the words of SQL."""
        return {name: SQL_TYPES[column.dtype] for name, column in cls.columns.items()}

    @classmethod
    def rows(cls, frame: pl.DataFrame) -> list[Self]:
        """The rows of a frame that has these columns, and maybe more.

        polars.exceptions.ColumnNotFoundError: it lacks one."""
        return [cls(**row) for row in frame.select(*cls.columns).iter_rows(named=True)]

    @classmethod
    def frame(cls, rows: Iterable[Self]) -> pl.DataFrame:
        """A frame of these rows again."""
        return pl.DataFrame([{**row} for row in rows], schema=cls.schema())

    def __init__(self, **values: Any) -> None:
        """A row; what it holds is what was checked when its frame was."""
        vars(self).update(values)

    def __getitem__(self, name: str, /) -> Any:
        return vars(self)[name]

    def __contains__(self, name: object, /) -> bool:
        return name in self.columns

    def __iter__(self) -> Iterator[str]:
        return iter(self.columns)

    def keys(self) -> Iterable[str]:
        """The names of the columns, so that a row can be put into a mapping."""
        return self.columns

    def get(self, name: str, default: Any = None, /) -> Any:
        """The value of a column that another model may lack."""
        return vars(self).get(name, default)

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and vars(self) == vars(other)

    def __hash__(self) -> int:
        return hash(tuple(vars(self)[name] for name in self.unique))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({vars(self)})"

    @classmethod
    def validate(cls, frame: pl.DataFrame) -> pl.DataFrame:
        """The frame, if it is what is declared. pandera.errors.SchemaErrors: each fault by name.

        Pandera takes milliseconds to list faults, and half a second to start: it is asked only
        when there is one to name.
        """
        return frame if _holds(cls, frame) else rules_of(cls).validate(frame, lazy=True)


def _typed(column: Column, kind: type | UnionType) -> Column:
    """The column with what its annotation says: `float | None` is a number that may be blank."""
    nullable = isinstance(kind, UnionType)
    of = next(one for one in get_args(kind) if one is not NoneType) if nullable else kind
    dtype = TYPES[cast("type", of)] if column.dtype == pl.Null else column.dtype
    return replace(column, nullable=nullable, dtype=dtype)


_EMPTY: dict[type[Table], pl.DataFrame] = {}  # a publish asks for some 150


def empty(model: type[Table]) -> pl.DataFrame:
    """A frame of no rows with the model's columns and types."""
    if model not in _EMPTY:
        _EMPTY[model] = pl.DataFrame(schema=model.schema())
    return _EMPTY[model].clone()


def rules_of(model: type[Table]) -> "DataFrameSchema":
    """The same rules as Pandera's, which says of a frame what is wrong, where."""
    let_in()
    import pandera.polars as pa  # where something is wrong, and only there

    return pa.DataFrameSchema(
        {
            name: pa.Column(
                column.dtype,
                pa.Check.isin(column.isin) if column.isin else None,
                nullable=column.nullable,
            )
            for name, column in model.columns.items()
        },
        name=model.__name__,
        strict=True,
        unique=list(model.unique) or None,
    )


def _holds(model: type[Table], frame: pl.DataFrame) -> bool:
    """Whether columns, types, blanks (NaN is one), values and keys are as declared."""
    return (
        dict(frame.schema) == model.schema()
        and all(_fits(frame.get_column(name), column) for name, column in model.columns.items())
        and not (model.unique and frame.height > 1 and _is_twice(frame, model.unique))
    )


def _fits(series: pl.Series, column: Column) -> bool:
    is_blank = series.null_count() or (series.dtype.is_float() and series.is_nan().any())
    if is_blank and not column.nullable:
        return False
    return not column.isin or set(series.drop_nulls().unique()) <= set(column.isin)


def _is_twice(frame: pl.DataFrame, unique: tuple[str, ...]) -> bool:
    if frame.height > FEW:
        return bool(frame.select(unique).is_duplicated().any())
    return (
        len(set(zip(*(frame.get_column(name).to_list() for name in unique), strict=True)))
        < frame.height
    )
