"""Every report that can be handed in: figures of periods, words, plans, score, award sheets."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import polars as pl

from data.profiles.deadlines import deadlines
from schemas.plan.profile import Phases, Profile
from schemas.scoring.rubric import Rubric
from schemas.words import STAGES

WORDED = ("yearly", "interim", "final")
REPLY = "reply"
AWARD = "award"
VOTE = "vote"
TASK = "task"
MODEL = "model"
REGISTERED = (TASK, MODEL)
"""Flat files a year of what the sheets of a period's workbook hold too."""
SCORED = (*STAGES, REPLY)
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
    """What a code names: a period, words, a unit's own plan, a score or award sheet, a vote."""
    name = code.partition("-")[0].lower()
    return name if name in (*WORDED, *SCORED, AWARD, VOTE, *REGISTERED, "plan") else "period"


def is_of_cluster(code: str) -> bool:
    """Whether a code names a sheet that a cluster or bloc hands in, not a unit."""
    return report_kind(code) in STAGES and report_kind(code) != "self"


def report_codes(
    profile: Profile, periods: pl.DataFrame, rubrics: Iterable[Rubric] = ()
) -> pl.DataFrame:
    """Each report with the days it is about; it can be handed in from the first of them.

    A score sheet (self-2026, reply-2026, …) is about a year that a rubric of the campaign scores.
    """
    figures = periods.select(
        "period_id", pl.lit("period").alias("kind"), "start_date", "end_date", "due_at"
    )
    rows = [_row(row, profile.phases) for row in deadlines(profile).iter_rows(named=True)]
    rows += _score_sheets(r for r in rubrics if r.campaign == profile.campaign.id)
    rows += _yearly_files(AWARD, profile) if profile.awards.forms else []
    rows += _yearly_files(TASK, profile) if profile.tasks else []
    rows += _yearly_files(MODEL, profile) if profile.models else []
    return pl.concat([figures, pl.DataFrame(rows, schema=SCHEMA, orient="row")])


def _score_sheets(rubrics: Iterable[Rubric]) -> list[tuple[object, ...]]:
    asked = {
        (year, SCORED.index(kind))
        for rubric in rubrics
        for year in range(rubric.year_from, rubric.year_to + 1)
        for kind in (*rubric.stages, *([REPLY] if "appraised" in rubric.stages else []))
    }
    return [
        (f"{SCORED[place]}-{year}", SCORED[place], date(year, 1, 1), date(year, 12, 31), None)
        for year, place in sorted(asked)
    ]


def _yearly_files(kind: str, profile: Profile) -> list[tuple[object, ...]]:
    """A file a year: of proposals where the plan names award forms, of tasks and of
    models where it asks for any."""
    years = range(profile.phases.starts_on.year, profile.phases.last_day.year + 1)
    return [(f"{kind}-{y}", kind, date(y, 1, 1), date(y, 12, 31), None) for y in years]


def _row(deadline: dict[str, Any], phases: Phases) -> tuple[object, ...]:
    code, kind = deadline["deadline_id"], deadline["kind"]
    return (code, kind, *_days(code, kind, phases), deadline["due_at"])


def _days(code: str, kind: str, phases: Phases) -> tuple[date, date]:
    if kind == "yearly":
        year = int(code.partition("-")[2])
        return date(year, 1, 1), date(year, 12, 31)
    if kind == "plan":
        return phases.starts_on, phases.last_day
    on, end = next((day, end) for name, day, end in phases.reviews if name == kind)
    return date(min(on, end).year, 1, 1), on
