"""What was published: a small JSON beside each published file."""

import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from data.keeping.ledger.event import Event
from data.keeping.publishing.counts import Hashes
from data.keeping.store import published_path
from schemas.problems import StoreError


@dataclass(frozen=True)
class Manifest:
    """What was published: the number, the content, the last event in it, what profiles said."""

    version: str
    number: int
    last_event: int
    layout: str
    hashes: Hashes
    reference: str = ""
    head: str = ""
    """Head of the chain of events after the last one in it; blank from before there was one."""


def read_manifest(store: Path) -> Manifest | None:
    """What is published now, or None if nothing is. StoreError: what says so is damaged."""
    try:
        current = (store / "published" / "CURRENT").read_text(encoding="ascii").strip()
        return _read(published_path(store, current).with_suffix(".json"))
    except FileNotFoundError:
        return None
    except (ValueError, TypeError) as error:
        raise StoreError(
            "published: không đọc được bản phát hành nào đang dùng. Báo cáo đã nhận vẫn an toàn "
            "trong sổ cái: chạy «python -m data rebuild». / What is published cannot be told. "
            "Accepted reports are safe in the ledger: run «python -m data rebuild»."
        ) from error


def manifest_of(store: Path, version: str) -> Manifest:
    """What was published as a version that is still kept."""
    return _read(published_path(store, version).with_suffix(".json"))


def manifests(store: Path) -> list[Manifest]:
    """Every version kept that can still be read, current or not."""
    found = []
    for path in sorted((store / "published").glob("store-*.json")):
        with suppress(OSError, ValueError, TypeError):
            found.append(_read(path))
    return found


def _read(path: Path) -> Manifest:
    return Manifest(**json.loads(path.read_text(encoding="utf-8")))


def last_event(events: Sequence[Event]) -> int:
    """Number of the last event; 0 for none."""
    return events[-1].event if events else 0
