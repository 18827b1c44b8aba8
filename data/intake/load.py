"""The door (nộp báo cáo): a file is read, checked and, if nothing is wrong, accepted.

All or nothing per report; one publication at the end of a call. Values accepted earlier in the
same call already count when the next file is compared with the previous values.
"""

import logging
from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from data.intake.door import Arrival, Door, examine, readings
from data.intake.judge import Judge, judge_file
from data.intake.outcome import Outcome, decided, unchanged
from data.intake.preview import preview
from data.intake.rights import signer
from data.keeping.calendar import read_calendar, require_store, store_today
from data.keeping.ledger.arrival import report_list
from data.keeping.ledger.durable import hash_file, require_space
from data.keeping.ledger.ledger import writer
from data.keeping.ledger.lock import PublishingError
from data.keeping.ledger.manifest import read_manifest
from data.keeping.ledger.received import received
from data.keeping.publishing.previous import Previous
from data.keeping.publishing.publish import is_readable, publish_behind
from data.keeping.store import published_path
from data.profiles.catalog import Catalog, store_catalog
from data.reading.file_guards import clean_file_name
from data.reading.read_report import read_reports
from schemas.problems import StoreError
from schemas.viewer import Viewer

__all__ = ["Outcome", "ingest", "inspect_file", "preview"]

LOG = logging.getLogger("data.load")
SPARE_BYTES = 8 << 20  # left free on the disk: a receipt and its rows still fit
# each file holds the lock for well under a second: on the last evening hundreds wait their turn
QUEUE_SECONDS = 300.0
Progress = Callable[[int, int, str], None]
Moments = datetime | Sequence[datetime] | None


def inspect_file(
    store: Path,
    path: Path,
    file_name: str | None = None,
    catalog: Catalog | None = None,
    judge: Judge = judge_file,
) -> Outcome:
    """What would become of a file (dry run); nothing is written."""
    name, known = clean_file_name(file_name or path.name), received(store)
    sha256 = hash_file(path)
    if same := known.accepted(sha256):
        return unchanged(name, same)
    previous = Previous(store)
    found = read_reports([path], [name])[0]
    known_now = catalog or store_catalog(store)
    checked = examine(found, path, known_now, previous, store_today(store), judge)
    reports = report_list(checked, known.versions) if checked.is_acceptable else ()
    return decided(checked, reports, known.by_sha.get(sha256))


def ingest(
    store: Path,
    files: Sequence[Path],
    received_by: Viewer | str,
    received_at: Moments = None,
    progress: Progress | None = None,
    names: Sequence[str] | None = None,
    catalog: Catalog | None = None,
    judge: Judge = judge_file,
) -> list[Outcome]:
    """Hand in files, in order. They are read before the writer's lock is taken and published after
    it was given back: hundreds may hand in at once.

    NotAllowed: a file is not the viewer's to hand in; nothing of any is kept.

    `received_at` (one moment, or one for each file) is for sample calendars only; `judge` is
    what a file is held against: a report's rules, unless it holds notes of staff.
    """
    arrivals = _arrivals(store, files, names, received_at)
    outcomes: list[Outcome] = []
    require_store(store)
    name = signer(received_by, lambda: _looked_at(store, arrivals, catalog, judge))
    require_space(store, _space(store, files))
    if not is_readable(read_manifest(store)):
        publish_behind(store, catalog)
    with closing(_taken(store, arrivals, name, catalog, judge)) as taken:
        for outcome in taken:
            outcomes.append(outcome)
            if progress:
                progress(len(outcomes), len(arrivals), outcome.file_name)
    try:
        publish_behind(store, catalog)
    except PublishingError as error:  # the reports are in: nobody is told otherwise
        LOG.warning("%s", error)
        return [replace(one, is_waiting=one.state == "accepted") for one in outcomes]
    return outcomes


def _taken(
    store: Path, arrivals: Sequence[Arrival], name: str, catalog: Catalog | None, judge: Judge
) -> Generator[Outcome]:
    """Let each file in or keep it aside, in order, a batch at a time under the writer's lock. What
    counts now is held here alone: nothing of it is left when the store is published."""
    previous = Previous(store)
    for reading in readings(store, arrivals):
        with writer(store, QUEUE_SECONDS) as ledger:
            door = Door(ledger, catalog or store_catalog(store), previous, name, judge)
            yield from door.take_batch(reading)


def _looked_at(
    store: Path, arrivals: Sequence[Arrival], catalog: Catalog | None, judge: Judge
) -> list[Outcome]:
    return [inspect_file(store, one.path, one.name, catalog, judge) for one in arrivals]


def _space(store: Path, files: Sequence[Path]) -> int:
    manifest = read_manifest(store)
    path = published_path(store, manifest.version) if manifest else None
    published = path.stat().st_size if path and path.exists() else 0
    return SPARE_BYTES + 2 * published + 3 * sum(file.stat().st_size for file in files)


def _arrivals(
    store: Path, files: Sequence[Path], names: Sequence[str] | None, given: Moments
) -> list[Arrival]:
    if given is not None and read_calendar(store).kind == "clock":
        raise StoreError(
            "Kho này theo đồng hồ: không đặt được thời điểm nhận. / "
            "This store lives by the clock: the moment of receipt cannot be given."
        )
    names = names or [path.name for path in files]
    moments = given if isinstance(given, Sequence) else [given] * len(files)
    return [
        Arrival(path, clean_file_name(name), moment)
        for path, name, moment in zip(files, names, moments, strict=True)
    ]
