"""A campaign profile (hồ sơ phong trào): one TOML file as frozen dataclasses.

What a plan says is data. A value the plan leaves open stays empty; nothing here is a default
for a quota. Every part carries `source`: seed document and section, or why it is illustrative.
"""

from datetime import date
from typing import Literal

from pydantic import ConfigDict, Field
from pydantic.dataclasses import dataclass

from schemas.awards import Awards
from schemas.cadence import Cadence

STRICT = ConfigDict(extra="forbid")

Direction = Literal["higher", "lower"]
Kind = Literal["flow", "stock"]
AddsUp = Literal["sum", "weighted_mean", "mean", "none"]
Operator = Literal["ge", "gt", "eq", "le", "rank_le", "growth_ge"]
Path = Literal["straight", "stepped", "s_shaped"]
Measure = str


@dataclass(frozen=True, config=STRICT)
class Campaign:
    """One campaign of one territory (phong trào thi đua): identity and place in the tree."""

    id: str
    name_vi: str
    name_en: str
    short_vi: str
    short_en: str
    level: Literal["province", "commune", "published"]
    territory: str
    source: str
    parent: str | None = None
    is_illustrative: bool = True
    note_vi: str | None = None
    note_en: str | None = None
    territories: tuple[str, ...] = ()


@dataclass(frozen=True, config=STRICT)
class Document:
    """A deciding document as printed (văn bản); `number` and `issued_on` may be blank in it."""

    kind: str
    title: str
    source: str
    number: str | None = None
    issued_on: date | None = None
    note_vi: str | None = None
    note_en: str | None = None


@dataclass(frozen=True, config=STRICT)
class Phases:
    """The phases (giai đoạn) and the days the council meets to review them (sơ kết, tổng kết).

    A phase ends at a period end, whatever the day of the meeting: 31 December of its last year
    where no other day is given. Phase 2 begins the day after. Without `phase_2_years` there is one
    phase: a published table knows neither phases nor reviews.
    """

    starts_on: date
    phase_1_years: tuple[int, int]
    source: str
    phase_2_years: tuple[int, int] | None = None
    interim_review_on: date | None = None
    final_review_on: date | None = None
    phase_1_ends_on: date | None = None
    phase_2_ends_on: date | None = None
    is_assumed: bool = True
    note_vi: str | None = None
    note_en: str | None = None

    @property
    def phase_1_end(self) -> date:
        """Last day of phase 1 (the hinge)."""
        return self.phase_1_ends_on or date(self.phase_1_years[1], 12, 31)

    @property
    def last_day(self) -> date:
        """Last day of the last phase, so of the campaign."""
        if self.phase_2_years is None:
            return self.phase_1_end
        return self.phase_2_ends_on or date(self.phase_2_years[1], 12, 31)

    @property
    def reviews(self) -> tuple[tuple[Literal["interim", "final"], date, date], ...]:
        """Each review that is held: which, the day of the meeting, the end of its phase."""
        held: list[tuple[Literal["interim", "final"], date, date]] = []
        if self.interim_review_on is not None:
            held.append(("interim", self.interim_review_on, self.phase_1_end))
        if self.final_review_on is not None:
            held.append(("final", self.final_review_on, self.last_day))
        return tuple(held)


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
class Criterion:
    """One criterion of a subject type (tiêu chí thi đua), in a short label of our own."""

    id: str
    label_vi: str
    label_en: str
    source: str


@dataclass(frozen=True, config=STRICT)
class Subject:
    """A subject type (đối tượng thi đua) with its criteria; `unit_types` are those that report."""

    id: str
    label_vi: str
    label_en: str
    source: str
    unit_types: tuple[str, ...] = ()
    criteria: tuple[Criterion, ...] = ()


@dataclass(frozen=True, config=STRICT)
class UnitType:
    """A type of reporting unit (loại đơn vị): ward, commune, department, …"""

    id: str
    label_vi: str
    label_en: str


@dataclass(frozen=True, config=STRICT)
class Target:
    """A target (chỉ tiêu giao) of one phase: at its end, or of one year; for all or one unit type.

    `value` is null where the plan leaves it open. `year` makes it a yearly step of the path.
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


@dataclass(frozen=True, config=STRICT)
class Indicator:
    """An indicator (chỉ tiêu): what is measured, how it adds up, where it must go.

    `unit_ids`, when given, are the only units that report it (a figure of the whole territory).
    `big_jump` is the change that needs a note: in points for %, else a share of the last value.
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

    def is_reported_by(self, unit_id: str, unit_type: str) -> bool:
        """Whether this unit reports it: by type, or by name where `unit_ids` is given."""
        return unit_type in self.unit_types and (not self.unit_ids or unit_id in self.unit_ids)


@dataclass(frozen=True, config=STRICT)
class PlanIssuance:
    """When a unit must issue its own plan (ban hành kế hoạch): a date, or days from issue."""

    source: str
    recipient_vi: str | None = None
    recipient_en: str | None = None
    due_on: date | None = None
    working_days: int | None = None
    issued_on: date | None = None
    printed_vi: str = ""


@dataclass(frozen=True, config=STRICT)
class YearlyReport:
    """The yearly report (báo cáo năm): on time strictly before `before_month`/`before_day`."""

    recipient_vi: str
    recipient_en: str
    source: str
    before_month: int | None = None
    before_day: int | None = None


@dataclass(frozen=True, config=STRICT)
class Section:
    """A part of a report in words (mục báo cáo), and which reports ask for it."""

    id: str
    label_vi: str
    label_en: str
    source: str
    reports: tuple[Literal["period", "yearly", "interim", "final"], ...] = ("yearly",)
    is_mandatory: bool = True


@dataclass(frozen=True, config=STRICT)
class Reporting:
    """Reporting periods (kỳ báo cáo) and deadlines (hạn nộp)."""

    cadence: Cadence
    first_period: str
    last_period: str
    days_to_report: int
    cadence_source: str
    yearly: YearlyReport | None = None
    plans: tuple[PlanIssuance, ...] = ()
    holidays_added: tuple[date, ...] = ()
    holidays_removed: tuple[date, ...] = ()
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True, config=STRICT)
class Annotation:
    """An event that explains figures (mốc sự kiện): of the whole campaign, or of one thing."""

    date: date
    text_vi: str
    text_en: str
    source: str
    unit: str | None = None
    indicator: str | None = None


@dataclass(frozen=True, config=STRICT)
class ScreeningRule:
    """Limit of one question asked of figures (rà soát số liệu); absent: the product's own."""

    id: str
    limit: float
    minimum: int
    is_on: bool = True
    source: str = "thiết lập của hệ thống"


@dataclass(frozen=True, config=STRICT)
class Thresholds:
    """Limits of the statuses on the pace (nhịp độ), and of coverage (độ phủ)."""

    exceeded_ratio: float = 1.10
    reached_ratio: float = 1.00
    on_track_ratio: float = 0.90
    slow_ratio: float = 0.70
    coverage_low_ratio: float = 0.80
    coverage_poor_ratio: float = 0.50
    source: str = "thiết lập của hệ thống"


@dataclass(frozen=True, config=STRICT)
class Profile:
    """A whole campaign profile, as read from one file of campaigns/."""

    campaign: Campaign
    documents: tuple[Document, ...]
    phases: Phases
    contents: tuple[Content, ...]
    unit_types: tuple[UnitType, ...]
    indicators: tuple[Indicator, ...]
    reporting: Reporting
    subjects: tuple[Subject, ...] = ()
    awards: Awards = Field(default_factory=Awards)
    thresholds: Thresholds = Field(default_factory=Thresholds)
    annotations: tuple[Annotation, ...] = ()
    screening: tuple[ScreeningRule, ...] = ()
