"""Stores that many modules read: each is made once a run, whichever process needs it first.

A module gets a copy of its own, so that what one test writes no other test reads.
"""

import fcntl
import os
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

from data.keeping.calendar import write_calendar
from data.keeping.publishing.publish import publish
from data.profiles.catalog import Catalog

# where the processes of one run meet; conftest.py says it
FOLDER = "TEST_WORLDS_OF_THI_DUA_SO"


def once(name: str, folder: Path, make: Callable[[Path], Path]) -> Path:
    """A copy in `folder` of the store that `make` writes into the folder it is given."""
    store = shared_world(name, make)
    return Path(shutil.copytree(store, folder / store.name))


def shared_world(name: str, make: Callable[[Path], Path]) -> Path:
    """The store itself, which every process of the run reads: who writes takes a copy (`once`)."""
    shared = Path(os.environ[FOLDER]) / name
    shared.mkdir(parents=True, exist_ok=True)
    with (shared / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        made, told = shared / "made", shared / "store"
        if not told.exists():
            shutil.rmtree(made, ignore_errors=True)  # left by a process that failed half-way
            made.mkdir()
            told.write_text(str(make(made)), encoding="utf-8")
    return Path(told.read_text(encoding="utf-8"))


def fresh_store(name: str, folder: Path, today: date, catalog: Catalog) -> Path:
    """A sample store of a day and of a catalog that `name` stands for, published before the first
    report came: who hands one in carries that on, which takes a third of a whole publication."""

    def made(into: Path) -> Path:
        write_calendar(into / "store", "sample", today, today)
        publish(into / "store", catalog)
        return into / "store"

    return once(f"fresh-{name}-{today}", folder, made)
