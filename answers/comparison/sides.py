"""The two moments that are compared: a snapshot, or what is published now."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import polars as pl

from answers.answers import Answers, StoreAnswers
from answers.both import in_both
from data.keeping.snapshots.snapshots import parts_now, snapshot, snapshot_store
from data.keeping.store import open_store
from queries.question import Question
from queries.reference.questions import campaign_list, phase_list
from schemas.problems import StoreError
from schemas.selection import Selection, Viewer
from schemas.snapshot import PARTS, Snapshot
from schemas.tables import Table


@dataclass(frozen=True)
class Moment:
    """What one side is: a snapshot or today (None), its day, and the hash of each part."""

    snapshot: Snapshot | None
    as_of: date
    parts: Mapping[str, str]

    def as_plain(self) -> dict[str, object]:
        """For JSON."""
        return {
            "snapshot": self.snapshot and self.snapshot.label,
            "as_of": self.as_of,
            **self.parts,
        }


@dataclass(frozen=True)
class Side:
    """A moment that can be asked."""

    moment: Moment
    answers: Answers
    chosen: Selection

    def by_phase(self, question: Question[Table], **extra: object) -> pl.DataFrame:
        """The answers of every phase that has begun, with `phase_id`."""
        rows = self.answers.ask(phase_list, self.chosen)
        begun = rows.filter(pl.col("elapsed_ratio") > 0)["phase_id"].to_list()
        return pl.concat(
            self.answers.ask(question, replace(self.chosen, phase=phase), **extra).with_columns(
                phase_id=pl.lit(phase)
            )
            for phase in begun or [self.chosen.phase]
        )


def frozen_side(store: Path, identifier: str, viewer: Viewer) -> Side:
    """A snapshot to compare. StoreError: there is none, it was touched, or another release's."""
    found = snapshot(store, identifier)
    answers = StoreAnswers(open_store(snapshot_store(store, identifier)), viewer)
    parts = {part: str(getattr(found, part)) for part in PARTS}
    moment = Moment(found, found.as_of, parts)
    return Side(moment, answers, Selection(found.campaign_id, found.as_of))


def today_side(store: Path, campaign: str, as_of: date, viewer: Viewer) -> Side:
    """What is published now, as of a day. StoreError: the store does not know the campaign."""
    answers = StoreAnswers(open_store(store), viewer)
    if campaign not in answers.ask(campaign_list)["campaign_id"].to_list():
        raise StoreError(in_both("comparison.no_campaign", campaign=campaign))
    moment = Moment(None, as_of, parts_now(store))
    return Side(moment, answers, Selection(campaign, as_of))


def day_said(text: str | None) -> date | None:
    """The day a text names as 2026-10-31; None: it names no day, but a snapshot or nothing."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def side_of(store: Path, said: str | None, today: Selection, viewer: Viewer) -> Side:
    """A snapshot by its identifier, a day of what is published, or (None) the day of `today`."""
    day = day_said(said)
    if said and day is None:
        return frozen_side(store, said, viewer)
    return today_side(store, today.campaign, day or today.as_of, viewer)


def require_same_campaign(before: Side, after: Side) -> None:
    """Refuse to compare what is of two campaigns."""
    names = (before.chosen.campaign, after.chosen.campaign)
    if names[0] != names[1]:
        raise StoreError(in_both("comparison.two_campaigns", first=names[0], second=names[1]))
