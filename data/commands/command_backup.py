"""The tasks backup, restore and upgrade: copies of the whole store, and the way back."""

import time
from argparse import Namespace
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from getpass import getuser
from pathlib import Path
from typing import Any

from data.commands.command_words import Voice, print_json
from data.keeping.audit.journal import Noted, noted
from data.keeping.backups.backup import back_up
from data.keeping.backups.restore import check_backup, restore
from data.keeping.backups.retention import DAYS, MONTHS, drop_outlived
from data.keeping.calendar import ZONE
from data.keeping.publishing.publish import publish
from data.keeping.verify import verify
from schemas.problems import StoreError
from schemas.settings import said, variable

UNSOUND = 1


def add_backup_tasks(add: Any, task: Callable[..., Any], both: Callable[[str], str]) -> None:
    """The tasks with their options."""
    backup = task(add, "backup", make_backup)
    usual = Path(said("backups")) if said("backups") else None
    backup.add_argument(
        "folder", nargs="?", type=Path, default=usual, metavar="FOLDER", help=both("option.backups")
    )
    backup.add_argument("--days", type=int, default=DAYS, help=both("option.keep_days"))
    backup.add_argument("--months", type=int, default=MONTHS, help=both("option.keep_months"))
    backup.add_argument("--check", action="store_true", help=both("option.check_backup"))
    back = task(add, "restore", restore_backup)
    back.add_argument("folder", type=Path, metavar="BACKUP", help=both("option.backup"))
    upgrade = task(add, "upgrade", upgrade_store, has_json=False)
    upgrade.add_argument("folder", type=Path, metavar="FOLDER", help=both("option.backups"))


def make_backup(chosen: Namespace, voice: Voice) -> int:
    """Copy the store into a folder of backups, or only check one that was made."""
    start, store = time.monotonic(), chosen.store.absolute()
    if chosen.folder is None:
        raise StoreError(
            f"Sao lưu vào đâu? Nêu thư mục, hoặc đặt {variable('backups')}. / "
            f"Where to? Name a folder, or set {variable('backups')}."
        )
    if chosen.check:
        backup, folder, gone = check_backup(chosen.folder), chosen.folder, []
    else:
        folder, backup = back_up(store, chosen.folder, _now())
        gone = drop_outlived(chosen.folder.resolve(), store.name, chosen.days, chosen.months)
        _note(store, "backup", folder.name)
    said = {
        "folder": folder.name,
        "files": len(backup.files),
        "event": f"{backup.last_event:06d}",
        "seconds": time.monotonic() - start,
    }
    if chosen.json:
        print_json({**said, "head": backup.head, "removed": gone})
        return 0
    voice.say("backup.checked" if chosen.check else "backup.done", **said)
    for name in gone:
        voice.say("backup.outlived", folder=name)
    return 0


def restore_backup(chosen: Namespace, voice: Voice) -> int:
    """A new store out of a backup, published and verified; 1 if it is not sound."""
    start, store = time.monotonic(), chosen.store.absolute()
    backup, version = restore(chosen.folder, store)
    _note(store, "restore", chosen.folder.name)
    is_sound = verify(store).is_sound
    said = {
        "store": store.name,
        "version": version,
        "event": f"{backup.last_event:06d}",
        "made_at": backup.made_at,
        "seconds": time.monotonic() - start,
    }
    if chosen.json:
        print_json({**said, "is_sound": is_sound})
    else:
        voice.say("backup.restored" if is_sound else "backup.restored_unsound", **said)
    return 0 if is_sound else UNSOUND


def upgrade_store(chosen: Namespace, voice: Voice) -> int:
    """Copy the store, publish it by this release, verify it; the way back is said either way."""
    store = chosen.store.absolute()
    folder, _ = back_up(store, chosen.folder, _now())
    voice.say("upgrade.copied", folder=str(folder))
    try:
        _note(store, "upgrade", folder.name)
        version = publish(store)
        is_sound = verify(store).is_sound
    except StoreError:
        voice.tell("upgrade.failed", folder=str(folder))
        raise
    voice.say("upgrade.done" if is_sound else "upgrade.unsound", version=version)
    voice.say("upgrade.back", folder=str(folder))
    return 0 if is_sound else UNSOUND


def _note(store: Path, kind: Noted, item: str) -> None:
    """Into the audit log, by whom the machine knows; a disk that refuses undoes no backup."""
    with suppress(StoreError, OSError):
        noted(store, kind, _user(), item)


def _user() -> str:
    try:
        return getuser()
    except (KeyError, OSError):  # an account without a name
        return "–"


def _now() -> datetime:
    """The clock's moment, of a sample too: a backup is made today, whatever day the sample has."""
    return datetime.now(ZONE).replace(tzinfo=None)
