"""A lake kept in order: what it holds, files merged, old snapshots let go, a store that leaves.

One process at a time; dashboards and writers go on meanwhile.
"""

from dataclasses import dataclass

import duckdb

from data.keeping.lake.attached import LAKE, attached, catalog_of, out_of_reach
from data.keeping.lake.setting import Lake, require_own
from data.keeping.lake.shared import NEWEST, not_shared, stores_at
from schemas.problems import StoreError

# Days that an old snapshot and its files stay: longer than any page or paper reads one, and than
# any transaction writes files that no snapshot names yet.
KEPT_DAYS = 7
# Of files of which a tenth or more of the rows are deleted the rest is written anew.
DELETED = 0.1
SIZE = """
    SELECT (SELECT max(snapshot_id) FROM catalog.ducklake_snapshot),
           (SELECT count(*) FROM catalog.ducklake_snapshot),
           count(*), coalesce(sum(file_size_bytes), 0)::BIGINT
    FROM catalog.ducklake_data_file
"""


@dataclass(frozen=True)
class SharedStore:
    """A store of a lake, and the version that it shows."""

    schema: str
    version: str


@dataclass(frozen=True)
class LakeState:
    """What a lake holds: its stores, its newest snapshot, the snapshots and files kept."""

    place: str
    snapshot: int
    snapshot_count: int
    file_count: int
    bytes: int
    stores: tuple[SharedStore, ...]


def lake_state(lake: Lake) -> LakeState:
    """What a lake holds now. StoreError: it cannot be reached."""
    catalog, con = catalog_of(lake), attached(lake)
    try:
        newest = catalog.execute(NEWEST).fetchall()[0][0]
        stores = tuple(SharedStore(s, _version(con, s)) for s in stores_at(catalog, newest))
        snapshot, snapshot_count, file_count, size = catalog.execute(SIZE).fetchall()[0]
        return LakeState(lake.place, snapshot, snapshot_count, file_count, size, stores)
    except duckdb.Error as error:
        raise out_of_reach(lake, error) from error
    finally:
        catalog.close()
        con.close()


def tidy(lake: Lake, kept_days: int = KEPT_DAYS) -> LakeState:
    """Write waiting rows into files, merge small ones, let go of snapshots older than the days
    kept and of the files that only they name; what the lake holds then.

    A reader of a snapshot let go opens the newest one. StoreError: kept_days is under one, or the
    lake cannot be reached; what was done until then stays done and is sound."""
    if kept_days < 1:
        raise StoreError(
            f"--keep-days {kept_days}: giữ ít nhất 1 ngày, vì có trang đang đọc bản cũ. / "
            "Keep one day at least: a page may be reading an old snapshot."
        )
    older = f"older_than => now() - INTERVAL {kept_days} DAY"
    con = attached(lake)
    try:
        for call in (
            f"ducklake_flush_inlined_data('{LAKE}')",
            f"ducklake_rewrite_data_files('{LAKE}', delete_threshold => {DELETED})",
            f"ducklake_merge_adjacent_files('{LAKE}')",
            f"ducklake_expire_snapshots('{LAKE}', {older})",
            f"ducklake_cleanup_old_files('{LAKE}', {older})",
            f"ducklake_delete_orphaned_files('{LAKE}', {older})",
        ):
            con.execute(f"CALL {call}")
    except duckdb.Error as error:
        raise out_of_reach(lake, error) from error
    finally:
        con.close()
    return lake_state(lake)


def leave(lake: Lake) -> str:
    """Take a store out of its lake; the version it showed. Its folder keeps everything.

    StoreError: it is not in the lake, several are read here, or the lake cannot be reached; then
    it stays there."""
    require_own(lake.folder)
    con = attached(lake)
    try:
        shown = _version(con, lake.schema)
        con.execute(f"DROP SCHEMA {LAKE}.{lake.schema} CASCADE")
    except duckdb.CatalogException as error:
        raise not_shared(lake) from error
    except duckdb.Error as error:
        raise out_of_reach(lake, error) from error
    finally:
        con.close()
    return shown


def _version(con: duckdb.DuckDBPyConnection, schema: str) -> str:
    return str(con.execute(f"SELECT version FROM {LAKE}.{schema}.store").fetchall()[0][0])  # noqa: S608
