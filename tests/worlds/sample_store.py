"""The sample of one campaign up to a day: rich enough for every slide, small enough for a test."""

import tomllib
from datetime import date, datetime, time
from pathlib import Path

from data.intake.load import ingest
from data.intake.notes import ingest_notes
from data.keeping.calendar import write_calendar
from data.profiles.catalog import load_catalog
from data.samples.sample import (
    PLANS,
    sample_award_steps,
    sample_files,
    sample_models,
    sample_notes,
)
from data.samples.sample_files import Arrival

SENDER = "minh họa"


def sample_store(folder: Path, campaign: str, until: date, seed: int = 1) -> Path:
    """A store with everything the sample of a campaign has by the end of a day."""
    settings = tomllib.loads((PLANS / "province.toml").read_text(encoding="utf-8"))
    settings["campaigns"] = [c for c in settings["campaigns"] if c["id"] == campaign]
    catalog, store = load_catalog(), folder / "store"
    write_calendar(store, "sample", until, until)
    last = datetime.combine(until, time.max)

    def by_then(found: list[Arrival]) -> list[Arrival]:
        return [a for a in found if a.received_at.replace(tzinfo=None) <= last]

    notes = by_then(sample_notes(catalog, settings, folder, seed))
    ingest_notes(store, [a.path for a in notes], SENDER, [a.received_at for a in notes], catalog)
    files = by_then(sample_files(catalog, settings, folder, seed))
    ingest(store, [a.path for a in files], SENDER, [a.received_at for a in files], catalog=catalog)
    steps = by_then(sample_award_steps(catalog, settings, folder, seed))
    ingest_notes(store, [a.path for a in steps], SENDER, [a.received_at for a in steps], catalog)
    told = by_then(sample_models(catalog, settings, folder, seed))
    ingest(store, [a.path for a in told], SENDER, [a.received_at for a in told], catalog=catalog)
    return store
