"""The progress rules again in slow plain Python, to hold against the SQL; no SQL, no Polars."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

Row = dict[str, Any]
Pairs = list[tuple[float, float]]


@dataclass(frozen=True)
class World:
    """What the oracle needs to know: phases, rules, and rows as the tables have them.

    A unit's `targets` by phase: (in force from, value, printed start), the first from always.
    `weights` by unit are those of a weighted mean, in every period; else they are not used.
    """

    start: date
    hinge: date
    end: date
    rule: str
    kind: str
    operator: str
    path: str
    units: list[Row]
    weights: dict[str, float | None]
    periods: list[Row]
    results: list[Row]

    def days(self, phase: str) -> tuple[date, date]:
        """First and last day of a phase."""
        if phase == "phase-1":
            return self.start, self.hinge
        return self.hinge + timedelta(days=1), self.end


def known(world: World, unit_id: str, phase: str, as_of: date) -> list[Row]:
    """Results of a unit that count on the date, of the periods of a phase that are over."""
    over = {p["period_id"] for p in over_periods(world, phase, as_of)}
    return sorted(
        (
            row
            for row in world.results
            if row["unit_id"] == unit_id
            and row["value"] is not None
            and row["period_id"] in over
            and row["known_from"].date() <= as_of < row["known_until"].date()
        ),
        key=lambda row: row["period_id"],
    )


def over_periods(world: World, phase: str, as_of: date) -> list[Row]:
    """Periods of a phase that are over on the date."""
    first, last = world.days(phase)
    return [p for p in world.periods if first <= p["end_date"] <= min(last, as_of)]


def in_force(unit: Row, phase: str, as_of: date) -> tuple[float | None, float | None]:
    """Target and printed start of a unit as last revised by the date."""
    found = [entry for entry in unit["targets"][phase] if entry[0] <= as_of]
    return found[-1][1], found[-1][2]


def way(world: World, unit: Row, phase: str, as_of: date) -> tuple[float | None, float | None]:
    """Where a unit's way starts and ends."""
    target, printed = in_force(unit, phase, as_of)
    if printed is not None:
        return printed, target
    if world.kind == "flow":
        return 0.0, target
    start = unit["baseline_value"]
    if phase == "phase-2" and as_of < world.hinge:
        first = in_force(unit, "phase-1", as_of)[0]
        start = start if first is None else first
    elif phase == "phase-2":
        reported = known(world, unit["unit_id"], "phase-1", as_of)
        start = reported[-1]["value"] if reported else start
    return start, target


def unit_value(world: World, unit: Row, phase: str, as_of: date) -> float | None:
    """Last value of a stock; of a flow its start and the sum; None when nothing counts."""
    reported = known(world, unit["unit_id"], phase, as_of)
    if not reported:
        return None
    if world.kind == "flow":
        return float(way(world, unit, phase, as_of)[0] or 0.0) + sum(r["value"] for r in reported)
    return float(reported[-1]["value"])


def added_up(rule: str, pairs: Pairs) -> float | None:
    """One value of several (value, weight) pairs by the rule."""
    if not pairs:
        return None
    if rule == "sum":
        return sum(value for value, _ in pairs)
    if rule == "mean":
        return sum(value for value, _ in pairs) / len(pairs)
    if rule == "weighted_mean":
        return sum(value * weight for value, weight in pairs) / sum(w for _, w in pairs)
    return pairs[0][0] if len(pairs) == 1 else None


def required_share(world: World, phase: str, as_of: date) -> float:
    """Share of the way due: days passed over days; S-shaped, along ten chords of 3x² − 2x³."""
    first, last = world.start if phase == "phase-1" else world.hinge, world.days(phase)[1]
    if as_of <= first:
        return 0.0
    if as_of >= last:
        return 1.0
    total = (last - first).days
    if world.path == "straight":
        return (as_of - first).days / total
    knots = [first + timedelta(days=round(n * total / 10)) for n in range(11)]
    n = max(n for n in range(10) if knots[n] <= as_of)
    low, high = (3 * (m / 10) ** 2 - 2 * (m / 10) ** 3 for m in (n, n + 1))
    return low + (high - low) * ((as_of - knots[n]) / (knots[n + 1] - knots[n]))


def is_met(operator: str, value: float, target: float) -> bool:
    """Whether the target is met by its operator."""
    return {
        "gt": value > target,
        "eq": abs(value - target) < 1e-9,
        "le": value <= target,
        "rank_le": value <= target,
    }.get(operator, value >= target)


def later_day(world: World, unit: Row, phase: str, as_of: date) -> date | None:
    """The day a unit's requirement is taken at: of its latest value, or of the last period due."""
    ends = {p["period_id"]: p["end_date"] for p in world.periods}
    said = [ends[row["period_id"]] for row in known(world, unit["unit_id"], phase, as_of)]
    return max([*said, *due_ends(world, phase, as_of)], default=None)


def due_ends(world: World, phase: str, as_of: date) -> list[date]:
    """Ends of the periods of a phase whose filing deadline has passed."""
    return [p["end_date"] for p in of_phase(world, phase) if p["due_at"].date() < as_of]


def of_phase(world: World, phase: str) -> list[Row]:
    """Every period of a phase."""
    return [p for p in world.periods if p["phase_id"] == phase]


def is_closed(world: World, phase: str, as_of: date) -> bool:
    """Whether a phase is over and nothing of it can still be handed in in time."""
    are_due = len(due_ends(world, phase, as_of)) == len(of_phase(world, phase))
    return as_of >= world.days(phase)[1] and are_due


def before_last(world: World, phase: str) -> World:
    """The world without what was reported for the last period of a phase."""
    last = max((p["period_id"] for p in of_phase(world, phase)), default="")
    return replace(world, results=[r for r in world.results if r["period_id"] != last])


def standing(world: World, phase: str, as_of: date) -> Row:
    """Value, shares, days and status of all units together."""
    weighs = world.rule == "weighted_mean"
    weight = {u["unit_id"]: (world.weights[u["unit_id"]] if weighs else 1.0) for u in world.units}
    values = {u["unit_id"]: unit_value(world, u, phase, as_of) for u in world.units}
    earlier = before_last(world, phase)
    sooner = {u["unit_id"]: unit_value(earlier, u, phase, as_of) for u in world.units}
    counted = [u for u in world.units if values[u["unit_id"]] is not None and weight[u["unit_id"]]]
    value = added_up(world.rule, _pairs(counted, values, weight))
    all_sooner = all(sooner[u["unit_id"]] is not None for u in counted)
    was = added_up(world.rule, _pairs(counted, sooner, weight)) if all_sooner else None
    basis = counted or world.units
    days = {u["unit_id"]: later_day(world, u, phase, as_of) for u in world.units}
    rated = rated_way(world, phase, as_of, basis, weight, days, (value, was))
    is_due = any(day is not None for day in days.values())
    return {
        "value": value,
        "unit_count": len(counted),
        "expected_count": len(world.units),
        **latest_days(world, phase, as_of, counted),
        "required_date": max((d for u in basis if (d := days[u["unit_id"]])), default=None),
        "achieved_ratio": rated["achieved_ratio"],
        "required_ratio": rated.get("required"),
        "status": status(value, rated, is_due, is_closed(world, phase, as_of)),
    }


def latest_days(world: World, phase: str, as_of: date, counted: list[Row]) -> Row:
    """End of the latest period among the units counted, and how many are still before it."""
    ends = {p["period_id"]: p["end_date"] for p in world.periods}
    last = [ends[known(world, u["unit_id"], phase, as_of)[-1]["period_id"]] for u in counted]
    latest = max(last, default=None)
    return {"value_date": latest, "earlier_count": sum(day != latest for day in last)}


def _pairs(units: list[Row], values: Row, weight: Row) -> Pairs:
    found = [(values[u["unit_id"]], weight[u["unit_id"]]) for u in units]
    return [(v, 1.0 if w is None else w) for v, w in found if v is not None]


def rated_way(
    world: World, phase: str, as_of: date, basis: list[Row], weight: Row, days: Row, was: Any
) -> Row:
    """Shares of the way of units together, each held against the path on its own day."""
    ways = {u["unit_id"]: way(world, u, phase, as_of) for u in basis}
    needed: dict[str, float | None] = {}
    for name, (first, last) in ways.items():
        if first is not None and last is not None and days[name]:
            needed[name] = first + required_share(world, phase, days[name]) * (last - first)
    if any(None in ends for ends in ways.values()):
        return {"achieved_ratio": None}
    start = added_up(world.rule, _pairs(basis, {k: w[0] for k, w in ways.items()}, weight))
    target = added_up(world.rule, _pairs(basis, {k: w[1] for k, w in ways.items()}, weight))
    if start is None or target is None:
        return {"achieved_ratio": None}
    all_asked = len(needed) == len(basis)
    due = added_up(world.rule, _pairs(basis, needed, weight)) if all_asked else None
    return shares(world, was, start, target, due)


def shares(
    world: World,
    was: tuple[float | None, float | None],
    start: float,
    target: float,
    due: float | None,
) -> Row:
    """Achieved and required share of a way; whether its target is met, and was before the end."""
    met, sooner = (v is not None and is_met(world.operator, v, target) for v in was)
    value = was[0]
    rated = {"met": met, "sooner": met and sooner}
    if abs(target - start) <= 1e-12 * max(abs(start), abs(target), 1):
        achieved = None if value is None else float(met)
        return {"achieved_ratio": achieved, "required": None if due is None else 1.0, **rated}
    achieved = None if value is None else (value - start) / (target - start)
    needed = None if due is None else (due - start) / (target - start)
    return {"achieved_ratio": achieved, "required": needed, **rated}


def status(value: float | None, rated: Row, is_due: bool, is_over: bool) -> str:
    """Status by the thresholds 1.10, 1.00, 0.90 and 0.70; met or not once the phase is closed."""
    if not is_due:
        return "not_due"
    if value is None:
        return "not_reported"
    if rated["achieved_ratio"] is None:
        return "no_target"
    if rated["sooner"]:
        return "early"
    if is_over and not rated["met"]:
        return "not_met"
    asked = rated["required"] or 0.0
    pace = rated["achieved_ratio"] / asked if asked > 0 else None
    if is_over:
        return "exceeded" if pace is not None and pace >= 1.1 - 1e-9 else "reached"
    if pace is None:
        return "on_track"
    for limit, name in ((1.1, "exceeded"), (1.0, "reached"), (0.9, "on_track"), (0.7, "slow")):
        if pace >= limit - 1e-9:
            return name
    return "at_risk"


def level(shares_now: dict[str, float], shares_then: dict[str, float]) -> Row:
    """Level, start and corrected gain of a unit with one indicator a content, in percent."""
    both = sorted(set(shares_now) & set(shares_then))
    now, then = (
        sum(min(max(s[key], 0.0), 1.0) for key in both) / len(both) * 100
        for s in (shares_now, shares_then)
    )
    if now < then:
        corrected: float | None = (now - then) / then * 100
    else:
        corrected = None if then >= 98 else (now - then) / (100 - then) * 100
    return {"level_pct": now, "start_pct": then, "corrected_pct": corrected}
