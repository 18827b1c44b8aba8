"""What was published: a small JSON beside each published file."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from data.keeping.ledger.event import Event
from data.keeping.publishing.build import Hashes
from data.keeping.store import published_path


@dataclass(frozen=True)
class Manifest:
    """What was published: the number, the content, the last event in it, what profiles said."""

    version: str
    number: int
    last_event: int
    layout: str
    hashes: Hashes
    reference: str = ""


def read_manifest(store: Path) -> Manifest | None:
    """What is published now, or None if nothing is."""
    try:
        current = (store / "published" / "CURRENT").read_text(encoding="ascii").strip()
        path = published_path(store, current).with_suffix(".json")
        return Manifest(**json.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        return None


def last_event(events: Sequence[Event]) -> int:
    """Number of the last event; 0 for none."""
    return events[-1].event if events else 0
