"""A reader of one published file that outlives DuckDB's own faults: opened anew, asked again."""

import logging
from collections import OrderedDict
from collections.abc import Callable, Mapping
from threading import Condition
from typing import Any, TypeVar

import duckdb
import pyarrow as pa

from data.pipeline.days import Asked, Days
from data.pipeline.steps import KEYS, NATION, read_by, values_of
from schemas.problems import StoreError

LOG = logging.getLogger(__name__)
# An internal error shuts the database for every thread of the process: who asked meets the first
# kind, a neighbour the second, and a neighbour that comes a moment later the third.
# The last two are a lake's: its catalog was started again, or the snapshot or files of it are gone.
FAULTS = (
    duckdb.InternalException,
    duckdb.FatalException,
    duckdb.ConnectionException,
    duckdb.IOException,
    duckdb.InvalidInputException,
)
SNAPSHOT_GONE = "No snapshot found"
# One question was seen to fail once in some hundred; eight neighbours may each shut the database.
ASKS = 5
# Seconds, longer than the slowest question: the database is not closed under who is in it.
PATIENCE = 60.0
LATELY_KEPT = 40
"""Days and years asked about that a reader remembers: some ten dates that people look at."""

Answer = TypeVar("Answer")


class Reader:
    """A connection that is only asked for cursors; what it reads stays the same version."""

    def __init__(self, opened: Callable[[], duckdb.DuckDBPyConnection], base: str = "main") -> None:
        """`opened` opens the file; it is called again after each fault. duckdb.Error: it cannot.

        `base` is the schema its tables stand in."""
        self.fault_count = 0
        self._opened = opened
        self._con = opened()
        self._base = base
        self._bases: dict[str, str] = {}
        self._days = Days(self._con, base, self._bases)
        self._turn = Condition()
        self._lately: OrderedDict[Asked, set[str]] = OrderedDict()
        self._asking = 0
        self._lost: duckdb.DuckDBPyConnection | None = None

    def read_apart(self, bases: Mapping[str, str]) -> None:
        """Let questions that name a campaign read the schema its own tables stand in."""
        self._bases.update(bases)

    def cursor(self) -> "ReaderCursor":
        """A cursor of its own for one question."""
        return ReaderCursor(self)

    def close(self) -> None:
        """Let go of the file; a question asked later opens it again."""
        self._con.close()

    def asked(
        self, sql: str, values: Any, fetched: Callable[[duckdb.DuckDBPyConnection], Answer]
    ) -> Answer:
        """What is fetched of one question's answer, asked again on a database opened anew.

        The tables of the day it is asked for, by its values, are made first. StoreError: DuckDB
        failed every time, or the file is gone."""
        asked = _day_of(values)
        self._note(asked, sql)
        for attempt in range(1, ASKS + 1):
            con, days = self._begun()
            try:
                with days.reading(asked, sql, _campaign_of(values)) as path:
                    cursor = con.cursor()
                    cursor.execute(f"SET search_path = '{path}'")
                    return fetched(cursor.execute(sql, _given(sql, values)))
            except FAULTS as error:
                is_ours = isinstance(error, duckdb.InvalidInputException)
                if is_ours and SNAPSHOT_GONE not in str(error):
                    raise
                fault = error
            finally:
                self._ended()
            if attempt < ASKS:
                self._reopen(con, fault)
        raise StoreError(
            f"Không trả lời được sau {ASKS} lần hỏi ({_first_line(fault)}). Mở lại trang; nếu vẫn "
            "vậy, gửi nhật ký cho người quản trị. / "
            f"No answer after asking {ASKS} times. Open the page again; if it stays so, send the "
            "log to who runs the program."
        ) from fault

    def lately(self) -> list[tuple[Asked, tuple[str, ...]]]:
        """The days asked about, the latest first, each with the tables that were read of it."""
        with self._turn:
            return [
                (asked, tuple(sorted(names))) for asked, names in reversed(self._lately.items())
            ]

    def _note(self, asked: Asked | None, sql: str) -> None:
        """Remember a question's day; not a rubric that somebody tries."""
        names = read_by(sql)
        if asked is None or asked.draft or not names:
            return
        with self._turn:
            self._lately.setdefault(asked, set()).update(names)
            self._lately.move_to_end(asked)
            while len(self._lately) > LATELY_KEPT:
                self._lately.popitem(last=False)

    def _begun(self) -> tuple[duckdb.DuckDBPyConnection, Days]:
        with self._turn:
            self._turn.wait_for(lambda: self._con is not self._lost, PATIENCE)
            self._asking += 1
            return self._con, self._days

    def _ended(self) -> None:
        with self._turn:
            self._asking -= 1
            self._turn.notify_all()

    def _reopen(self, lost: duckdb.DuckDBPyConnection, fault: duckdb.Error) -> None:
        """Close the lost database once nobody is in it, and open the file anew, once for all.

        DuckDB hands the same lost database to whoever opens the file while a handle to it lives.
        """
        with self._turn:
            if self._con is lost:
                self._lost = lost
            left = self._turn.wait_for(lambda: self._con is not lost or not self._asking, PATIENCE)
            if self._con is not lost:
                return
            try:
                if left:
                    self._con = self._opened_again(lost)
                    self._days = Days(self._con, self._base, self._bases)
            finally:
                self._lost = None
                self._turn.notify_all()
            self.fault_count += 1
            said = "DuckDB fault %d of this reader: opened anew, asked again (%s)"
            LOG.warning(said, self.fault_count, _first_line(fault))

    def _opened_again(self, lost: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
        try:
            lost.close()
            return self._opened()
        except (duckdb.Error, OSError) as error:
            raise StoreError(
                f"Không mở lại được kho số liệu ({_first_line(error)}). Mở lại trang. / "
                "The store could not be opened again. Open the page again."
            ) from error


class ReaderCursor:
    """One question of a reader; it is run when its answer is fetched, so that both are retried."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._said: tuple[str, Any] = ("", None)

    def execute(self, query: str, parameters: Any = None) -> "ReaderCursor":
        """Keep the statement and its values; it runs when fetched."""
        self._said = (query, parameters)
        return self

    def to_arrow_table(self) -> pa.Table:
        """The whole answer. StoreError: DuckDB failed every time."""
        return self._reader.asked(*self._said, lambda done: done.to_arrow_table())

    def fetchall(self) -> list[Any]:
        """The whole answer as rows. StoreError: DuckDB failed every time."""
        return self._reader.asked(*self._said, lambda done: done.fetchall())


def _campaign_of(values: Any) -> str:
    return str(values.get("campaign_id") or "") if isinstance(values, dict) else ""


def _day_of(values: Any) -> Asked | None:
    """The day that a question's values name; None: it names none, and reads no table of a day.

    One that names no campaign is of all of them (NATION)."""
    if not isinstance(values, dict) or not values.get("as_of"):
        return None
    campaign = values.get("campaign_id", NATION)
    if campaign is None:
        return None
    keys = {key: values.get(key) for key in KEYS}
    return Asked(campaign, values["as_of"], **keys)


def _given(sql: str, values: Any) -> Any:
    """The values a statement names: DuckDB refuses one that its text does not use."""
    if not isinstance(values, dict):
        return values
    return {key: value for key, value in values.items() if key in values_of(sql)} or None


def _first_line(error: Exception) -> str:
    return str(error).strip().partition("\n")[0]
