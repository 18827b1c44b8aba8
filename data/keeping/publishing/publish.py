"""Publishing: build beside, verify, fsync, rename, switch the pointer, drop what is old."""

import hashlib
import json
import os
from dataclasses import asdict, replace
from pathlib import Path
from typing import TypeGuard

import duckdb

from data.keeping.calendar import require_store
from data.keeping.campaign_versions import finish_versions
from data.keeping.lake.share import share
from data.keeping.layout import layout_hash
from data.keeping.ledger.chain import read_events
from data.keeping.ledger.durable import disk_errors, sync_folder, write_durably
from data.keeping.ledger.ledger import remove, require_whole
from data.keeping.ledger.lock import publisher_lock
from data.keeping.ledger.manifest import Manifest, last_event, read_manifest
from data.keeping.ledger.received import received
from data.keeping.publishing.build import Built, Source, add_table, build, check_rows
from data.keeping.publishing.counts import Hashes, table_hashes
from data.keeping.publishing.source import source_of, store_row
from data.keeping.store import connect_locked
from data.profiles.catalog import Catalog, store_catalog
from data.profiles.change.last_good import keep_good
from schemas.problems import StoreError

KEPT_VERSIONS = 2  # the one shown and the one before, which may still be read


def publish(store: Path, catalog: Catalog | None = None) -> str:
    """Build the whole store again from the ledger and switch to it; the new version."""
    require_store(store)
    with disk_errors(store.name), publisher_lock(store):
        if finish_versions(store / "campaigns"):
            catalog = None
        return publish_held(store, catalog or store_catalog(store))


def publish_behind(store: Path, catalog: Catalog | None = None) -> None:
    """Publish what the ledger holds and the published store does not yet.

    Whoever comes while another publishes waits and finds everything there: one publication takes
    along all reports accepted until it begins."""
    with disk_errors(store.name), publisher_lock(store):
        if is_behind(store):
            publish_held(store, catalog or store_catalog(store), is_whole=False)


def is_behind(store: Path) -> bool:
    """Whether reports wait to be published, or this release cannot read what is published."""
    events, manifest = read_events(store), read_manifest(store)
    last = last_event(events)
    return bool(last) and (not is_readable(manifest) or manifest.last_event < last)


def is_readable(manifest: Manifest | None) -> TypeGuard[Manifest]:
    """Whether something is published, and by a release with the same tables."""
    return manifest is not None and manifest.layout == layout_hash()


def publish_held(store: Path, catalog: Catalog, *, is_whole: bool = True) -> str:
    """Publish for the holder of the publisher's lock; not whole: what was published before is
    carried on."""
    folder, known = store / "published", received(store)
    require_whole(store, known)
    folder.mkdir(exist_ok=True)
    _sweep(folder)
    _sweep(store / "snapshots")  # of a freeze that was stopped; who freezes holds the same lock
    number = max([0, *(_number(path) for path in folder.glob("store-*.duckdb"))]) + 1
    beside = folder / f"store-{number}.duckdb.tmp"
    try:
        source = source_of(store, known.events, catalog, is_whole=is_whole)
        manifest = replace(_build(beside, number, source), head=known.head)
        _verify(beside, manifest.hashes)
        _switch(folder, beside, manifest)
        keep_good(store, catalog.profiles, catalog.faults)
    except (duckdb.Error, OSError) as error:
        raise StoreError(
            f"{beside.name}: không dựng được ({error}). Báo cáo đã nhận vẫn an toàn trong sổ cái: "
            "giải phóng đĩa rồi chạy «python -m data rebuild». / "
            "Cannot build it. Accepted reports are safe in the ledger: "
            "free some space and run «python -m data rebuild»."
        ) from error
    finally:
        _sweep(folder)
    share(store)
    return manifest.version


def _build(path: Path, number: int, source: Source) -> Manifest:
    built = build(path, source)
    try:
        return _finish(built, number, source)
    finally:
        built.con.close()


def _finish(built: Built, number: int, source: Source) -> Manifest:
    """Check the rows, say what this version is, and write everything into the file."""
    check_rows(built.con, source.events, built.made)
    hashes = built.hashes()
    version = f"{number}-{content_hash(hashes)}"
    add_table(built.con, "store", store_row(version, source))
    built.con.execute("CHECKPOINT")
    last = last_event(source.events)
    return Manifest(version, number, last, layout_hash(), hashes, source.said)


def _verify(path: Path, hashes: Hashes) -> None:
    if path.with_name(f"{path.name}.wal").exists():
        raise StoreError(f"{path.name}: còn tệp .wal chưa ghi hết / a .wal file is left behind")
    con = connect_locked(path)
    try:
        found = table_hashes(con)
    finally:
        con.close()
    wrong = different(hashes, found)
    if wrong:
        raise StoreError(f"{path.name}: đọc lại khác lúc ghi / reads back differently: {wrong}")


def content_hash(hashes: Hashes) -> str:
    """One short hash of all tables."""
    text = "\n".join(f"{name} {value}" for name, value in sorted(hashes.items()))
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def different(expected: Hashes, found: Hashes) -> list[str]:
    """Names of the tables whose hash is not the expected one."""
    return sorted(name for name in expected if expected[name] != found.get(name))


def _switch(folder: Path, beside: Path, manifest: Manifest) -> None:
    with beside.open("rb+") as file:
        os.fsync(file.fileno())
    beside.replace(folder / f"store-{manifest.number}.duckdb")
    content = json.dumps(asdict(manifest), indent=1).encode()
    write_durably(folder / f"store-{manifest.number}.json", content)
    sync_folder(folder)
    write_durably(folder / "CURRENT", f"{manifest.version}\n".encode())
    sync_folder(folder)
    for path in folder.glob("store-*"):
        if _number(path) <= manifest.number - KEPT_VERSIONS:
            path.unlink()


def _sweep(folder: Path) -> None:
    for path in folder.glob("*.tmp*"):
        remove(path)


def _number(path: Path) -> int:
    digits = path.name.removeprefix("store-").partition(".")[0]
    return int(digits) if digits.isdigit() else 0
