"""Reporting periods (kỳ báo cáo) and deadlines (hạn nộp) of a campaign.

Every due_at is the last on-time second in Asia/Ho_Chi_Minh, without a zone.
"""

import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

import polars as pl

from data.profiles.working_days import add_working_days
from schemas.profile import Phases, PlanIssuance, Profile
from schemas.profile_file import ProfileError
from schemas.tables import DeadlineTable, PeriodTable, empty

__all__ = ["add_working_days", "deadlines", "periods", "phase_days"]

FORMS = {"quarter": r"(\d{4})-Q([1-4])", "half": r"(\d{4})-H([12])", "year": r"(\d{4})()"}
PER_YEAR = {"quarter": 4, "half": 2, "year": 1}
LETTER = {"quarter": "-Q", "half": "-H"}
LAST_SECOND = time(23, 59, 59)


def phase_days(phases: Phases) -> tuple[tuple[str, date, date], tuple[str, date, date]]:
    """First and last day of both phases; phase 2 begins the day after the interim review."""
    hinge = phases.interim_review_on
    return (
        ("phase-1", phases.starts_on, hinge),
        ("phase-2", hinge + timedelta(days=1), phases.final_review_on),
    )


def periods(profile: Profile) -> pl.DataFrame:
    """Periods from the first to the last; each in the phase its last day falls in."""
    reporting, phases = profile.reporting, profile.phases
    cadence = reporting.cadence
    first = _position(profile, "first_period")
    last = _position(profile, "last_period")
    rows = []
    for position in range(first, last + 1):
        start, end = _first_day(position, cadence), _first_day(position + 1, cadence)
        end -= timedelta(days=1)
        phase = "phase-1" if end <= phases.interim_review_on else "phase-2"
        due = _end_of(end + timedelta(days=reporting.days_to_report))
        rows.append((profile.campaign.id, _name(position, cadence), phase, start, end, due))
    return _frame(PeriodTable, rows)


def deadlines(profile: Profile) -> pl.DataFrame:
    """Deadlines of plans, yearly reports and both reviews; null due_at: not yet computable."""
    phases = profile.phases
    rows = [*_plans(profile), *_yearly(profile)]
    for kind, day in (("interim", phases.interim_review_on), ("final", phases.final_review_on)):
        rows.append((kind, kind, _end_of(day), None, None, phases.source))
    return _frame(DeadlineTable, [(profile.campaign.id, *row) for row in rows])


def _position(profile: Profile, key: str) -> int:
    """Number of a period since year 0, in periods of the cadence."""
    cadence, text = profile.reporting.cadence, getattr(profile.reporting, key)
    match = re.fullmatch(FORMS[cadence], text)
    if match is None:
        at = f"{profile.campaign.id}.toml: reporting.{key}"
        what = f"«{text}» không phải kỳ / is not a period: {cadence}"
        raise ProfileError(f"{at}: {what}, vd. / e.g. {_name(2026 * PER_YEAR[cadence], cadence)}")
    return int(match[1]) * PER_YEAR[cadence] + int(match[2] or 1) - 1


def _name(position: int, cadence: str) -> str:
    year, part = divmod(position, PER_YEAR[cadence])
    return f"{year}{LETTER[cadence]}{part + 1}" if cadence in LETTER else str(year)


def _first_day(position: int, cadence: str) -> date:
    year, part = divmod(position, PER_YEAR[cadence])
    return date(year, part * 12 // PER_YEAR[cadence] + 1, 1)


Row = tuple[str, str, datetime | None, str | None, str | None, str]


def _plans(profile: Profile) -> list[Row]:
    return [
        (
            f"plan-{n}",
            "plan",
            _plan_due(profile, plan),
            plan.recipient_vi,
            plan.recipient_en,
            plan.source,
        )
        for n, plan in enumerate(profile.reporting.plans, start=1)
    ]


def _plan_due(profile: Profile, plan: PlanIssuance) -> datetime | None:
    reporting = profile.reporting
    if plan.due_on is not None:
        return _end_of(plan.due_on)
    if plan.working_days is None or plan.issued_on is None:
        return None
    off, on = reporting.holidays_added, reporting.holidays_removed
    return _end_of(add_working_days(plan.issued_on, plan.working_days, off, on))


def _yearly(profile: Profile) -> list[Row]:
    yearly, phases = profile.reporting.yearly, profile.phases
    if yearly is None:
        return []
    rows: list[Row] = []
    for year in range(phases.starts_on.year, phases.final_review_on.year + 1):
        due = None
        if yearly.before_month is not None and yearly.before_day is not None:
            before = date(year, yearly.before_month, yearly.before_day)
            due = _end_of(before - timedelta(days=1))
            if due < datetime.combine(phases.starts_on, time.min):
                continue
        to = (yearly.recipient_vi, yearly.recipient_en, yearly.source)
        rows.append((f"yearly-{year}", "yearly", due, *to))
    return rows


def _end_of(day: date) -> datetime:
    return datetime.combine(day, LAST_SECOND)


def _frame(
    model: type[PeriodTable] | type[DeadlineTable], rows: Sequence[tuple[object, ...]]
) -> pl.DataFrame:
    schema = empty(model).schema
    return model.validate(pl.DataFrame(rows, schema=schema, orient="row"), lazy=True)
