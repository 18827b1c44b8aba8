"""What the ledger says of one file that arrived (biên nhận): one JSON file, never changed."""

import hashlib
from dataclasses import asdict
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from pydantic import ConfigDict, Field, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

from schemas.problems import Problem, StoreError
from schemas.tables import KEPT

STRICT = ConfigDict(extra="forbid")
PARSER_VERSION = "1"
Key = tuple[str, str, str]


@dataclass(frozen=True, config=STRICT)
class Report:
    """One report inside a file: a workbook holds one, a bulk file one per unit and period."""

    unit_id: str | None
    period_id: str | None
    version: int | None
    result_count: int
    warning_count: int


@dataclass(frozen=True, config=STRICT)
class RowFile:
    """One Parquet file of checked rows in ledger/rows, with its kind, count and SHA-256."""

    kind: str
    file: str
    row_count: int
    sha256: str

    def __post_init__(self) -> None:
        """A kind the ledger does not keep is refused, whoever wrote the event."""
        if self.kind not in KEPT:
            raise ValueError(f"{self.kind}: {', '.join(KEPT)}")


@dataclass(frozen=True, config=STRICT)
class Event:
    """One file that arrived, accepted or rejected, and everything said of it."""

    event: int
    kind: Literal["accepted", "rejected"]
    form: Literal["workbook", "bulk", "notes"] | None
    campaign_id: str | None
    file_name: str
    sha256: str
    received_at: datetime
    received_by: str
    reports: tuple[Report, ...]
    rows: tuple[RowFile, ...] = ()
    problems: tuple[dict[str, Any], ...] = ()
    parser_version: str = PARSER_VERSION
    profile_hash: str | None = None
    is_kept: bool = Field(default=True, description="False: a rejected file too large to keep")
    previous: str | None = Field(default=None, description="Head of the chain before this event")

    def keys(self) -> list[Key]:
        """Campaign, unit and period of each report that counts."""
        if self.kind != "accepted":
            return []
        return [(str(self.campaign_id), str(r.unit_id), str(r.period_id)) for r in self.reports]

    def submission_id(self, position: int) -> str:
        """Event number and place of the report inside the file."""
        return f"{self.event:06d}-{position:05d}"

    def all_problems(self) -> tuple[Problem, ...]:
        """The problems as they were found."""
        return tuple(Problem(**fields) for fields in self.problems)


EVENT = TypeAdapter(Event)


def as_fields(problems: tuple[Problem, ...]) -> tuple[dict[str, Any], ...]:
    """Problems as plain fields, for JSON."""
    return tuple(asdict(problem) for problem in problems)


def event_path(store: Path, number: int) -> Path:
    """Where the event of this number is."""
    return store / "ledger" / "events" / f"{number:06d}.json"


def event_paths(store: Path) -> list[Path]:
    """The files of all events in the order of arrival."""
    return sorted((store / "ledger" / "events").glob("*.json"))


@lru_cache(maxsize=60_000)
def known_event(path: Path, _changed: int, _size: int) -> tuple[Event, str]:
    """An event and the SHA-256 of its file, read once as long as the file stays the same."""
    return read_event(path)


def read_event(path: Path) -> tuple[Event, str]:
    """The event in a file as it is on disk now, and the SHA-256 of the file."""
    content = path.read_bytes()
    try:
        return EVENT.validate_json(content), hashlib.sha256(content).hexdigest()
    except ValidationError as error:
        raise StoreError(
            f"{path.name}: biên nhận trong sổ cái bị hỏng. Khôi phục tệp này từ bản sao lưu. / "
            "This event of the ledger is damaged. Restore the file from a backup."
        ) from error
