"""Kill -9, full disks, several writers: nothing or everything, and the store stays open."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path

import pytest

from data.intake.load import ingest
from data.keeping.ledger.chain import read_events
from data.keeping.ledger.ledger import writer
from data.keeping.ledger.manifest import read_manifest
from data.keeping.store import open_store
from data.keeping.verify import verify
from schemas.problems import StoreError
from tests.worlds.servers.programs import running
from tests.worlds.store_factories import (
    CATALOG,
    answers,
    csv_file,
    hand_in,
    published,
    sample_store,
)

AT = datetime(2026, 4, 10, 8, 30)
VALUES = "SELECT value FROM result WHERE year(known_until) = 9999 ORDER BY ALL"
ROOT = Path(__file__).parents[3]

CHILD = """
import os, resource, signal, sys
from datetime import datetime
from pathlib import Path
from data.intake.load import ingest
from schemas.problems import StoreError
from tests.worlds.store_factories import CATALOG

store, file, limit, die_at = Path(sys.argv[1]), Path(sys.argv[2]), *map(int, sys.argv[3:5])
renames = 0

def count(event, arguments):
    global renames
    if event == "os.rename" and str(store) in str(arguments[0]):
        renames += 1
        if renames == die_at:
            os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(count)
if limit:
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
try:
    ingest(store, [file], "a", datetime(2026, 4, 10, 8, 30), catalog=CATALOG)
except StoreError as error:
    print(error)
    sys.exit(3)
"""


def run_child(store: Path, file: Path, limit: int = 0, die_at: int = 0) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-c", CHILD, str(store), str(file), str(limit), str(die_at)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
        timeout=120,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


@pytest.mark.slow
@pytest.mark.parametrize("die_at", range(1, 7))
def test_kill_9_before_any_rename_leaves_nothing_or_everything(tmp_path: Path, die_at: int) -> None:
    store = sample_store(tmp_path)
    hand_in(store, {"i1": 101.0}, AT, unit="02")
    published(store)
    path = csv_file(tmp_path, "a.csv", ("01", "2026-Q1", "i1", "201"))
    assert run_child(store, path, die_at=die_at)[0] == -signal.SIGKILL
    assert verify(store).is_sound
    assert answers(open_store(store), VALUES) == [(101.0,)]
    is_in = len(read_events(store)) == 2
    (outcome,) = ingest(store, [path], "a", AT, catalog=CATALOG)
    assert outcome.state == ("unchanged" if is_in else "accepted")
    assert is_in == (die_at > 3)
    assert answers(open_store(store), VALUES) == [(101.0,), (201.0,)]
    assert verify(store).findings == ()


def test_a_full_disk_accepts_nothing_and_the_store_stays_readable(tmp_path: Path) -> None:
    store = sample_store(tmp_path)
    hand_in(store, {"i1": 101.0}, AT, unit="02")
    published(store)
    path = csv_file(tmp_path, "a.csv", *[("01", f"2026-Q{q}", "i1", "201") for q in (1, 1, 1, 1)])
    code, said = run_child(store, path, limit=60)
    assert (code, "đĩa đầy" in said) == (3, True), said
    assert len(read_events(store)) == 1
    assert answers(open_store(store), VALUES) == [(101.0,)]
    assert verify(store).findings == ()


def test_a_disk_that_fills_while_publishing_loses_nothing(tmp_path: Path) -> None:
    store = sample_store(tmp_path)
    hand_in(store, {"i1": 101.0}, AT, unit="02")
    before = published(store)
    path = csv_file(tmp_path, "a.csv", ("01", "2026-Q1", "i1", "201"))
    code, said = run_child(store, path, limit=200_000)
    assert (code, "python -m data rebuild" in said) == (3, True), said
    assert len(read_events(store)) == 2
    assert answers(open_store(store), VALUES) == [(101.0,)]
    assert [(f.code, f.is_harmless) for f in verify(store).findings] == [("behind", True)]
    assert published(store) != before
    assert answers(open_store(store), VALUES) == [(101.0,), (201.0,)]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "disk"
    folder.mkdir()
    # 36 MB: an empty published file is 6.5 MB, and accepting needs 8 MB and twice its size free
    mount = ["mount", "-t", "tmpfs", "-o", "size=36m", "tmpfs", str(folder)]
    if subprocess.run(mount, capture_output=True, timeout=60, check=False).returncode:
        pytest.skip("no right to mount a small disk here; the size limit tests stand in for it")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], timeout=60, check=True)


def test_a_truly_full_small_disk_is_refused_before_anything_is_written(small_disk: Path) -> None:
    store = sample_store(small_disk)
    hand_in(store, {"i1": 101.0}, AT, unit="02")
    published(store)
    (small_disk / "filler").write_bytes(b"0" * (22 << 20))
    path = csv_file(small_disk.parent, "a.csv", ("01", "2026-Q1", "i1", "201"))
    with pytest.raises(StoreError, match="MB are needed"):
        ingest(store, [path], "a", AT, catalog=CATALOG)
    assert len(read_events(store)) == 1
    assert answers(open_store(store), VALUES) == [(101.0,)]
    (small_disk / "filler").unlink()
    assert ingest(store, [path], "a", AT, catalog=CATALOG)[0].state == "accepted"


@pytest.mark.slow
def test_ingests_at_the_same_time_take_turns(tmp_path: Path) -> None:
    store = sample_store(tmp_path)
    files = [csv_file(tmp_path, f"{n}.csv", ("01", "2026-Q1", "i1", f"10{n}")) for n in (1, 2, 3)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with ExitStack() as children:
        begun = [
            children.enter_context(
                running(
                    [sys.executable, "-c", CHILD, store, file, "0", "0"], cwd=ROOT, env=environment
                )
            )
            for file in files
        ]
        assert [child.wait(timeout=120) for child in begun] == [0, 0, 0]
    assert sorted(event.reports[0].version or 0 for event in read_events(store)) == [1, 2, 3]
    assert answers(open_store(store), "SELECT count(*) FROM result") == [(3,)]
    manifest = read_manifest(store)
    assert manifest is not None
    assert manifest.last_event == 3
    assert verify(store).findings == ()


def test_an_error_in_the_middle_gives_the_lock_back(tmp_path: Path) -> None:
    store = sample_store(tmp_path)
    with pytest.raises(RuntimeError), writer(store):
        raise RuntimeError
    with writer(store, wait=0.1) as ledger:
        assert ledger.next_number == 1
