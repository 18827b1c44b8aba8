"""Bad days of a server: a disk that is full or only read, a clock set back, a crowd at the door.

Each on the smallest store: what was acknowledged stays, what cannot be done is refused in words,
pages go on reading, and the store built anew says byte for byte the same.
"""

import shutil
import subprocess
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from threading import Event as Flag

from data.intake.load import ingest
from data.keeping.ledger.chain import read_events
from data.keeping.store import open_store
from data.keeping.verify import verify
from schemas.problems import StoreError
from tests.faults.acts import ACTS, AT, rebuilt
from tests.worlds.store_factories import (
    CATALOG,
    answers,
    csv_file,
    hand_in,
    published,
    sample_store,
)

VALUES = "SELECT count(*) FROM result"
LATE = datetime(2027, 1, 14, 8)  # when all quarters of 2026 are over
FILLED_MB, DISK_MB = 22, 36  # taking a report in needs 8 MB and twice the published file


@dataclass
class Day:
    """What was tried, what is said of it, and what was wrong."""

    name: str
    told: str = ""
    wrong: list[str] = field(default_factory=list)


def bad_days(folder: Path) -> list[Day]:
    """All of them, each in a folder of its own."""
    found = []
    for day in (full_disk, read_only_disk, clock_back, two_doors, crowd):
        place = folder / day.__name__
        place.mkdir()
        found.append(day(place))
        shutil.rmtree(place, ignore_errors=True)
    return found


@contextmanager
def small_disk(folder: Path) -> Iterator[Path | None]:
    """A disk of 36 MB; None where nobody may mount one."""
    place = folder / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={DISK_MB}m", "tmpfs", str(place)]
    if subprocess.run(mount, capture_output=True, check=False, timeout=60).returncode:
        yield None
        return
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True, timeout=60)


def full_disk(folder: Path) -> Day:
    """Nothing is accepted, everything is read; with room again it goes on."""
    day = Day("full disk")
    with small_disk(folder) as disk:
        if disk is None:
            day.told = "no right to mount a small disk here"
            return day
        _refused(day, disk, lambda: (disk / "filler").write_bytes(b"0" * (FILLED_MB << 20)))
        (disk / "filler").unlink()
        _goes_on(day, disk)
    return day


def read_only_disk(folder: Path) -> Day:
    """The same of a disk that the system mounted read-only after an error."""
    day = Day("read-only disk")
    with small_disk(folder) as disk:
        if disk is None:
            day.told = "no right to mount a small disk here"
            return day
        _refused(day, disk, lambda: _mounted(disk, "ro"))
        _mounted(disk, "rw")
        _goes_on(day, disk)
    return day


def _mounted(disk: Path, how: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{how}", str(disk)], check=True, timeout=60)


def _refused(day: Day, disk: Path, harm: Callable[[], object]) -> None:
    """Each act after the harm ends in words of ours, and the store reads as before."""
    store = sample_store(disk)
    hand_in(store, {"i1": 101.0, "i2": 5.0}, AT, unit="02")
    published(store)
    before, file = answers(open_store(store), VALUES), _report(disk.parent, 1)
    harm()
    acts: dict[str, Callable[[], object]] = {
        "report": lambda: ingest(store, [file], "a", LATE, catalog=CATALOG),
        **{name: lambda name=name: ACTS[name](disk, 7) for name in ACTS if name != "ingest"},  # type: ignore[misc]
    }
    refused = 0
    for name, act in acts.items():
        try:
            act()
        except StoreError:
            refused += 1
        except Exception as error:  # noqa: BLE001 — that is the finding
            day.wrong.append(f"{day.name}: {name} {type(error).__name__} {error}")
    if answers(open_store(store), VALUES) != before or len(read_events(store)) != 1:
        day.wrong.append(f"{day.name}: something was half done")
    day.told = f"{refused} of {len(acts)} acts refused in words, the pages read on"


def _goes_on(day: Day, folder: Path) -> None:
    store, file = folder / "store", _report(folder.parent, 2)
    if ingest(store, [file], "a", LATE, catalog=CATALOG)[0].state != "accepted":
        day.wrong.append(f"{day.name}: no report is taken in afterwards")
    _sound(day, folder)


def _sound(day: Day, folder: Path) -> None:
    day.wrong += [f"{day.name}: {f.code} {f.place}" for f in verify(folder / "store").findings]
    if not rebuilt(folder, 0):
        day.wrong.append(f"{day.name}: rebuilt otherwise")


def _report(folder: Path, number: int) -> Path:
    period = f"2026-Q{1 + number % 4}"
    return csv_file(folder, f"{number}.csv", (f"0{1 + number % 2}", period, "i1", f"{number}"))


def clock_back(folder: Path) -> Day:
    """An hour back the report counts as the later one; a year back it is refused in words."""
    day, store = Day("clock back"), sample_store(folder)
    for number, moment in enumerate((AT, AT - timedelta(hours=1), AT - timedelta(hours=2)), 1):
        hand_in(store, {"i1": float(number), "i2": None}, moment)
    try:
        hand_in(store, {"i1": 4.0, "i2": None}, AT - timedelta(days=365))
        day.wrong.append(f"{day.name}: a report of last year replaced this year's")
    except StoreError:
        day.told = "3 reports each later than the one before, one of last year refused in words"
    published(store)
    sql = "SELECT value FROM result WHERE indicator_id = 'i1' AND year(known_until) = 9999"
    counts, moments = answers(open_store(store), sql), [e.received_at for e in read_events(store)]
    if counts != [(3.0,)] or moments != sorted(set(moments)):
        day.wrong.append(f"{day.name}: {counts} counts, moments {moments}")
    _sound(day, folder)
    return day


def two_doors(folder: Path) -> Day:
    """Reports handed in by seven at the same moment: each in once, none refused for waiting."""
    day, store = Day("seven at once"), sample_store(folder)
    published(store)
    files = [_report(folder, number) for number in range(7)]
    with ThreadPoolExecutor(len(files)) as people:
        told = list(people.map(lambda f: ingest(store, [f], "a", LATE, catalog=CATALOG), files))
    states = [outcome.state for (outcome,) in told]
    if states != ["accepted"] * len(files) or len(read_events(store)) != len(files):
        day.wrong.append(f"{day.name}: {states}")
    _sound(day, folder)
    day.told = f"{states.count('accepted')} of {len(files)} accepted"
    return day


def crowd(folder: Path, readers: int = 50, reports: int = 12) -> Day:
    """Reports come in while fifty read: nobody meets an error or a past that was overtaken."""
    day, store, over = Day("50 readers"), sample_store(folder), Flag()
    published(store)

    def read(_: int) -> list[int]:
        seen: list[int] = []
        while not over.is_set():
            seen.append(answers(open_store(store), VALUES)[0][0])
            over.wait(0.2)
        return seen

    with ThreadPoolExecutor(readers) as people:
        reading = [people.submit(read, number) for number in range(readers)]
        try:
            for number in range(reports):
                at = LATE + timedelta(minutes=number)
                ingest(store, [_report(folder, number)], "a", at, catalog=CATALOG)
        finally:
            over.set()
        try:
            seen = [one.result() for one in reading]
        except Exception as error:  # noqa: BLE001 — that is the finding
            day.wrong.append(f"{day.name}: {type(error).__name__} {error}")
            return day
    if any(one != sorted(one) for one in seen):
        day.wrong.append(f"{day.name}: somebody saw an older store after a newer one")
    _sound(day, folder)
    day.told = f"{reports} reports in, {sum(map(len, seen))} readings, none failed"
    return day
