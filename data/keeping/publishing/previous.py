"""What counts now, which a new report is compared with: values, and the marks of score sheets."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Protocol

import polars as pl

from data.awards.award_book import AwardBook
from data.checking.models.register import Register
from data.keeping.ledger.chain import read_events
from data.keeping.ledger.event import Event
from data.keeping.ledger.row_check import require_sound, row_hashes
from data.keeping.publishing.published_rows import (
    SCHEMA,
    award_book,
    model_rows,
    published_now,
    score_rows,
    unit_rows,
    value_rows,
)
from data.keeping.publishing.values import Values
from data.keeping.snapshots.snapshots import snapshot_list
from data.profiles.catalog import Catalog
from data.scoring.cuts import now_known
from schemas.tables import KEPT, empty


class Rows(Protocol):
    """The rows of one file, by kind."""

    def rows(self, kind: str) -> pl.DataFrame:
        """Those of a kind, in the shape of its model; none if the file has none."""


class EventRows:
    """The rows of an accepted event, from the ledger."""

    def __init__(self, store: Path, event: Event) -> None:
        self._files = {row.kind: store / "ledger" / "rows" / row.file for row in event.rows}
        self._hashes = row_hashes([event])

    def rows(self, kind: str) -> pl.DataFrame:
        """Those of a kind, in the shape of its model. StoreError: the file is not as written."""
        if kind not in self._files:
            return empty(KEPT[kind])
        require_sound([str(self._files[kind])], self._hashes)
        return pl.read_parquet(self._files[kind])


class Previous:
    """What counts now: as published, then with every report accepted since, published or not."""

    def __init__(self, store: Path) -> None:
        self._store = store
        self._reader, self._event = published_now(store)
        self._scores: pl.DataFrame | None = None
        self._awards: AwardBook | None = None
        self._register: Register | None = None
        self._award_rows: list[Rows] = []
        self._unit_types: dict[tuple[str, str], str] = {}
        whole, of_unit = partial(value_rows, self._reader), partial(unit_rows, self._reader)
        self.values = Values(whole, of_unit if self._reader else None)
        self.catch_up(read_events(store))

    def catch_up(self, events: Sequence[Event]) -> None:
        """Let what was accepted since count: `events` are all, in the order of arrival."""
        for event in events[self._event :]:
            if event.kind == "accepted":
                self.add(event, EventRows(self._store, event))
            self._event = event.event

    @property
    def scores(self) -> pl.DataFrame:
        """Marks that count (scoring.lines.KNOWN), looked up when first asked for."""
        if self._scores is None:
            self._scores = score_rows(self._reader)
        return self._scores

    def awards(self, catalog: Catalog) -> AwardBook:
        """Proposals that count with their steps, looked up when first asked for."""
        if self._awards is None:
            self._unit_types = {
                (row["campaign_id"], row["unit_id"]): row["unit_type"]
                for row in catalog.units.select("campaign_id", "unit_id", "unit_type").to_dicts()
            }
            book = award_book(self._reader, self._unit_types)
            for found in self._award_rows:
                book = self._with_awards(book, found)
            self._awards = book
        return self._awards

    def register(self) -> Register:
        """Models that count, looked up when first asked for."""
        if self._register is None:
            self._register = model_rows(self._reader)
        return self._register

    def _with_awards(self, book: AwardBook, found: Rows) -> AwardBook:
        sheets = book.with_sheets(found.rows("proposal"), self._unit_types)
        return sheets.with_steps(found.rows("award_step").to_dicts())

    def snapshots(self, campaign_id: str) -> frozenset[str]:
        """Identifiers of the snapshots of a campaign that are kept."""
        kept = snapshot_list(self._store)
        return frozenset(s.snapshot_id for s in kept if s.campaign_id == campaign_id)

    def add(self, event: Event, found: Rows) -> None:
        """Let the values, marks and proposals of the event that has just come count."""
        is_correction = any((report.version or 0) > 1 for report in event.reports)
        self.values.add(found.rows("result").select(SCHEMA.names()), is_correction=is_correction)
        if found.rows("score").height:
            self._scores = now_known(self.scores, found.rows("score"))
        if found.rows("model_report").height or found.rows("model_spread").height:
            rows = (found.rows("model_report"), found.rows("model_spread"))
            self._register = self.register().with_rows(*rows)
        if found.rows("proposal").height or found.rows("award_step").height:
            if self._awards is None:
                self._award_rows.append(found)
            else:
                self._awards = self._with_awards(self._awards, found)
        self._event = event.event


def known_scores(store: Path) -> pl.DataFrame:
    """The marks that count in a store now, as templates of score sheets show them."""
    return Previous(store).scores


def known_models(store: Path) -> Register:
    """The models that count in a store now, as templates of workbooks show them."""
    return Previous(store).register()
