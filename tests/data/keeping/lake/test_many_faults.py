"""Stores read as one while one writer is killed, the catalog stands still, the lake is tidied."""

import signal
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path

import pytest

from data.keeping.calendar import write_calendar
from data.keeping.lake.setting import Lake, lake_said
from data.keeping.lake.share import push
from data.keeping.lake.upkeep import tidy
from data.keeping.store import open_file, open_store
from tests.data.keeping.lake.test_lake_faults import process
from tests.worlds.deck_sample import SETTINGS
from tests.worlds.servers.catalog_server import CatalogServer
from tests.worlds.servers.lake_stores import AT, report, tiny_store
from tests.worlds.store_factories import answers

# two values a campaign, which are equal: a partial read would show two that are not
SUMS = (
    "SELECT campaign_id, count(*), min(value), max(value) FROM result "
    "WHERE year(known_until) = 9999 GROUP BY ALL ORDER BY ALL"
)
LAST = 3.0

WRITER = """
import sys
from datetime import timedelta
from pathlib import Path
from tests.worlds.servers.lake_stores import AT, report

store, campaign, rounds = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
for number in range(1, rounds + 1):
    report(store, campaign, float(number), AT + timedelta(days=number))
    print(number, flush=True)
"""

MINISTRY = f"""
import sys, time
from pathlib import Path
from data.keeping.store import open_store

folder, until, found, count = Path(sys.argv[1]), time.monotonic() + 290, {{}}, 0
while found.get("d", 0.0) < {LAST} and time.monotonic() < until:
    rows = open_store(folder).cursor().execute("{SUMS}").fetchall()
    assert [row[0] for row in rows] == ["c", "d"], rows
    for campaign, values, low, high in rows:
        assert values == 2 and low == high, rows
        assert low >= found.get(campaign, 0.0), (rows, found)
        found[campaign] = low
    count += 1
    time.sleep(0.25)  # the catalog is asked once a second
print(count, found["d"])
"""


def written_and_read(
    stores: list[Path], settings: list[str], folder: Path, reads: str, patched: pytest.MonkeyPatch
) -> tuple[list[str], list[list[str]]]:
    """What the second writer and three readers told, while the first writer was killed."""
    with ExitStack() as running:
        patched.setenv("THI_DUA_SO_STORE", reads)
        told = [running.enter_context(process(MINISTRY, str(folder))) for _ in range(3)]
        writers = []
        for store, setting in zip(stores, settings, strict=True):
            patched.setenv("THI_DUA_SO_STORE", setting)
            words = (str(store), store.name, f"{LAST:.0f}")
            writers.append(running.enter_context(process(WRITER, *words)))
        assert writers[0].stdout
        assert writers[0].stdout.readline() == "1\n"
        writers[0].send_signal(signal.SIGKILL)  # in the midst of its second report
        written = writers[1].communicate(timeout=300)[0].split()
        seen = [each.communicate(timeout=300)[0].split() for each in told]
    return written, seen


def aged_and_tidied(server: CatalogServer, lake: Lake) -> None:
    """Let go of every snapshot but the newest, as in nine days from now."""
    server.sql("UPDATE ducklake_snapshot SET snapshot_time = snapshot_time - INTERVAL '9 days'")
    tidy(lake)
    server.sql(
        "UPDATE ducklake_files_scheduled_for_deletion "
        "SET schedule_start = schedule_start - INTERVAL '9 days'"
    )
    tidy(lake)


def test_many_stores_are_read_whole_while_writers_are_killed_and_the_lake_is_tidied(
    tmp_path: Path, server: CatalogServer, data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stores = [tiny_store(tmp_path / name, name, 0.0) for name in ("c", "d")]
    settings = [server.setting(store, data_folder) for store in stores]
    lakes = [lake_said(setting) for setting in settings]
    for store, lake in zip(stores, lakes, strict=True):
        push(store, lake)
    folder = tmp_path / "ministry"
    write_calendar(folder, "sample", SETTINGS["today"], SETTINGS["first_view"])
    reads = server.reading(folder, "*")
    written, seen = written_and_read(stores, settings, folder, reads, monkeypatch)
    assert written == ["1", "2", "3"]
    assert [words[1] for words in seen] == [f"{LAST}"] * 3, seen

    monkeypatch.setenv("THI_DUA_SO_STORE", reads)
    held = open_store(folder)
    shown = answers(held, SUMS)
    server.stop()
    server.start()
    assert answers(held, SUMS) == shown
    aged_and_tidied(server, lakes[0])
    monkeypatch.setenv("THI_DUA_SO_STORE", settings[0])
    report(stores[0], "c", 9.0, AT + timedelta(days=30))
    monkeypatch.setenv("THI_DUA_SO_STORE", reads)
    assert answers(open_store(folder), SUMS) == [("c", 2, 9.0, 9.0), ("d", 2, LAST, LAST)]
    for store, name in zip(stores, ("c", "d"), strict=True):
        own = f"SELECT * FROM result WHERE campaign_id = '{name}' ORDER BY ALL"
        assert answers(open_store(folder), own) == answers(open_file(store), own)
