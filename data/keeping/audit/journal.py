"""What is done to a store outside its ledger, and leaves no other trace (sổ việc).

One small file an act, chained as the ledger's events are: none can be altered, taken away or
slipped in between unnoticed. It is written before the act: one that a crash stopped may stand here,
one that was done is never missing.
"""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal, get_args

from data.keeping.calendar import now
from data.keeping.ledger.chain import START, next_head
from data.keeping.ledger.durable import hash_file, sync_folder, write_durably
from data.keeping.ledger.lock import writer_lock
from schemas.problems import StoreError

FOLDER = "journal"
Noted = Literal[
    "storyline",
    "storyline_dropped",
    "template",
    "template_dropped",
    "removal_asked",
    "removal_dropped",
    "people",
    "backup",
    "restore",
    "upgrade",
]


@dataclass(frozen=True)
class Note:
    """One act: its kind, moment (ISO), who, of which campaign, what it was done to, and how that
    was before and after."""

    number: int
    kind: Noted
    at: str
    by: str
    campaign_id: str | None = None
    item: str = ""
    before: str = ""
    after: str = ""
    reason: str = ""
    previous: str = START

    def __post_init__(self) -> None:
        """A kind nobody writes is refused, whoever wrote the file."""
        if self.kind not in get_args(Noted):
            raise ValueError(self.kind)


def note_act(
    store: Path,
    kind: Noted,
    by: str,
    *,
    campaign: str | None = None,
    item: str = "",
    before: str = "",
    after: str = "",
    reason: str = "",
) -> None:
    """Write down an act; who calls holds the writer's lock. StoreError: the journal is damaged."""
    notes, head = read_journal(store)
    folder = store / FOLDER
    folder.mkdir(exist_ok=True)
    at = now(store).isoformat(timespec="seconds")
    said = (by.strip() or "–", campaign, item, before, after, reason, head)
    note = Note(len(notes) + 1, kind, at, *said)
    content = json.dumps(asdict(note), ensure_ascii=False, separators=(",", ":"))
    write_durably(folder / f"{note.number:06d}.json", content.encode())
    sync_folder(folder)


def noted(store: Path, kind: Noted, by: str, item: str = "", reason: str = "") -> None:
    """Write down what a command did to the whole store."""
    with writer_lock(store):
        note_act(store, kind, by, item=item, reason=reason)


def read_journal(store: Path) -> tuple[list[Note], str]:
    """Every act in its order, and the head of the chain. StoreError names the file that is
    missing, altered or cannot be read."""
    notes: list[Note] = []
    head = START
    for place, path in enumerate(sorted((store / FOLDER).glob("*.json")), start=1):
        try:
            note = Note(**json.loads(path.read_text(encoding="utf-8")))
        except (ValueError, TypeError) as error:
            raise _damaged(path.name) from error
        if note.number != place or int(path.stem) != place or note.previous != head:
            raise _damaged(f"{place:06d}.json")
        notes.append(note)
        head = next_head(head, hash_file(path))
    return notes, head


def _damaged(name: str) -> StoreError:
    return StoreError(
        f"journal/{name}: sổ việc thiếu tệp này hoặc tệp đã bị sửa. Khôi phục từ bản sao lưu. / "
        "The journal lacks this file, or it was altered. Restore it from a backup."
    )
