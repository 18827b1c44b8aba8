"""One writer at a time: a lock file held by the operating system, gone with its process."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import IO

from schemas.problems import StoreError

WAIT_SECONDS = 15.0
PAUSE_SECONDS = 0.05


@contextmanager
def writer_lock(store: Path, wait: float = WAIT_SECONDS) -> Iterator[None]:
    """Hold the writer's lock of a store; StoreError names the holder if it stays taken."""
    store.mkdir(parents=True, exist_ok=True)
    with (store / "lock").open("a+", encoding="utf-8") as file:
        if not _taken_within(file, wait):
            raise StoreError(_who_holds(store))
        try:
            file.truncate(0)
            file.write(f"PID {os.getpid()}, {datetime.now():%H:%M:%S %d/%m/%Y}")
            file.flush()
            yield
        finally:
            fcntl.flock(file, fcntl.LOCK_UN)


def _taken_within(file: IO[str], wait: float) -> bool:
    until = time.monotonic() + wait
    while True:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return True
        except BlockingIOError:
            if time.monotonic() >= until:
                return False
            time.sleep(PAUSE_SECONDS)


def _who_holds(store: Path) -> str:
    holder = (store / "lock").read_text(encoding="utf-8") or "?"
    return (
        f"{store.name}: kho đang được ghi bởi {holder}. Chờ việc đó xong rồi làm lại. / "
        f"The store is being written by {holder}. Wait for it to finish and try again."
    )
