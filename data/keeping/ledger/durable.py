"""Files that survive: written beside, fsynced, renamed; the folder fsynced after."""

import errno
import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from schemas.problems import StoreError

BLOCK = 1 << 20  # bytes read and hashed at once


def write_durably(path: Path, content: bytes) -> None:
    """Put `content` at `path` at once or not at all."""
    beside = path.with_name(f"{path.name}.tmp")
    with beside.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)


def copy_durably(source: Path, path: Path) -> str:
    """Copy `source` to `path` at once or not at all; the SHA-256 of what was copied."""
    beside, digest = path.with_name(f"{path.name}.tmp"), hashlib.sha256()
    with source.open("rb") as original, beside.open("wb") as file:
        while block := original.read(BLOCK):
            digest.update(block)
            file.write(block)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
    return digest.hexdigest()


def sync_folder(folder: Path) -> None:
    """Make renames inside `folder` survive a power loss."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def hash_file(path: Path) -> str:
    """SHA-256 of the bytes of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@contextmanager
def disk_errors(doing: str) -> Iterator[None]:
    """Turn what the disk refuses into a StoreError that says what to do."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise StoreError(
                f"{doing}: đĩa đầy, chưa ghi nhận gì thêm. Giải phóng dung lượng rồi nộp lại. / "
                "The disk is full, nothing more was accepted. Free some space and hand in again."
            ) from error
        raise StoreError(
            f"{doing}: không ghi được ({error.strerror}). Kiểm tra quyền ghi và đĩa. / "
            f"Cannot write ({error.strerror}). Check the permissions and the disk."
        ) from error


def require_space(folder: Path, needed: int) -> None:
    """Refuse to start what the disk has no room to finish."""
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise StoreError(
            f"{folder.name}: đĩa chỉ còn {free >> 20} MB, cần {needed >> 20} MB. Chưa ghi nhận gì: "
            "giải phóng dung lượng rồi nộp lại. / "
            f"Only {free >> 20} MB are free, {needed >> 20} MB are needed. Nothing was accepted: "
            "free some space and hand in again."
        )
