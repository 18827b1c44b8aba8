"""The staff's own door (ghi chép của cán bộ): notes come in as files, like reports.

A unit cannot use it: what `ingest` takes is held against the rules of reports.
"""

import csv
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from data.checking.bulk.columns import AWARD_STEPS, MODELS, NOTES, BulkForm
from data.intake.judge import judge_staff_file
from data.intake.load import Moments, Outcome, ingest, inspect_file
from data.intake.two_people import by_another
from data.keeping.calendar import now
from data.profiles.catalog import Catalog
from schemas.viewer import Viewer, signed

COLUMNS = (*NOTES.codes, *NOTES.optional)


def ingest_notes(
    store: Path,
    files: Sequence[Path],
    recorded_by: Viewer | str,
    recorded_at: Moments = None,
    catalog: Catalog | None = None,
    names: Sequence[str] | None = None,
) -> list[Outcome]:
    """Hand in files of notes, of steps, of votes or of counts, in order; each whole or not.

    NotAllowed: the viewer is none of the staff."""
    name = signed(recorded_by, "note")
    judge = by_another(store, recorded_by, judge_staff_file)
    return ingest(store, files, name, recorded_at, names=names, catalog=catalog, judge=judge)


def inspect_notes(
    store: Path, path: Path, file_name: str | None = None, catalog: Catalog | None = None
) -> Outcome:
    """What would become of a file at the staff's door; nothing is written."""
    return inspect_file(store, path, file_name, catalog, judge_staff_file)


def record_notes(
    store: Path,
    rows: Sequence[Mapping[str, Any]],
    by: Viewer | str,
    at: datetime | None = None,
    catalog: Catalog | None = None,
) -> Outcome:
    """Write down notes of one campaign; `rows` are by the names of COLUMNS, blanks left out.

    `at` is for sample calendars only. The moment is in the file, so the same words written down
    on another day are another note, and a button pressed twice in a second is one.
    """
    moment = at or now(store)
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"ghi-chep-{moment:%Y%m%d-%H%M%S}.csv"
        write_notes(path, [{**row, "written_at": f"{moment:%Y-%m-%dT%H:%M:%S}"} for row in rows])
        return ingest_notes(store, [path], by, at, catalog)[0]


def record_steps(
    store: Path,
    rows: Sequence[Mapping[str, Any]],
    by: Viewer | str,
    at: datetime | None = None,
    catalog: Catalog | None = None,
) -> Outcome:
    """Write down steps of proposals of one campaign, by the names of AWARD_STEPS."""
    moment = at or now(store)
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"buoc-xet-{moment:%Y%m%d-%H%M%S}.csv"
        stamped = [{**row, "written_at": f"{moment:%Y-%m-%dT%H:%M:%S}"} for row in rows]
        write_notes(path, stamped, AWARD_STEPS)
        return ingest_notes(store, [path], by, at, catalog)[0]


def record_models(
    store: Path,
    rows: Sequence[Mapping[str, Any]],
    by: Viewer | str,
    at: datetime | None = None,
    catalog: Catalog | None = None,
) -> Outcome:
    """Rows of the register of models that staff type for units, by the names of MODELS, under the
    year of the moment. They come in by the door of reports and are held to the same rules."""
    moment = at or now(store)
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"mo-hinh-{moment:%Y%m%d-%H%M%S}.csv"
        write_notes(path, [{"period_id": f"model-{moment.year}", **row} for row in rows], MODELS)
        return ingest(store, [path], by, at, catalog=catalog)[0]


def write_notes(path: Path, rows: Sequence[Mapping[str, Any]], form: BulkForm = NOTES) -> None:
    """Notes, or steps, as a file of the staff's door."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, (*form.codes, *form.optional), restval="")
        writer.writeheader()
        writer.writerows({k: "" if v is None else v for k, v in row.items()} for row in rows)
