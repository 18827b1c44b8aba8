"""Every report that can be handed in (báo cáo phải nộp): periods in figures, the rest in words."""

from datetime import date
from typing import Any

import polars as pl

from data.profiles.deadlines import deadlines
from schemas.profile import Phases, Profile

WORDED = ("yearly", "interim", "final")
SCHEMA = pl.Schema(
    {
        "period_id": pl.String(),
        "kind": pl.String(),
        "start_date": pl.Date(),
        "end_date": pl.Date(),
        "due_at": pl.Datetime("us"),
    }
)


def report_kind(code: str) -> str:
    """What a code names: a period, a yearly, interim or final report, or a unit's own plan."""
    name = code.partition("-")[0].lower()
    return name if name in (*WORDED, "plan") else "period"


def report_codes(profile: Profile, periods: pl.DataFrame) -> pl.DataFrame:
    """Each report with the days it is about; it can be handed in from the first of them."""
    figures = periods.select(
        "period_id", pl.lit("period").alias("kind"), "start_date", "end_date", "due_at"
    )
    rows = [_row(row, profile.phases) for row in deadlines(profile).iter_rows(named=True)]
    return pl.concat([figures, pl.DataFrame(rows, schema=SCHEMA, orient="row")])


def _row(deadline: dict[str, Any], phases: Phases) -> tuple[object, ...]:
    code, kind = deadline["deadline_id"], deadline["kind"]
    return (code, kind, *_days(code, kind, phases), deadline["due_at"])


def _days(code: str, kind: str, phases: Phases) -> tuple[date, date]:
    if kind == "yearly":
        year = int(code.partition("-")[2])
        return date(year, 1, 1), date(year, 12, 31)
    if kind == "plan":
        return phases.starts_on, phases.final_review_on
    end = phases.interim_review_on if kind == "interim" else phases.final_review_on
    return date(end.year, 1, 1), end
