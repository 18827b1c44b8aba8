"""Is everything there and unharmed (kiểm tra kho): every hash, every count, every stored value."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import duckdb
import polars as pl

from data.keeping.audit.journal import read_journal
from data.keeping.ledger.chain import START, is_linked, next_head
from data.keeping.ledger.durable import hash_file
from data.keeping.ledger.event import Event, event_paths, read_event
from data.keeping.ledger.ledger import orphans
from data.keeping.ledger.manifest import last_event, manifests, read_manifest
from data.keeping.ledger.seal import Seal, is_kept
from data.keeping.publishing.counts import kept_counts, ledger_counts, table_hashes
from data.keeping.snapshots.damage import snapshot_damage
from data.keeping.snapshots.snapshots import snapshot, snapshot_names
from data.keeping.store import connect_locked, published_path
from schemas.problems import StoreError

# {kind} is one of our own tables, never a value
HOMELESS = """
    SELECT r.campaign_id, r.{kind}_id, count(*)
    FROM result AS r
    ANTI JOIN {kind} AS k ON k.campaign_id = r.campaign_id AND k.{kind}_id = r.{kind}_id
    WHERE r.value IS NOT NULL AND year(r.known_until) = 9999
    GROUP BY ALL
    ORDER BY ALL
"""


@dataclass(frozen=True)
class Finding:
    """One thing found; `code` is a key of the translations, harmless ones mend themselves."""

    code: str
    place: str
    is_harmless: bool = False
    count: int = 0


@dataclass(frozen=True)
class Verdict:
    """What was looked at and what was found wrong."""

    event_count: int
    file_count: int
    row_file_count: int
    row_count: int
    table_count: int
    snapshot_count: int
    findings: tuple[Finding, ...]

    @property
    def is_sound(self) -> bool:
        """Whether nothing is lost or damaged."""
        return all(finding.is_harmless for finding in self.findings)

    def as_plain(self) -> dict[str, Any]:
        """For JSON."""
        return {"is_sound": self.is_sound, **asdict(self)}


def verify(store: Path, seal: Seal | None = None) -> Verdict:
    """Read every byte of the ledger and the snapshots, every value of the published store; with a
    seal, also whether the ledger still passes through it."""
    events, heads, findings = _events(store)
    findings += _known_outside(store, heads, seal)
    for event in events:
        findings += [*_kept_file(store, event), *_rows(store, event)]
    if not findings:
        findings += [Finding("orphan", path.name, True) for path in orphans(store, events)]
    tables, wrong = _published(store, events)
    names = snapshot_names(store)
    wrong += [finding for name in names for finding in _snapshot(store, name)]
    wrong += _journal(store)
    accepted = [event for event in events if event.kind == "accepted"]
    return Verdict(
        event_count=len(events),
        file_count=sum(event.is_kept for event in events),
        row_file_count=sum(len(event.rows) for event in accepted),
        row_count=sum(row.row_count for event in accepted for row in event.rows),
        table_count=tables,
        snapshot_count=len(names),
        findings=(*findings, *wrong),
    )


def _snapshot(store: Path, name: str) -> Iterator[Finding]:
    """What of a snapshot is damaged: its description, its published file, its boundaries."""
    try:
        made = snapshot(store, name)
    except StoreError:
        yield Finding("snapshot_seal", name)
        return
    for part in snapshot_damage(store / "snapshots" / name, made):
        yield Finding(f"snapshot_{part}", name)


def _journal(store: Path) -> Iterator[Finding]:
    """Whether the journal's chain is whole."""
    try:
        read_journal(store)
    except StoreError as error:
        yield Finding("journal_altered", str(error).partition(":")[0])


def _events(store: Path) -> tuple[list[Event], list[str], list[Finding]]:
    """The events that can be read, the head after each as far as it is known, what is wrong."""
    paths = event_paths(store)
    events: list[Event] = []
    heads: list[str] = []
    findings = []
    for path in paths:
        try:
            event, content_hash = read_event(path)
        except StoreError:
            findings.append(Finding("event_damaged", path.name))
            continue
        head = heads[-1] if heads else START
        follows = event.event == len(events) + 1
        if follows and not is_linked(event, head, events):
            findings.append(Finding("event_altered", f"{event.event - 1:06d}.json, {path.name}"))
        head = head if event.previous is None else event.previous
        events.append(event)
        heads.append(next_head(head, content_hash))
    there = {path.name for path in paths}
    wanted = [f"{number:06d}.json" for number in range(1, _last(paths) + 1)]
    findings += [Finding("event_missing", name) for name in wanted if name not in there]
    return events, heads, findings


def _known_outside(store: Path, heads: list[str], seal: Seal | None) -> Iterator[Finding]:
    """Events that what was published, or a seal, knows and the ledger does not tell so."""
    for manifest in manifests(store):
        name = f"{manifest.last_event:06d}.json"
        if manifest.last_event > len(heads):
            yield Finding("event_lost", name)
        elif manifest.last_event and manifest.head not in ("", heads[manifest.last_event - 1]):
            yield Finding("event_altered", name)
    if seal and not is_kept(seal, heads):
        yield Finding("seal_broken", f"{seal.event:06d}.json")


def _last(paths: list[Path]) -> int:
    return max((int(path.stem) for path in paths), default=0)


def _kept_file(store: Path, event: Event) -> Iterator[Finding]:
    accepted = store / "ledger" / "files" / event.sha256
    aside = store / "rejected" / f"{event.event:06d}" / event.sha256
    path = accepted if event.kind == "accepted" else aside
    if event.is_kept:
        yield from _compared(path, event.sha256, "file", f"{event.event:06d} {event.file_name}")


def _rows(store: Path, event: Event) -> Iterator[Finding]:
    for row in event.rows:
        path = store / "ledger" / "rows" / row.file
        found = list(_compared(path, row.sha256, "rows", row.file))
        yield from found
        if not found and pl.scan_parquet(path).select(pl.len()).collect().item() != row.row_count:
            yield Finding("rows_count", row.file)


def _compared(path: Path, sha256: str, code: str, place: str) -> Iterator[Finding]:
    if not path.exists():
        yield Finding(f"{code}_missing", place)
    elif hash_file(path) != sha256:
        yield Finding(f"{code}_damaged", place)


def _published(store: Path, events: list[Event]) -> tuple[int, list[Finding]]:
    try:
        manifest = read_manifest(store)
    except StoreError:
        return 0, [Finding("published_damaged", "CURRENT")]
    if manifest is None:
        return 0, [Finding("not_published", "CURRENT", not events)]
    path = published_path(store, manifest.version)
    findings = []
    if path.with_name(f"{path.name}.wal").exists():
        findings.append(Finding("log_left", f"{path.name}.wal"))
    if manifest.last_event < last_event(events):
        findings.append(Finding("behind", path.name, True))
    try:
        con = connect_locked(path)
        try:
            found, kept, homeless = table_hashes(con), kept_counts(con), _homeless(con)
        finally:
            con.close()
    except duckdb.Error:
        return 0, [*findings, Finding("published_damaged", path.name)]
    wrong = [name for name, value in manifest.hashes.items() if found.get(name) != value]
    findings += [Finding("table_damaged", f"{path.name} {name}") for name in wrong]
    seen = [event for event in events if event.event <= manifest.last_event]
    wanted = ledger_counts(seen)
    findings += [Finding("table_count", kind) for kind in wanted if kept[kind] != wanted[kind]]
    return len(found), [*findings, *homeless]


def _homeless(con: duckdb.DuckDBPyConnection) -> list[Finding]:
    """Values that no page shows: the profile has no such indicator, unit or period any more."""
    found = []
    for kind in ("indicator", "unit", "period"):
        rows = con.execute(HOMELESS.format(kind=kind)).fetchall()
        found += [
            Finding(f"values_without_{kind}", f"{campaign} · {item}", count=count)
            for campaign, item, count in rows
        ]
    return found
