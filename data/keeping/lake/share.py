"""Carries what a store has published into its lake: whole or not at all, only what changed."""

import logging
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import duckdb

from data.keeping.lake.attached import LAKE, attached, out_of_reach
from data.keeping.lake.many import CARRIED
from data.keeping.lake.setting import Lake, lake_of, require_own
from data.keeping.ledger.manifest import Manifest, read_manifest
from data.keeping.store import published_path
from schemas.problems import StoreError
from schemas.tables import KEPT, PUBLISHED, empty

LOG = logging.getLogger(__name__)
FILE = "published"
# Two stores that commit in the same moment never touch one table; the catalog may still ask one of
# them to begin again: the first kind is the lake's own word for it, the second PostgreSQL's.
TRIES = 8
AGAIN = ("Transaction conflict", "could not serialize access")
IS_THERE = "SELECT 1 FROM duckdb_tables() WHERE database_name = $lake AND schema_name = $schema"
# whose rows they are; some notes are of no unit
UNIT = {"campaign_id", "unit_id"}
WHOSE = "concat_ws('/', campaign_id, unit_id)"


@dataclass(frozen=True)
class Pushed:
    """What was carried: the version, how many tables and rows of them changed."""

    version: str
    table_count: int
    row_count: int


def share(store: Path) -> None:
    """Carry what was just published into the store's lake, if the setting names one.

    A lake out of reach stops nobody's report: it is said in the log, and the next publication,
    the next start or «python -m data lake push» carries everything."""
    lake = lake_of(store)
    if lake is None:
        return
    try:
        push(store, lake)
    except StoreError as error:
        LOG.warning("%s", error)


def push(store: Path, lake: Lake) -> Pushed:
    """Let the lake show what the store has published. StoreError: nothing of it was carried."""
    require_own(store)
    manifest = read_manifest(store)
    if manifest is None:
        raise StoreError(
            f"{store.name}: chưa phát hành gì để đưa lên hồ dữ liệu. Chạy «python -m data rebuild» "
            "trước. / Nothing is published yet. Run «python -m data rebuild» first."
        )
    con = attached(lake, may_make=True)
    try:
        file = str(published_path(store, manifest.version)).replace("'", "''")
        con.execute(f"ATTACH '{file}' AS {FILE} (READ_ONLY)")
        return _committed(con, lake, manifest)
    except duckdb.Error as error:
        raise out_of_reach(lake, error) from error
    finally:
        con.close()


def _committed(con: duckdb.DuckDBPyConnection, lake: Lake, manifest: Manifest) -> Pushed:
    for attempt in range(1, TRIES + 1):
        con.begin()
        try:
            pushed = _carry(con, lake.schema, manifest)
            con.execute(f"CALL {LAKE}.set_commit_message($who, $what)", _message(lake, manifest))
            con.commit()
        except BaseException as error:
            with suppress(duckdb.Error):  # a commit that failed has ended it already
                con.rollback()
            if attempt == TRIES or not any(words in str(error) for words in AGAIN):
                raise
            time.sleep(0.05 * attempt)
        else:
            return pushed
    raise AssertionError


def _message(lake: Lake, manifest: Manifest) -> dict[str, str]:
    return {"who": lake.schema, "what": manifest.version}


def _carry(con: duckdb.DuckDBPyConnection, schema: str, manifest: Manifest) -> Pushed:
    """Within a transaction: each table whose hash is another, checked value by value after."""
    known = _known(con, schema)
    wanted = {**manifest.hashes, "store": manifest.version, "layout": manifest.layout}
    if known.get("layout") != manifest.layout:
        _make(con, schema)
        known = {}
    changed = [name for name in PUBLISHED if known.get(name) != wanted[name]]
    rows = sum(_renew(con, f"{LAKE}.{schema}", name) for name in changed)
    if changed:
        con.execute(f"DELETE FROM {LAKE}.{schema}.{CARRIED}")  # noqa: S608
        said = ", ".join(f"('{name}', '{value}')" for name, value in wanted.items())
        con.execute(f"INSERT INTO {LAKE}.{schema}.{CARRIED} VALUES {said}")  # noqa: S608
    return Pushed(manifest.version, len(changed), rows)


def _known(con: duckdb.DuckDBPyConnection, schema: str) -> dict[str, str]:
    """What the lake holds of a store: the hash of each table; nothing of one that is new to it."""
    if not con.execute(IS_THERE, {"lake": LAKE, "schema": schema}).fetchall():
        return {}
    return dict(con.execute(f"FROM {LAKE}.{schema}.{CARRIED}").fetchall())


def _make(con: duckdb.DuckDBPyConnection, schema: str) -> None:
    """The schema of a store with empty tables and the formulas, in the place of an older one."""
    con.execute(f"DROP SCHEMA IF EXISTS {LAKE}.{schema} CASCADE")
    con.execute(f"CREATE SCHEMA {LAKE}.{schema}")
    for name in PUBLISHED:
        con.execute(f"CREATE TABLE {LAKE}.{schema}.{name} AS FROM {FILE}.{name} LIMIT 0")
    con.execute(f"CREATE TABLE {LAKE}.{schema}.{CARRIED} (name VARCHAR, hash VARCHAR)")
    formulas = Path(__file__).parents[2] / "formulas"
    con.execute(f"USE {LAKE}.{schema}")
    for formula in sorted(formulas.glob("*.sql")):
        con.execute(formula.read_text(encoding="utf-8"))
    con.execute("USE memory")


def _renew(con: duckdb.DuckDBPyConnection, base: str, name: str) -> int:
    """Let a table of the lake hold what the file's holds; how many rows were written.

    Of a table of the ledger only the units that differ; of the others, short ones, all."""
    here, there = f"{base}.{name}", f"{FILE}.{name}"
    columns = ", ".join(empty(PUBLISHED[name]).columns)
    where = "true"
    if name in KEPT and set(empty(PUBLISHED[name]).columns) >= UNIT:
        con.execute(
            "CREATE OR REPLACE TEMP TABLE differing AS SELECT whose "  # noqa: S608
            f"FROM ({_by_unit(here, columns)}) AS h FULL JOIN ({_by_unit(there, columns)}) AS t "
            "USING (whose) WHERE t.content IS DISTINCT FROM h.content"
        )
        where = f"{WHOSE} IN (FROM differing)"
    con.execute(f"DELETE FROM {here} WHERE {where}")  # noqa: S608
    sql = f"INSERT INTO {here} SELECT {columns} FROM {there} WHERE {where} ORDER BY rowid"  # noqa: S608
    written = int(con.execute(sql).fetchall()[0][0])
    if _content(con, here, columns) != _content(con, there, columns):
        raise duckdb.IOException(f"{name}: reads back differently")
    return written


def _by_unit(table: str, columns: str) -> str:
    content = f"count(*) || ':' || sum(hash({columns})) AS content"
    return f"SELECT {WHOSE} AS whose, {content} FROM {table} GROUP BY ALL"  # noqa: S608


def _content(con: duckdb.DuckDBPyConnection, table: str, columns: str) -> list[tuple[int, int]]:
    sql = f"SELECT count(*), sum(hash({columns})) FROM {table}"  # noqa: S608
    return con.execute(sql).fetchall()
