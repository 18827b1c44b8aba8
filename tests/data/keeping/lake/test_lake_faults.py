"""Killed writers, a catalog started again, upkeep under readers: nothing lost, nothing partial."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path

from data.keeping.lake.share import push
from data.keeping.lake.upkeep import lake_state, tidy
from data.keeping.store import open_file, open_store, version
from tests.data.keeping.lake.conftest import Shared
from tests.worlds.servers.catalog_server import CatalogServer
from tests.worlds.servers.programs import running
from tests.worlds.store_factories import answers, hand_in, published, sample_store

AT = datetime(2026, 4, 10, 8, 30)
ROOT = Path(__file__).parents[4]
# two values a report, which are equal: a partial read would show two that are not
SUMS = "SELECT count(*), min(value), max(value) FROM result WHERE year(known_until) = 9999"
KILLS, ROUNDS = 5, 3

WRITER = """
import sys
from datetime import datetime, timedelta
from pathlib import Path
from tests.worlds.store_factories import hand_in, published

store, rounds = Path(sys.argv[1]), int(sys.argv[2])
print("ready", flush=True)
for number in range(1, rounds + 1):
    at = datetime(2026, 5, 1) + timedelta(days=number)
    hand_in(store, {"i1": float(number), "i2": float(number)}, at)
    print(published(store), flush=True)
"""

DASHBOARD = f"""
import sys, time
from pathlib import Path
from data.keeping.store import open_store
from schemas.problems import StoreError

store, last, until, found = Path(sys.argv[1]), float(sys.argv[2]), time.monotonic() + 290, 0.0
while found < last and time.monotonic() < until:
    try:
        count, low, high = open_store(store).cursor().execute("{SUMS}").fetchall()[0]
    except StoreError:  # not in the lake yet
        time.sleep(0.25)
        continue
    assert count in (0, 2) and low == high, (count, low, high)
    assert count == 0 or low >= found, (low, found)
    found = low or 0.0
    time.sleep(0.25)  # the catalog is asked once a second
print(found)
"""


@contextmanager
def process(program: str, *words: str) -> Iterator[subprocess.Popen[str]]:
    """A process of its own with the setting of this one; ended when the test is.

    From a file: of one without, the engine believes that somebody sits before it, and draws how
    far a slow statement is."""
    file = Path(words[0]).parent / f"{sha256(program.encode()).hexdigest()[:8]}.py"
    file.write_text(program, encoding="utf-8")
    said = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True}
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with running([sys.executable, file, *words], cwd=ROOT, env=environment, **said) as started:
        yield started


def test_upkeep_keeps_every_answer_and_a_reader_of_a_snapshot_let_go_reads_the_newest(
    tmp_path: Path, shared: Shared, server: CatalogServer, data_folder: Path
) -> None:
    store = sample_store(tmp_path)
    lake = shared(store)
    for number in (1, 2, 3):
        hand_in(store, {"i1": float(number), "i2": float(number)}, AT + timedelta(days=number))
        published(store)
    reader = open_store(store)
    assert answers(reader, SUMS) == [(2, 3.0, 3.0)]
    before = lake_state(lake)
    server.sql("UPDATE ducklake_snapshot SET snapshot_time = snapshot_time - INTERVAL '9 days'")
    after = tidy(lake)
    server.sql(
        "UPDATE ducklake_files_scheduled_for_deletion "
        "SET schedule_start = schedule_start - INTERVAL '9 days'"
    )
    after = tidy(lake)
    assert after.snapshot_count < before.snapshot_count
    assert answers(reader, SUMS) == [(2, 3.0, 3.0)]
    assert answers(open_store(store), SUMS) == answers(open_file(store), SUMS)
    everything = "SELECT * FROM result ORDER BY ALL"
    assert answers(open_store(store), everything) == answers(open_file(store), everything)


def test_two_provinces_write_while_dashboards_read_each_only_whole_versions(
    tmp_path: Path, shared: Shared
) -> None:
    stores = [sample_store(tmp_path / name) for name in ("mot", "hai")]
    with ExitStack() as running:
        writers, dashboards = [], []
        for store in stores:
            shared(store)
            writers.append(running.enter_context(process(WRITER, str(store), str(ROUNDS))))
        for store in (*stores, stores[0]):
            shared(store)
            dashboards.append(running.enter_context(process(DASHBOARD, str(store), str(ROUNDS))))
        told = [each.communicate(timeout=300)[0].split() for each in (*writers, *dashboards)]
    assert [len(words) for words in told[:2]] == [1 + ROUNDS] * 2, told
    assert told[2:] == [[f"{float(ROUNDS)}"]] * 3, told
    for store in stores:
        shared(store)
        assert answers(open_store(store), SUMS) == answers(open_file(store), SUMS)


def test_kill_9_of_a_writer_leaves_whole_versions_and_the_next_push_carries_the_rest(
    tmp_path: Path, shared: Shared
) -> None:
    store, chance = sample_store(tmp_path), random.Random(22)
    lake = shared(store)
    killed = 0
    for _ in range(KILLS):
        with process(WRITER, str(store), "1") as writer:
            assert writer.stdout
            assert writer.stdout.readline() == "ready\n"
            time.sleep(chance.uniform(0.05, 1.2))
            if writer.poll() is None:
                writer.send_signal(signal.SIGKILL)
                killed += 1
    hand_in(store, {"i1": 50.0, "i2": 50.0}, AT + timedelta(days=200))
    shown = published(store)
    assert version(store) == shown
    assert answers(open_store(store), SUMS) == [(2, 50.0, 50.0)]
    everything = "SELECT * FROM result ORDER BY ALL"
    assert answers(open_store(store), everything) == answers(open_file(store), everything)
    assert push(store, lake).table_count == 0
    assert killed, "no writer was killed in its work"


def test_readers_go_on_after_the_catalog_was_started_again(
    tmp_path: Path, shared: Shared, server: CatalogServer
) -> None:
    store = sample_store(tmp_path)
    shared(store)
    hand_in(store, {"i1": 7.0, "i2": 7.0}, AT)
    shown = published(store)
    reader = open_store(store)
    assert answers(reader, SUMS) == [(2, 7.0, 7.0)]
    server.stop()
    server.start()
    assert answers(reader, SUMS) == [(2, 7.0, 7.0)]
    assert version(store) == shown
