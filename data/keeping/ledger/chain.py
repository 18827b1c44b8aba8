"""The chain of events (chuỗi biên nhận): each names what stood before it, so none can be altered,
taken away or slipped in between without a trace.

The head after an event is the SHA-256 of the head before it and of the event's file. An event
holds the head before it; those written before there was a chain hold none and are vouched for by
the first that does.
"""

import hashlib
from collections.abc import Sequence
from pathlib import Path

from data.keeping.ledger.event import Event, event_paths, known_event
from schemas.problems import StoreError

START = ""


def next_head(head: str, content_hash: str) -> str:
    """Head of the chain after one more event file."""
    return hashlib.sha256(f"{head}{content_hash}".encode()).hexdigest()


def read_chain(store: Path) -> tuple[list[Event], list[str]]:
    """Every event in the order of arrival, and the head after each.

    StoreError names a number that is missing and an event that is not what the next one says."""
    events: list[Event] = []
    heads: list[str] = []
    for place, path in enumerate(event_paths(store), start=1):
        found = path.stat()
        event, content_hash = known_event(path, found.st_mtime_ns, found.st_size)
        if event.event != place or int(path.stem) != place:
            raise _missing(f"{place:06d}.json")
        head = heads[-1] if heads else START
        if not is_linked(event, head, events):
            raise _altered(place)
        events.append(event)
        heads.append(next_head(head, content_hash))
    return events, heads


def is_linked(event: Event, head: str, before: Sequence[Event]) -> bool:
    """Whether an event follows the head before it; once there is a chain, all are in it."""
    if event.previous is None:
        return not before or before[-1].previous is None
    return event.previous == head


def read_events(store: Path) -> list[Event]:
    """Every event of a store in the order of arrival; errors as read_chain."""
    return read_chain(store)[0]


def _missing(name: str) -> StoreError:
    return StoreError(
        f"{name}: sổ cái thiếu biên nhận này, các biên nhận sau vẫn còn. Chưa ghi gì. Khôi phục "
        "tệp từ bản sao lưu. / The ledger lacks this event though later ones are there. Nothing "
        "was written. Restore the file from a backup."
    )


def _altered(place: int) -> StoreError:
    return StoreError(
        f"{place:06d}.json: biên nhận không nối với các biên nhận trước nó: một tệp trong "
        "ledger/events đã bị sửa hoặc thay. Chạy «python -m data verify», khôi phục tệp từ bản "
        "sao lưu. / This event does not follow those before it: a file of ledger/events was "
        "altered. Run «python -m data verify» and restore the file from a backup."
    )
