"""Gathers what a published file is built from: events, profiles, calendar, earlier rows."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from io import BytesIO
from pathlib import Path

import polars as pl

from data.keeping.calendar import read_calendar, store_today
from data.keeping.layout import layout_hash
from data.keeping.ledger.event import Event
from data.keeping.ledger.manifest import Manifest, read_manifest
from data.keeping.publishing.build import Earlier, Source
from data.keeping.store import published_path
from data.profiles.catalog import Catalog
from data.profiles.profile_tables import profile_tables


def _earlier(store: Path) -> Earlier | None:
    """The published file, if this program made it."""
    manifest = read_manifest(store)
    if manifest is None or manifest.layout != layout_hash():
        return None
    path = published_path(store, manifest.version)
    if not path.exists():
        return None
    return Earlier(path, manifest.last_event, manifest.reference, manifest.hashes)


def source_of(store: Path, events: Sequence[Event], catalog: Catalog, *, is_whole: bool) -> Source:
    """What to build from: whole, or carrying on what was published before."""
    calendar = read_calendar(store)
    reference, said = _reference(catalog, calendar.opened_on)
    return Source(
        events=events,
        rows=store / "ledger" / "rows",
        reference=reference,
        said=said,
        calendar=calendar,
        today=store_today(store),
        earlier=None if is_whole else _earlier(store),
    )


@lru_cache(maxsize=2)
def _reference(catalog: Catalog, day: date | None) -> tuple[dict[str, pl.DataFrame], str]:
    """The tables of the profiles, with the day from which units owe reports to this store, and
    their hash."""
    reference = profile_tables(catalog)
    campaigns = reference["campaign"].with_columns(opened_on=pl.lit(day, pl.Date))
    reference = {**reference, "campaign": campaigns}
    return reference, reference_hash(reference)


def reference_hash(reference: Mapping[str, pl.DataFrame]) -> str:
    """Hash of what profiles, units sheets and rubrics say, to tell when they have changed."""
    seen = hashlib.sha256()
    for name in sorted(reference):
        seen.update(name.encode())
        reference[name].write_ipc(content := BytesIO())
        seen.update(content.getvalue())
    return seen.hexdigest()[:12]


def is_current(store: Path, manifest: Manifest, catalog: Catalog) -> bool:
    """Whether a version was published by this program from what the profiles say now."""
    _, said = _reference(catalog, read_calendar(store).opened_on)
    return manifest.layout == layout_hash() and manifest.reference == said


def store_row(version: str, source: Source) -> pl.DataFrame:
    """The one row that says what this store is (StoreTable)."""
    calendar = source.calendar
    row = {
        "version": version,
        "calendar": calendar.kind,
        "today": source.today,
        "first_view": calendar.first_view,
        "is_sample": calendar.kind == "sample",
    }
    return pl.DataFrame([row], schema_overrides={"first_view": pl.Date})
