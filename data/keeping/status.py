"""What is in the store (tình trạng kho): campaigns, reports, values, sizes, moments."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from data.keeping.calendar import read_calendar, store_today
from data.keeping.ledger.chain import read_events
from data.keeping.ledger.manifest import last_event, read_manifest
from data.keeping.publishing.counts import STAFF_NOTE
from data.keeping.store import open_store

PER_CAMPAIGN = f"""
    SELECT
        c.campaign_id,
        c.short_vi,
        c.short_en,
        (SELECT count(*) FROM unit AS u WHERE u.campaign_id = c.campaign_id),
        (SELECT count(*) FROM period AS p WHERE p.campaign_id = c.campaign_id),
        count(*) FILTER (s.state = 'accepted'),
        count(*) FILTER (s.state = 'rejected'),
        (SELECT count(r.value) FROM result AS r WHERE r.campaign_id = c.campaign_id),
        (
            SELECT count(*)
            FROM note AS n
            WHERE n.campaign_id = c.campaign_id AND {STAFF_NOTE}
        ),
        max(s.received_at)
    FROM campaign AS c
    LEFT JOIN submission AS s ON s.campaign_id = c.campaign_id
    GROUP BY c.campaign_id, c.short_vi, c.short_en
    ORDER BY c.campaign_id
"""  # noqa: S608 — our own condition, no value


@dataclass(frozen=True)
class CampaignStatus:
    """One campaign in the store."""

    campaign_id: str
    short_vi: str
    short_en: str
    unit_count: int
    period_count: int
    accepted_count: int
    rejected_count: int
    value_count: int
    note_count: int
    last_received_at: datetime | None


@dataclass(frozen=True)
class Status:
    """The whole store; `waiting_count` are files accepted but not published yet."""

    version: str | None
    calendar: str
    today: date
    first_view: date | None
    accepted_file_count: int
    rejected_file_count: int
    waiting_count: int
    row_count: int
    ledger_bytes: int
    published_bytes: int
    campaigns: tuple[CampaignStatus, ...]

    def as_plain(self) -> dict[str, Any]:
        """For JSON."""
        return asdict(self)


def status(store: Path) -> Status:
    """What a store holds; an empty or missing store is all zeros."""
    calendar, events, manifest = read_calendar(store), read_events(store), read_manifest(store)
    accepted = [event for event in events if event.kind == "accepted"]
    return Status(
        version=manifest.version if manifest else None,
        calendar=calendar.kind,
        today=store_today(store),
        first_view=calendar.first_view,
        accepted_file_count=len(accepted),
        rejected_file_count=len(events) - len(accepted),
        waiting_count=last_event(events) - (manifest.last_event if manifest else 0),
        row_count=sum(row.row_count for event in accepted for row in event.rows),
        ledger_bytes=folder_bytes(store / "ledger") + folder_bytes(store / "rejected"),
        published_bytes=folder_bytes(store / "published"),
        campaigns=_campaigns(store) if manifest else (),
    )


def _campaigns(store: Path) -> tuple[CampaignStatus, ...]:
    rows = open_store(store).cursor().execute(PER_CAMPAIGN).fetchall()
    return tuple(CampaignStatus(*row) for row in rows)


def folder_bytes(folder: Path) -> int:
    """Bytes of all files below a folder; 0 if there is none."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
