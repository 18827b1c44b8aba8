"""One table of the ledger alone: reports accepted, a file of rows, what was published before."""

from itertools import count
from pathlib import Path

import polars as pl

from data.keeping.ledger.submission import REPORT
from data.pipeline.steps import TABLES
from schemas.tables import KEPT, PUBLISHED, Table, empty
from tests.worlds.pipeline.steps import USUAL, Made, parts, typed
from tests.worlds.query_store import lone_store

CASES = count(1)
SQL_NAMES = {
    pl.String(): "VARCHAR",
    pl.Int64(): "BIGINT",
    pl.Float64(): "DOUBLE",
    pl.Boolean(): "BOOLEAN",
    pl.Date(): "DATE",
    pl.Datetime("us"): "TIMESTAMP",
    pl.List(pl.String()): "VARCHAR[]",
}
ARRIVED = pl.Schema({**REPORT, "replaced_at": pl.Datetime("us")})


def kept(kind: str, folder: Path, *, report: str, rows: str, earlier: str = "") -> Made:
    """The table of a kind of rows. `rows` are those of the file of the last report; `report`
    are accepted reports, `earlier` the rows as published before."""
    con = lone_store().execute("SELECT 1")
    con.execute("CREATE SCHEMA ledger")
    con.execute("SET search_path = 'ledger,main'")
    file, nothing = folder / "rows.parquet", folder / "nothing.parquet"
    model = KEPT[kind]
    _frame(rows, _schema(model)).write_parquet(file)
    empty(model).write_parquet(nothing)
    is_last = pl.col("event") == pl.col("event").max()
    reports = _frame(report, ARRIVED).with_columns(
        pl.when(is_last).then(pl.lit(str(file))).alias(f"{kind}_file")
    )
    before = _frame(earlier, _schema(PUBLISHED[kind]))
    for name, frame in (("report", reports), (f"earlier_{kind}", before)):
        con.register("incoming", frame.to_arrow())
        con.execute(f"CREATE TABLE {name} AS SELECT * FROM incoming")
        con.unregister("incoming")
    con.execute(f"CREATE TABLE {kind} AS FROM main.{kind} LIMIT 0")
    if "INSERT INTO" not in (sql := (TABLES / f"{kind}.sql").read_text(encoding="utf-8")):
        con.execute(f"DROP TABLE {kind}")
    con.execute(sql, {"files": [str(nothing), str(file)]})
    found = con.execute(f"SELECT * FROM {kind}")
    types = {column[0]: str(column[1]) for column in found.description}
    return Made(types, [dict(zip(types, row, strict=True)) for row in found.fetchall()])


def _schema(model: type[Table]) -> pl.Schema:
    return pl.Schema(model.schema())


def _frame(literal: str, schema: pl.Schema) -> pl.DataFrame:
    types = {name: SQL_NAMES[dtype] for name, dtype in schema.items()}
    rows = [{**USUAL, **row} for row in typed(parts(literal)[1], types)]
    return pl.DataFrame([{name: row.get(name) for name in schema} for row in rows], schema=schema)
