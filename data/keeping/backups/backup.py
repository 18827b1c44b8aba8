"""Makes a backup while the store is served and written to.

Under the writer's lock it is only noted what there is, and the few files that change are copied;
what the ledger and the snapshots hold is never written again and is copied afterwards, up to the
event noted. What an earlier backup beside it holds already is linked, not copied. Every file is
held against the hash its event names before the backup counts.
"""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from data.keeping.backups.described import DESCRIPTION, PART, Backup, backups, written
from data.keeping.calendar import require_store
from data.keeping.ledger.durable import disk_errors, hash_file, require_space, sync_folder
from data.keeping.ledger.event import event_path
from data.keeping.ledger.ledger import require_whole
from data.keeping.ledger.lock import writer_lock
from data.keeping.ledger.received import Received, received
from data.keeping.publishing.code_version import code_version
from schemas.problems import StoreError

# built again from the ledger, or of the moment only
SKIPPED = frozenset({"published", "exports", "left-over", "lock", "publishing.lock"})
WRITTEN_ONCE = frozenset({"ledger", "rejected", "snapshots"})
SPARE_BYTES = 64 << 20  # left free on the disk: a report can still come in
WAIT_SECONDS = 120.0  # a publication under way is waited for


@dataclass(frozen=True)
class _Wanted:
    """A file of the store that is never written again, with its hash where an event names it."""

    path: str
    sha256: str | None = None
    may_go: bool = False


def back_up(store: Path, folder: Path, made_at: datetime) -> tuple[Path, Backup]:
    """A new backup in a folder of backups; StoreError: what is damaged or in the way."""
    require_store(store)
    store, folder = store.resolve(), folder.resolve()
    if folder.is_relative_to(store):
        raise StoreError(
            f"{folder.name}: nằm trong chính kho. Chọn thư mục ở đĩa khác. / "
            "This lies inside the store itself. Choose a folder on another disk."
        )
    name = f"{store.name}-{made_at:%Y%m%d-%H%M%S}"
    part = folder / f"{name}{PART}"
    with disk_errors(folder.name):
        folder.mkdir(parents=True, exist_ok=True)
        earlier = backups(folder, store.name)
        require_space(folder, SPARE_BYTES + (0 if earlier else _bytes(store)))
        if part.exists() or (folder / name).exists():
            raise StoreError(
                f"{name}: đã có. Đợi một giây rồi làm lại. / It is there already. Try again."
            )
        try:
            backup = _filled(store, part, earlier[-1][0] if earlier else None, made_at)
            (part / DESCRIPTION).write_bytes(written(backup))
            os.sync()
            part.rename(folder / name)
            sync_folder(folder)
        except BaseException:
            shutil.rmtree(part, ignore_errors=True)
            raise
    return folder / name, backup


def _filled(store: Path, part: Path, earlier: Path | None, made_at: datetime) -> Backup:
    files: dict[str, str] = {}
    with writer_lock(store, WAIT_SECONDS):
        known = received(store)
        require_whole(store, known)
        wanted = [*_of_ledger(known), *_of_snapshots(store)]
        for path in _changing(store):
            files[path] = _copied(store / path, part / path)
    for one in wanted:
        found = _kept(store / one.path, part / one.path, earlier and earlier / one.path, one)
        if found is not None:
            files[one.path] = found
    if received(part).head != known.head:
        raise _damaged("ledger/events")
    return Backup(
        store=store.name,
        made_at=made_at.isoformat(timespec="seconds"),
        last_event=len(known.events),
        head=known.head,
        program=code_version(),
        files=files,
    )


def _changing(store: Path) -> Iterator[str]:
    """Files that may be written anew: calendar, profiles, rubrics, storylines, templates."""
    for path in sorted(store.rglob("*")):
        said = path.relative_to(store)
        is_plain = path.is_file() and not path.is_symlink() and path.suffix != ".tmp"
        if is_plain and said.parts[0] not in SKIPPED | WRITTEN_ONCE:
            yield said.as_posix()


def _of_ledger(known: Received) -> Iterator[_Wanted]:
    seen: set[str] = set()
    for event in known.events:
        yield _Wanted(event_path(Path(), event.event).as_posix())
        if event.kind == "accepted":
            yield from (_Wanted(f"ledger/rows/{row.file}", row.sha256) for row in event.rows)
            if event.sha256 not in seen:
                seen.add(event.sha256)
                yield _Wanted(f"ledger/files/{event.sha256}", event.sha256)
        else:
            aside = f"rejected/{event.event:06d}"
            yield _Wanted(f"{aside}/problems.json")
            if event.is_kept:
                yield _Wanted(f"{aside}/{event.sha256}", event.sha256)


def _of_snapshots(store: Path) -> Iterator[_Wanted]:
    """A snapshot may be removed by two people while it is copied: then it is not missed."""
    for path in sorted((store / "snapshots").rglob("*")):
        if path.is_file() and not path.is_symlink() and path.suffix != ".tmp":
            yield _Wanted(path.relative_to(store).as_posix(), may_go=True)


def _kept(source: Path, target: Path, earlier: Path | None, one: _Wanted) -> str | None:
    """Link what an earlier backup holds already, else copy; the hash, held against its event's."""
    try:
        sha256 = one.sha256 or hash_file(source)
        if earlier is not None and earlier.is_file() and hash_file(earlier) == sha256:
            target.parent.mkdir(parents=True, exist_ok=True)
            os.link(earlier, target)
            return sha256
        found = _copied(source, target)
    except FileNotFoundError:
        if one.may_go:
            return None
        raise _damaged(one.path) from None
    if one.sha256 and found != one.sha256:
        raise _damaged(one.path)
    return found


def _copied(source: Path, target: Path) -> str:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
    return hash_file(target)


def _bytes(store: Path) -> int:
    kept = (path for path in store.glob("*") if path.name not in SKIPPED)
    return sum(
        path.stat().st_size
        for top in kept
        for path in (top, *top.rglob("*"))
        if path.is_file() and not path.is_symlink()
    )


def _damaged(place: str) -> StoreError:
    return StoreError(
        f"{place}: mất hoặc khác lúc ghi, nên chưa sao lưu. Chạy «python -m data verify», khôi "
        "phục tệp từ bản sao lưu trước rồi làm lại. / "
        "Lost, or not as it was written: no backup was made. Run «python -m data verify», restore "
        "the file from an earlier backup and try again."
    )
