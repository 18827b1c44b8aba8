"""Named storylines of a store: one file each, replaced whole."""

import json
import re
from pathlib import Path

from data.keeping.ledger.durable import disk_errors, write_durably
from data.keeping.ledger.lock import writer_lock
from schemas.problems import StoreError
from schemas.storyline import Storyline
from schemas.viewer import Viewer, signed

IDENTIFIER = re.compile(r"kb-[0-9a-f]{10}")


def keep_storyline(store: Path, made: Storyline, by: Viewer | str = "") -> None:
    """Keep a storyline under its name. StoreError: no name, no slide, or the disk refuses;
    NotAllowed: not for this viewer."""
    signed(by, "storyline", made.campaign_id)
    if not made.name.strip() or not made.slides:
        raise StoreError(
            "Kịch bản cần tên và ít nhất một trang. / A storyline needs a name and a slide."
        )
    with disk_errors("storylines"), writer_lock(store):
        folder = store / "storylines"
        folder.mkdir(exist_ok=True)
        write_durably(folder / f"{made.storyline_id}.json", made.to_json())


def drop_storyline(store: Path, identifier: str, by: Viewer | str = "") -> None:
    """Forget a storyline. NotAllowed: not for this viewer."""
    signed(by, "storyline")
    with disk_errors("storylines"), writer_lock(store):
        _path(store, identifier).unlink(missing_ok=True)


def storyline_list(store: Path, campaign: str) -> list[Storyline]:
    """Storylines of a campaign by name."""
    found = [_read(path) for path in (store / "storylines").glob("kb-*.json")]
    return sorted((s for s in found if s.campaign_id == campaign), key=lambda s: s.name)


def storyline(store: Path, identifier: str) -> Storyline:
    """One storyline. StoreError: there is none of that identifier, or it cannot be read."""
    path = _path(store, identifier)
    if not path.exists():
        raise StoreError(
            f"{identifier}: không có kịch bản này. Xem danh sách ở trang «Trình chiếu». / "
            "There is no such storyline. See the list on the page “Present”."
        )
    return _read(path)


def storyline_text(store: Path, identifier: str) -> bytes:
    """What lies on disk of a named storyline; nothing for a default one."""
    path = _path(store, identifier)
    return path.read_bytes() if path.exists() else b""


def _path(store: Path, identifier: str) -> Path:
    name = identifier if IDENTIFIER.fullmatch(identifier) else "none"
    return store / "storylines" / f"{name}.json"


def _read(path: Path) -> Storyline:
    try:
        return Storyline.from_json(json.loads(path.read_text(encoding="utf-8")))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise StoreError(
            f"{path.name}: kịch bản hỏng, không đọc được. Xóa tệp này trong thư mục storylines. / "
            "The storyline cannot be read. Delete this file from the folder storylines."
        ) from error
