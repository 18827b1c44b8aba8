"""The writer's side of the door: files are read in batches, checked, then let in or kept aside."""

import logging
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from data.checking.check import CheckedReport
from data.intake.judge import Judge, judge_file
from data.intake.outcome import Outcome, decided, unchanged
from data.keeping.calendar import now
from data.keeping.layout import layout_hash
from data.keeping.ledger.durable import hash_file
from data.keeping.ledger.event import Event
from data.keeping.ledger.ledger import Ledger, Receipt
from data.keeping.ledger.manifest import last_event, read_manifest
from data.keeping.publishing.previous import Previous
from data.keeping.publishing.publish import publish_held
from data.profiles.catalog import Catalog
from data.profiles.profile_hash import profile_hash
from data.reading.read_report import RawReport, read_reports
from schemas.problems import Problem

LOG = logging.getLogger("data.load")
BATCH_FILES = 40
BATCH_BYTES = 20_000_000
Found = RawReport | Problem


@dataclass(frozen=True)
class Arrival:
    """One file handed in; without a moment of its own it arrives now."""

    path: Path
    name: str
    moment: datetime | None = None


@dataclass(frozen=True)
class Reading:
    """A batch, those of it that were not accepted before, and what a child reads in them."""

    batch: Sequence[Arrival]
    fresh: Sequence[Arrival]
    found: Future[list[Found]]


def batches(arrivals: Sequence[Arrival]) -> Iterator[list[Arrival]]:
    """Files in order, in groups that one reading can hold."""
    batch: list[Arrival] = []
    size = 0
    for arrival in arrivals:
        length = arrival.path.stat().st_size
        if batch and (len(batch) == BATCH_FILES or size + length > BATCH_BYTES):
            yield batch
            batch, size = [], 0
        batch.append(arrival)
        size += length
    if batch:
        yield batch


class Door:
    """The one place where files come in, in the hands of the writer."""

    def __init__(
        self, ledger: Ledger, catalog: Catalog, received_by: str, judge: Judge = judge_file
    ) -> None:
        self.ledger, self.catalog, self.received_by = ledger, catalog, received_by
        self.judge = judge
        self.publish_if_behind()
        is_published = read_manifest(ledger.store) is not None
        self.previous = Previous(ledger.store, is_published=is_published)

    def publish_if_behind(self) -> None:
        """Publish what the ledger holds and the published store does not yet."""
        manifest = read_manifest(self.ledger.store)
        behind = (
            manifest is None
            or manifest.last_event < last_event(self.ledger.events)
            or manifest.layout != layout_hash()
        )
        if self.ledger.events and behind:
            publish_held(self.ledger, self.catalog, is_whole=False)

    def take_all(self, arrivals: Sequence[Arrival]) -> Iterator[Outcome]:
        """Let each file in or keep it aside, in order; while the files of one batch are checked,
        a child already reads those of the next."""
        with ThreadPoolExecutor(max_workers=1) as reader:
            ahead: deque[Reading] = deque()
            for batch in batches(arrivals):
                ahead.append(self._begin(batch, reader))
                if len(ahead) > 1:
                    yield from self._take_batch(ahead.popleft())
            while ahead:
                yield from self._take_batch(ahead.popleft())

    def _begin(self, batch: Sequence[Arrival], reader: ThreadPoolExecutor) -> "Reading":
        fresh = [a for a in batch if not self._accepted_before(a)]
        found = reader.submit(read_reports, [a.path for a in fresh], [a.name for a in fresh])
        return Reading(batch, fresh, found)

    def _take_batch(self, reading: "Reading") -> Iterator[Outcome]:
        found = dict(zip(map(id, reading.fresh), reading.found.result(), strict=True))
        for arrival in reading.batch:
            before = self._accepted_before(arrival)
            if before:
                yield _logged(unchanged(arrival.name, before))
            else:
                yield _logged(self._take(arrival, found[id(arrival)]))

    def _accepted_before(self, arrival: Arrival) -> Event | None:
        event = self.ledger.received.by_sha.get(hash_file(arrival.path))
        return event if event and event.kind == "accepted" else None

    def _take(self, arrival: Arrival, found: Found) -> Outcome:
        before = self.ledger.received.by_sha.get(hash_file(arrival.path))
        at = arrival.moment or now(self.ledger.store)
        checked = examine(found, arrival.path, self.catalog, self.previous, at.date(), self.judge)
        profile = profile_hash(self.catalog, checked.campaign_id)
        receipt = Receipt(arrival.path, checked.form, at, self.received_by, profile)
        if checked.is_acceptable:
            event = self.ledger.accept(checked, receipt)
            is_correction = any((report.version or 0) > 1 for report in event.reports)
            self.previous.add(checked, is_correction=is_correction)
            return decided(checked, event.reports, before)
        if before is None:
            self.ledger.reject(checked, receipt)
        return decided(checked, (), before)


def examine(
    found: Found,
    path: Path,
    catalog: Catalog,
    previous: Previous,
    today: date,
    judge: Judge = judge_file,
) -> CheckedReport:
    """Check one file that was read; what stopped the reading is a problem like any other."""
    if isinstance(found, Problem):
        return _unreadable(path, found)
    return judge(found, catalog, previous, today)


def _unreadable(path: Path, problem: Problem) -> CheckedReport:
    return CheckedReport(
        file_name=problem.file_name,
        sha256=hash_file(path),
        campaign_id=None,
        unit_id=None,
        period_id=None,
        problems=(problem,),
    )


def _logged(outcome: Outcome) -> Outcome:
    LOG.info(
        "%s %s: %d values, %d problems",
        outcome.state,
        outcome.file_name,
        outcome.result_count,
        len(outcome.problems),
    )
    return outcome
