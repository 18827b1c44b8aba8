"""Boundary files a snapshot keeps (ranh giới lúc chốt): which, copied, and under one hash."""

import hashlib
import shutil
from collections.abc import Mapping
from pathlib import Path

from data.geography.boundaries import KEPT, SKETCH, official

Files = Mapping[str, Path]


def files_now() -> Files:
    """Every file maps are drawn from now: its name inside a snapshot → the file."""
    return {**_files("official", official()), **_files("sketch", SKETCH)}


def files_kept(frozen: Path) -> Files:
    """The same of a snapshot's folder."""
    kinds = ("official", "sketch")
    return {k: v for kind in kinds for k, v in _files(kind, frozen / KEPT / kind).items()}


def keep_files(files: Files, frozen: Path) -> None:
    """Copy the files into a snapshot's folder."""
    for name, source in files.items():
        path = frozen / KEPT / name
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, path)


def files_hash(files: Files) -> str:
    """One hash over the names and the bytes of the files."""
    digest = hashlib.sha256()
    for name, path in sorted(files.items()):
        digest.update(name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def _files(kind: str, folder: Path) -> Files:
    found = [*folder.glob("provinces.geojson"), *folder.glob("communes/*.geojson")]
    return {f"{kind}/{path.relative_to(folder).as_posix()}": path for path in found}
