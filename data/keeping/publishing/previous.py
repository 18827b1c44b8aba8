"""What counts now, which a new report is compared with: values, and the marks of score sheets."""

from collections.abc import Sequence
from pathlib import Path

import polars as pl

from data.awards.award_book import AwardBook
from data.checking.check import CheckedReport
from data.checking.models.register import NOTHING, Register
from data.keeping.ledger.manifest import read_manifest
from data.keeping.snapshots.snapshots import snapshot_list
from data.keeping.store import answer, open_store
from data.profiles.catalog import Catalog
from data.scoring.cuts import now_known
from data.scoring.lines import KNOWN
from schemas.tables import FOREVER, TaskReportTable, empty

KEY = ["campaign_id", "unit_id", "indicator_id", "period_id"]
SCHEMA = pl.Schema([*((name, pl.String()) for name in KEY), ("value", pl.Float64())])
FEW = 50
"""Units up to which a file's values are looked up unit by unit; above, the whole frame is cheaper.
"""
UNIT = KEY[:2]


class Values:
    """Values that count now, found by unit without reading those of all others."""

    def __init__(self, frame: pl.DataFrame) -> None:
        self._begin(frame)

    def _begin(self, frame: pl.DataFrame) -> None:
        self._base = frame.sort(UNIT, maintain_order=True).rechunk()
        ends = (
            self._base.group_by(UNIT, maintain_order=True)
            .len()
            .with_columns(end=pl.col("len").cum_sum())
        )
        rows = ends.select(*UNIT, pl.col("end") - pl.col("len"), "len").iter_rows()
        self._at = {(campaign, unit): (start, size) for campaign, unit, start, size in rows}
        self._newer: dict[tuple[str, str], pl.DataFrame] = {}

    @property
    def frame(self) -> pl.DataFrame:
        """All of them."""
        if self._newer:
            newer = pl.concat(list(self._newer.values()))
            self._begin(pl.concat([self._base.join(newer, on=UNIT, how="anti"), newer]))
        return self._base

    def of(self, campaign_id: str, units: Sequence[str]) -> pl.DataFrame:
        """Those of some units of a campaign."""
        if len(units) > FEW:
            return self.frame.filter(pl.col("campaign_id") == campaign_id)
        parts = [self._of_unit((campaign_id, unit)) for unit in units]
        return pl.concat(parts) if parts else self._base.clear()

    def _of_unit(self, key: tuple[str, str]) -> pl.DataFrame:
        if key in self._newer:
            return self._newer[key]
        return self._base.slice(*self._at[key]) if key in self._at else self._base.clear()

    def add(self, fresh: pl.DataFrame, *, is_correction: bool) -> None:
        """Let newer values count; of a correction they stand in the place of those before."""
        units = fresh.select(UNIT).unique()
        if units.height > FEW:
            kept = self.frame.join(fresh, on=KEY, how="anti") if is_correction else self.frame
            self._begin(pl.concat([kept, fresh]))
            return
        for key in units.iter_rows():
            mine = fresh.filter(campaign_id=key[0], unit_id=key[1])
            before = self._of_unit(key)
            kept = before.join(mine, on=KEY, how="anti") if is_correction else before
            self._newer[key] = pl.concat([kept, mine])


class Previous:
    """What counts now: as published, then with every report accepted since."""

    def __init__(self, store: Path, is_published: bool) -> None:
        self._store, self._is_published = store, is_published
        self._scores: pl.DataFrame | None = None
        self._awards: AwardBook | None = None
        self._register: Register | None = None
        self._unit_types: dict[tuple[str, str], str] = {}
        self.values = Values(_published(store) if is_published else pl.DataFrame(schema=SCHEMA))

    @property
    def frame(self) -> pl.DataFrame:
        """Every value that counts now."""
        return self.values.frame

    @property
    def scores(self) -> pl.DataFrame:
        """Marks that count (scoring.lines.KNOWN), looked up when first asked for."""
        if self._scores is None:
            nothing = pl.DataFrame(schema=KNOWN)
            self._scores = _published_scores(self._store) if self._is_published else nothing
        return self._scores

    def awards(self, catalog: Catalog) -> AwardBook:
        """Proposals that count with their steps, looked up when first asked for."""
        if self._awards is None:
            self._unit_types = {
                (row["campaign_id"], row["unit_id"]): row["unit_type"]
                for row in catalog.units.select("campaign_id", "unit_id", "unit_type").to_dicts()
            }
            self._awards = (
                _published_awards(self._store, self._unit_types)
                if self._is_published
                else AwardBook()
            )
        return self._awards

    def register(self) -> Register:
        """Models that count, looked up when first asked for."""
        if self._register is None:
            self._register = _published_models(self._store) if self._is_published else NOTHING
        return self._register

    def snapshots(self, campaign_id: str) -> frozenset[str]:
        """Identifiers of the snapshots of a campaign that are kept."""
        kept = snapshot_list(self._store)
        return frozenset(s.snapshot_id for s in kept if s.campaign_id == campaign_id)

    def add(self, checked: CheckedReport, *, is_correction: bool) -> None:
        """Let the values and marks of an accepted report count."""
        self.values.add(checked.rows("result").select(SCHEMA.names()), is_correction=is_correction)
        if checked.rows("score").height:
            self._scores = now_known(self.scores, checked.rows("score"))
        if checked.rows("model_report").height or checked.rows("model_spread").height:
            rows = (checked.rows("model_report"), checked.rows("model_spread"))
            self._register = self.register().with_rows(*rows)
        proposals, steps = checked.rows("proposal"), checked.rows("award_step")
        if self._awards is not None and (proposals.height or steps.height):
            sheets = self._awards.with_sheets(proposals, self._unit_types)
            self._awards = sheets.with_steps(steps.to_dicts())


def known_scores(store: Path) -> pl.DataFrame:
    """The marks that count in a store now, as templates of score sheets show them."""
    is_published = read_manifest(store) is not None
    return _published_scores(store) if is_published else pl.DataFrame(schema=KNOWN)


def known_models(store: Path) -> Register:
    """The models that count in a store now, as templates of workbooks show them."""
    return _published_models(store) if read_manifest(store) is not None else NOTHING


def told_tasks(store: Path, campaign_id: str) -> pl.DataFrame:
    """What units of a campaign said of their tasks, as it counts now (TaskReportTable)."""
    if read_manifest(store) is None:
        return empty(TaskReportTable)
    sql = """
        SELECT *
        FROM task_report
        WHERE campaign_id = $campaign_id AND known_until = $forever
    """
    known = answer(open_store(store), sql, {"campaign_id": campaign_id, "forever": FOREVER})
    return known.cast(pl.Schema(empty(TaskReportTable).schema))


def _published(store: Path) -> pl.DataFrame:
    sql = """
        SELECT campaign_id, unit_id, indicator_id, period_id, value
        FROM result
        WHERE known_until = $forever
    """
    return answer(open_store(store), sql, {"forever": FOREVER}).cast(SCHEMA)


def _published_scores(store: Path) -> pl.DataFrame:
    sql = """
        SELECT * EXCLUDE (sheet, cell, submission_id, known_from, known_until)
        FROM score
        WHERE known_until = $forever
    """
    return answer(open_store(store), sql, {"forever": FOREVER}).select(KNOWN.names()).cast(KNOWN)


def _published_models(store: Path) -> Register:
    """Oldest period first, as the pages let the latest count."""
    con = open_store(store)
    entries, spreads = (
        answer(con, sql, {"forever": FOREVER})
        for sql in (
            """
            SELECT r.*
            FROM model_report AS r
            LEFT JOIN period AS p ON p.campaign_id = r.campaign_id AND p.period_id = r.period_id
            WHERE r.known_until = $forever
            ORDER BY coalesce(p.end_date, r.known_from::DATE), r.known_from, r.submission_id
            """,
            "SELECT * FROM model_spread WHERE known_until = $forever",
        )
    )
    return NOTHING.with_rows(entries, spreads)


def _published_awards(store: Path, unit_types: dict[tuple[str, str], str]) -> AwardBook:
    proposals = """
        SELECT * EXCLUDE (submission_id, known_from, known_until)
        FROM proposal
        WHERE known_until = $forever
    """
    steps = "SELECT * FROM award_step ORDER BY step_id"
    con = open_store(store)
    sheets = AwardBook().with_sheets(answer(con, proposals, {"forever": FOREVER}), unit_types)
    return sheets.with_steps(answer(con, steps).to_dicts())
