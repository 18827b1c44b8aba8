"""Takes a backup back into a new folder: every file checked first, then published anew."""

import os
import shutil
from pathlib import Path

from data.keeping.backups.described import PART, Backup, read_backup
from data.keeping.calendar import is_store
from data.keeping.ledger.durable import disk_errors, hash_file, require_space
from data.keeping.ledger.received import received
from data.keeping.publishing.publish import publish
from schemas.problems import StoreError

SPARE_BYTES = 64 << 20  # left free on the disk: the store must be published there too


def check_backup(folder: Path) -> Backup:
    """Read every byte of a backup. StoreError names the first file that is not as it was made."""
    backup = read_backup(folder)
    for name, sha256 in backup.files.items():
        path = folder / name
        if not path.is_file() or hash_file(path) != sha256:
            raise _not_whole(folder, name)
    if received(folder).head != backup.head:
        raise _not_whole(folder, "ledger/events")
    return backup


def restore(folder: Path, store: Path) -> tuple[Backup, str]:
    """A new store out of a backup, and the version published from it. StoreError: not a new
    folder, or a backup that is not whole; then nothing is left behind."""
    if is_store(store) or (store.exists() and any(store.iterdir())):
        raise StoreError(
            f"{store.name}: thư mục đã có dữ liệu. Khôi phục vào thư mục mới rồi đổi tên. / "
            "The folder holds data. Restore into a new one, then rename it."
        )
    backup = check_backup(folder)
    part = store.with_name(f"{store.name}{PART}")
    with disk_errors(store.name):
        store.parent.mkdir(parents=True, exist_ok=True)
        sizes = sum((folder / name).stat().st_size for name in backup.files)
        require_space(store.parent, SPARE_BYTES + 2 * sizes)
        shutil.rmtree(part, ignore_errors=True)
        try:
            for name, sha256 in backup.files.items():
                target = part / name
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(folder / name, target)
                if hash_file(target) != sha256:
                    raise _not_whole(folder, name)
            os.sync()
            if store.exists():
                store.rmdir()
            part.rename(store)
        except BaseException:
            shutil.rmtree(part, ignore_errors=True)
            raise
    return backup, publish(store)


def _not_whole(folder: Path, name: str) -> StoreError:
    return StoreError(
        f"{folder.name}: {name} mất hoặc đã đổi sau khi sao lưu. Dùng bản sao lưu khác. / "
        f"{name} is lost or was changed after the backup. Use another backup."
    )
