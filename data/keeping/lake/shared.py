"""Which version of a store a lake shows now, asked of the catalog at most once a second."""

from dataclasses import dataclass
from functools import cache
from threading import Lock
from time import monotonic

import duckdb

from data.keeping.lake.attached import LAKE, attached, catalog_of, out_of_reach
from data.keeping.lake.setting import Lake
from schemas.problems import StoreError

# seconds that an answer stays good: a page asks some hundred times a run
FRESH = 1.0
# beside the tables of a store: the hash of each, as published; by it a schema is told to be one
CARRIED = "carried"
NEWEST = "SELECT max(snapshot_id) FROM catalog.ducklake_snapshot"


@dataclass(frozen=True)
class Shown:
    """A version of a store, and a snapshot of the lake that holds it."""

    version: str
    snapshot: int


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
        self._seen = _version_at(lake, self._lake.schema, newest)


def _version_at(con: duckdb.DuckDBPyConnection, schema: str, snapshot: int) -> Shown | None:
    try:
        sql = f"SELECT version FROM {LAKE}.{schema}.store AT (VERSION => {snapshot})"  # noqa: S608
        return Shown(str(con.execute(sql).fetchall()[0][0]), snapshot)
    except (duckdb.CatalogException, IndexError):
        return None


@cache
def watch(lake: Lake) -> Watch:
    """The one watch of this process over a store of a lake."""
    return Watch(lake)


def not_shared(lake: Lake) -> StoreError:
    """The lake is there, the store is not in it."""
    return StoreError(
        f"Hồ dữ liệu {lake.place}: chưa có kho «{lake.schema}». Chạy «python -m data lake push» "
        "ở nơi có sổ cái. / "
        f"The store «{lake.schema}» is not in the lake. Run «python -m data lake push» where its "
        "ledger is."
    )
