"""What belongs to figures beyond their rows (ghi chú): events, coverage, as-of date, source."""

from typing import Any

import polars as pl

from pictures.notes import note_text
from schemas.row import Row
from translations import Translator


def with_notes(frame: pl.DataFrame, notes: pl.DataFrame, t: Translator) -> pl.DataFrame:
    """The frame with column `note`: the events of each row, in words; as it was without any.

    An event belongs to the rows of its unit and indicator; where the rows have periods, to the
    first that ends on its day or later.
    """
    events = notes.sort("at_date", "note_id").to_dicts()
    if not events or frame.is_empty() or "note" in frame.columns:
        return frame
    ends = sorted(frame["end_date"].drop_nulls().unique()) if "end_date" in frame.columns else []
    said = [
        "; ".join(note_text(event, t) for event in events if _belongs(event, row, ends))
        for row in frame.to_dicts()
    ]
    return frame.with_columns(pl.Series("note", [words or None for words in said], pl.String))


def _belongs(event: Row, row: Row, ends: list[Any]) -> bool:
    unit = row.get("unit_id") or row.get("group_id")
    if event["unit_id"] and unit not in (None, "all", event["unit_id"]):
        return False
    if event["indicator_id"] and row.get("indicator_id") not in (None, event["indicator_id"]):
        return False
    if not ends:
        return True
    first = next((end for end in ends if end >= event["at_date"]), None)
    return bool(first == row["end_date"])


def note_sheet(lines: list[str], notes: pl.DataFrame, t: Translator) -> list[str]:
    """Lines of the sheet «Ghi chú»: source, coverage, as-of date, then every event in full."""
    events = [note_text(event, t) for event in notes.sort("at_date", "note_id").to_dicts()]
    return [*lines, *events]
