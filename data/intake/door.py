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
from data.keeping.ledger.durable import hash_file
from data.keeping.ledger.ledger import Ledger, Receipt
from data.keeping.ledger.received import received
from data.keeping.publishing.previous import Previous
from data.profiles.catalog import Catalog
from data.profiles.profile_hash import profile_hash
from data.reading.read_report import RawReport, read_reports
from schemas.problems import Problem, StoreError, fault_number

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


def readings(store: Path, arrivals: Sequence[Arrival]) -> Iterator[Reading]:
    """Files in batches, read by a child without any lock; while the files of one batch are
    checked, it already reads those of the next."""
    with ThreadPoolExecutor(max_workers=1) as reader:
        ahead: deque[Reading] = deque()
        for batch in batches(arrivals):
            known = received(store)
            fresh = [a for a in batch if not known.accepted(hash_file(a.path))]
            found = reader.submit(read_reports, [a.path for a in fresh], [a.name for a in fresh])
            ahead.append(Reading(batch, fresh, found))
            if len(ahead) > 1:
                yield ahead.popleft()
        yield from ahead


@dataclass(frozen=True)
class Door:
    """The one place where files come in, in the hands of the writer.

    `previous` is what counted when the file was read, and catches up with what came since."""

    ledger: Ledger
    catalog: Catalog
    previous: Previous
    received_by: str
    judge: Judge = judge_file

    def take_batch(self, reading: Reading) -> Iterator[Outcome]:
        """Let each file in or keep it aside, in order."""
        found = dict(zip(map(id, reading.fresh), reading.found.result(), strict=True))
        reading.found.result().clear()  # each file is let go as soon as it was judged
        for arrival in reading.batch:
            before = self.ledger.received.accepted(hash_file(arrival.path))
            if before:
                yield _logged(unchanged(arrival.name, before))
            else:
                yield _logged(self._take(arrival, found.pop(id(arrival))))

    def _take(self, arrival: Arrival, found: Found) -> Outcome:
        self.previous.catch_up(self.ledger.events)
        before = self.ledger.received.by_sha.get(hash_file(arrival.path))
        at = arrival.moment or now(self.ledger.store)
        checked = examine(found, arrival.path, self.catalog, self.previous, at.date(), self.judge)
        profile = profile_hash(self.catalog, checked.campaign_id)
        receipt = Receipt(arrival.path, checked.form, at, self.received_by, profile)
        if checked.is_acceptable:
            event = self.ledger.accept(checked, receipt)
            self.previous.add(event, checked)
            return decided(checked, event.reports, before).without_rows_of_many()
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
    """Check one file that was read; what stopped the reading is a problem like any other, and so
    is a fault of our own: no file may stop another."""
    if isinstance(found, Problem):
        return _unreadable(path, found)
    try:
        return judge(found, catalog, previous, today)
    except StoreError:
        raise
    except Exception as error:
        number = fault_number(error)
        LOG.exception("%s %s", number, found.file_name)
        return _unreadable(path, Problem(found.file_name, "our_fault", params={"number": number}))


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
