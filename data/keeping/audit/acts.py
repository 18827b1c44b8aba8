"""Everything that was done to a store: the ledger's events, snapshots, versions, the journal."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, time
from pathlib import Path

from data.keeping.audit.journal import read_journal
from data.keeping.campaign_versions import KEPT, campaign_versions
from data.keeping.ledger.chain import read_chain
from data.keeping.ledger.event import Event
from data.keeping.own_campaigns import target_log
from data.keeping.publishing.rubric_publish import version_name
from data.keeping.snapshots.snapshots import snapshot, snapshot_names
from data.profiles.catalog import store_catalog
from data.profiles.report_codes import AWARD, REPLY, SCORED, report_kind
from schemas.problems import StoreError
from schemas.viewer import Viewer

OF_ROWS = {
    "award_step": "step",
    "award_count": "count",
    "note": "note",
    "proposal": "proposal",
    "model_report": "model",
    "model_spread": "model",
    "task_report": "task",
    "score": "score",
    "reply": "score",
}
"""What a file was, by the first of these that it holds rows of; else a report."""
KINDS = (
    *("report", "returned", "task", "model", "score", "proposal", "step", "count", "note"),
    *("snapshot", "removal_asked", "removal_dropped", "snapshot_removed"),
    *("rubric", "campaign", "targets"),
    *("storyline", "storyline_dropped", "template", "template_dropped"),
    *("people", "backup", "restore", "upgrade"),
)
"""Every kind of act, in the order of the filter."""


@dataclass(frozen=True)
class Act:
    """One act. `entry` names it for good; `source` is where in the store it is written down.

    Of a file that came in `row_count` are its rows and `replaced` its reports that took the place
    of earlier ones, of all `units` × `periods`; of anything else `before` and `after` say it.
    """

    entry: str
    at: datetime
    by: str
    kind: str
    campaign_id: str | None
    source: str
    item: str = ""
    reason: str = ""
    before: str = ""
    after: str = ""
    units: frozenset[str] = frozenset()
    periods: tuple[str, ...] = ()
    row_count: int = 0
    replaced: int = 0
    problem_count: int = 0
    event: Event | None = field(default=None, repr=False)


@dataclass(frozen=True)
class Log:
    """All acts a viewer may see, the latest first; the last event and the head of the chain."""

    acts: tuple[Act, ...]
    last_event: int
    head: str
    journal_head: str


def audit_log(store: Path, viewer: Viewer) -> Log:
    """The log. NotAllowed: not for this viewer. StoreError: a chain is broken, and where.

    Acts of no single campaign are for those who may see every campaign."""
    viewer.require_may("read_audit")
    events, heads = read_chain(store)
    _, journal_head = read_journal(store)
    found = [
        act
        for act in (*map(of_event, events), *_others(store))
        if viewer.campaigns is None or act.campaign_id in viewer.campaigns
    ]
    found.sort(key=lambda act: (act.at, act.entry), reverse=True)
    return Log(tuple(found), len(events), heads[-1] if heads else "", journal_head)


def of_event(event: Event) -> Act:
    """What a file that came in was."""
    reports = event.reports
    periods = tuple(dict.fromkeys(r.period_id for r in reports if r.period_id))
    rows = {row.kind for row in event.rows}
    kind = next((of for name, of in OF_ROWS.items() if name in rows), "report")
    if event.kind == "rejected":
        kind = "returned"
    elif kind == "report" and periods and report_kind(periods[0]) in (*SCORED, REPLY):
        kind = "score"
    elif kind == "report" and periods and report_kind(periods[0]) == AWARD:
        kind = "proposal"
    return Act(
        entry=f"{event.event:06d}",
        at=event.received_at,
        by=event.received_by,
        kind=kind,
        campaign_id=event.campaign_id,
        source=f"ledger/events/{event.event:06d}.json",
        item=event.file_name,
        units=frozenset(r.unit_id for r in reports if r.unit_id),
        periods=periods,
        row_count=sum(row.row_count for row in event.rows),
        replaced=sum((r.version or 0) > 1 for r in reports),
        problem_count=sum(p.get("severity") == "error" for p in event.problems),
        event=event,
    )


def _others(store: Path) -> Iterator[Act]:
    for note in read_journal(store)[0]:
        yield Act(
            f"V{note.number:06d}",
            datetime.fromisoformat(note.at),
            note.by,
            note.kind,
            note.campaign_id,
            f"journal/{note.number:06d}.json",
            note.item,
            note.reason,
            note.before,
            note.after,
        )
    yield from _snapshots(store)
    yield from _removed(store)
    yield from _versions(store)


def _snapshots(store: Path) -> Iterator[Act]:
    for name in snapshot_names(store):
        try:
            made = snapshot(store, name)
        except StoreError:
            continue  # the page of snapshots and `verify` name it
        source = f"snapshots/{name}/snapshot.json"
        said = (made.made_at, made.made_by, "snapshot", made.campaign_id, source)
        yield Act(name, *said, f"{name} · {made.name}", made.reason, after=f"{made.as_of}")


def _removed(store: Path) -> Iterator[Act]:
    for path in sorted((store / "removed").glob("CL-*.json")):
        said = json.loads(path.read_text(encoding="utf-8"))
        made, asked = said["snapshot"], said["removal"]
        source, item = f"removed/{path.name}", f"{path.stem} · {made['name']}"
        campaign, frozen_at = made["campaign_id"], datetime.fromisoformat(made["made_at"])
        frozen = (frozen_at, made["made_by"], "snapshot", campaign, source)
        yield Act(path.stem, *frozen, item, made["reason"], after=f"{made['as_of']}")
        gone = (datetime.fromisoformat(said["removed_at"]), said["confirmed_by"])
        both = f"{asked['asked_by']} → {said['confirmed_by']}"
        gone_said = (*gone, "snapshot_removed", campaign, source, item, asked["reason"])
        yield Act(f"X-{path.stem}", *gone_said, before=f"{made['as_of']}", after=both)


def _versions(store: Path) -> Iterator[Act]:
    for rubric in store_catalog(store).rubrics:
        path = store / "rubrics" / f"{version_name(rubric)}.toml"
        if path.exists() and rubric.published_on:
            at = datetime.combine(rubric.published_on, time())
            by, campaign = rubric.published_by or "–", rubric.campaign
            said = (at, by, "rubric", campaign, f"rubrics/{path.name}")
            before = f"v{rubric.version - 1}" if rubric.version > 1 else ""
            of = (rubric.label_vi, rubric.reason or "", before, f"v{rubric.version}")
            yield Act(f"T-{path.stem}", *said, *of)
    for folder in sorted((store / "campaigns" / KEPT).glob("*")):
        for one in campaign_versions(store, folder.name):
            source = f"campaigns/{KEPT}/{folder.name}/v{one.number}/version.json"
            said = (datetime.fromisoformat(one.at), one.by, "campaign", folder.name, source)
            before = f"v{one.number - 1}" if one.number > 1 else ""
            after = f"v{one.number}: {', '.join((*one.files, *one.gone))}"
            yield Act(f"P-{folder.name}-v{one.number}", *said, one.file_name, "", before, after)
    for campaign, at, version, by in target_log(store):
        source = f"campaigns/targets/kept/{campaign}-{version}.csv"
        yield Act(f"G-{campaign}-{version}", at, by, "targets", campaign, source, after=version)
