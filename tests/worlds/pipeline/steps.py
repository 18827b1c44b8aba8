"""One step of the pipeline alone: a table literal for each table it reads in, its rows out.

`made("award_place", award_state="…")` runs the real file over those rows. A literal has a line of
column names and a line a row, cells apart by «|»; an empty cell is null, '' an empty text. A line
of «name=value» before the names is said of every row. Columns left out have their usual value
(USUAL, the default row of query_store) or are null; tables left out have no row, but for those in
ONE.

What comes out is compared with a literal, in any order, by the columns which that one names.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cache
from itertools import count
from typing import Any

import duckdb

from data.pipeline.steps import OFFICIAL, OTHER_DAYS, READ, Step, steps
from schemas.tables import FOREVER
from tests.worlds.query_store import FORMULAS, lone_store
from tests.worlds.rows import DEFAULTS

# what a test that is not about it need not say
ASKED = {
    "campaign_id": "c",
    "as_of": date(2026, 12, 31),
    "day_after": datetime(2027, 1, 1),
    "previous_date": date(2026, 9, 30),
    "roster_date": date(2026, 12, 31),
    "level": "province",
    "cadence": "quarter",
}
USUAL = {
    "campaign_id": "c",
    "basis": "now",
    "phase_id": "phase-1",
    "year": 2026,
    "rubric_id": "r",
    "version": 1,
    "known_from": datetime(2025, 4, 1),
    "known_until": FOREVER,
    "recorded_at": datetime(2025, 4, 1),
}
ONE = ("asked_day", "campaign", "phase", "indicator")
GRAIN = re.compile(
    r"^-- grain: one row(?: per (.+?))?(?:,? (?:with|that|or|none|\().*)?$", re.MULTILINE
)
MACRO = re.compile(r"MACRO (\w+)\((.+?);$", re.MULTILINE | re.DOTALL)
CASES = count(1)
Row = dict[str, Any]


@dataclass(frozen=True)
class Made:
    """The rows a step made."""

    types: Mapping[str, str]
    rows: list[Row]

    def shows(self, literal: str) -> bool:
        """Whether these are the rows of a literal, by the columns it names; «» is no row."""
        columns, wanted = parts(literal)
        found = [{name: row[name] for name in columns} for row in self.rows]
        return _sorted(found) == _sorted(typed(wanted, self.types))

    def where(self, **said: object) -> "Made":
        """Those of the rows that have these values."""
        rows = [row for row in self.rows if said.items() <= row.items()]
        return Made(self.types, rows)

    def __repr__(self) -> str:
        """As a literal, so that a failure shows both sides alike."""
        names = [name for name in self.types if any(row[name] is not None for row in self.rows)]
        told = [
            ["" if row[name] is None else str(row[name]) for name in names] for row in self.rows
        ]
        return "\n".join(["", *(" | ".join(cells) for cells in [names, *told]), ""])


def made(
    name: str,
    *,
    year: int = 2026,
    period_id: str | None = None,
    as_of: str | None = None,
    **given: str,
) -> Made:
    """The rows of a step over the tables given. AssertionError: two rows have the same key."""
    step, con, schema = steps()[name], _pattern().cursor(), f"case_{next(CASES)}"
    read = _reads(step.sql)
    assert given.keys() <= read, f"{name} reads no {given.keys() - read}"
    con.execute(f"CREATE SCHEMA {schema}")
    con.execute(f"SET search_path = '{schema},main'")
    for table in read.intersection(given.keys() | set(ONE)):
        types = _types(table)
        rows = [_whole(table, row, types) for row in typed(parts(given.get(table, ""))[1], types)]
        if table not in given:
            rows = [_whole(table, {}, types)]
        _fill(con, schema, table, types, rows)
    said = {"campaign_id": "c", "as_of": as_of, "year": year, "period_id": period_id}
    return _run(con, step, said)


def _run(con: duckdb.DuckDBPyConnection, step: Step, said: Mapping[str, object]) -> Made:
    con.execute(step.sql, {key: said[key] for key in step.values} or None)
    found = con.execute(f"SELECT * FROM {step.name}")
    types = {column[0]: str(column[1]) for column in found.description}
    rows = [dict(zip(types, row, strict=True)) for row in found.fetchall()]
    key = _grain(step.sql)
    if not key:
        assert len(rows) <= 1, "one row"
    elif types.keys() >= key:
        assert len({tuple(row[k] for k in key) for row in rows}) == len(rows), f"one row per {key}"
    return Made(types, rows)


@cache
def _reads(sql: str) -> set[str]:
    """The tables a step reads, itself or by a formula of data/formulas."""
    formulas = {name: body for path in FORMULAS for name, body in MACRO.findall(path.read_text())}
    said = [sql, *(body for name, body in formulas.items() if f"{name}(" in sql)]
    return {table for part in said for table in READ.findall(part)}


def _grain(sql: str) -> set[str]:
    said = GRAIN.search(sql)
    assert said, "a step says its grain"
    return {*re.split(r", | and ", said[1])} if said[1] else set()


def parts(literal: str) -> tuple[list[str], list[dict[str, str]]]:
    """The columns a literal names, and its rows; what a line of its head sets is of every row."""
    lines = [
        [cell.strip() for cell in line.split("|")] for line in literal.splitlines() if line.strip()
    ]
    of_all: dict[str, str] = {}
    while lines and all("=" in cell for cell in lines[0]):
        of_all |= dict(cell.split("=", 1) for cell in lines.pop(0))
    columns, *rows = lines or [[]]
    whole = [of_all | dict(zip(columns, row, strict=True)) for row in rows]
    return [*of_all, *columns], whole


def typed(rows: Iterable[Mapping[str, str]], types: Mapping[str, str]) -> list[Row]:
    return [{name: _value(cell, types[name]) for name, cell in row.items()} for row in rows]


def _value(cell: str, of_type: str) -> Any:
    if not cell:
        return None
    if of_type.endswith("[]"):
        return [_value(part.strip(), of_type[:-2]) for part in cell.strip("[]").split(",")]
    if of_type == "VARCHAR":
        return "" if cell == "''" else cell
    if of_type == "BOOLEAN":
        return {"true": True, "false": False}[cell]
    if of_type in ("DATE", "TIMESTAMP"):
        return (date if of_type == "DATE" else datetime).fromisoformat(cell)
    figure = eval(cell, {})  # sums left unsimplified: (101 + 102) / 2
    return float(figure) if of_type == "DOUBLE" else figure


def _whole(table: str, row: Row, types: Mapping[str, str]) -> Row:
    usual: Row = {**USUAL, **DEFAULTS.get(table, {}), **(ASKED if table == "asked_day" else {})}
    if table == "asked_day" and "as_of" in row:
        usual |= {"day_after": row["as_of"] + timedelta(days=1), "roster_date": row["as_of"]}
    return {name: row[name] if name in row else usual.get(name) for name in types}


def _fill(
    con: duckdb.DuckDBPyConnection,
    schema: str,
    table: str,
    types: Mapping[str, str],
    rows: list[Row],
) -> None:
    con.execute(f"CREATE TABLE {schema}.{table} AS FROM main.{table} LIMIT 0")
    if rows:
        places = ", ".join([f"({', '.join('?' * len(types))})"] * len(rows))
        values = [row[name] for row in rows for name in types]
        con.execute(f"INSERT INTO {schema}.{table} VALUES {places}", values)


def _sorted(rows: list[Row]) -> list[Row]:
    told = [{name: _told(value) for name, value in row.items()} for row in rows]
    return sorted(told, key=lambda row: [str(value) for value in row.values()])


def _told(value: Any) -> Any:
    """A figure without the last bits, which the order of a sum decides."""
    if isinstance(value, list):
        return [_told(part) for part in value]
    return float(f"{value:.10g}") if isinstance(value, float | Decimal) else value


@cache
def _types(table: str) -> dict[str, str]:
    described = _pattern().execute(f"DESCRIBE main.{table}").fetchall()
    return {name: of_type for name, of_type, *_ in described}


@cache
def _pattern() -> duckdb.DuckDBPyConnection:
    """Every table of the pipeline without a row: what the columns of each are."""
    nothing: list[Row] = []
    store = lone_store(
        campaign=nothing, phase=nothing, indicator=nothing, content=nothing, unit_type=nothing
    )
    con = store.execute("SELECT 1")
    said: dict[str, object] = {"campaign_id": "c", "as_of": None, "year": None, "period_id": None}
    there: set[str] = set()

    def make(name: str) -> None:
        if name in there:
            return
        there.add(name)
        if name in OTHER_DAYS or name in OFFICIAL:
            day = "NULL::DATE AS on_day, " if name in OTHER_DAYS else ""
            like = OTHER_DAYS[name].table if name in OTHER_DAYS else OFFICIAL[name]
            make(like)
            con.execute(f"CREATE TABLE {name} AS SELECT {day}* FROM {like}")
            return
        step = steps()[name]
        for read in step.reads:
            make(read)
        con.execute(step.sql, {key: said[key] for key in step.values} or None)

    for name in [*steps(), *OTHER_DAYS, *OFFICIAL]:
        make(name)
    return con


def worth(expression: str) -> Any:
    """What an expression of the formulas is worth; «FROM …» may give it rows."""
    return _pattern().cursor().execute(f"SELECT {expression}").fetchall()[0][0]
