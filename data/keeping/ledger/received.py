"""What the ledger already holds: versions by report, moments, and files by their hash."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path

from data.keeping.ledger.chain import START, read_chain
from data.keeping.ledger.event import Event, Key, Report
from schemas.problems import StoreError

TICK = timedelta(microseconds=1)  # two reports never have one moment
CLOCK_SLACK = timedelta(days=1)  # a clock set back by more is a fault, not daylight saving


class Received:
    """An index over events in the order of arrival."""

    def __init__(self, events: list[Event], heads: list[str]) -> None:
        self.events: list[Event] = []
        self.heads: list[str] = []
        self.versions: dict[Key, int] = {}
        self.latest: dict[Key, datetime] = {}
        self.by_sha: dict[str, Event] = {}
        for event, head in zip(events, heads, strict=True):
            self.add(event, head)

    def add(self, event: Event, head: str) -> None:
        """Take one more event into the index, with the head of the chain after it."""
        self.events.append(event)
        self.heads.append(head)
        for key, report in zip(event.keys(), event.reports, strict=False):
            self.versions[key] = report.version or 0
            self.latest[key] = event.received_at
        if event.kind == "accepted" or event.sha256 not in self.by_sha:
            self.by_sha[event.sha256] = event

    def accepted(self, sha256: str) -> Event | None:
        """The event by which these bytes were accepted, if they were."""
        event = self.by_sha.get(sha256)
        return event if event and event.kind == "accepted" else None

    @property
    def head(self) -> str:
        """Head of the chain of events."""
        return self.heads[-1] if self.heads else START

    @property
    def next_number(self) -> int:
        """Number of the event to come."""
        return self.events[-1].event + 1 if self.events else 1

    def moment(self, campaign_id: str | None, reports: Iterable[Report], at: datetime) -> datetime:
        """The moment from which reports count: always after the versions they replace."""
        keys = [(str(campaign_id), str(r.unit_id), str(r.period_id)) for r in reports]
        last = max((self.latest[key] for key in keys if key in self.latest), default=None)
        if last and at < last - CLOCK_SLACK:
            raise StoreError(
                f"Báo cáo đến lúc {at} nhưng bản trước đã nhận lúc {last}. Nộp theo thứ tự; "
                "kiểm tra đồng hồ của máy. / "
                f"A report of {at} cannot follow one received at {last}. Hand in in order; check "
                "the machine's clock."
            )
        return at if last is None or at > last else last + TICK


def received(store: Path) -> Received:
    """The index of a store as it is now; nothing is written."""
    return Received(*read_chain(store))
