"""Notes of staff in a sample (dữ liệu minh họa): exemptions, reminders, events."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import polars as pl

from data.intake.notes import write_notes
from data.profiles.catalog import Catalog
from data.samples.sample_arrivals import Asked, settings
from data.samples.sample_files import Arrival

EXEMPT_BEFORE = timedelta(days=32)


def note_files(
    catalog: Catalog,
    asked: Asked,
    comings: pl.DataFrame,
    exempt: Sequence[str],
    annotation_count: int,
    folder: Path,
) -> Iterator[Arrival]:
    """Files of notes on the report of now, each with the moment it is written down."""
    campaign = asked.profile.campaign.id
    label = settings()["note"]
    rows = [
        {
            "unit_id": unit,
            "text": f"{why['text']} ({label})",
            "source": f"{why['source']} ({label})",
        }
        for unit, why in zip(exempt, settings()["exemptions"], strict=False)
    ]
    at = asked.due - EXEMPT_BEFORE
    yield from _file(asked, "exemption", rows, at, folder / f"{campaign}-mien.csv")
    owing = comings.filter(~pl.col("unit_id").is_in(list(exempt)))
    for number, reminder in enumerate(settings()["reminders"], start=1):
        at = datetime.combine(asked.due.date() - timedelta(days=reminder["days"]), reminder["at"])
        late = owing.filter(pl.col("received_at").fill_null(datetime.max) > max(at, asked.due))
        text = f"{reminder['text']} ({label})"
        rows = [{"unit_id": unit, "text": text} for unit in late["unit_id"].sort()]
        yield from _file(asked, "reminder", rows, at, folder / f"{campaign}-nhac-{number}.csv")
    for number, event in enumerate(settings()["annotations"][:annotation_count], start=1):
        row = _event(catalog, asked, event)
        at = _noon(event["date"])
        path = folder / f"{campaign}-moc-{number}.csv"
        yield from _file(asked, "annotation", [row], at, path)


def _event(catalog: Catalog, asked: Asked, event: dict[str, Any]) -> dict[str, Any]:
    units = catalog.units_of(asked.profile.campaign.id, event["date"])["unit_id"].sort()
    indicators = asked.profile.indicators
    said = {name: event[name] for name in ("text", "text_en", "source")}
    unit = units[event["unit"]] if "unit" in event else None
    indicator = indicators[event["indicator"]].id if "indicator" in event else None
    return {**said, "at_date": event["date"], "unit_id": unit, "indicator_id": indicator}


def _file(
    asked: Asked, kind: str, rows: Sequence[dict[str, Any]], at: datetime, path: Path
) -> Iterator[Arrival]:
    if rows:
        about = {"kind": kind, "campaign_id": asked.profile.campaign.id}
        if kind != "annotation":
            about["obligation_id"] = asked.code
        write_notes(path, [{**about, **row} for row in rows])
        yield Arrival(path, at)


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12))
