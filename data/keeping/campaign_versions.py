"""Versions of a campaign put in force from workbooks: all files of one or none, those before kept.

A version is a folder campaigns/kept/<id>/v<n>: the files `before` and `after` it, and who put it in
force, when, from which file. Its rename is the moment it counts; a writer that was stopped between
that and the last file is finished by the next one.
"""

import json
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from data.keeping.calendar import now
from data.keeping.ledger.durable import sync_folder, write_durably
from data.profiles.book.plan import CampaignPlan
from data.profiles.campaign_files import campaign_paths

KEPT, SAID, DONE = "kept", "version.json", "done"


@dataclass(frozen=True)
class CampaignVersion:
    """One version put in force: its number, when (ISO), by whom, from which file, which files."""

    number: int
    at: str
    by: str
    file_name: str
    files: tuple[str, ...]
    gone: tuple[str, ...] = ()


def campaign_versions(store: Path, campaign_id: str) -> list[CampaignVersion]:
    """The versions of a campaign put in force from a workbook, the first one first."""
    found = [_read(path) for path in (store / "campaigns" / KEPT / campaign_id).glob("v*")]
    return sorted(found, key=lambda version: version.number)


def files_at(store: Path, campaign_id: str, number: int) -> dict[str, bytes]:
    """The files of a campaign as they were once a version was put in force, by their place in the
    folder of profiles: those it put there, else as the next version that changed them found them,
    else as they stand now."""
    folder = store / "campaigns"
    now = {str(p.relative_to(folder)): p.read_bytes() for p in campaign_paths(folder, campaign_id)}
    for version in reversed(campaign_versions(store, campaign_id)):
        place = version_place(folder, campaign_id, version.number)
        if version.number == number:
            return now | _contents(place / "after", version.files)
        for name in (*version.files, *version.gone):
            now.pop(name, None)
        now |= _contents(place / "before", (*version.files, *version.gone))
    return now


def _contents(folder: Path, names: Iterable[str]) -> dict[str, bytes]:
    return {n: (folder / n).read_bytes() for n in names if (folder / n).exists()}


def finish_versions(folder: Path) -> bool:
    """Put in place what a stopped writer left half-way, for the holder of the lock; whether any.

    A version counts whole or not at all."""
    is_any = False
    for path in sorted((folder / KEPT).glob("*/v*")):
        if path.suffix == ".tmp":
            shutil.rmtree(path)
        elif not (path / DONE).exists():
            apply_version(folder, path)
            is_any = True
    return is_any


def version_place(folder: Path, campaign_id: str, number: int) -> Path:
    """The folder of a version."""
    return folder / KEPT / campaign_id / f"v{number}"


def _read(path: Path) -> CampaignVersion:
    said = json.loads((path / SAID).read_text(encoding="utf-8"))
    return CampaignVersion(**{**said, "files": tuple(said["files"]), "gone": tuple(said["gone"])})


def keep_version(store: Path, folder: Path, plan: CampaignPlan, by: str) -> CampaignVersion:
    """Write a version beside and rename it: from then on it counts."""
    kept = folder / KEPT / plan.campaign_id
    kept.mkdir(parents=True, exist_ok=True)
    number = len(list(kept.glob("v*"))) + 1
    version = CampaignVersion(
        number,
        now(store).isoformat(timespec="seconds"),
        by,
        plan.file_name,
        tuple(name for name, text in plan.files.items() if text is not None),
        tuple(name for name, text in plan.files.items() if text is None),
    )
    beside = kept / f"v{number}.tmp"
    before = {name: folder / name for name in plan.files if (folder / name).exists()}
    _write(beside / "before", {name: path.read_bytes() for name, path in before.items()})
    after = {name: text.encode() for name, text in plan.files.items() if text is not None}
    _write(beside / "after", after)
    said = json.dumps(asdict(version), ensure_ascii=False, indent=1)
    write_durably(beside / SAID, said.encode())
    beside.rename(version_place(folder, plan.campaign_id, number))
    sync_folder(kept)
    return version


def _write(folder: Path, contents: Mapping[str, bytes]) -> None:
    folder.mkdir(parents=True)
    for name, content in contents.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        write_durably(folder / name, content)


def apply_version(folder: Path, kept: Path) -> None:
    """Put the files of a version at their places; done over again it comes to the same."""
    version = _read(kept)
    for name in version.files:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        write_durably(folder / name, (kept / "after" / name).read_bytes())
    for name in version.gone:
        (folder / name).unlink(missing_ok=True)
    write_durably(kept / DONE, b"")
