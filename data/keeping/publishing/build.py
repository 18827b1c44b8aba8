"""Builds one DuckDB file from events, their rows and the profiles; the same in, the same out.

Names spliced into SQL here are those of our own models, never a value.
"""

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import duckdb
import polars as pl

from data.keeping.calendar import Calendar
from data.keeping.ledger.event import Event
from data.keeping.ledger.submission import report_table, submission_table
from data.keeping.store import answer, threads
from data.profiles.report_codes import SCORED, report_kind
from schemas.problems import StoreError
from schemas.tables import KEPT, NOBODYS, PUBLISHED, empty

DATA = Path(__file__).parents[2]
CHECKED_ROWS = 500_000
STAFF_NOTE = "regexp_full_match(note_id, '[0-9]{6,}-[0-9]{5,}')"
Hashes = dict[str, str]


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


def build(path: Path, source: Source) -> duckdb.DuckDBPyConnection:
    """A new file at `path` with every table but `store`, and the macros; still open.

    An earlier published file is carried on: copied, and only what changed is made again. One
    that does not read as it was written is left alone, and everything is made from the ledger.
    """
    path.unlink(missing_ok=True)
    if source.earlier:
        shutil.copyfile(source.earlier.path, path)
    con = duckdb.connect(str(path), config={"threads": threads()})
    con.execute("SET preserve_insertion_order = true")
    if source.earlier and table_hashes(con) != source.earlier.hashes:
        con.close()
        return build(path, replace(source, earlier=None))
    con.begin()
    _add_reference(con, source)
    _add_rows(con, path, source)
    for formula in () if source.earlier else sorted((DATA / "formulas").glob("*.sql")):
        con.execute(formula.read_text(encoding="utf-8"))
    con.commit()
    return con


def _add_reference(con: duckdb.DuckDBPyConnection, source: Source) -> None:
    """Tables of the profiles and of the arrivals; those of the profiles only if they changed."""
    if source.earlier:
        con.execute("DROP TABLE store")
        con.execute("DROP TABLE submission")
    submissions = PUBLISHED["submission"].validate(submission_table(source.events))
    add_table(con, "submission", submissions)
    if source.earlier and source.earlier.said == source.said:
        return
    for name, frame in source.reference.items():
        if source.earlier and name not in KEPT:
            con.execute(f"DROP TABLE {name}")
        if name not in KEPT:
            add_table(con, name, frame)


def add_table(con: duckdb.DuckDBPyConnection, name: str, frame: pl.DataFrame) -> None:
    """One table of the published store, with the columns of its model in their order."""
    con.register("incoming", frame.select(empty(PUBLISHED[name]).columns).to_arrow())
    con.execute(f"CREATE TABLE {name} AS SELECT * FROM incoming")  # noqa: S608
    con.unregister("incoming")


def _add_rows(con: duckdb.DuckDBPyConnection, path: Path, source: Source) -> None:
    """Tables of what the ledger holds: earlier rows and those of the reports that came since."""
    reports = report_table(source.events, source.rows, source.other_rows)
    con.register("report_arrow", reports.to_arrow())
    con.execute("CREATE TEMP TABLE report AS SELECT * FROM report_arrow")
    con.unregister("report_arrow")
    fresh = reports.filter(pl.col("event") > (source.earlier.last_event if source.earlier else 0))
    nothing = path.with_name(f"{path.name}.nothing.parquet")
    for kind, model in KEPT.items():
        files = fresh.get_column(f"{kind}_file").drop_nulls().unique(maintain_order=True).to_list()
        sql = (DATA / "tables" / f"{kind}.sql").read_text(encoding="utf-8")
        if not files and _stays(kind, sql, fresh, source):
            continue
        _set_aside(con, kind, source)
        empty(model).write_parquet(nothing)
        con.execute(sql, {"files": [str(nothing), *files]})
        con.execute(f"DROP TABLE earlier_{kind}")
    nothing.unlink(missing_ok=True)
    con.execute("DROP TABLE report")


def _stays(kind: str, sql: str, fresh: pl.DataFrame, source: Source) -> bool:
    """Whether an earlier table holds as it is, though reports came that say nothing of its kind:
    they may still replace what its rows say. The table of marks is large and rarely touched."""
    if not source.earlier or (kind in source.reference and source.earlier.said != source.said):
        return False
    if kind == "score":
        codes = fresh.get_column("period_id").drop_nulls().unique()
        return not any(report_kind(code) in SCORED for code in codes)
    return fresh.is_empty() or "replaced_at" not in sql


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


def check_rows(con: duckdb.DuckDBPyConnection, events: Sequence[Event]) -> None:
    """Every row of the ledger is there once, and no two of them counted at the same moment."""
    wanted = ledger_counts(events)
    for kind, found in kept_counts(con).items():
        kept, overlapping = wanted[kind], 0
        if kind not in NOBODYS:
            sql = f"SELECT count(*) FROM {kind} WHERE known_until <= known_from"  # noqa: S608
            overlapping = con.execute(sql).fetchall()[0][0]
        if found != kept or overlapping:
            raise StoreError(
                f"{kind}: sổ cái có {kept} dòng, bản dựng có {found} ({overlapping} chồng lấn). "
                "Chạy «python -m data verify». / "
                f"The ledger has {kept} rows, the build {found} ({overlapping} overlapping)."
            )
        if found <= CHECKED_ROWS:
            rows = answer(con, f"SELECT * FROM {kind}")  # noqa: S608
            PUBLISHED[kind].validate(typed(rows, kind))


def ledger_counts(events: Sequence[Event]) -> dict[str, int]:
    """How many rows of each kind the ledger holds."""
    counts = dict.fromkeys(KEPT, 0)
    for event in events:
        for row in event.rows:
            counts[row.kind] += row.row_count
    return counts


def kept_counts(con: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """How many rows of each kind a published file has from the ledger; not the plans' own notes."""
    asked = {kind: f"SELECT count(*) FROM {kind}" for kind in KEPT}  # noqa: S608
    asked["note"] += f" WHERE {STAFF_NOTE}"
    return {kind: con.execute(sql).fetchall()[0][0] for kind, sql in asked.items()}


def typed(frame: pl.DataFrame, name: str) -> pl.DataFrame:
    """The frame with all-null columns in the type the model declares."""
    wanted = empty(PUBLISHED[name]).schema
    nulls = [c for c, dtype in frame.schema.items() if dtype == pl.Null]
    return frame.with_columns(pl.col(c).cast(wanted[c]) for c in nulls)


def table_hashes(con: duckdb.DuckDBPyConnection) -> Hashes:
    """Count and hash of every table but `store`, in stored order: reads every value once."""
    hashes = {}
    for name, model in PUBLISHED.items():
        if name == "store":
            continue
        columns = ", ".join(empty(model).columns)
        sql = f"SELECT count(*), sum(hash(rowid, {columns})) FROM {name}"  # noqa: S608
        count, total = con.cursor().execute(sql).fetchall()[0]
        hashes[name] = f"{count}:{total or 0:x}"
    return hashes
