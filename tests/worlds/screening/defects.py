"""Defects planted into a clean campaign, each under the label it must be found by."""

from collections.abc import Callable
from datetime import datetime, timedelta

from tests.worlds.screening.world import BY_NAME, PERIODS, TERRITORY, TYPES, Cell, World


def _own(world: World, unit: str, period: str) -> list[Cell]:
    return [c for c in world.values if c[0] == unit and c[2] == period]


def copied(world: World, period: str) -> None:
    before = PERIODS[PERIODS.index(period) - 1]
    for of_type in ("ward", "commune", "department"):
        unit = world.take(of_type, period)
        for cell in _own(world, unit, period):
            if (old := world.values.get((*cell[:2], before))) is not None:
                world.values[cell] = old
                world.revisions.pop(cell, None)
                world.revisions.pop((*cell[:2], before), None)
        world.label("copied", unit)


def copied_neighbour(world: World, period: str) -> None:
    for of_type in ("ward", "commune"):
        unit, source = world.take(of_type, period), world.take(of_type, period)
        first, second = sorted((world.received[unit, period], world.received[source, period]))
        world.received[source, period], world.received[unit, period] = first, second
        for cell in _own(world, unit, period):
            world.revisions.pop(cell, None)
            world.revisions.pop((source, *cell[1:]), None)
            if (theirs := world.values.get((source, *cell[1:]))) is not None:
                world.values[cell] = theirs
        world.label("copied_neighbour", unit)


def _change(
    world: World, period: str, kind: str, name: str, change: Callable[[float], float]
) -> None:
    of_type = world.random.choice(BY_NAME[name].types)
    unit = world.take(of_type, period, (name,))
    cell = (unit, name, period)
    world.values[cell] = round(change(world.values[cell]), BY_NAME[name].decimals)
    world.revisions.pop(cell, None)
    world.label(kind, unit, name)


def jump_up(world: World, period: str) -> None:
    for name in ("skilled", "paid"):
        _change(world, period, "jump_up", name, lambda v: min(v + 22, 99.3))
    _change(world, period, "jump_up", "accounts", lambda v: v * 2.2)


def jump_down(world: World, period: str) -> None:
    for name in ("online", "signed", "adult-accounts"):
        _change(world, period, "jump_down", name, lambda v: v - 22)


def ten_times(world: World, period: str) -> None:
    for name in ("dossiers", "accounts", "revenue"):
        _change(world, period, "ten_times", name, lambda v: v * 10)


def tenth(world: World, period: str) -> None:
    for name in ("online", "adult-accounts", "dossiers"):
        _change(world, period, "tenth", name, lambda v: v / 10)


def hundredth(world: World, period: str) -> None:
    for name in ("signed", "settled"):
        _change(world, period, "hundredth", name, lambda v: v / 100)


def digits_changed(world: World, period: str) -> None:
    for _ in range(2):
        name = world.random.choice(("online", "adult-accounts", "signed"))
        _change(world, period, "digits_changed", name, lambda v: (v // 10 - 3) % 10 * 10 + v % 10)


def cumulative_flow(world: World, period: str) -> None:
    for _ in range(2):
        unit = world.take("ward", period, ("online-dossiers", "revenue"))
        year = [p for p in PERIODS if p[:4] == period[:4] and p <= period]
        cell = (unit, "revenue", period)
        world.values[cell] = sum(world.values.get((unit, "revenue", p), 0.0) for p in year)
        world.revisions.pop(cell, None)
        world.label("cumulative_flow", unit, "revenue")


def swapped(world: World, period: str) -> None:
    for one, other in (("signed", "skilled"), ("adult-accounts", "complaints")):
        unit = world.take("ward", period, (one, other))
        a, b = (unit, one, period), (unit, other, period)
        world.values[a], world.values[b] = world.values[b], world.values[a]
        for cell in (a, b):
            world.revisions.pop(cell, None)
            world.label("swapped", unit, cell[1])


def _bunch(world: World, period: str, kind: str, name: str, of_type: str, point: float) -> None:
    units = [u for u, t in world.units.items() if t == of_type and u not in world.used]
    for unit in world.random.sample(units, round(0.45 * TYPES[of_type])):
        cell = (unit, name, period)
        if cell in world.values and world.values[cell] != point:
            world.values[cell] = point
            world.revisions.pop(cell, None)
            world.used.add(unit)
            world.label(kind, unit, name)


def bunched_at_full(world: World, period: str) -> None:
    _bunch(world, period, "bunched_at_full", "online", "commune", 100.0)


def bunched_at_target(world: World, period: str) -> None:
    _bunch(world, period, "bunched_at_target", "skilled", "ward", 70.0)


def all_at_targets(world: World, period: str) -> None:
    for of_type in ("ward", "commune"):
        unit = world.take(of_type, period)
        for cell in _own(world, unit, period):
            kind = BY_NAME[cell[1]]
            if kind.kind == "stock" and kind.part_of is None:
                world.values[cell] = kind.target
                world.revisions.pop(cell, None)
        world.label("all_at_targets", unit)


def too_round(world: World, period: str) -> None:
    for of_type, size in (("ward", 5), ("commune", 10), ("department", 5)):
        unit = world.take(of_type, period)
        for cell in _own(world, unit, period):
            if BY_NAME[cell[1]].decimals and world.values[cell] > 10:
                world.values[cell] = float(round(world.values[cell] / size) * size)
                world.revisions.pop(cell, None)
        world.label("too_round", unit)


def part_above_whole(world: World, period: str) -> None:
    for part, whole in (("online-dossiers", "dossiers"), ("trained", "members")):
        unit = world.take("commune", period, (part, whole))
        for name in (part, whole):
            world.revisions.pop((unit, name, period), None)
        world.values[unit, part, period] = round(world.values[unit, whole, period] * 1.1) + 2
        world.label("part_above_whole", unit, part)


def territory_unlike_sum(world: World, period: str) -> None:
    world.values[TERRITORY, "all-accounts", period] *= 1.25
    world.label("territory_unlike_sum", TERRITORY, "all-accounts")


def count_fell(world: World, period: str) -> None:
    before = PERIODS[PERIODS.index(period) - 1]
    for name in ("accounts", "members", "accounts"):
        unit = world.take("ward", period, (name,))
        world.values[unit, name, period] = round(world.values[unit, name, before] * 0.8)
        world.revisions.pop((unit, name, period), None)
        world.revisions.pop((unit, name, before), None)
        world.label("count_fell", unit, name)


def raised_late(world: World, period: str) -> None:
    if period.endswith("Q4"):
        return
    for name in ("paid", "adult-accounts", "complaints"):
        unit = world.take("ward", period, (name,))
        cell, kind = (unit, name, period), BY_NAME[name]
        to_go = kind.target - world.values[cell]
        better = max(to_go, 6) if kind.direction == "higher" else min(to_go, -1.5)
        value = max(0.0, min(99.0, world.values[cell] + better * 0.6))
        day = datetime(int(period[:4]), 11, 14) - timedelta(days=world.random.uniform(1, 25))
        world.received[unit, period] = min(world.received[unit, period], day - timedelta(days=1))
        world.revisions[cell] = (round(value, kind.decimals), day)
        world.label("raised_late", unit, name)


def same_remark(world: World, period: str) -> None:
    words = "Tổ công nghệ số cộng đồng hoạt động tốt, người dân đồng tình hưởng ứng phong trào"
    for end in (".", " ", "!!"):
        unit = world.take("commune", period, ("online",))
        world.remarks[unit, period] = words + end
        world.label("same_remark", unit)


def same_note(world: World, period: str) -> None:
    words = "Theo bảng tổng hợp của tổ công tác, đã đối chiếu với hệ thống một cửa điện tử"
    for name in ("online", "paid"):
        unit = world.take("ward", period, (name,))
        world.notes[unit, name, period] = words
        world.label("same_note", unit)


CHANGES = {"jump_against_peers", "misplaced_decimal", "swapped_values", "cumulative_fall"}
DEFECTS: dict[str, tuple[Callable[[World, str], None], set[str]]] = {
    "bunched_at_full": (bunched_at_full, {"bunched_at_limit"}),
    "bunched_at_target": (bunched_at_target, {"bunched_at_limit"}),
    "copied": (copied, {"copied_report"}),
    "copied_neighbour": (copied_neighbour, {"copied_from_unit"}),
    "jump_up": (jump_up, CHANGES),
    "jump_down": (jump_down, CHANGES),
    "ten_times": (ten_times, CHANGES),
    "tenth": (tenth, CHANGES),
    "hundredth": (hundredth, CHANGES),
    "digits_changed": (digits_changed, CHANGES),
    "swapped": (swapped, CHANGES),
    "all_at_targets": (all_at_targets, {"at_its_targets"}),
    "too_round": (too_round, {"too_round"}),
    "part_above_whole": (part_above_whole, {"part_above_whole"}),
    "territory_unlike_sum": (territory_unlike_sum, {"parts_unlike_whole"}),
    "count_fell": (count_fell, {"cumulative_fall"}),
    "raised_late": (raised_late, {"revised_upward_late"}),
    "same_remark": (same_remark, {"identical_text"}),
    "same_note": (same_note, {"identical_text"}),
}
HARD = {"cumulative_flow": (cumulative_flow, CHANGES)}
