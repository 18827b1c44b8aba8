"""Runs one statement and returns its answer as a frame that is what its model declares."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Protocol, cast

import polars as pl

from schemas.tables import Table

if TYPE_CHECKING:
    import pyarrow as pa


class Cursor(Protocol):
    """What a query needs of DuckDB: a fresh cursor that answers in Arrow."""

    def execute(self, query: str, parameters: Any = None) -> "Cursor":
        """Run one statement with its parameters."""

    def to_arrow_table(self) -> "pa.Table":
        """The whole answer."""


class Connection(Protocol):
    """A connection is only ever asked for a fresh cursor: sharing one gives wrong answers."""

    def cursor(self) -> Any:
        """A cursor of its own for one question."""


def fetch(
    con: Connection, sql: str, values: Mapping[str, object], model: type[Table]
) -> pl.DataFrame:
    """The answer to a statement, its columns in the order of the model.

    pandera.errors.SchemaErrors: it is not what the model declares."""
    table = con.cursor().execute(sql, values).to_arrow_table()
    frame = cast("pl.DataFrame", pl.from_arrow(table))
    # a column of blanks alone has no type of its own in DuckDB's answer
    blank = [n for n, kind in frame.schema.items() if kind == pl.Null and n in model.columns]
    if blank:
        frame = frame.with_columns(pl.col(name).cast(model.columns[name].dtype) for name in blank)
    return model.validate(frame).select(*model.columns)
