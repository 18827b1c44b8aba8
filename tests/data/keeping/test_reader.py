"""What DuckDB breaks of its own never reaches who asks: opened anew, asked again, counted."""

import logging
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path

import duckdb
import pytest

from data.keeping.reader import ASKS, Reader
from data.keeping.store import open_reader, open_store, published_path, version
from data.profiles.catalog import load_catalog
from queries.progress.questions import level_improvement
from queries.reference.questions import deadline_list, period_list
from queries.reporting.obligations import arrival_curve
from queries.reporting.questions import reporting_state
from queries.scoring.questions import score_coverage
from schemas.problems import StoreError
from schemas.selection import Selection, Viewer
from tests.worlds.page_store import TODAY, a_campaign, page_store
from tests.worlds.servers.programs import running

SECONDS = 4.0
CALLERS = 6
THREADS = 4
QUESTIONS: tuple[Callable[..., object], ...] = (
    level_improvement,
    arrival_curve,
    reporting_state,
    period_list,
    deadline_list,
    score_coverage,
)
# Valid SQL that DuckDB 1.5.5 now and then answers with an internal error when several engine
# threads share it, and so shuts the database for everybody: the fault itself, not a picture of it.
TOUCHY = """
    WITH one AS (SELECT i AS x FROM range(1) AS t (i)),
    either AS (
        SELECT * FROM one WHERE x >= 5000
        UNION ALL
        SELECT * FROM one WHERE NOT EXISTS (SELECT 1 FROM one WHERE x >= 5000)
    )
    SELECT x, count() OVER () AS row_count FROM either
"""


@pytest.fixture(autouse=True)
def every_engine_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    """The faults looked for here need more than one; the program itself has one (decision 77)."""
    monkeypatch.setattr("data.keeping.engine.THREADS", str(THREADS))


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return page_store(tmp_path_factory.mktemp("reader"))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "one.duckdb"
    with duckdb.connect(str(path)) as con:
        con.execute("CREATE TABLE told AS SELECT 101 AS value")
    return path


def opened(path: Path) -> duckdb.DuckDBPyConnection:
    return duckdb.connect(str(path), read_only=True, config={"threads": THREADS})


@contextmanager
def busy_processes(count: int) -> Iterator[None]:
    """Processes that keep the processors busy, as a machine in use does."""
    with ExitStack() as busy:
        for _ in range(count):
            busy.enter_context(running([sys.executable, "-c", "while True: sum(range(10_000))"]))
        yield


def test_a_question_is_asked_again_on_a_database_opened_anew_and_counted(
    file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    reader = Reader(partial(opened, file))
    cursor = reader.cursor()
    reader.close()
    with caplog.at_level(logging.WARNING):
        assert cursor.execute("SELECT value FROM told").fetchall() == [(101,)]
    assert cursor.execute("SELECT value FROM told").to_arrow_table().to_pylist() == [{"value": 101}]
    assert reader.fault_count == 1
    assert [record.message for record in caplog.records if "DuckDB fault 1" in record.message]


def test_a_mistake_of_the_question_is_told_at_once(file: Path) -> None:
    reader = Reader(partial(opened, file))
    with pytest.raises(duckdb.CatalogException):
        reader.cursor().execute("SELECT * FROM nothing").fetchall()
    assert reader.fault_count == 0


def test_a_database_that_fails_every_time_ends_in_words(file: Path) -> None:
    reader = Reader(partial(opened, file))

    def lost() -> duckdb.DuckDBPyConnection:
        con = opened(file)
        con.close()
        return con

    reader.close()
    reader._opened = lost
    with pytest.raises(StoreError, match=f"{ASKS} lần hỏi.* / No answer"):
        reader.cursor().execute("SELECT 1").fetchall()


def test_a_file_that_is_gone_ends_in_words_for_every_caller(file: Path) -> None:
    reader = Reader(partial(opened, file))
    reader.close()
    file.unlink()
    for _ in range(2):
        with pytest.raises(StoreError, match=r"Không mở lại được.* / The store could not"):
            reader.cursor().execute("SELECT 1").fetchall()


def test_an_internal_error_of_one_caller_reaches_no_caller(file: Path) -> None:
    reader, until = Reader(partial(opened, file)), time.monotonic() + SECONDS

    def asks(number: int) -> int:
        sql, said = (TOUCHY, [(0, 1)]) if number % 2 else ("SELECT value FROM told", [(101,)])
        count = 0
        while not count or (time.monotonic() < until and reader.fault_count < 3):
            assert reader.cursor().execute(sql).fetchall() == said
            count += 1
        return count

    with ThreadPoolExecutor(CALLERS) as callers:
        assert min(callers.map(asks, range(CALLERS))) > 0


def test_questions_of_many_callers_beside_busy_processes_meet_no_error(store: Path) -> None:
    chosen = Selection(a_campaign(load_catalog()), TODAY, obligation="yearly-2026")
    path = published_path(store, version(store))
    reader, until = open_reader(path), time.monotonic() + SECONDS
    first = {ask: ask(open_store(store), Viewer(), chosen) for ask in QUESTIONS}

    def asks(number: int) -> int:
        count = 0
        while time.monotonic() < until or not count:
            question = QUESTIONS[(number + count) % len(QUESTIONS)]
            assert question(reader, Viewer(), chosen).equals(first[question])
            count += 1
        return count

    with busy_processes(2), ThreadPoolExecutor(CALLERS) as callers:
        assert sum(callers.map(asks, range(CALLERS))) >= CALLERS
    assert reader.fault_count == 0
