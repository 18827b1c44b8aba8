"""Builds one DuckDB file from events, their rows and the profiles; the same in, the same out.

Names spliced into SQL here are those of our own models, never a value.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import duckdb
import polars as pl

from data.keeping.calendar import Calendar
from data.keeping.event import Event
from data.keeping.store import answer
from data.keeping.submission import report_table, submission_table
from data.profiles.report_codes import SCORED, report_kind
from schemas.problems import StoreError
from schemas.tables import KEPT, NOBODYS, PUBLISHED, empty

DATA = Path(__file__).parent.parent
CHECKED_ROWS = 500_000
STAFF_NOTE = "regexp_full_match(note_id, '[0-9]{6,}-[0-9]{5,}')"
Hashes = dict[str, str]


@dataclass(frozen=True)
class Source:
    """What a published file is made of. `earlier` is a published file of the first events."""

    events: Sequence[Event]
    rows: Path
    reference: Mapping[str, pl.DataFrame]
    calendar: Calendar
    today: date
    earlier: Path | None = None
    earlier_event: int = 0
    other_rows: Mapping[int, Path] = field(default_factory=dict)


def build(path: Path, source: Source) -> duckdb.DuckDBPyConnection:
    """A new file at `path` with every table but `store`, and the macros; still open."""
    path.unlink(missing_ok=True)
    con = duckdb.connect(str(path))
    con.execute("SET preserve_insertion_order = true")
    for name, frame in source.reference.items():
        add_table(con, name, frame)
    submissions = PUBLISHED["submission"].validate(submission_table(source.events), lazy=True)
    add_table(con, "submission", submissions)
    _add_rows(con, path, source)
    for view in sorted((DATA / "views").glob("*.sql")):
        con.execute(view.read_text(encoding="utf-8"))
    return con


def add_table(con: duckdb.DuckDBPyConnection, name: str, frame: pl.DataFrame) -> None:
    """One table of the published store, with the columns of its model in their order."""
    con.register("incoming", frame.select(empty(PUBLISHED[name]).columns).to_arrow())
    con.execute(f"CREATE TABLE {name} AS SELECT * FROM incoming")  # noqa: S608
    con.unregister("incoming")


def _add_rows(con: duckdb.DuckDBPyConnection, path: Path, source: Source) -> None:
    reports = report_table(source.events, source.rows, source.other_rows)
    con.register("report_arrow", reports.to_arrow())
    con.execute("CREATE TEMP TABLE report AS SELECT * FROM report_arrow")
    con.unregister("report_arrow")
    if source.earlier:
        quoted = str(source.earlier).replace("'", "''")
        con.execute(f"ATTACH '{quoted}' AS earlier (READ_ONLY)")
    fresh = reports.filter(pl.col("event") > source.earlier_event)
    nothing = path.with_name(f"{path.name}.nothing.parquet")
    for kind, model in KEPT.items():
        _add_earlier(con, kind, source.earlier is not None)
        empty(model).write_parquet(nothing)
        files = fresh.get_column(f"{kind}_file").drop_nulls().unique(maintain_order=True).to_list()
        if source.earlier and kind == "score" and not _rescored(fresh):
            con.execute("CREATE TABLE score AS SELECT * FROM earlier_score")
        else:
            sql = (DATA / "tables" / f"{kind}.sql").read_text(encoding="utf-8")
            con.execute(sql, {"files": [str(nothing), *files]})
        con.execute(f"DROP VIEW earlier_{kind}")
    nothing.unlink()
    con.execute("DROP TABLE report")
    if source.earlier:
        con.execute("DETACH earlier")


def _rescored(fresh: pl.DataFrame) -> bool:
    """Whether a report since the published file says or replaces marks; without one their table
    is taken over as it is, since ordering it anew is a sixth of a publication."""
    codes = fresh.get_column("period_id").drop_nulls().unique()
    return any(report_kind(code) in SCORED for code in codes)


def _add_earlier(con: duckdb.DuckDBPyConnection, kind: str, is_there: bool) -> None:
    if not is_there:
        con.register("no_rows", empty(PUBLISHED[kind]).to_arrow())
        con.execute(f"CREATE TEMP TABLE nothing_{kind} AS SELECT * FROM no_rows")  # noqa: S608
        con.unregister("no_rows")
    table = f"earlier.{kind}" if is_there else f"nothing_{kind}"
    con.execute(f"CREATE TEMP VIEW earlier_{kind} AS SELECT * FROM {table}")  # noqa: S608


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
            PUBLISHED[kind].validate(typed(rows, kind), lazy=True)


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


def content_hash(hashes: Hashes) -> str:
    """One short hash of all tables."""
    text = "\n".join(f"{name} {value}" for name, value in sorted(hashes.items()))
    return hashlib.sha256(text.encode()).hexdigest()[:12]
