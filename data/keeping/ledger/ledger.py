"""The truth (sổ cái): files as they came, their checked rows, one event each.

The rename of the event's JSON is the moment a report is accepted: before it nothing counts,
after it everything is on disk. What lies about without an event is ignored, and put aside by
the next writer. Nothing is written to a ledger that knows less than what was published from it.
"""

import hashlib
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

from data.checking.check import CheckedReport, Form
from data.keeping.calendar import require_store
from data.keeping.ledger.arrival import report_list, returned_reports, row_files
from data.keeping.ledger.chain import next_head, read_events
from data.keeping.ledger.durable import copy_durably, disk_errors, sync_folder, write_durably
from data.keeping.ledger.event import (
    EVENT,
    Event,
    Report,
    RowFile,
    as_fields,
    event_path,
)
from data.keeping.ledger.lock import WAIT_SECONDS, writer_lock
from data.keeping.ledger.manifest import manifests
from data.keeping.ledger.received import Received, received
from schemas.problems import StoreError

KEPT_REJECTED_BYTES = 64 << 20  # a returned file may be asked for; larger ones are told by hash


@dataclass(frozen=True)
class Receipt:
    """How a file came: its place now, its form, when and from whom, under which profile."""

    path: Path
    form: Form | None
    received_at: datetime
    received_by: str
    profile_hash: str | None = None


class Ledger:
    """The ledger of one store in the hands of its one writer."""

    def __init__(self, store: Path) -> None:
        self.store = store
        self.folder = store / "ledger"
        for name in ("files", "rows", "events"):
            (self.folder / name).mkdir(parents=True, exist_ok=True)
        (store / "rejected").mkdir(exist_ok=True)
        self.received = received(store)

    @property
    def events(self) -> list[Event]:
        """Every event so far, in the order of arrival."""
        return self.received.events

    @property
    def next_number(self) -> int:
        """Number of the event to come."""
        return self.received.next_number

    def accept(self, checked: CheckedReport, receipt: Receipt) -> Event:
        """Keep the file and its rows and let them count from now on."""
        reports = report_list(checked, self.received.versions)
        at = self.received.moment(checked.campaign_id, reports, receipt.received_at)
        with disk_errors(checked.file_name), self._all_or_nothing():
            self._keep(receipt.path, self.folder / "files" / checked.sha256, checked)
            rows = self._write_rows(checked)
            return self._commit(self._event("accepted", checked, receipt, at, reports, rows))

    def reject(self, checked: CheckedReport, receipt: Receipt) -> Event:
        """Keep the file aside with its problems; nothing that counts changes."""
        reports = returned_reports(checked)
        event = self._event("rejected", checked, receipt, receipt.received_at, reports, ())
        with disk_errors(checked.file_name), self._all_or_nothing():
            aside = self.store / "rejected" / f"{self.next_number:06d}"
            aside.mkdir()
            if event.is_kept:
                self._keep(receipt.path, aside / checked.sha256, checked)
            write_durably(aside / "problems.json", EVENT.dump_json(event, indent=1))
            sync_folder(aside)
            return self._commit(event)

    def _event(
        self,
        kind: Literal["accepted", "rejected"],
        checked: CheckedReport,
        receipt: Receipt,
        at: datetime,
        reports: tuple[Report, ...],
        rows: tuple[RowFile, ...],
    ) -> Event:
        too_large = receipt.path.stat().st_size > KEPT_REJECTED_BYTES
        return Event(
            event=self.next_number,
            kind=kind,
            form=receipt.form,
            campaign_id=checked.campaign_id,
            file_name=checked.file_name,
            sha256=checked.sha256,
            received_at=at,
            received_by=receipt.received_by,
            reports=reports,
            rows=rows,
            problems=as_fields(checked.problems),
            profile_hash=receipt.profile_hash,
            is_kept=kind == "accepted" or not too_large,
            previous=self.received.head,
        )

    def _keep(self, source: Path, path: Path, checked: CheckedReport) -> None:
        if copy_durably(source, path) != checked.sha256:
            raise StoreError(
                f"{checked.file_name}: tệp đổi trong lúc kiểm tra. Nộp lại. / "
                "The file changed while it was checked. Hand it in again."
            )
        sync_folder(path.parent)

    def _write_rows(self, checked: CheckedReport) -> tuple[RowFile, ...]:
        rows = row_files(checked, self.next_number)
        for row, content in rows:
            write_durably(self.folder / "rows" / row.file, content)
        sync_folder(self.folder / "rows")
        return tuple(row for row, _ in rows)

    def _commit(self, event: Event) -> Event:
        path = event_path(self.store, event.event)
        content = EVENT.dump_json(event, indent=None)
        write_durably(path, content)
        sync_folder(path.parent)
        content_hash = hashlib.sha256(content).hexdigest()
        self.received.add(event, next_head(self.received.head, content_hash))
        return event

    @contextmanager
    def _all_or_nothing(self) -> Iterator[None]:
        try:
            yield
        except BaseException:
            for path in orphans(self.store, read_events(self.store)):
                remove(path)
            raise


def orphans(store: Path, events: list[Event]) -> list[Path]:
    """What no event speaks of: left by a writer that was stopped half-way."""
    accepted = {e.sha256 for e in events if e.kind == "accepted"}
    rows = {row.file for e in events for row in e.rows}
    aside = {f"{e.event:06d}" for e in events if e.kind == "rejected"}
    known = {"ledger/files": accepted, "ledger/rows": rows, "rejected": aside}
    left = [
        path
        for folder, names in known.items()
        for path in (store / folder).glob("*")
        if path.name not in names
    ]
    return sorted(left + list((store / "ledger" / "events").glob("*.tmp")))


def put_aside(store: Path, path: Path) -> None:
    """Take what no event speaks of out of the way; only what was never written whole is dropped."""
    if path.suffix == ".tmp":
        path.unlink()
        return
    aside = store / "left-over"
    aside.mkdir(exist_ok=True)
    place = max((int(p.name.partition("-")[0]) for p in aside.iterdir()), default=0) + 1
    path.replace(aside / f"{place:06d}-{path.parent.name}-{path.name}")


def require_whole(store: Path, known: Received) -> None:
    """Refuse a ledger that lacks, or tells otherwise, an event that was published.

    StoreError names the event; the caller writes nothing."""
    for manifest in manifests(store):
        name = f"{manifest.last_event:06d}.json"
        if manifest.last_event > len(known.events):
            raise StoreError(
                f"{name}: số liệu đã phát hành có biên nhận này, sổ cái chỉ còn đến "
                f"{len(known.events):06d}. Chưa ghi gì. Khôi phục thư mục «ledger» từ bản sao lưu "
                "mới hơn. / What was published knows this event, the ledger ends at "
                f"{len(known.events):06d}. Nothing was written. Restore «ledger» from a newer "
                "backup."
            )
        if manifest.last_event and manifest.head not in ("", known.heads[manifest.last_event - 1]):
            raise StoreError(
                f"{name}: biên nhận này hoặc một biên nhận trước đó không còn như lúc phát hành. "
                "Chưa ghi gì. Khôi phục «ledger/events» từ bản sao lưu. / This event or an "
                "earlier one is not what it was when it was published. Nothing was written. "
                "Restore «ledger/events» from a backup."
            )


def remove(path: Path) -> None:
    """Remove a file or a folder of files."""
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()


@contextmanager
def writer(store: Path, wait: float = WAIT_SECONDS) -> Iterator[Ledger]:
    """The ledger, held alone; leftovers of a stopped writer are put aside first."""
    require_store(store)
    with disk_errors(store.name), writer_lock(store, wait):
        ledger = Ledger(store)
        require_whole(store, ledger.received)
        for path in orphans(store, ledger.events):
            put_aside(store, path)
        yield ledger
