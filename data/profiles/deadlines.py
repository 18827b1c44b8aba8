"""Reporting periods (kỳ báo cáo) and deadlines (hạn nộp) of a campaign.

Every due_at is the last on-time second in Asia/Ho_Chi_Minh, without a zone.
"""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

import polars as pl

from data.profiles.working_days import add_working_days
from schemas.plan.cadence import PER_YEAR, first_day, last_day, name, position
from schemas.plan.profile import Phases, Profile
from schemas.plan.profile_file import ProfileError
from schemas.plan.reporting import EVERYBODY, Bound, PlanIssuance
from schemas.tables import BoundUnitTable, DeadlineTable, PeriodTable, empty

__all__ = [
    "add_working_days",
    "bound_by",
    "bound_units",
    "deadlines",
    "periods",
    "phase_days",
]

LAST_SECOND = time(23, 59, 59)  # a day named as a deadline counts whole


def phase_days(phases: Phases) -> tuple[tuple[str, date, date], ...]:
    """First and last day of each phase; phase 2 begins the day after phase 1 ends."""
    first = ("phase-1", phases.starts_on, phases.phase_1_end)
    if phases.phase_2_years is None:
        return (first,)
    return (first, ("phase-2", phases.phase_1_end + timedelta(days=1), phases.last_day))


def periods(profile: Profile) -> pl.DataFrame:
    """Periods from the first to the last; each wholly in the phase its last day falls in."""
    reporting, phases = profile.reporting, profile.phases
    cadence = reporting.cadence
    first = _position(profile, "first_period")
    last = _position(profile, "last_period")
    rows = []
    for at in range(first, last + 1):
        end = last_day(at, cadence)
        is_first = end <= phases.phase_1_end or phases.phase_2_years is None
        phase = "phase-1" if is_first else "phase-2"
        due = _end_of(end + timedelta(days=reporting.days_to_report))
        row = (name(at, cadence), phase, first_day(at, cadence), end, due)
        rows.append((profile.campaign.id, *row))
    return _frame(PeriodTable, rows)


def deadlines(profile: Profile) -> pl.DataFrame:
    """Deadlines of plans, yearly reports and the reviews; null due_at: not yet computable."""
    rows = [*_plans(profile), *_yearly(profile), *_reviews(profile)]
    return _frame(DeadlineTable, [(profile.campaign.id, *row) for row in rows])


def bound_by(profile: Profile, deadline_id: str) -> Bound:
    """Whom the plan binds to a deadline; every unit where it does not say."""
    reporting = profile.reporting
    kind, _, number = deadline_id.partition("-")
    if kind == "plan":
        return dict(enumerate(reporting.plans, start=1)).get(int(number), EVERYBODY)
    found = {"yearly": reporting.yearly, "interim": reporting.interim, "final": reporting.final}
    return found[kind] or EVERYBODY


def bound_units(profile: Profile, units: pl.DataFrame) -> pl.DataFrame:
    """Units that each deadline binds, whatever the days they are there. One row a pair."""
    campaign_id = profile.campaign.id
    who = units.select("unit_id", "unit_type").rows()
    rows = [
        (campaign_id, deadline_id, unit_id)
        for deadline_id in deadlines(profile)["deadline_id"]
        for unit_id, unit_type in who
        if bound_by(profile, deadline_id).binds(unit_id, unit_type)
    ]
    return _frame(BoundUnitTable, rows)


def _position(profile: Profile, key: str) -> int:
    """Number of a period since year 0, in periods of the cadence."""
    cadence, text = profile.reporting.cadence, getattr(profile.reporting, key)
    found = position(text, cadence)
    if found is None:
        at = f"{profile.campaign.id}.toml: reporting.{key}"
        what = f"«{text}» không phải kỳ / is not a period: {cadence}"
        example = name(profile.phases.starts_on.year * PER_YEAR[cadence], cadence)
        raise ProfileError(f"{at}: {what}, vd. / e.g. {example}")
    return found


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
    for year in range(phases.starts_on.year, phases.last_day.year + 1):
        due = None
        if yearly.before_month is not None and yearly.before_day is not None:
            before = date(year, yearly.before_month, yearly.before_day)
            due = _end_of(before - timedelta(days=1))
            if due < datetime.combine(phases.starts_on, time.min):
                continue
        to = (yearly.recipient_vi, yearly.recipient_en, yearly.source)
        rows.append((f"yearly-{year}", "yearly", due, *to))
    return rows


def _reviews(profile: Profile) -> list[Row]:
    rows: list[Row] = []
    for kind, day, _ in profile.phases.reviews:
        said = profile.reporting.interim if kind == "interim" else profile.reporting.final
        if said is None:
            rows.append((kind, kind, _end_of(day), None, None, profile.phases.source))
            continue
        to = (said.recipient_vi, said.recipient_en, said.source)
        rows.append((kind, kind, _end_of(day), *to))
    return rows


def _end_of(day: date) -> datetime:
    return datetime.combine(day, LAST_SECOND)


def _frame(
    model: type[PeriodTable | DeadlineTable | BoundUnitTable], rows: Sequence[tuple[object, ...]]
) -> pl.DataFrame:
    schema = empty(model).schema
    return model.validate(pl.DataFrame(rows, schema=schema, orient="row"))
