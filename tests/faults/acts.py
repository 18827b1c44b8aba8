"""What is interrupted: one act on a small store in a process that dies at a chosen moment.

Started as `python -m tests.faults.acts`: a task a line on standard input, each done by a fork, so
that a thousand of them import the program once; an answer a line on standard output.
"""

import json
import os
import signal
import sys
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from briefing.command import put
from briefing.papers import PAPERS
from briefing.work import Asked, Work
from data.keeping.backups.backup import back_up
from data.keeping.backups.described import backups
from data.keeping.backups.restore import check_backup
from data.keeping.ledger.chain import read_events
from data.keeping.ledger.manifest import read_manifest
from data.keeping.publishing.publish import publish, publish_behind
from data.keeping.snapshots.snapshots import freeze
from data.keeping.verify import verify
from tests.worlds.store_factories import CATALOG, TODAY, hand_in, sample_store

AT = datetime(2026, 4, 10, 8, 30)
PAPER = "tom-tat.pdf"
WRITES = ("os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "shutil.copyfile")


def make(folder: Path, _: int) -> list[str]:
    """A store with a first report, published."""
    store = sample_store(folder)
    event = hand_in(store, {"i1": 101.0, "i2": 5.0}, AT)
    publish(store, CATALOG)
    return [event.sha256]


def ingest(folder: Path, number: int) -> list[str]:
    """A report in and published; it is acknowledged once it is in."""
    store = folder / "store"
    at = AT + timedelta(minutes=number)
    event = hand_in(store, {"i1": float(number), "i2": None}, at, unit=f"0{1 + number % 2}")
    tell({"acknowledged": event.sha256})
    publish_behind(store, CATALOG)
    return []


def publish_all(folder: Path, _: int) -> list[str]:
    """Everything built again."""
    publish(folder / "store", CATALOG)
    return []


def freeze_all(folder: Path, number: int) -> list[str]:
    """A snapshot."""
    freeze(folder / "store", "c", f"Bản {number}", TODAY, "a", "thử")
    return []


def copy_all(folder: Path, number: int) -> list[str]:
    """A backup, which is what leaves the store whole."""
    back_up(folder / "store", folder / "copies", AT + timedelta(seconds=number))
    return []


def export_all(folder: Path, _: int) -> list[str]:
    """A paper, in place of the one made before."""
    work = Work(Asked(folder / "store", "c"))
    put(work, "brief", PAPERS["brief"].make(work), folder / PAPER)
    return []


def check(folder: Path, _: int) -> dict[str, Any]:
    """What is accepted how often, what verify finds, which backups and papers are not whole."""
    store = folder / "store"
    for path, backup in backups(folder / "copies"):
        if check_backup(path) != backup:
            raise AssertionError(path.name)
    paper = folder / PAPER
    if paper.exists() and not paper.read_bytes().rstrip().endswith(b"%%EOF"):
        raise AssertionError(paper.name)
    accepted = Counter(e.sha256 for e in read_events(store) if e.kind == "accepted")
    findings = [f"{f.code} {f.place}" for f in verify(store).findings if not f.is_harmless]
    return {"accepted": accepted, "findings": findings}


def rebuilt(folder: Path, _: int) -> bool:
    """Whether the store carried on says byte for byte what one built from the ledger says."""
    store = folder / "store"
    publish_behind(store, CATALOG)
    carried = read_manifest(store)
    publish(store, CATALOG)
    anew = read_manifest(store)
    return carried is not None and anew is not None and carried.hashes == anew.hashes


ACTS: dict[str, Callable[[Path, int], Any]] = {
    "ingest": ingest,
    "publish": publish_all,
    "freeze": freeze_all,
    "backup": copy_all,
    "export": export_all,
}
QUESTIONS: dict[str, Callable[[Path, int], Any]] = {"make": make, "check": check, "same": rebuilt}


def tell(said: Any) -> None:
    """One line out, whole, whatever happens next."""
    os.write(1, json.dumps(said).encode() + b"\n")


def die(folder: str, at: int, after: float) -> None:
    """End this process without a word at its nth write below a folder, or after some seconds."""
    writes = 0

    def count(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal writes
        is_write = event in WRITES or (
            event == "open" and isinstance(arguments[2], int) and arguments[2] & os.O_ACCMODE
        )
        if is_write and folder in str(arguments[0]):
            writes += 1
            if writes == at:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)
    if after:
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, after)


def main() -> None:
    """Do task after task, each in a process of its own."""
    for line in sys.stdin:
        task = json.loads(line)
        child = os.fork()
        if child == 0:
            if task["at"] or task["after"]:
                die(task["folder"], task["at"], task["after"])
            try:
                done = {**ACTS, **QUESTIONS}[task["act"]](Path(task["folder"]), task["number"])
                tell({"done": done})
            except BaseException as error:  # noqa: BLE001 — told, whatever it is
                tell({"error": f"{type(error).__name__}: {error}"})
            os._exit(0)
        _, status = os.waitpid(child, 0)
        tell({"ended": os.waitstatus_to_exitcode(status)})


if __name__ == "__main__":
    main()
