"""Days: the tables of the pipeline for a campaign and an as-of date, made when first read.

A day is a schema in the memory of one open published file. Nobody waits for a table that no
question reads: each is made the first time one does, with those it reads in turn. What rests on a
year that is scored, or on a rubric being tried, is made in a schema of its own over the day's.
"""

from collections import OrderedDict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from itertools import count
from threading import RLock
from typing import Any

import duckdb

from data.pipeline.draft import stand_in
from data.pipeline.steps import KEYS, NARROW, OFFICIAL, OTHER_DAYS, OtherDays, read_by, rests_on
from data.pipeline.within import whole

# a date of a campaign is some eight of them, with two years of marks and the days they read; fifty
# people look at a few dates of the same five campaigns
DAYS_KEPT = 400
# of a thousand millions that a reader may use at all: a whole country's day takes 670 as it is
# made, and every question of it was answered in the rest, and most of a second date's
BYTES_KEPT = 700_000_000
Bases = Mapping[str, str]
ALL_IN_ONE: Bases = {}


@dataclass(frozen=True)
class Asked:
    """What tables are for: a campaign, the as-of date, the year scored, a rubric tried (JSON), the
    period screened (None: the latest that is over), and which part of them (NARROW; None: all)."""

    campaign: str
    as_of: date
    year: int | None = None
    draft: str | None = None
    period_id: str | None = None
    narrow: str | None = None

    @property
    def key(self) -> str | None:
        """What it adds to the one beneath, one of KEYS; null: it is a day."""
        return next((key for key in KEYS if getattr(self, key)), None)

    @property
    def beneath(self) -> "Asked":
        """The same without what it adds."""
        return self.without(self.key) if self.key else self

    def without(self, key: str) -> "Asked":
        """The same without one of its keys."""
        nothing: Any = {key: None}
        return replace(self, **nothing)


@dataclass
class _Day:
    """A schema of tables; of a key only what rests on it, over the one `under` it.

    `beside` are other days that its views read."""

    schema: str
    path: str
    under: "_Day | None" = None
    beside: list["_Day"] = field(default_factory=list)
    made: set[str] = field(default_factory=set)
    readers: int = 0


class Days:
    """The days of one open published file; safe to ask from several threads."""

    def __init__(self, con: duckdb.DuckDBPyConnection, base: str, bases: Bases = ALL_IN_ONE):
        """`base` is where the published tables stand: store.main, or a test's own memory.main;
        `bases`, where those of a campaign do that has a store of its own."""
        self._con = con
        self.base, self.bases = base, bases
        self._kept: OrderedDict[Asked, _Day] = OrderedDict()
        self._turn = RLock()  # which days there are, and who reads them: never held for long
        self._making = RLock()  # one table is made at a time; who reads ready ones does not wait
        self._numbers = count(1)

    @cached_property
    def _maker(self) -> duckdb.DuckDBPyConnection:
        """For who holds `_making`; begun when a table is, so that a lost database is met there."""
        return self._con.cursor()

    @contextmanager
    def reading(self, asked: Asked | None, sql: str, campaign: str = "") -> Iterator[str]:
        """The search path under which every name of the statement is a table that is ready;
        without a day, of a campaign's published tables. duckdb.Error: a step failed."""
        wanted = read_by(sql)
        if not wanted or asked is None:
            yield self.bases.get(campaign, self.base)
            return
        for key in KEYS:
            if not any(rests_on(name, key) for name in wanted):
                asked = asked.without(key)
        with self._turn:
            day = self._day(asked)
            day.readers += 1
        try:
            if not day.made.issuperset(wanted):
                self._make_all(asked, day, wanted)
            yield day.path
        finally:
            with self._turn:
                day.readers -= 1

    def _make_all(self, asked: Asked, day: _Day, wanted: tuple[str, ...]) -> None:
        with self._making:
            for name in wanted:
                self._make(asked, day, name)
            if self._bytes() > BYTES_KEPT:
                self._pack()
        with self._turn:
            self._drop(DAYS_KEPT)
            while len(self._kept) > 1 and self._bytes() > BYTES_KEPT:
                if not self._drop(len(self._kept) - 1):
                    break

    def _day(self, asked: Asked) -> _Day:
        if asked not in self._kept:
            under = self._day(asked.beneath) if asked.key else None
            schema = f"day_{next(self._numbers)}"
            self._con.cursor().execute(f"CREATE SCHEMA memory.{schema}")
            base = self.bases.get(asked.campaign, self.base)
            if asked.draft:
                stand_in(self._con.cursor(), f"memory.{schema}", base, asked.draft)
            path = f"memory.{schema},{under.path if under else base}"
            self._kept[asked] = _Day(schema, path, under)
            if under:
                under.readers += 1  # stays as long as this one does
        self._kept.move_to_end(asked)
        return self._kept[asked]

    def _make(
        self, asked: Asked, day: _Day, name: str, passing: frozenset[str] = frozenset()
    ) -> None:
        """Make a table and, before it, those it reads; within it those that are `passing`."""
        if name in day.made:
            return
        if day.under and asked.key and not rests_on(name, asked.key):
            self._make(asked.beneath, day.under, name)
        elif name in OTHER_DAYS:
            self._make_other(asked, day, name)
        elif name in OFFICIAL:
            self._make_official(asked, day, name)
        elif asked.narrow and name in NARROW[asked.narrow]:
            self._make_narrow(asked, day, name, NARROW[asked.narrow][name])
        else:
            step = whole(name, asked.narrow, passing - day.made)
            for read in sorted(step.reads):
                self._make(asked, day, read)
            said = {
                "campaign_id": asked.campaign,
                "as_of": asked.as_of,
                "year": asked.year,
                "period_id": asked.period_id,
            }
            values = {key: said[key] for key in step.values}
            self._run(day, f"CREATE TABLE {name} AS {step.body}", values)
        day.made.add(name)

    def _make_other(self, asked: Asked, day: _Day, name: str) -> None:
        """The rows of a table as it is on other days, which are made first and stay as long."""
        other = OTHER_DAYS[name]
        self._make(asked, day, other.days)
        is_yearly = rests_on(other.table, "year")
        year = "year" if is_yearly else "NULL"
        sql = f"SELECT DISTINCT as_of, {year} FROM {other.days} ORDER BY ALL"  # noqa: S608
        days = [
            self._ready(Asked(asked.campaign, as_of, of_year, narrow=other.narrow), other.table)
            for as_of, of_year in self._run(day, sql).fetchall()
        ]
        parts = [self._on_day(day, there, other) for there in days]
        if not parts:  # no day: no rows, with the columns of the one asked for
            of_year = asked.year if is_yearly else None
            here = Asked(asked.campaign, asked.as_of, of_year, narrow=other.narrow)
            parts = [self._on_day(day, self._ready(here, other.table), other) + " WHERE false"]
        self._run(day, f"CREATE VIEW {name} AS " + " UNION ALL ".join(parts))

    def _ready(self, part: Asked, table: str) -> Asked:
        """The whole day in the place of a part of it, where what the table reads is there already:
        it holds the rows of the part among others, which the reader leaves out."""
        with self._turn:
            of_part, of_all = (self._kept.get(key) for key in (part, part.without("narrow")))
        read = {name for name in whole(table).reads if rests_on(name, "narrow")}
        if (of_part and table in of_part.made) or not of_all:
            return part
        is_there = table in of_all.made or (read and of_all.made >= read)
        return part.without("narrow") if is_there else part

    def _make_official(self, asked: Asked, day: _Day, name: str) -> None:
        """A table of the day beneath, where a draft hides it."""
        there, of = (day.under, asked.beneath) if day.under and asked.draft else (day, asked)
        self._make(of, there, OFFICIAL[name])
        self._run(day, f"CREATE VIEW {name} AS FROM memory.{there.schema}.{OFFICIAL[name]}")

    def _make_narrow(self, asked: Asked, day: _Day, name: str, part: str) -> None:
        """Fewer rows in the place of a table of the day."""
        step = whole(part, asked.narrow)
        for read in sorted(step.reads):
            self._make(asked, day, read)
        self._run(day, f"CREATE VIEW {name} AS {step.body}")

    def _on_day(self, day: _Day, there: Asked, other: OtherDays) -> str:
        with self._turn:
            beside = self._day(there)
            if beside is not day:
                beside.readers += 1  # as long as `day` is there
                day.beside.append(beside)
        self._make(there, beside, other.table, other.passing)
        on_day = f"DATE '{there.as_of}' AS on_day"
        return f"SELECT {on_day}, * FROM memory.{beside.schema}.{other.table}"  # noqa: S608

    def _run(
        self, day: _Day, sql: str, values: Mapping[str, object] | None = None
    ) -> duckdb.DuckDBPyConnection:
        self._maker.execute(f"SET search_path = '{day.path}'")
        return self._maker.execute(sql, values or None)

    def _pack(self) -> None:
        """Let tables take the room of what they hold: as they are made they take seven times that.

        It takes a third of the time a day takes to make, so only when there is no room left."""
        with suppress(duckdb.TransactionException):  # somebody writes elsewhere: the next time
            self._con.cursor().execute("CHECKPOINT memory")

    def _bytes(self) -> int:
        sql = "SELECT coalesce(sum(memory_usage_bytes), 0)::BIGINT FROM duckdb_memory()"
        return int(self._con.cursor().execute(sql).fetchall()[0][0])

    def _drop(self, left: int) -> bool:
        """Drop the days looked at longest ago until so many are left; those being read stay."""
        idle = [asked for asked, day in self._kept.items() if not day.readers]
        gone = idle[: max(0, len(self._kept) - left)]
        for asked in gone:
            day = self._kept.pop(asked)
            for held in (*([day.under] if day.under else []), *day.beside):
                held.readers -= 1
            schema = day.schema
            self._con.cursor().execute(f"DROP SCHEMA memory.{schema} CASCADE")
        return bool(gone)
