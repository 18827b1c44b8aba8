"""The way (lộ trình) of each indicator: start, target and yearly values of a phase, by date.

A revised target (điều chỉnh) opens a new way from its day on; the way before it stays on record.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from data.profiles.deadlines import phase_days
from schemas.plan.indicators import Indicator, Target, UnitTarget
from schemas.plan.profile import Profile
from schemas.tables import ALWAYS, FOREVER

DAYS_A_YEAR = 365.25  # leap years counted in
STILL = FOREVER.date()
Targets = Sequence[Target]


@dataclass(frozen=True)
class Way:
    """One indicator for one unit type in one phase, as in force from `since` until `until`.

    `unit_id`: of that unit alone, which has targets of its own; `path_id`: the unit where it has
    yearly ones, else it goes the share of the way its type goes. The path of phase 2 begins where
    phase 1 ends (`path_from`), so that nothing is asked twice.
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
    has_own_path: bool
    since: date
    until: date = STILL
    unit_id: str | None = None

    @property
    def path_id(self) -> str:
        """Whose path it is: the unit's own, or that of its type."""
        return self.unit_id if self.unit_id and self.has_own_path else self.unit_type


def ways(profile: Profile) -> Iterator[Way]:
    """Every way of the unit types; several for one phase where its targets were revised."""
    for indicator in profile.indicators:
        for unit_type in indicator.unit_types:
            yield from _ways(profile, indicator, unit_type)


def unit_ways(
    profile: Profile, targets: Sequence[UnitTarget], unit_types: Mapping[str, str]
) -> Iterator[Way]:
    """Every way of units with targets of their own; `unit_types` by unit."""
    own: dict[tuple[str, str], list[Target]] = {}
    for row in targets:
        own.setdefault((row.unit_id, row.indicator_id), []).append(row.target)
    indicators = {i.id: i for i in profile.indicators}
    for (unit_id, indicator_id), mine in own.items():
        found = _ways(profile, indicators[indicator_id], unit_types[unit_id], mine)
        yield from (replace(way, unit_id=unit_id) for way in found)


def _ways(
    profile: Profile, indicator: Indicator, unit_type: str, own: Targets = ()
) -> Iterator[Way]:
    begun, ended = indicator.valid_from or ALWAYS, indicator.valid_to or STILL
    revised = {max(t.effective_from or ALWAYS, begun) for t in (*indicator.targets, *own)}
    for phase_id, start, end in phase_days(profile.phases):
        if begun <= end and ended >= start:
            phase = (phase_id, max(start, begun), end)
            days = sorted({*revised, begun})
            found = [_way(profile, indicator, unit_type, phase, day, own) for day in days]
            yield from _changed(found, min(STILL, ended))


def _changed(found: list[Way], ended: date) -> Iterator[Way]:
    """Ways that differ from the one before, each in force until the next or the last day."""
    kept = found[:1] + [b for a, b in pairwise(found) if b != _at(a, b.since)]
    last = ended + timedelta(days=1) if ended < STILL else STILL
    for way, after in zip(kept, [*kept[1:], None], strict=True):
        yield replace(way, until=min(after.since, last) if after else last)


def _at(way: Way, since: date) -> Way:
    return replace(way, since=since)


def _way(
    profile: Profile,
    indicator: Indicator,
    unit_type: str,
    phase: tuple[str, date, date],
    day: date,
    own: Targets = (),
) -> Way:
    phase_id, start, end = phase
    targets, mine = _in_force(indicator.targets, day), _in_force(own, day)
    end_target = _target(targets, unit_type, phase_id)
    scope = end_target.unit_type if end_target else None
    steps = [t for t in mine if t.phase == phase_id and t.year is not None]
    is_own = bool(steps)
    if not steps:
        of_type = [t for t in targets if t.phase == phase_id and t.year is not None]
        steps = [t for t in of_type if t.unit_type == scope]
    end_target = _own_end(mine, phase_id, end_target)
    return Way(
        indicator=indicator,
        unit_type=unit_type,
        phase_id=phase_id,
        start=start,
        path_from=max(profile.phases.starts_on, start - timedelta(days=1)),
        end=end,
        target=end_target,
        target_value=_amount(profile, indicator, end_target, end),
        start_value=_start_value(
            profile, indicator, end_target, targets, unit_type, phase_id, mine
        ),
        yearly=_yearly(profile, indicator, steps, start, end),
        has_own_path=is_own,
        since=day,
    )


def _own_end(own: Targets, phase_id: str, of_type: Target | None) -> Target | None:
    """The unit's own target of a phase's end over that of its type, which says what it leaves."""
    mine = _target(own, "", phase_id)
    if mine is None or of_type is None:
        return mine or of_type
    start = of_type.start if mine.start is None else mine.start
    return replace(mine, operator=mine.operator or of_type.operator, start=start)


def _yearly(
    profile: Profile, indicator: Indicator, steps: Targets, start: date, end: date
) -> tuple[tuple[date, float], ...]:
    """Values of years that end inside the phase, by the last day of each."""
    days = [(t, date(t.year, 12, 31)) for t in steps if t.year is not None]
    found = [(day, _amount(profile, indicator, t, day)) for t, day in days]
    return tuple(sorted((at, v) for at, v in found if v is not None and start < at < end))


def _in_force(targets: Targets, day: date) -> list[Target]:
    """Targets of units in force on a day: of each phase, year and type the latest revision."""
    of_units = (t for t in targets if t.covers == "unit")
    by_day = sorted(of_units, key=lambda t: t.effective_from or ALWAYS)
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
    profile: Profile,
    indicator: Indicator,
    target: Target | None,
    targets: Targets,
    unit_type: str,
    phase_id: str,
    own: Targets,
) -> float:
    """Where shares count from: as printed; else a flow 0, a stock in phase 2 phase 1's target."""
    if target is not None and target.start is not None:
        return target.start
    if indicator.kind == "flow":
        return 0.0
    baseline = indicator.baseline or 0.0
    if phase_id == "phase-1":
        return baseline
    before = _own_end(own, "phase-1", _target(targets, unit_type, "phase-1"))
    value = _amount(profile, indicator, before, profile.phases.phase_1_end)
    return baseline if value is None else value
