"""A clean campaign made up from a seed, and defects planted into it under a label each.

Run it for the figures of docs/screening.md: python -m tests.screening_sample
"""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from math import exp
from random import Random
from typing import Any

import duckdb
import polars as pl

from data.profiles.staff_tables import LIMITS
from queries.screening import flag_count, flag_list
from schemas.selection import Selection, Viewer
from schemas.tables import FOREVER
from tests.query_store import periods, query_store

PERIODS = [f"{year}-Q{quarter}" for year in (2025, 2026) for quarter in (1, 2, 3, 4)]
ENDS = {p["period_id"]: p["end_date"] for p in periods(*PERIODS)}
TYPES = {"ward": 80, "commune": 64, "department": 12}
TERRITORY = "department-0"
SEASON = (0.75, 1.0, 1.05, 1.2)
Cell = tuple[str, str, str]
Label = tuple[str, str | None]


@dataclass(frozen=True)
class Kind:
    """How an indicator behaves: from start to target, its noise and its shape."""

    name: str
    start: float
    target: float
    noise: float
    kind: str = "stock"
    measure: str = "%"
    decimals: int = 1
    maximum: float | None = 100.0
    direction: str = "higher"
    adds_up: str = "mean"
    part_of: str | None = None
    types: tuple[str, ...] = ("ward", "commune")


COUNT: dict[str, Any] = {"measure": "hồ sơ", "decimals": 0, "maximum": None, "adds_up": "sum"}
INDICATORS = (
    Kind("online", 35, 85, 1.2),
    Kind("paid", 20, 80, 1.5),
    Kind("signed", 45, 100, 1.0),
    Kind("skilled", 15, 70, 1.0),
    Kind("adult-accounts", 50, 95, 0.8),
    Kind("settled", 90, 100, 1.5),
    Kind("complaints", 12, 4, 0.5, direction="lower"),
    Kind("satisfaction", 3.1, 4.5, 0.08, measure="điểm", maximum=5.0),
    Kind("days", 9, 4, 0.3, measure="ngày", maximum=None, direction="lower"),
    Kind("accounts", 900, 5200, 40, **COUNT, part_of="all-accounts"),
    Kind("members", 60, 85, 1.5, **COUNT),
    Kind("trained", 10, 60, 2.0, **COUNT, part_of="members"),
    Kind("dossiers", 700, 900, 0.2, **COUNT, kind="flow"),
    Kind("online-dossiers", 250, 600, 0.15, **COUNT, kind="flow", part_of="dossiers"),
    Kind("sessions", 3, 6, 0.4, **COUNT, kind="flow"),
    Kind("revenue", 40, 120, 0.25, kind="flow", measure="tỷ đồng", maximum=None, adds_up="sum"),
    Kind("all-accounts", 0, 0, 0, **COUNT, types=()),
    *(Kind(f"own-{n}", 20 + 4 * n, 70 + 3 * n, 1.5, types=("department",)) for n in range(9)),
)
BY_NAME = {k.name: k for k in INDICATORS}


@dataclass
class World:
    """Values, later versions, words and labels of one made-up campaign."""

    random: Random
    values: dict[Cell, float]
    units: dict[str, str]
    received: dict[tuple[str, str], datetime]
    revisions: dict[Cell, tuple[float, datetime]] = field(default_factory=dict)
    remarks: dict[tuple[str, str], str] = field(default_factory=dict)
    notes: dict[Cell, str] = field(default_factory=dict)
    labels: dict[str, set[Label]] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)

    def take(self, of_type: str, period: str, needs: tuple[str, ...] = ()) -> str:
        """A unit of the type, with a full report this period and the one before, used but once."""
        before = PERIODS[PERIODS.index(period) - 1]
        wanted = needs or tuple(k.name for k in INDICATORS if of_type in k.types)[:5]
        free = [
            u
            for u, t in sorted(self.units.items())
            if t == of_type and u not in self.used and u != TERRITORY
            and all((u, i, p) in self.values for i in wanted for p in (period, before))
        ]  # fmt: skip
        unit = self.random.choice(free)
        self.used.add(unit)
        return unit

    def label(self, kind: str, unit: str, indicator: str | None = None) -> None:
        """Remember what was planted where."""
        self.labels.setdefault(kind, set()).add((unit, indicator))


def clean_world(seed: int) -> World:
    """A campaign as it might be: S-shaped growth, seasons, ceilings, gaps, honest corrections."""
    random = Random(seed)
    units = {f"{t}-{n}": t for t, count in TYPES.items() for n in range(count)}
    world = World(random, {}, units, {})
    for unit, of_type in units.items():
        strength, size = random.uniform(0.8, 1.12), random.lognormvariate(0, 0.45)
        late = random.random() < 0.1
        silent = {p for p in PERIODS if random.random() < 0.04}
        for kind in (k for k in INDICATORS if of_type in k.types):
            _fill(world, unit, kind, strength * random.uniform(0.9, 1.1), size, silent)
        for period in PERIODS:
            day = datetime.combine(ENDS[period], datetime.min.time())
            world.received[unit, period] = day + timedelta(
                days=random.uniform(18, 40) if late else random.uniform(1, 14)
            )
    _hold_parts(world)
    _write_words(world)
    _correct(world)
    return world


def _fill(world: World, unit: str, kind: Kind, pace: float, size: float, silent: set[str]) -> None:
    random, level, steps = world.random, 0.0, len(PERIODS)
    middle, steep = random.uniform(2.5, 5.0), random.uniform(0.7, 1.1)
    for place, period in enumerate(PERIODS):
        share = 1 / (1 + exp(-steep * (place - middle)))
        reach = (share * 0.85 + 0.15 * place / steps) * pace
        around = kind.start + (kind.target - kind.start) * reach
        if kind.kind == "flow":
            value = around * size * SEASON[place % 4] * (1 + random.gauss(0, kind.noise))
        else:
            value = around * (size if kind.maximum is None else 1) + random.gauss(0, kind.noise)
        if kind.adds_up == "sum" and kind.kind == "stock":
            value = level = max(level, value)
        value = min(max(value, 0.0), kind.maximum or value)
        if period not in silent and random.random() >= 0.03:
            world.values[unit, kind.name, period] = round(value, kind.decimals)


def _hold_parts(world: World) -> None:
    for (unit, name, period), value in list(world.values.items()):
        whole = BY_NAME[name].part_of
        if whole in (None, "all-accounts"):
            continue
        most = world.values.get((unit, str(whole), period))
        if most is not None and value > most:
            world.values[unit, name, period] = most
    for period in PERIODS:
        for unit, of_type in world.units.items():
            if of_type != "department" and (unit, "accounts", period) not in world.values:
                world.values[unit, "accounts", period] = _last(world, unit, "accounts", period)
        parts = [v for (_, i, p), v in world.values.items() if i == "accounts" and p == period]
        world.values[TERRITORY, "all-accounts", period] = sum(parts)


def _last(world: World, unit: str, name: str, period: str) -> float:
    before = [world.values.get((unit, name, p)) for p in PERIODS if p < period]
    return next((v for v in reversed(before) if v is not None), 300.0)


WORDS = (
    "Đường truyền ở", "Cán bộ phụ trách", "Người cao tuổi tại", "Kinh phí tập huấn của",
    "Thiết bị đầu cuối của", "Phần mềm dùng chung tại",
)  # fmt: skip
STATES = ("còn thiếu", "chưa ổn định trong giờ cao điểm", "phải kiêm nhiệm nhiều việc",
          "chưa quen dùng dịch vụ trực tuyến", "được bổ sung chậm so với kế hoạch")  # fmt: skip


def _write_words(world: World) -> None:
    random = world.random
    for unit in world.units:
        for period in PERIODS:
            place = f"khu vực {random.randint(1, 900)}"
            words = f"{random.choice(WORDS)} {place} {random.choice(STATES)}"
            world.remarks[unit, period] = (
                "Không có khó khăn, vướng mắc" if random.random() < 0.3 else words
            )


def _correct(world: World) -> None:
    for cell, value in world.values.items():
        if world.random.random() < 0.01 and cell[1] != "all-accounts":
            first = world.received[cell[0], cell[2]]
            at = first + timedelta(days=world.random.uniform(2, 70))
            moved = value * (1 + world.random.uniform(-0.03, 0.03))
            world.revisions[cell] = (round(moved, BY_NAME[cell[1]].decimals), at)


def store(world: World) -> duckdb.DuckDBPyConnection:
    """The world as a store, with the default limits."""
    indicators, said = [], []
    for place, k in enumerate(INDICATORS):
        indicators.append(
            {"indicator_id": k.name, "position": place, "measure": k.measure, "kind": k.kind,
             "decimals": k.decimals, "direction": k.direction, "adds_up": k.adds_up,
             "maximum": k.maximum,
             "operator": "ge" if k.direction == "higher" else "le"}
        )  # fmt: skip
        said.append({"id": k.name, "part_of": k.part_of})
    return query_store(
        campaign=[{"profile_json": json.dumps({"indicators": said})}],
        period=periods(*PERIODS),
        deadline=[
            {"deadline_id": f"yearly-{y}", "due_at": datetime(y, 11, 14, 23, 59, 59)}
            for y in (2025, 2026)
        ],
        indicator=indicators,
        unit_type=[{"unit_type": t, "position": n} for n, t in enumerate(TYPES)],
        unit=[{"unit_id": u, "short_name": u, "unit_type": t} for u, t in world.units.items()],
        assignment=_assignments(world),
        screening_rule=[
            {"rule_id": rule, "limit_value": limit, "minimum_count": least}
            for rule, (limit, least) in LIMITS.items()
        ],
        submission=[
            {"submission_id": f"{u}-{p}", "unit_id": u, "period_id": p, "received_at": at}
            for (u, p), at in world.received.items()
        ],
        result=_results(world),
        remark=[
            {"unit_id": u, "period_id": p, "remark": words, "known_from": world.received[u, p]}
            for (u, p), words in world.remarks.items()
        ],
    )


def _assignments(world: World) -> list[dict[str, Any]]:
    owed = [
        {"unit_id": u, "indicator_id": k.name, "baseline_value": k.start, "target_value": k.target}
        for u, t in world.units.items()
        for k in INDICATORS
        if t in k.types
    ]
    whole = {"unit_id": TERRITORY, "indicator_id": "all-accounts", "target_value": None}
    return [*owed, whole]


def _results(world: World) -> list[dict[str, Any]]:
    rows = []
    for (unit, name, period), value in world.values.items():
        at = world.received[unit, period]
        row = {
            "unit_id": unit, "indicator_id": name, "period_id": period, "value": value,
            "note": world.notes.get((unit, name, period)),
            "submission_id": f"{unit}-{period}", "known_from": at,
        }  # fmt: skip
        if later := world.revisions.get((unit, name, period)):
            rows.append(row | {"known_until": later[1]})
            row |= {"value": later[0], "known_from": later[1]}
        rows.append(row | {"known_until": FOREVER})
    return rows


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
AS_OF = datetime(2027, 3, 1).date()


def planted_world(seed: int, period: str) -> World:
    """A clean world with every kind of defect planted into one period."""
    world = clean_world(seed)
    for plant, _ in DEFECTS.values():
        plant(world, period)
    return world


def asked(world: World, period: str) -> pl.DataFrame:
    """The flags of a period."""
    chosen = Selection("c", AS_OF, period=period)
    return flag_list(store(world), Viewer(), chosen)


def found(world: World, flags: pl.DataFrame) -> dict[str, tuple[int, int]]:
    """Of each kind: planted places that a fitting rule asked about, and all that were planted."""
    raised = {(f["rule_id"], f["unit_id"], f["indicator_id"]) for f in flags.to_dicts()}
    return {
        kind: (
            sum(any((rule, *place) in raised for rule in DEFECTS[kind][1]) for place in places),
            len(places),
        )
        for kind, places in world.labels.items()
    }


def wrong(world: World, flags: pl.DataFrame) -> list[dict[str, Any]]:
    """Flags where nothing was planted: neither in that cell nor in that whole report."""
    places = {place for planted in world.labels.values() for place in planted}
    return [
        f
        for f in flags.to_dicts()
        if (f["unit_id"], f["indicator_id"]) not in places and (f["unit_id"], None) not in places
    ]


def clean_shares(world: World) -> list[float]:
    """Part of the cells that is asked about in each period of a world but the first."""
    con = store(world)
    shares = []
    for period in PERIODS[1:]:
        rows = flag_count(con, Viewer(), Selection("c", AS_OF, period=period))
        shares.append(rows["flagged_cell_count"].sum() / rows["cell_count"][0])
    return shares


@dataclass
class Tally:
    """What was planted, found and wrongly asked, over many worlds."""

    hits: dict[str, list[int]] = field(default_factory=dict)
    flags: dict[str, int] = field(default_factory=dict)
    wrong: dict[str, int] = field(default_factory=dict)

    def add(self, world: World, period: str) -> None:
        """Ask one world and count."""
        flags = asked(world, period)
        for kind, (hit, planted) in found(world, flags).items():
            known = self.hits.setdefault(kind, [0, 0])
            self.hits[kind] = [known[0] + hit, known[1] + planted]
        for name, rows in (("flags", flags.to_dicts()), ("wrong", wrong(world, flags))):
            counts = getattr(self, name)
            for row in rows:
                counts[row["rule_id"]] = counts.get(row["rule_id"], 0) + 1

    def recall(self, *kinds: str) -> float:
        """Part of what was planted that was asked about."""
        rows = [self.hits[kind] for kind in kinds or self.hits]
        return sum(r[0] for r in rows) / sum(r[1] for r in rows)

    def precision(self, *without: str) -> float:
        """Part of the questions that were about something planted."""
        counts = [
            sum(n for rule, n in c.items() if rule not in without) for c in (self.flags, self.wrong)
        ]
        return 1 - counts[1] / counts[0]


def tallied(seeds: range) -> Tally:
    """Defects of every kind planted into the last three periods of the worlds of some seeds."""
    tally = Tally()
    for seed in seeds:
        for period in PERIODS[-3:]:
            tally.add(planted_world(seed, period), period)
    return tally


def main() -> None:
    """Print recall of each kind, precision of each rule and the clean share."""
    seeds = range(10)
    tally = tallied(seeds)
    for kind, (hit, planted) in tally.hits.items():
        print(f"{kind:24} {hit:5}/{planted:5} {hit / planted:.3f}")
    by_kind = [tally.recall(kind) for kind in tally.hits]
    print(f"recall {tally.recall():.3f}, mean of the kinds {sum(by_kind) / len(by_kind):.3f}")
    for rule, count in sorted(tally.flags.items()):
        print(f"{rule:24} {count:5} flags, {tally.wrong.get(rule, 0):4} wrong")
    print(f"precision {tally.precision():.3f}, ", end="")
    print(f"without bunched_at_limit {tally.precision('bunched_at_limit'):.3f}")
    clean = [share for seed in seeds for share in clean_shares(clean_world(seed))]
    print(f"clean: mean share {sum(clean) / len(clean):.4f}, worst {max(clean):.4f}")
    print(f"known limit, a flow reported as a running total: recall {hard_recall(seeds):.2f}")


def hard_recall(seeds: range) -> float:
    """Recall of what no rule is made for."""
    tally = Tally()
    for seed in seeds:
        world = clean_world(seed)
        HARD["cumulative_flow"][0](world, PERIODS[-1])
        raised = {(f["rule_id"], f["unit_id"]) for f in asked(world, PERIODS[-1]).to_dicts()}
        places = world.labels["cumulative_flow"]
        hit = sum(any((rule, unit) in raised for rule in CHANGES) for unit, _ in places)
        known = tally.hits.setdefault("cumulative_flow", [0, 0])
        tally.hits["cumulative_flow"] = [known[0] + hit, known[1] + len(places)]
    return tally.recall()


if __name__ == "__main__":
    main()
