"""What a campaign asks for: contents, types of units, indicators and targets."""

from datetime import date
from typing import Literal

from pydantic import ConfigDict, Field
from pydantic.dataclasses import dataclass

STRICT = ConfigDict(extra="forbid")

Direction = Literal["higher", "lower"]
Kind = Literal["flow", "stock"]
AddsUp = Literal["sum", "weighted_mean", "mean", "none"]
Operator = Literal["ge", "gt", "eq", "le", "rank_le", "growth_ge"]
Path = Literal["straight", "stepped", "s_shaped"]
Measure = str


@dataclass(frozen=True, config=STRICT)
class Content:
    """One emulation content (nội dung thi đua); `national` is ND1…ND7, or empty for a local one."""

    id: str
    label_vi: str
    label_en: str
    short_vi: str
    short_en: str
    source: str
    national: Literal["ND1", "ND2", "ND3", "ND4", "ND5", "ND6", "ND7"] | None = None


@dataclass(frozen=True, config=STRICT)
class UnitType:
    """A type of reporting unit (loại đơn vị): ward, commune, department, …"""

    id: str
    label_vi: str
    label_en: str


@dataclass(frozen=True, config=STRICT)
class Target:
    """A target (chỉ tiêu giao) of one phase: at its end, or of one year; for all or one unit type.

    `covers`: each unit must reach it, or all of them together (the figure the plan prints for the
    whole campaign; targets of units are held against it). `value` is null where the plan leaves it
    open. `year` makes it a yearly step of the path.
    `effective_from` makes it a revision (điều chỉnh) from that day; `start` is a start of the phase
    the plan prints, else a stock starts from its last value and a flow from zero.
    """

    phase: Literal["phase-1", "phase-2"]
    source: str
    value: float | None = None
    year: int | None = None
    unit_type: str | None = None
    operator: Operator | None = None
    is_illustrative: bool = False
    effective_from: date | None = None
    start: float | None = None
    covers: Literal["unit", "campaign"] = "unit"


@dataclass(frozen=True, config=STRICT)
class UnitTarget:
    """A target of one unit alone (chỉ tiêu giao riêng), as a row of targets/<campaign>.csv says."""

    unit_id: str
    indicator_id: str
    target: Target


@dataclass(frozen=True, config=STRICT)
class Indicator:
    """An indicator (chỉ tiêu): what is measured, how it adds up, where it must go.

    `unit_ids`, when given, are the only units that report it (a figure of the whole territory).
    `big_jump` is the change that needs a note: in points for %, else a share of the last value.
    It is asked for in periods that end within `valid_from` … `valid_to`, and its path begins there.
    """

    id: str
    content: str
    label_vi: str
    label_en: str
    short_vi: str
    short_en: str
    measure: Measure
    direction: Direction
    kind: Kind
    adds_up: AddsUp
    operator: Operator
    unit_types: tuple[str, ...]
    source: str
    unit_ids: tuple[str, ...] = ()
    targets: tuple[Target, ...] = ()
    baseline: float | None = None
    baseline_source: str | None = None
    path: Path = "straight"
    weight: float = Field(default=1.0, gt=0)
    weighted_by: str | None = None
    part_of: str | None = None
    decimals: int = Field(default=1, ge=0, le=4)
    minimum: float | None = None
    maximum: float | None = None
    is_mandatory: bool = True
    big_jump: float | None = None
    is_illustrative: bool = False
    valid_from: date | None = None
    valid_to: date | None = None

    def is_asked_at(self, period_end: date) -> bool:
        """Whether a period with this last day asks for it."""
        return (self.valid_from or date.min) <= period_end <= (self.valid_to or date.max)

    def is_reported_by(self, unit_id: str, unit_type: str) -> bool:
        """Whether this unit reports it: by type, or by name where `unit_ids` is given."""
        return unit_type in self.unit_types and (not self.unit_ids or unit_id in self.unit_ids)
