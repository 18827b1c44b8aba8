"""Events as tables: every report that arrived, and for how long each accepted one counted."""

from collections.abc import Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

import polars as pl

from data.keeping.ledger.event import Event
from data.profiles.report_codes import REGISTERED, report_kind
from schemas.tables import FOREVER, SubmissionTable, empty

REPORT = pl.Schema(
    {
        "event": pl.Int64(),
        "submission_id": pl.String(),
        "campaign_id": pl.String(),
        "unit_id": pl.String(),
        "period_id": pl.String(),
        "known_from": pl.Datetime("us"),
        "received_by": pl.String(),
        "is_whole": pl.Boolean(),
        "result_file": pl.String(),
        "plan_file": pl.String(),
        "remark_file": pl.String(),
        "note_file": pl.String(),
        "score_file": pl.String(),
        "reply_file": pl.String(),
        "proposal_file": pl.String(),
        "eligible_file": pl.String(),
        "criterion_claim_file": pl.String(),
        "award_step_file": pl.String(),
        "award_count_file": pl.String(),
        "task_report_file": pl.String(),
        "model_report_file": pl.String(),
        "model_spread_file": pl.String(),
        "file_name": pl.String(),
    }
)

LISTS = {"result_file", "task_report_file", "model_report_file", "model_spread_file"}
"""Kinds of which a flat file replaces the lines it lists alone."""
KEY = ("campaign_id", "unit_id", "period_id")


def submission_table(events: Sequence[Event]) -> pl.DataFrame:
    """The reports of some events, accepted or returned (SubmissionTable).

    A plan is no report, nor are tasks and models told in a flat file."""
    rows = [
        {
            "submission_id": event.submission_id(position),
            "campaign_id": event.campaign_id,
            "unit_id": report.unit_id,
            "period_id": report.period_id,
            "version": report.version,
            "state": event.kind,
            "file_name": event.file_name,
            "sha256": event.sha256,
            "received_at": event.received_at,
            "received_by": event.received_by,
            "result_count": report.result_count,
            "problem_count": errors,
            "warning_count": report.warning_count,
        }
        for event in events
        for errors in [sum(p["severity"] == "error" for p in event.problems)]
        for position, report in enumerate(event.reports, start=1)
        if report_kind(report.period_id or "") not in ("plan", *REGISTERED)
    ]
    return pl.DataFrame(rows, schema=empty(SubmissionTable).schema).sort("submission_id")


def report_table(
    events: Sequence[Event], rows: Path, other_rows: Mapping[int, Path], since: int = 0
) -> pl.DataFrame:
    """Accepted reports with their row files, and when a later whole one replaced each.

    A workbook is whole, and so is a bulk file without values, tasks
    or models. Notes are one row a file.
    Of events up to `since` only the reports that later ones may replace: of the same unit and
    period.
    """
    accepted = [event for event in events if event.kind == "accepted"]
    later = set(chain.from_iterable(e.keys() for e in accepted if e.event > since))
    found = [
        line
        for event in accepted
        if event.event > since or not later.isdisjoint(event.keys())
        for line in _report_lines(event, other_rows.get(event.event, rows))
        if event.event > since or tuple(line[name] for name in KEY) in later
    ]
    key = list(KEY)
    next_whole = pl.col("whole_at").shift(-1).fill_null(strategy="backward").over(key)
    return (
        pl.DataFrame(found, schema=REPORT)
        .sort("event")
        .with_columns(whole_at=pl.when("is_whole").then("known_from"))
        .with_columns(replaced_at=next_whole.fill_null(FOREVER))
    )


def _report_lines(event: Event, folder: Path) -> list[dict[str, Any]]:
    files = {f"{row.kind}_file": str(folder / row.file) for row in event.rows}
    return [
        {
            "event": event.event,
            "submission_id": event.submission_id(position),
            "campaign_id": event.campaign_id,
            "unit_id": report and report.unit_id,
            "period_id": report and report.period_id,
            "known_from": event.received_at,
            "received_by": event.received_by,
            "file_name": event.file_name,
            "is_whole": event.form == "workbook" or not LISTS & files.keys(),
            **files,
        }
        for position, report in enumerate(event.reports or (None,), start=1)
    ]
