"""Builds one DuckDB file from events, their rows and the profiles; the same in, the same out.

Names spliced into SQL here are those of our own models, never a value.
"""

import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path

import duckdb
import polars as pl

from data.keeping.calendar import Calendar
from data.keeping.engine import room
from data.keeping.ledger.event import Event
from data.keeping.ledger.row_check import require_sound, row_hashes
from data.keeping.ledger.submission import report_table, submission_table
from data.keeping.publishing.counts import Hashes, kept_counts, ledger_counts, table_hashes
from data.keeping.store import fetched
from schemas.problems import StoreError
from schemas.tables import KEPT, NOBODYS, PUBLISHED, empty

DATA = Path(__file__).parents[2]
CHECKED_ROWS = 500_000  # rows checked at once: bounded memory
Made = frozenset[str]
"""Names of the tables of a new file that are not an earlier file's as they were."""


@dataclass(frozen=True)
class Earlier:
    """A published file of the first events, with what its manifest says of it."""

    path: Path
    last_event: int
    said: str
    hashes: Hashes


@dataclass(frozen=True)
class Source:
    """What a published file is made of; `said` is the hash of what the profiles say."""

    events: Sequence[Event]
    rows: Path
    reference: Mapping[str, pl.DataFrame]
    said: str
    calendar: Calendar
    today: date
    earlier: Earlier | None = None
    other_rows: Mapping[int, Path] = field(default_factory=dict)


@dataclass(frozen=True)
class Built:
    """A new file, still open, the tables made anew, and the earlier hashes of the others."""

    con: duckdb.DuckDBPyConnection
    made: Made
    carried: Hashes

    def hashes(self) -> Hashes:
        """Count and hash of every table: read for those made, as written down for the others."""
        return {**self.carried, **table_hashes(self.con, self.made)}


def build(path: Path, source: Source) -> Built:
    """A new file at `path` with every table but `store`, and the formulas; still open.

    An earlier published file is carried on: copied, and only rows that came since or that these
    replaced are written. One that does not read as it was written is left alone, and everything
    is made from the ledger.
    """
    path.unlink(missing_ok=True)
    if source.earlier:
        shutil.copyfile(source.earlier.path, path)
    con = duckdb.connect(str(path), config=room())
    con.execute("SET preserve_insertion_order = true")
    # trying it on each text is half of a checkpoint's cost; without it a file is a fifth larger
    con.execute("SET disabled_compression_methods = 'fsst'")
    if source.earlier and table_hashes(con) != source.earlier.hashes:
        con.close()
        return build(path, replace(source, earlier=None))
    con.begin()
    made = {*_add_reference(con, source), *_add_rows(con, path, source)}
    for formula in () if source.earlier else sorted((DATA / "formulas").glob("*.sql")):
        con.execute(formula.read_text(encoding="utf-8"))
    con.commit()
    return Built(con, frozenset(made), source.earlier.hashes if source.earlier else {})


def _add_reference(con: duckdb.DuckDBPyConnection, source: Source) -> Iterator[str]:
    """Tables of the profiles and of the arrivals; those of the profiles only if they changed."""
    since = source.earlier.last_event if source.earlier else 0
    arrived = submission_table([event for event in source.events if event.event > since])
    arrived = PUBLISHED["submission"].validate(arrived)
    if source.earlier:
        con.execute("DROP TABLE store")
        con.register("incoming", arrived.select(empty(PUBLISHED["submission"]).columns).to_arrow())
        con.execute("INSERT INTO submission FROM incoming")
        con.unregister("incoming")
    else:
        add_table(con, "submission", arrived)
    yield "submission"
    if source.earlier and source.earlier.said == source.said:
        return
    for name, frame in source.reference.items():
        if name in KEPT:
            continue
        if source.earlier:
            con.execute(f"DROP TABLE {name}")
        add_table(con, name, frame)
        yield name


def add_table(con: duckdb.DuckDBPyConnection, name: str, frame: pl.DataFrame) -> None:
    """One table of the published store, with the columns of its model in their order."""
    con.register("incoming", frame.select(empty(PUBLISHED[name]).columns).to_arrow())
    con.execute(f"CREATE TABLE {name} AS SELECT * FROM incoming")  # noqa: S608
    con.unregister("incoming")


def _add_rows(con: duckdb.DuckDBPyConnection, path: Path, source: Source) -> Iterator[str]:
    """Tables of what the ledger holds: earlier rows and those of the reports that came since."""
    since = source.earlier.last_event if source.earlier else 0
    reports = report_table(source.events, source.rows, source.other_rows, since)
    con.register("report_arrow", reports.to_arrow())
    con.execute("CREATE TEMP TABLE report AS SELECT * FROM report_arrow")
    con.unregister("report_arrow")
    fresh = reports.filter(pl.col("event") > since)
    hashes = row_hashes(source.events, since)
    nothing = path.with_name(f"{path.name}.nothing.parquet")
    for kind in KEPT:
        files = fresh.get_column(f"{kind}_file").drop_nulls().unique(maintain_order=True).to_list()
        require_sound(files, hashes)
        nothing.write_bytes(_no_rows(kind))
        values = {"files": [str(nothing), *files]}
        sql = (DATA / "tables" / f"{kind}.sql").read_text(encoding="utf-8")
        if not source.earlier or (kind in source.reference and source.earlier.said != source.said):
            _set_aside(con, kind, source)
            con.execute(sql, values)
            con.execute(f"DROP TABLE earlier_{kind}")
            _check(con, kind, kind)
            yield kind
        elif _carry_on(con, kind, sql, values):
            yield kind
    nothing.unlink(missing_ok=True)
    con.execute("DROP TABLE report")


@cache
def _no_rows(kind: str) -> bytes:
    """A Parquet file with the columns of a kind: what one without a report is read from."""
    content = BytesIO()
    empty(KEPT[kind]).write_parquet(content)
    return content.getvalue()


def _carry_on(
    con: duckdb.DuckDBPyConnection, kind: str, sql: str, values: dict[str, list[str]]
) -> bool:
    """Let the rows that came since stand in an earlier table; whether it changed.

    Rows of earlier reports that these may replace are made again beside them, by the same
    statement; every other row stays as it is. Where a row stands in the table says nothing."""
    mine = "submission_id IN (SELECT submission_id FROM report)"
    replaced = "false" if kind in NOBODYS else mine
    if len(values["files"]) == 1 and not ("replaced_at" in sql and _any(con, kind, replaced)):
        return False
    con.execute(f"CREATE TEMP TABLE earlier_{kind} AS FROM {kind} WHERE {replaced}")
    made = f"CREATE TABLE {kind} AS"
    con.execute(sql.replace(made, f"CREATE TEMP TABLE arrived_{kind} AS"), values)
    if made in sql:  # else the statement has added them itself
        _check(con, kind, f"arrived_{kind}")
        con.execute(f"DELETE FROM {kind} WHERE {replaced}")  # noqa: S608
        con.execute(f"INSERT INTO {kind} BY NAME FROM arrived_{kind}")
        con.execute(f"DROP TABLE arrived_{kind}")
    con.execute(f"DROP TABLE earlier_{kind}")
    return True


def _any(con: duckdb.DuckDBPyConnection, kind: str, condition: str) -> bool:
    sql = f"SELECT count(*) > 0 FROM {kind} WHERE {condition}"  # noqa: S608
    return bool(con.execute(sql).fetchall()[0][0])


def _set_aside(con: duckdb.DuckDBPyConnection, kind: str, source: Source) -> None:
    """Make room for a table: its earlier rows, or none, are `earlier_<kind>`; notes of the plans
    stand in their table before those of the staff."""
    if source.earlier:
        con.execute(f"ALTER TABLE {kind} RENAME TO earlier_{kind}")
    else:
        con.register("no_rows", empty(PUBLISHED[kind]).to_arrow())
        con.execute(f"CREATE TEMP TABLE earlier_{kind} AS SELECT * FROM no_rows")  # noqa: S608
        con.unregister("no_rows")
    if kind in source.reference:
        add_table(con, kind, source.reference[kind])


def check_rows(con: duckdb.DuckDBPyConnection, events: Sequence[Event], made: Made) -> None:
    """Every row of the ledger is there once, no two of them counted at the same moment, and what
    was made is as its model says."""
    wanted = ledger_counts(events)
    for kind, found in kept_counts(con).items():
        kept, overlapping = wanted[kind], 0
        if kind not in NOBODYS and kind in made:
            sql = f"SELECT count(*) FROM {kind} WHERE known_until <= known_from"  # noqa: S608
            overlapping = con.execute(sql).fetchall()[0][0]
        if found != kept or overlapping:
            raise StoreError(
                f"{kind}: sổ cái có {kept} dòng, bản dựng có {found} ({overlapping} chồng lấn). "
                "Chạy «python -m data verify». / "
                f"The ledger has {kept} rows, the build {found} ({overlapping} overlapping)."
            )


def _check(con: duckdb.DuckDBPyConnection, kind: str, table: str) -> None:
    """Rows that were made are as the model of their kind says, unless there are too many."""
    if con.execute(f"SELECT count(*) FROM {table}").fetchall()[0][0] <= CHECKED_ROWS:  # noqa: S608
        rows = fetched(con.execute(f"SELECT * FROM {table}"))  # noqa: S608
        PUBLISHED[kind].validate(typed(rows, kind))


def typed(frame: pl.DataFrame, name: str) -> pl.DataFrame:
    """The frame with all-null columns in the type the model declares."""
    wanted = empty(PUBLISHED[name]).schema
    nulls = [c for c, dtype in frame.schema.items() if dtype == pl.Null]
    return frame.with_columns(pl.col(c).cast(wanted[c]) for c in nulls)
