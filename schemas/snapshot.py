"""What a snapshot of figures (chốt số liệu) says of itself, sealed by a hash."""

import hashlib
import json
from dataclasses import asdict, dataclass, fields
from datetime import date, datetime
from typing import Any

PARTS = ("data", "rubric", "quota", "profile", "boundaries", "code")


@dataclass(frozen=True)
class Snapshot:
    """What was frozen: identifier, name, as-of date, who and why, and the version of each part."""

    snapshot_id: str
    campaign_id: str
    name: str
    as_of: date
    made_by: str
    reason: str
    made_at: datetime
    store_version: str
    store_sha256: str
    data: str
    rubric: str
    quota: str
    profile: str
    boundaries: str
    code: str
    hash: str = ""

    @property
    def label(self) -> str:
        """Identifier and the first eight of its hash, as every paper prints it."""
        return f"{self.snapshot_id} · {self.hash[:8]}"

    def sealed(self) -> "Snapshot":
        """The same with the hash over everything else in it."""
        content = {key: str(value) for key, value in asdict(self).items() if key != "hash"}
        text = json.dumps(content, sort_keys=True, ensure_ascii=False)
        return Snapshot(**{**asdict(self), "hash": hashlib.sha256(text.encode()).hexdigest()})

    def to_json(self) -> bytes:
        """As it lies on disk."""
        return json.dumps(asdict(self), indent=1, ensure_ascii=False, default=str).encode()

    @classmethod
    def from_json(cls, said: dict[str, Any]) -> "Snapshot":
        """What lies on disk; KeyError or ValueError where it is no snapshot."""
        times = {
            "as_of": date.fromisoformat(said["as_of"]),
            "made_at": datetime.fromisoformat(said["made_at"]),
        }
        return cls(**{f.name: said[f.name] for f in fields(cls)} | times)
