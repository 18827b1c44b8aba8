"""Named storylines of a store: one file each, replaced whole."""

import json
import re
from pathlib import Path

from data.keeping.audit.journal import note_act
from data.keeping.ledger.durable import disk_errors, write_durably
from data.keeping.ledger.lock import writer_lock
from schemas.problems import StoreError
from schemas.storyline import Storyline
from schemas.viewer import Viewer, signed

IDENTIFIER = re.compile(r"kb-[0-9a-f]{10}")


def keep_storyline(store: Path, made: Storyline, by: Viewer | str = "") -> None:
    """Keep a storyline under its name. StoreError: no name, no slide, or the disk refuses;
    NotAllowed: not for this viewer."""
    name = signed(by, "storyline", made.campaign_id)
    if not made.name.strip() or not made.slides:
        raise StoreError(
            "Kịch bản cần tên và ít nhất một trang. / A storyline needs a name and a slide."
        )
    with disk_errors("storylines"), writer_lock(store):
        folder = store / "storylines"
        folder.mkdir(exist_ok=True)
        path = folder / f"{made.storyline_id}.json"
        was = _said(path) if path.exists() else ""
        said = (made.campaign_id, made.name.strip(), was, _words(made))
        campaign, item, before, after = said
        note_act(store, "storyline", name, campaign=campaign, item=item, before=before, after=after)
        write_durably(path, made.to_json())


def drop_storyline(store: Path, identifier: str, by: Viewer | str = "") -> None:
    """Forget a storyline. NotAllowed: not for this viewer."""
    name = signed(by, "storyline")
    path = _path(store, identifier)
    with disk_errors("storylines"), writer_lock(store):
        if not path.exists():
            return
        try:
            made = _read(path)
        except StoreError:  # damaged: it may go all the same
            note_act(store, "storyline_dropped", name, item=identifier)
        else:
            said = {"campaign": made.campaign_id, "item": made.name, "before": _words(made)}
            note_act(store, "storyline_dropped", name, **said)
        path.unlink(missing_ok=True)


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


def _words(made: Storyline) -> str:
    """A storyline in a line of the audit log: its slides, and where messages are one's own."""
    edits = [f"«{edit.text}» ({key})" for key, edit in made.edits.items()]
    return "; ".join([f"{made.base}: {', '.join(made.slides)}", *edits])


def _said(path: Path) -> str:
    try:
        return _words(_read(path))
    except StoreError:
        return "?"


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
