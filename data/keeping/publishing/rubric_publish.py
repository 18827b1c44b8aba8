"""Publishes a rubric as the next version of a store (công bố phiên bản thang điểm).

The rename of the version's file is the moment it counts; a version is never changed afterwards.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

from data.keeping.ledger.durable import sync_folder, write_durably
from data.keeping.ledger.ledger import writer
from data.keeping.ledger.lock import publisher_lock
from data.keeping.publishing.publish import publish_held
from data.profiles.catalog import Catalog, store_catalog
from schemas.plan.profile_file import ProfileError
from schemas.problems import StoreError
from schemas.scoring.rubric import Rubric
from schemas.scoring.rubric_file import require_sound
from schemas.scoring.rubric_rules import overlapping
from schemas.scoring.rubric_text import rubric_from_toml, rubric_toml
from schemas.viewer import Viewer, signed

FOLDER = "rubrics"
CODE = re.compile(r"[a-z0-9][a-z0-9_-]{0,59}")


def publish_rubric(store: Path, rubric: Rubric, by: Viewer | str, reason: str, on: date) -> Rubric:
    """Publish a rubric as the next version and the store with it; the version as it was kept.

    Whatever version, day and publisher the draft names are set anew. Raises ProfileError with
    every fault, StoreError if the store refuses, NotAllowed; then nothing was published.
    """
    name = signed(by, "rubric", rubric.campaign)
    with writer(store), publisher_lock(store):
        version = next_version(store_catalog(store), rubric, name, reason, on)
        _keep(store / FOLDER, version)
        publish_held(store, store_catalog(store), is_whole=False)
    return version


def next_version(catalog: Catalog, rubric: Rubric, by: str, reason: str, on: date) -> Rubric:
    """The version a draft would be published as; raises ProfileError with what speaks against."""
    known = versions(catalog.rubrics, rubric.campaign, rubric.id)
    last = known[-1] if known else None
    version = replace(
        rubric,
        version=last.version + 1 if last else 1,
        published_on=on,
        published_by=by.strip(),
        reason=reason.strip(),
    )
    name = version_name(version)
    if faults := _against(version, last):
        raise ProfileError("\n".join(f"{name}: {fault}" for fault in faults))
    require_sound(version, catalog.profiles, name)
    if faults := list(overlapping([*catalog.rubrics, version])):
        raise ProfileError("\n".join(f"{name}: {fault}" for fault in faults))
    return version


def versions(rubrics: Iterable[Rubric], campaign: str, rubric_id: str) -> list[Rubric]:
    """Every version of one rubric, the first one first."""
    found = [r for r in rubrics if (r.campaign, r.id) == (campaign, rubric_id)]
    return sorted(found, key=lambda r: r.version)


def version_name(rubric: Rubric) -> str:
    """What the file of a version is called, without its ending."""
    return f"{rubric.campaign}-{rubric.id}-v{rubric.version}"


def _against(version: Rubric, last: Rubric | None) -> list[str]:
    """What forbids publishing, whatever the rules say of the rubric itself."""
    found = []
    if not CODE.fullmatch(version.id):
        found.append(f"id «{version.id}»: chỉ gồm a–z, 0–9, «-», «_» / only a–z, 0–9, «-» and «_»")
    if not version.reason:
        found.append("reason: cần lý do công bố / say why it is published")
    if not version.published_by:
        found.append("published_by: cần tên người công bố / say who publishes it")
    if last and same_rules(version, last):
        found.append(
            f"không có gì khác v{last.version} / nothing differs from v{last.version}; "
            "trang chưa thấy thì chạy / if the page does not show it, run "
            "«python -m data rebuild»"
        )
    if last and version.published_on < last.published_on:
        found.append(
            f"published_on {version.published_on}: trước v{last.version} / "
            f"before v{last.version} ({last.published_on})"
        )
    return found


def same_rules(one: Rubric, other: Rubric) -> bool:
    """Whether two versions score alike; who published them, when and why does not matter."""
    said = {name: getattr(other, name) for name in ("version", "published_on", "published_by")}
    return replace(one, **said, reason=other.reason) == other


def _keep(folder: Path, version: Rubric) -> None:
    """Write the file of a version once; leftovers of a stopped writer are removed first."""
    path, content = folder / f"{version_name(version)}.toml", rubric_toml(version).encode()
    if rubric_from_toml(content, path.name) != version:
        raise ProfileError(f"{path.name}: đọc lại khác lúc ghi / reads back differently")
    folder.mkdir(exist_ok=True)
    sync_folder(folder.parent)
    for left in folder.glob("*.tmp"):
        left.unlink()
    if path.exists():
        raise StoreError(f"{path.name}: đã có trong kho / is in the store already")
    write_durably(path, content)
    sync_folder(folder)
