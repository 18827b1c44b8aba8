"""Removing a snapshot takes two people, and never one that papers or a storyline rest on."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

from data.keeping.audit.journal import note_act
from data.keeping.calendar import now
from data.keeping.ledger.durable import disk_errors, write_durably
from data.keeping.ledger.ledger import remove
from data.keeping.ledger.lock import writer_lock
from data.keeping.snapshots.snapshots import require_said, snapshot
from schemas.problems import StoreError
from schemas.viewer import Viewer, signed


@dataclass(frozen=True)
class Removal:
    """Who asked to remove a snapshot, when and why."""

    asked_by: str
    reason: str
    asked_at: datetime


def note_use(store: Path, identifier: str, use: str) -> None:
    """Write down that something rests on the snapshot: papers that were made, a storyline."""
    with disk_errors(identifier), writer_lock(store):
        known = snapshot_uses(store, identifier)
        if use not in known:
            path = _beside(store, identifier, "uses.json")
            write_durably(path, json.dumps([*known, use], ensure_ascii=False).encode())


def snapshot_uses(store: Path, identifier: str) -> list[str]:
    """What rests on the snapshot, in the order it came."""
    snapshot(store, identifier)
    path = _beside(store, identifier, "uses.json")
    return list(json.loads(path.read_text(encoding="utf-8"))) if path.exists() else []


def removal_asked(store: Path, identifier: str) -> Removal | None:
    """The open request to remove it, if there is one."""
    path = _beside(store, identifier, "removal.json")
    if not path.exists():
        return None
    said = json.loads(path.read_text(encoding="utf-8"))
    return Removal(**{**said, "asked_at": datetime.fromisoformat(said["asked_at"])})


def ask_removal(store: Path, identifier: str, asked_by: Viewer | str, reason: str) -> None:
    """The first person asks. StoreError: it is in use, or nobody is named."""
    by = signed(asked_by, "freeze")
    require_said({"người đề nghị / who": by, "lý do / reason": reason})
    with disk_errors(identifier), writer_lock(store):
        _require_unused(store, identifier)
        asked = Removal(by, reason.strip(), now(store).replace(microsecond=0))
        _noted(store, identifier, "removal_asked", by, asked.reason)
        content = json.dumps(asdict(asked), ensure_ascii=False, default=str)
        write_durably(_beside(store, identifier, "removal.json"), content.encode())


def drop_removal(store: Path, identifier: str, by: Viewer | str = "") -> None:
    """Take the request back: the snapshot stays. NotAllowed: not for this viewer."""
    name = signed(by, "freeze")
    with disk_errors(identifier), writer_lock(store):
        if removal_asked(store, identifier) is None:
            return
        _noted(store, identifier, "removal_dropped", name, "")
        _beside(store, identifier, "removal.json").unlink(missing_ok=True)


def confirm_removal(store: Path, identifier: str, confirmed_by: Viewer | str) -> None:
    """A second person confirms; what it was stays written down. StoreError: nothing was removed."""
    by = signed(confirmed_by, "freeze")
    require_said({"người xác nhận / who": by})
    with disk_errors(identifier), writer_lock(store):
        _require_unused(store, identifier)
        asked = removal_asked(store, identifier)
        if asked is None or asked.asked_by.casefold() == by.casefold():
            raise StoreError(
                f"{identifier}: xóa cần hai người khác nhau, một đề nghị, một xác nhận. / "
                "Removing takes two different people, one who asks and one who confirms."
            )
        said = {
            "snapshot": asdict(snapshot(store, identifier)),
            "removal": asdict(asked),
            "confirmed_by": by,
            "removed_at": now(store).replace(microsecond=0),
        }
        (store / "removed").mkdir(exist_ok=True)
        content = json.dumps(said, indent=1, ensure_ascii=False, default=str).encode()
        write_durably(store / "removed" / f"{identifier}.json", content)
        remove(store / "snapshots" / identifier)


def _noted(
    store: Path,
    identifier: str,
    kind: Literal["removal_asked", "removal_dropped"],
    by: str,
    reason: str,
) -> None:
    """Into the journal: a request leaves no trace once it is taken back."""
    made = snapshot(store, identifier)
    item = f"{identifier} · {made.name}"
    note_act(store, kind, by, campaign=made.campaign_id, item=item, reason=reason)


def _require_unused(store: Path, identifier: str) -> None:
    if uses := snapshot_uses(store, identifier):
        raise StoreError(
            f"{identifier}: đang được dùng ({'; '.join(uses)}), không xóa được. / "
            "It is in use and cannot be removed."
        )


def _beside(store: Path, identifier: str, name: str) -> Path:
    return store / "snapshots" / identifier / name
