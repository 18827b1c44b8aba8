"""One writer and one publisher at a time: lock files held by the operating system, gone with
their process. Who holds both took the writer's first."""

import fcntl
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import IO

from data.keeping.lake.setting import require_own
from schemas.problems import StoreError

WAIT_SECONDS = 15.0  # a report is taken in within moments: longer is a writer that hangs
# a publication of a whole nation takes seconds; hundreds may wait for the same one
PUBLISHER_SECONDS = 600.0
PAUSE_SECONDS = 0.05  # between two tries for the lock


class PublishingError(StoreError):
    """Somebody else publishes and does not end; what was accepted is in the ledger all the same."""


@contextmanager
def writer_lock(store: Path, wait: float = WAIT_SECONDS) -> Iterator[None]:
    """Hold the writer's lock of a store; StoreError names the holder if it stays taken."""
    with _held(store, store / "lock", wait, _who_writes):
        yield


@contextmanager
def publisher_lock(store: Path, wait: float = PUBLISHER_SECONDS) -> Iterator[None]:
    """Hold the right to publish; reports are taken in meanwhile. PublishingError: it stays
    taken. StoreError: nothing is published here."""
    require_own(store)
    with _held(store, store / "publishing.lock", wait, _who_publishes):
        yield


@contextmanager
def _held(
    store: Path, path: Path, wait: float, refusal: Callable[[Path, str], StoreError]
) -> Iterator[None]:
    store.mkdir(parents=True, exist_ok=True)
    with path.open("a+", encoding="utf-8") as file:
        if not _taken_within(file, wait):
            raise refusal(store, path.read_text(encoding="utf-8") or "?")
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


def _who_publishes(store: Path, holder: str) -> StoreError:
    return PublishingError(
        f"{store.name}: một lần phát hành khác chưa xong ({holder}). Báo cáo đã nhận nằm an toàn "
        "trong sổ cái và hiện ra ở lần phát hành kế tiếp; nếu không có, chạy «python -m data "
        "rebuild». / "
        f"Another publication is not done yet ({holder}). Accepted reports are safe in the ledger "
        "and show with the next publication; if none comes, run «python -m data rebuild»."
    )


def _who_writes(store: Path, holder: str) -> StoreError:
    return StoreError(
        f"{store.name}: kho đang được ghi bởi {holder}. Chờ việc đó xong rồi làm lại. / "
        f"The store is being written by {holder}. Wait for it to finish and try again."
    )
