"""The way (lộ trình) of each indicator: start, target and yearly values of a phase, by date.

A revised target (điều chỉnh) opens a new way from its day on; the way before it stays on record.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from data.profiles.deadlines import phase_days
from schemas.plan.indicators import Indicator, Target
from schemas.plan.profile import Profile
from schemas.tables import ALWAYS, FOREVER

DAYS_A_YEAR = 365.25
STILL = FOREVER.date()
Targets = Sequence[Target]


@dataclass(frozen=True)
class Way:
    """One indicator for one unit type in one phase, as in force from `since` until `until`.

    The path of phase 2 begins where phase 1 ends (`path_from`), so that nothing is asked twice.
    """

    indicator: Indicator
    unit_type: str
    phase_id: str
    start: date
    path_from: date
    end: date
    target: Target | None
    target_value: float | None
    start_value: float
    yearly: tuple[tuple[date, float], ...]
    since: date
    until: date = STILL


def ways(profile: Profile) -> Iterator[Way]:
    """Every way of a campaign; several for one phase where its targets were revised."""
    for indicator in profile.indicators:
        for unit_type in indicator.unit_types:
            for phase in phase_days(profile.phases):
                days = sorted({t.effective_from or ALWAYS for t in indicator.targets} | {ALWAYS})
                yield from _changed([_way(profile, indicator, unit_type, phase, d) for d in days])


def _changed(found: list[Way]) -> Iterator[Way]:
    """Ways that differ from the one before, each in force until the next."""
    kept = found[:1] + [b for a, b in pairwise(found) if b != _at(a, b.since)]
    for way, after in zip(kept, [*kept[1:], None], strict=True):
        yield replace(way, until=after.since) if after else way


def _at(way: Way, since: date) -> Way:
    return replace(way, since=since)


def _way(
    profile: Profile, indicator: Indicator, unit_type: str, phase: tuple[str, date, date], day: date
) -> Way:
    phase_id, start, end = phase
    targets = _in_force(indicator, day)
    target = _target(targets, unit_type, phase_id)
    value = _amount(profile, indicator, target, end)
    scope = target.unit_type if target else None
    yearly = [
        (date(t.year, 12, 31), _amount(profile, indicator, t, date(t.year, 12, 31)))
        for t in targets
        if t.phase == phase_id and t.year is not None and t.unit_type == scope
    ]
    inside = tuple(sorted((at, v) for at, v in yearly if v is not None and start < at < end))
    from_value = _start_value(profile, indicator, targets, unit_type, phase_id)
    path_from = max(profile.phases.starts_on, start - timedelta(days=1))
    return Way(
        indicator,
        unit_type,
        phase_id,
        start,
        path_from,
        end,
        target,
        value,
        from_value,
        inside,
        since=day,
    )


def _in_force(indicator: Indicator, day: date) -> list[Target]:
    """Targets in force on a day: of each phase, year and unit type the latest revision."""
    by_day = sorted(indicator.targets, key=lambda t: t.effective_from or ALWAYS)
    known = [t for t in by_day if (t.effective_from or ALWAYS) <= day]
    return list({(t.phase, t.year, t.unit_type): t for t in known}.values())


def _target(targets: Targets, unit_type: str, phase_id: str) -> Target | None:
    """The target of a phase's end: one for the unit type beats one for all."""
    ends = {t.unit_type: t for t in targets if t.phase == phase_id and t.year is None}
    return ends.get(unit_type) or ends.get(None)


def _amount(
    profile: Profile, indicator: Indicator, target: Target | None, by: date
) -> float | None:
    """The value to reach by a day; growth a year is compounded from the campaign's first day."""
    if target is None or target.value is None:
        return None
    if (target.operator or indicator.operator) != "growth_ge":
        return target.value
    if indicator.baseline is None:
        return None
    years = (by - profile.phases.starts_on).days / DAYS_A_YEAR
    return float(indicator.baseline * (1 + target.value / 100) ** years)


def _start_value(
    profile: Profile, indicator: Indicator, targets: Targets, unit_type: str, phase_id: str
) -> float:
    """Where shares count from: as printed; else a flow 0, a stock in phase 2 phase 1's target."""
    target = _target(targets, unit_type, phase_id)
    if target is not None and target.start is not None:
        return target.start
    if indicator.kind == "flow":
        return 0.0
    baseline = indicator.baseline or 0.0
    if phase_id == "phase-1":
        return baseline
    before = _target(targets, unit_type, "phase-1")
    value = _amount(profile, indicator, before, profile.phases.phase_1_end)
    return baseline if value is None else value
