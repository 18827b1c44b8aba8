"""Acts that take two people: who handed a proposal in does not write down that it was passed."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from data.checking.check import CheckedReport
from data.intake.judge import Judge
from data.keeping.ledger.chain import read_events
from data.keeping.ledger.event import Event
from data.keeping.publishing.previous import EventRows, Previous
from data.profiles.catalog import Catalog
from data.reading.read_report import RawReport
from schemas.problems import Problem
from schemas.viewer import Viewer

GATED = ("passed", "submitted", "decided")
"""States that give a place away."""


def by_another(store: Path, by: Viewer | str, judge: Judge) -> Judge:
    """The judge, refusing steps of proposals that the same signed-in person handed in.

    Alone on one machine names are typed: nobody can be told apart, and nothing is held to two."""
    if isinstance(by, str) or not by.account:
        return judge
    name = by.name

    def judged(raw: RawReport, catalog: Catalog, previous: Previous, today: date) -> CheckedReport:
        found = judge(raw, catalog, previous, today)
        refused = tuple(_refused(store, found, name))
        return replace(found, problems=(*found.problems, *refused), frames={}) if refused else found

    return judged


def _refused(store: Path, found: CheckedReport, name: str) -> Iterator[Problem]:
    steps = [row for row in found.rows("award_step").to_dicts() if row["state"] in GATED]
    if not steps:
        return
    handed = _handed_in(store, read_events(store), {row["proposal_id"] for row in steps})
    for row in steps:
        if handed.get(row["proposal_id"], "").casefold() == name.casefold():
            yield Problem(
                file_name=found.file_name,
                rule="same_person",
                row=row["line"],
                cell=str(row["line"]),
                column="proposal_id",
                value=row["proposal_id"],
                params={"value": row["proposal_id"]},
            )


def _handed_in(store: Path, events: Sequence[Event], wanted: set[str]) -> dict[str, str]:
    """Who handed in the latest version of each proposal."""
    found: dict[str, str] = {}
    for event in events:
        if event.kind == "accepted" and any(row.kind == "proposal" for row in event.rows):
            ids = set(EventRows(store, event).rows("proposal")["proposal_id"]) & wanted
            found |= dict.fromkeys(ids, event.received_by)
    return found
