"""Which version of a store, or of many, a lake shows now, asked of the catalog once a second."""

from functools import cache
from threading import Lock
from time import monotonic

import duckdb

from data.keeping.lake.attached import LAKE, attached, catalog_of, out_of_reach
from data.keeping.lake.many import CARRIED, Shown, version_of_many
from data.keeping.lake.setting import Lake
from schemas.problems import StoreError

# seconds that an answer stays good: a page asks some hundred times a run
FRESH = 1.0
NEWEST = "SELECT max(snapshot_id) FROM catalog.ducklake_snapshot"
STORES = """
    SELECT s.schema_name
    FROM catalog.ducklake_schema AS s
    JOIN catalog.ducklake_table AS t ON t.schema_id = s.schema_id
    WHERE t.table_name = $carried
        AND t.begin_snapshot <= $snapshot AND coalesce(t.end_snapshot > $snapshot, true)
    ORDER BY s.schema_name
"""


class Watch:
    """One process's look at one store of a lake."""

    def __init__(self, lake: Lake) -> None:
        self._lake = lake
        self._turn = Lock()
        self._seen: Shown | None = None
        self._at = 0.0
        self._cons: tuple[duckdb.DuckDBPyConnection, duckdb.DuckDBPyConnection] | None = None

    def now(self) -> Shown:
        """What is shown now. StoreError: the catalog does not answer, or the store is not in it."""
        with self._turn:
            if self._seen is None or monotonic() - self._at > FRESH:
                try:
                    self._look()
                except duckdb.Error as error:
                    self._cons = None
                    raise out_of_reach(self._lake, error) from error
                self._at = monotonic()
            if self._seen is None:
                raise not_shared(self._lake)
            return self._seen

    def _look(self) -> None:
        """A snapshot that another store made says nothing of this one: its version stays."""
        catalog, lake = self._cons = self._cons or (catalog_of(self._lake), attached(self._lake))
        newest = catalog.execute(NEWEST).fetchall()[0][0]
        if self._seen and self._seen.snapshot == newest:
            return
        there = stores_at(catalog, newest)
        wanted = there if self._lake.named is None else self._lake.named
        if strange := set(wanted) - set(there):
            self._seen = None
            raise not_shared(self._lake, min(strange))
        self._seen = _shown_at(lake, self._lake, newest, wanted)


def stores_at(catalog: duckdb.DuckDBPyConnection, snapshot: int) -> tuple[str, ...]:
    """The stores that a snapshot of the lake holds."""
    found = catalog.execute(STORES, {"carried": CARRIED, "snapshot": snapshot}).fetchall()
    return tuple(schema for (schema,) in found)


def _shown_at(
    con: duckdb.DuckDBPyConnection, lake: Lake, snapshot: int, schemas: tuple[str, ...]
) -> Shown | None:
    if not schemas:
        return None
    parts = [
        f"SELECT '{schema}', version FROM {LAKE}.{schema}.store AT (VERSION => {snapshot})"  # noqa: S608
        for schema in schemas
    ]
    versions = dict(con.execute(" UNION ALL ".join(parts)).fetchall())
    whole = version_of_many(versions) if lake.reads_many else versions[schemas[0]]
    return Shown(whole, snapshot, schemas)


@cache
def watch(lake: Lake) -> Watch:
    """The one watch of this process over a store of a lake."""
    return Watch(lake)


def not_shared(lake: Lake, schema: str = "") -> StoreError:
    """The lake is there, the store is not in it."""
    schema = schema or lake.schema
    return StoreError(
        f"Hồ dữ liệu {lake.place}: chưa có kho «{schema}». Chạy «python -m data lake push» "
        "ở nơi có sổ cái. / "
        f"The store «{schema}» is not in the lake. Run «python -m data lake push» where its "
        "ledger is."
    )
