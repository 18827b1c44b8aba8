"""Gathers what a published file is built from: events, profiles, calendar, earlier rows."""

import os
import shutil
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import polars as pl

from data.keeping.build import Source
from data.keeping.calendar import read_calendar, store_today
from data.keeping.event import Event
from data.keeping.layout import layout_hash
from data.keeping.manifest import read_manifest
from data.keeping.store import published_path
from data.profiles.catalog import Catalog
from data.profiles.profile_tables import profile_tables


def _reusable(store: Path) -> tuple[Path, int] | None:
    manifest = read_manifest(store)
    if manifest is None or manifest.layout != layout_hash():
        return None
    path = published_path(store, manifest.version)
    return (path, manifest.last_event) if path.exists() else None


def source_of(
    store: Path, events: Sequence[Event], catalog: Catalog, beside: Path, *, is_whole: bool
) -> Source:
    """What to build from. Rows published before are read from a file of their own at `beside`:
    DuckDB refuses to attach a file that the same process has open."""
    earlier = None if is_whole else _reusable(store)
    if earlier:
        _link(earlier[0], beside)
    return Source(
        events=events,
        rows=store / "ledger" / "rows",
        reference=_reference(catalog),
        calendar=read_calendar(store),
        today=store_today(store),
        earlier=beside if earlier else None,
        earlier_event=earlier[1] if earlier else 0,
    )


@lru_cache(maxsize=2)
def _reference(catalog: Catalog) -> dict[str, pl.DataFrame]:
    return profile_tables(catalog)


def _link(path: Path, beside: Path) -> None:
    try:
        os.link(path, beside)
    except OSError:
        shutil.copyfile(path, beside)


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
