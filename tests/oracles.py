"""The progress rules again in slow plain Python, to hold against the SQL; one path."""

from dataclasses import dataclass
from datetime import date
from typing import Any

Row = dict[str, Any]


@dataclass(frozen=True)
class World:
    """What the oracle needs to know: rows as the tables have them."""

    as_of: date
    start: date
    end: date
    rule: str
    kind: str
    operator: str
    units: list[Row]
    results: list[Row]


def unit_value(world: World, unit_id: str) -> float | None:
    """Last value of a stock, sum of a flow; None when nothing counts."""
    known = [
        row
        for row in world.results
        if row["unit_id"] == unit_id
        and row["value"] is not None
        and row["known_from"].date() <= world.as_of < row["known_until"].date()
        and row["end_date"] <= world.as_of
    ]
    if not known:
        return None
    if world.kind == "flow":
        return float(sum(row["value"] for row in known))
    return float(max(known, key=lambda row: row["end_date"])["value"])


def added_up(rule: str, pairs: list[tuple[float, float]]) -> float | None:
    """One value of several (value, weight) pairs by the rule."""
    if not pairs:
        return None
    if rule == "sum":
        return sum(value for value, _ in pairs)
    if rule == "mean":
        return sum(value for value, _ in pairs) / len(pairs)
    if rule == "weighted_mean":
        total = sum(weight for _, weight in pairs)
        return sum(value * weight for value, weight in pairs) / total
    return pairs[0][0] if len(pairs) == 1 else None


def required_share(world: World) -> float:
    """Straight path: days passed over days of the phase."""
    if world.as_of < world.start:
        return 0.0
    if world.as_of >= world.end:
        return 1.0
    return (world.as_of - world.start).days / (world.end - world.start).days


def is_met(operator: str, value: float, target: float) -> bool:
    """Whether the target is met by its operator."""
    return {
        "gt": value > target,
        "eq": abs(value - target) < 1e-9,
        "le": value <= target,
        "rank_le": value <= target,
    }.get(operator, value >= target)


def standing(world: World) -> Row:
    """Value, shares and status of all units together."""
    values = {u["unit_id"]: unit_value(world, u["unit_id"]) for u in world.units}
    counted = [u for u in world.units if values[u["unit_id"]] is not None]
    pairs = [(values[u["unit_id"]], 1.0) for u in counted]
    value = added_up(world.rule, [(v, w) for v, w in pairs if v is not None])
    basis = counted or world.units
    base = added_up(
        world.rule, [(0.0 if world.kind == "flow" else u["baseline_value"], 1.0) for u in basis]
    )
    target = added_up(world.rule, [(u["target_value"], 1.0) for u in basis])
    answer: Row = {"value": value, "unit_count": len(counted), "expected_count": len(world.units)}
    if value is None or base is None or target is None:
        return {
            **answer,
            "achieved_ratio": None,
            "status": "not_reported" if value is None else "no_target",
        }
    required = 1.0 if base == target else required_share(world)
    if base == target:
        achieved = float(is_met(world.operator, value, target))
    else:
        achieved = (value - base) / (target - base)
    met = is_met(world.operator, value, target)
    return {
        **answer,
        "achieved_ratio": achieved,
        "required_ratio": required,
        "status": status(world, achieved, required, met),
    }


def status(world: World, achieved: float, required: float, met: bool) -> str:
    """Status by the thresholds 1.10, 1.00, 0.90 and 0.70."""
    if met and world.as_of < world.end:
        return "early"
    if required <= 0:
        return "on_track"
    pace = achieved / required
    for limit, name in ((1.1, "exceeded"), (1.0, "reached"), (0.9, "on_track"), (0.7, "slow")):
        if pace >= limit - 1e-9:
            return name
    return "at_risk"
