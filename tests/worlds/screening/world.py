"""A clean campaign made up from a seed: growth, seasons, gaps, honest corrections."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from math import exp
from random import Random
from typing import Any

from tests.worlds.query_store import periods

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
            if t == of_type
            and u not in self.used
            and u != TERRITORY
            and all((u, i, p) in self.values for i in wanted for p in (period, before))
        ]
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
    "Đường truyền ở",
    "Cán bộ phụ trách",
    "Người cao tuổi tại",
    "Kinh phí tập huấn của",
    "Thiết bị đầu cuối của",
    "Phần mềm dùng chung tại",
)
STATES = (
    "còn thiếu",
    "chưa ổn định trong giờ cao điểm",
    "phải kiêm nhiệm nhiều việc",
    "chưa quen dùng dịch vụ trực tuyến",
    "được bổ sung chậm so với kế hoạch",
)


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
