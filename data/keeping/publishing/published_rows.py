"""Rows that count in what is published now: values, marks, models, proposals, tasks told."""

from pathlib import Path

import polars as pl

from data.awards.award_book import AwardBook
from data.checking.models.register import NOTHING, Register
from data.keeping.ledger.manifest import manifest_of, read_manifest
from data.keeping.reader import Reader
from data.keeping.store import answer, open_file
from data.scoring.lines import KNOWN
from schemas.tables import FOREVER, TaskReportTable, empty

KEY = ["campaign_id", "unit_id", "indicator_id", "period_id"]
SCHEMA = pl.Schema([*((name, pl.String()) for name in KEY), ("value", pl.Float64())])
COUNTING = """
    SELECT campaign_id, unit_id, indicator_id, period_id, value
    FROM result
    WHERE known_until = $forever
"""


def published_now(store: Path) -> tuple[Reader | None, int]:
    """What is published, or None, and the last event in it."""
    if read_manifest(store) is None:
        return None, 0
    reader = open_file(store)
    shown = reader.cursor().execute("SELECT version FROM store").fetchall()[0][0]
    return reader, manifest_of(store, shown).last_event


def value_rows(reader: Reader | None, campaign_id: str) -> pl.DataFrame:
    """Values of a campaign that count (SCHEMA), one row a unit, indicator and period; none of no
    store."""
    if reader is None:
        return pl.DataFrame(schema=SCHEMA)
    sql = f"{COUNTING} AND campaign_id = $campaign_id"
    return answer(reader, sql, {"forever": FOREVER, "campaign_id": campaign_id}).cast(SCHEMA)


def unit_rows(reader: Reader | None, campaign_id: str, unit_id: str) -> pl.DataFrame:
    """Those of one unit."""
    if reader is None:
        return pl.DataFrame(schema=SCHEMA)
    sql = f"{COUNTING} AND campaign_id = $campaign_id AND unit_id = $unit_id"
    values = {"forever": FOREVER, "campaign_id": campaign_id, "unit_id": unit_id}
    return answer(reader, sql, values).cast(SCHEMA)


def score_rows(reader: Reader | None) -> pl.DataFrame:
    """Marks that count (scoring.lines.KNOWN); none of no store."""
    if reader is None:
        return pl.DataFrame(schema=KNOWN)
    sql = """
        SELECT * EXCLUDE (sheet, cell, submission_id, known_from, known_until)
        FROM score
        WHERE known_until = $forever
    """
    return answer(reader, sql, {"forever": FOREVER}).select(KNOWN.names()).cast(KNOWN)


def model_rows(reader: Reader | None) -> Register:
    """Models that count, oldest period first, as the pages let the latest count."""
    if reader is None:
        return NOTHING
    entries, spreads = (
        answer(reader, sql, {"forever": FOREVER})
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


def award_book(reader: Reader | None, unit_types: dict[tuple[str, str], str]) -> AwardBook:
    """Proposals that count with their steps, in the order of the steps; none of no store."""
    if reader is None:
        return AwardBook()
    proposals = """
        SELECT * EXCLUDE (submission_id, known_from, known_until)
        FROM proposal
        WHERE known_until = $forever
    """
    steps = "SELECT * FROM award_step ORDER BY step_id"
    said = answer(reader, proposals, {"forever": FOREVER})
    return AwardBook().with_sheets(said, unit_types).with_steps(answer(reader, steps).to_dicts())


def told_tasks(store: Path, campaign_id: str) -> pl.DataFrame:
    """What units of a campaign said of their tasks, as it counts now (TaskReportTable)."""
    if read_manifest(store) is None:
        return empty(TaskReportTable)
    sql = """
        SELECT *
        FROM task_report
        WHERE campaign_id = $campaign_id AND known_until = $forever
    """
    known = answer(open_file(store), sql, {"campaign_id": campaign_id, "forever": FOREVER})
    return known.cast(pl.Schema(empty(TaskReportTable).schema))
