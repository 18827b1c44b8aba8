"""The smallest store a question can be asked of: an in-memory DuckDB with the real macros."""

import atexit
import shutil
import tempfile
import weakref
from contextlib import suppress
from datetime import date, datetime
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

import duckdb
import polars as pl

from data.keeping.reader import Reader
from data.pipeline.days import Asked
from schemas.tables import PUBLISHED, empty
from schemas.words import RECIPIENTS
from tests.worlds.rows import DEFAULTS
from tests.worlds.rows.plans import END, HINGE

FORMULAS = sorted((Path(__file__).parents[2] / "data" / "formulas").glob("*.sql"))

PHASE_2 = {"phase_id": "phase-2", "start_date": HINGE, "end_date": END}
OWED = ("deadline", "unit")
CONTENT: dict[str, list[dict[str, Any]]] = {
    "campaign": [{}],
    "phase": [{}, PHASE_2],
    "content": [{}],
    "indicator": [{}],
    "unit_type": [{}],
    "store": [{}],
    "recipient_class": [
        {"recipient_class": name, "subject": subject} for name, subject in RECIPIENTS.items()
    ],
}
WORLDS, DAYS = count(1), count(1)
QUARTERS = {1: (3, 31), 2: (6, 30), 3: (9, 30), 4: (12, 31)}


def rows(table: str, *changes: dict[str, Any]) -> pl.DataFrame:
    """Rows of a table: the default row with each set of changes."""
    schema = empty(PUBLISHED[table]).schema
    full = [{**DEFAULTS.get(table, {}), **change} for change in changes]
    if table == "membership":
        full = [_in_its_year(row) for row in full]
    return pl.DataFrame(full, schema=schema)


def _in_its_year(row: dict[str, Any]) -> dict[str, Any]:
    """The whole of the year where no day is said."""
    first, last = date(row["year"], 1, 1), date(row["year"], 12, 31)
    return row | {"from_date": row["from_date"] or first, "to_date": row["to_date"] or last}


def periods(*names: str) -> list[dict[str, Any]]:
    """Changes for quarterly periods such as 2025-Q3, each in the phase its last day falls in."""
    found = []
    for name in names:
        year, quarter = int(name[:4]), int(name[-1])
        end = date(year, *QUARTERS[quarter])
        found.append(
            {
                "period_id": name,
                "phase_id": "phase-1" if end < HINGE else "phase-2",
                "start_date": date(year, quarter * 3 - 2, 1),
                "end_date": end,
                "due_at": datetime(end.year + quarter // 4, (quarter * 3) % 12 + 1, 15, 23, 59, 59),
            }
        )
    return found


class QueryStore(Reader):
    """A reader of tables in memory; `execute` is for what a question never does."""

    def __init__(self, con: duckdb.DuckDBPyConnection, base: str = "main") -> None:
        super().__init__(lambda: con, base)
        self.execute = con.execute


def query_store(**tables: list[dict[str, Any]]) -> QueryStore:
    """A store with the tables given as changes to the default row; the rest hold what they must.

    It is a database of its own beside the others of this process, which share one engine: starting
    an engine costs more than what is asked of most stores. It goes when nobody holds it any more.
    """
    name = f"world_{next(WORLDS)}"
    con = _engine().cursor()
    con.execute(f"ATTACH ':memory:' AS {name}")
    con.execute(f"COPY FROM DATABASE pattern TO {name}")
    con.execute(f"USE {name}.main")
    _fill(con, tables)
    store = QueryStore(con, f"{name}.main")
    store._days._numbers = DAYS  # schemas of days stand side by side in the one memory
    weakref.finalize(store._days, _forget, store._days._kept, name)
    return store


def lone_store(**tables: list[dict[str, Any]]) -> QueryStore:
    """The same with an engine of its own, its tables in memory.main: for tests of the engine."""
    con = duckdb.connect(":memory:", config={"threads": "1"})
    con.execute(f"ATTACH '{_pattern()}' AS pattern (READ_ONLY)")
    con.execute("COPY FROM DATABASE pattern TO memory")
    con.execute("DETACH pattern")
    _fill(con, tables)
    return QueryStore(con)


def _everybody(tables: dict[str, list[dict[str, Any]]]) -> list[dict[str, Any]]:
    """Each deadline binds every unit of its campaign, as where a plan does not say whom."""
    named = {name: [{**DEFAULTS[name], **row} for row in tables.get(name, [])] for name in OWED}
    pairs = [
        (d["campaign_id"], d["deadline_id"], u["unit_id"])
        for d in named["deadline"]
        for u in named["unit"]
        if d["campaign_id"] == u["campaign_id"]
    ]
    known = ("campaign_id", "deadline_id", "unit_id")
    return [dict(zip(known, pair, strict=True)) for pair in dict.fromkeys(pairs)]


def _fill(con: duckdb.DuckDBPyConnection, tables: dict[str, list[dict[str, Any]]]) -> None:
    if "bound_unit" not in tables:
        tables = {**tables, "bound_unit": _everybody(tables)}
    for name, changes in tables.items():
        if name in CONTENT:
            con.execute(f"DELETE FROM {name}")
        if changes:
            _insert(con, name, rows(name, *changes))


def _insert(con: duckdb.DuckDBPyConnection, name: str, frame: pl.DataFrame) -> None:
    con.register("incoming", frame.to_arrow())
    con.execute(f"INSERT INTO {name} SELECT * FROM incoming")
    con.unregister("incoming")


def _forget(kept: dict[Asked, Any], name: str) -> None:
    with suppress(duckdb.Error):  # the process ends, and the engine with it
        con = _engine().cursor()
        for day in kept.values():
            con.execute(f"DROP SCHEMA memory.{day.schema} CASCADE")
        con.execute(f"DETACH {name}")


@cache
def _engine() -> duckdb.DuckDBPyConnection:
    con = duckdb.connect(":memory:", config={"threads": "1"})
    con.execute(f"ATTACH '{_pattern()}' AS pattern (READ_ONLY)")
    return con


@cache
def _pattern() -> Path:
    """Tables and macros, with the rows that every store has unless it is given others."""
    folder = Path(tempfile.mkdtemp(prefix="query-store-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    with duckdb.connect(str(folder / "pattern.duckdb")) as con:
        for name, model in PUBLISHED.items():
            con.register("incoming", empty(model).to_arrow())
            con.execute(f"CREATE TABLE {name} AS SELECT * FROM incoming")
            con.unregister("incoming")
        for path in FORMULAS:
            con.execute(path.read_text(encoding="utf-8"))
        for name, changes in CONTENT.items():
            _insert(con, name, rows(name, *changes))
    return folder / "pattern.duckdb"
