"""Is a snapshot still what it was: its day and version, its published file, its boundaries."""

from functools import lru_cache
from pathlib import Path

from data.geography.boundaries import KEPT
from data.geography.kept_boundaries import files_hash, files_kept
from data.keeping.calendar import store_today
from data.keeping.ledger.durable import hash_file
from data.keeping.store import published_path, version
from schemas.problems import StoreError
from schemas.snapshot import Snapshot


def snapshot_damage(folder: Path, made: Snapshot) -> list[str]:
    """Parts that are not what was frozen, every byte read anew: seal, file, boundaries."""
    path = published_path(folder, made.store_version)
    is_whole = {
        "seal": is_pinned(folder, made),
        "file": path.exists() and hash_file(path) == made.store_sha256,
        "boundaries": files_hash(files_kept(folder)) == made.boundaries,
    }
    return [part for part, is_so in is_whole.items() if not is_so]


def is_pinned(folder: Path, made: Snapshot) -> bool:
    """Whether the folder still shows the version and the day that were frozen, on its own maps."""
    try:
        is_same = version(folder) == made.store_version and store_today(folder) == made.as_of
    except StoreError:
        return False
    return is_same and (folder / KEPT).exists()


def is_file_whole(folder: Path, made: Snapshot) -> bool:
    """Whether the published file has the hash that was frozen; read again once it was touched."""
    path = published_path(folder, made.store_version)
    return path.exists() and _sha256(path, path.stat().st_mtime_ns) == made.store_sha256


@lru_cache(maxsize=64)
def _sha256(path: Path, changed_at: int) -> str:  # noqa: ARG001 - a changed file is read again
    return hash_file(path)
