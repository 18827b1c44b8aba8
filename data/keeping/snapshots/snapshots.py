"""Frozen figures (chốt số liệu): a published file kept for good, with everything it rests on.

A snapshot's folder is a small store of its own that nothing writes to: `published/` with one file,
a calendar that stands still, and `snapshot.json`, which says what was frozen and under which hash.
"""

import json
import os
import re
import shutil
from datetime import date
from pathlib import Path
from typing import Any

from data.geography.kept_boundaries import files_hash, files_now, keep_files
from data.keeping.calendar import now, write_calendar
from data.keeping.ledger.durable import disk_errors, hash_file, sync_folder, write_durably
from data.keeping.ledger.lock import publisher_lock, writer_lock
from data.keeping.ledger.manifest import Manifest, read_manifest
from data.keeping.publishing.code_version import code_version
from data.keeping.snapshots.damage import is_file_whole, is_pinned, snapshot_damage
from data.keeping.snapshots.parts import part_hashes
from data.keeping.store import answer, open_store, published_path
from schemas.problems import StoreError
from schemas.snapshot import Snapshot
from schemas.viewer import Viewer, signed

IDENTIFIER = re.compile(r"CL-\d{4}-\d{2}-\d{2}-\d{2,}")


def freeze(
    store: Path, campaign: str, name: str, as_of: date, made_by: Viewer | str, reason: str
) -> Snapshot:
    """Freeze what is published now under a new identifier. StoreError, NotAllowed: nothing was
    frozen."""
    by = signed(made_by, "freeze", campaign)
    said = {"tên / name": name, "người chốt / who": by, "lý do / reason": reason}
    require_said(said)
    with disk_errors("snapshots"), writer_lock(store), publisher_lock(store):
        manifest = read_manifest(store)
        if manifest is None:
            raise StoreError("Kho chưa có gì để chốt. / There is nothing to freeze yet.")
        made = Snapshot(
            **_described(store, manifest, campaign, as_of),
            name=name.strip(),
            made_by=by,
            reason=reason.strip(),
        ).sealed()
        _keep(store, manifest, made)
    return made


def require_said(said: dict[str, str]) -> None:
    """Refuse what leaves a name, a person or a reason blank."""
    if missing := [words for words, text in said.items() if not text.strip()]:
        raise StoreError(
            f"Thiếu {', '.join(missing)}: điền rồi làm lại. / Fill these in and try again."
        )


def _described(store: Path, manifest: Manifest, campaign: str, as_of: date) -> dict[str, Any]:
    sql = (
        "SELECT min(start_date) AS first_date FROM campaign "
        "JOIN phase USING (campaign_id) WHERE campaign_id = $campaign GROUP BY campaign_id"
    )
    rows = answer(open_store(store), sql, {"campaign": campaign})
    moment = now(store).replace(microsecond=0)
    if rows.is_empty() or not rows["first_date"].item() <= as_of <= moment.date():
        raise StoreError(
            f"{campaign}, {as_of}: không có phong trào này hoặc ngày nằm ngoài phong trào. "
            "Chọn lại. / No such campaign, or a day outside it. Choose again."
        )
    return {
        "snapshot_id": _next_identifier(store, as_of),
        "campaign_id": campaign,
        "as_of": as_of,
        "made_at": moment,
        "store_version": manifest.version,
        "store_sha256": hash_file(published_path(store, manifest.version)),
        **parts_now(store),
    }


def parts_now(store: Path) -> dict[str, str]:
    """The version of each part as published now: what a snapshot made now would freeze."""
    manifest = read_manifest(store)
    return {
        **part_hashes(manifest.hashes if manifest else {}),
        "boundaries": files_hash(files_now()),
        "code": code_version(),
    }


def _next_identifier(store: Path, as_of: date) -> str:
    start = f"CL-{as_of}-"
    places = [
        path for room in ("snapshots", "removed") for path in (store / room).glob(f"{start}*")
    ]
    taken = [int(path.stem.removeprefix(start)) for path in places]
    return f"{start}{max([0, *taken]) + 1:02}"


def _keep(store: Path, manifest: Manifest, made: Snapshot) -> None:
    """Everything beside, then one rename: a snapshot is whole or not there."""
    folder = store / "snapshots"
    beside = folder / f"{made.snapshot_id}.tmp"
    for left in folder.glob("*.tmp"):  # of a freeze that was stopped
        shutil.rmtree(left, ignore_errors=True)
    (beside / "published").mkdir(parents=True)
    source = published_path(store, manifest.version)
    kept = published_path(beside, manifest.version)
    try:
        os.link(source, kept)
    except OSError:
        shutil.copyfile(source, kept)
    shutil.copyfile(source.with_suffix(".json"), kept.with_suffix(".json"))
    write_durably(beside / "published" / "CURRENT", f"{manifest.version}\n".encode())
    write_calendar(beside, "frozen", made.as_of, made.as_of)
    keep_files(files_now(), beside)
    write_durably(beside / "snapshot.json", made.to_json())
    if snapshot_damage(beside, made):
        raise StoreError(
            "Ranh giới hoặc bản phát hành đổi trong lúc chốt, chưa chốt gì. Làm lại. / "
            "Boundaries or the published file changed meanwhile; nothing was frozen. Do it again."
        )
    beside.replace(folder / made.snapshot_id)
    sync_folder(folder)


def snapshot_names(store: Path) -> list[str]:
    """Identifiers of the snapshots of a store, whole or damaged."""
    return sorted(path.name for path in (store / "snapshots").glob("CL-*[0-9]") if path.is_dir())


def snapshot_list(store: Path) -> list[Snapshot]:
    """Snapshots of a store, the newest first. StoreError: one was touched."""
    found = [snapshot(store, name) for name in snapshot_names(store)]
    return sorted(found, key=lambda s: (s.made_at, s.snapshot_id), reverse=True)


def snapshot(store: Path, identifier: str) -> Snapshot:
    """One snapshot by its identifier. StoreError: there is none, or it was touched."""
    path = store / "snapshots" / identifier / "snapshot.json"
    if not IDENTIFIER.fullmatch(identifier) or not path.exists():
        raise StoreError(
            f"{identifier}: không có bản chốt này. Xem danh sách ở trang «Chốt số liệu». / "
            "There is no such snapshot. See the list on the page «Frozen figures»."
        )
    return _read(path)


def _read(path: Path) -> Snapshot:
    try:
        found = Snapshot.from_json(json.loads(path.read_text(encoding="utf-8")))
    except (KeyError, ValueError) as error:
        raise _touched(path.parent.name) from error
    if found.sealed() != found:
        raise _touched(found.snapshot_id)
    return found


def snapshot_store(store: Path, identifier: str) -> Path:
    """The snapshot's own store, to be read as any other; its file is held against its hash."""
    found = snapshot(store, identifier)
    folder = store / "snapshots" / identifier
    if not (is_pinned(folder, found) and is_file_whole(folder, found)):
        raise _touched(identifier)
    return folder


def _touched(identifier: str) -> StoreError:
    return StoreError(
        f"{identifier}: bản chốt đã bị sửa, không dùng được. Lấy lại từ bản sao lưu. / "
        "The snapshot was changed and cannot be used. Restore it from a backup."
    )
