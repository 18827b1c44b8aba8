"""What would change (thử trước): a temporary published store as if a file had been accepted."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from data.checking.check import CheckedReport
from data.intake.outcome import Outcome
from data.keeping.calendar import now
from data.keeping.ledger.arrival import report_list, row_files
from data.keeping.ledger.event import Event
from data.keeping.ledger.received import Received, received
from data.keeping.publishing.build import add_table, build, check_rows
from data.keeping.publishing.source import source_of, store_row
from data.keeping.reader import Reader
from data.keeping.store import open_reader
from data.profiles.catalog import Catalog, store_catalog
from schemas.problems import StoreError


@contextmanager
def preview(store: Path, outcome: Outcome, catalog: Catalog | None = None) -> Iterator[Reader]:
    """The store as it would be if the inspected file were accepted now; gone afterwards."""
    if outcome.checked is None or outcome.state != "accepted":
        raise StoreError(
            f"{outcome.file_name}: tệp này không làm thay đổi gì nên không có gì để xem trước. / "
            "This file would change nothing, so there is nothing to preview."
        )
    with tempfile.TemporaryDirectory(prefix="thi-dua-so-") as name:
        path = _built(store, outcome, outcome.checked, catalog or store_catalog(store), Path(name))
        con = open_reader(path)
        try:
            yield con
        finally:
            con.close()


def _built(
    store: Path, outcome: Outcome, checked: CheckedReport, catalog: Catalog, folder: Path
) -> Path:
    known = received(store)
    event = _would_be(store, outcome, checked, known, folder)
    source = source_of(store, [*known.events, event], catalog, is_whole=False)
    path = folder / "preview.duckdb"
    built = build(path, replace(source, other_rows={event.event: folder}))
    try:
        check_rows(built.con, source.events, built.made)
        add_table(built.con, "store", store_row("preview", source))
        built.con.execute("CHECKPOINT")
    finally:
        built.con.close()
    return path


def _would_be(
    store: Path, outcome: Outcome, checked: CheckedReport, known: Received, folder: Path
) -> Event:
    reports = report_list(checked, known.versions)
    rows = row_files(checked, known.next_number)
    for row, content in rows:
        (folder / row.file).write_bytes(content)
    return Event(
        event=known.next_number,
        kind="accepted",
        form=outcome.form,
        campaign_id=outcome.campaign_id,
        file_name=outcome.file_name,
        sha256=outcome.sha256,
        received_at=known.moment(outcome.campaign_id, reports, now(store)),
        received_by="",
        reports=reports,
        rows=tuple(row for row, _ in rows),
    )
