"""A campaign profile (hồ sơ phong trào): one TOML file as frozen dataclasses.

What a plan says is data. A value the plan leaves open stays empty; nothing here is a default
for a quota. Every part carries `source`: seed document and section, or why it is illustrative.
"""

from datetime import date
from typing import Literal

from pydantic import ConfigDict, Field
from pydantic.dataclasses import dataclass

from schemas.plan.areas import CouncilArea
from schemas.plan.awards import Awards
from schemas.plan.indicators import Content, Indicator, UnitType
from schemas.plan.models import ModelRegister
from schemas.plan.reporting import Reporting
from schemas.plan.subjects import Subject
from schemas.plan.tasks import Task

STRICT = ConfigDict(extra="forbid")


@dataclass(frozen=True, config=STRICT)
class Campaign:
    """One campaign of one territory (phong trào thi đua): identity and place in the tree."""

    id: str
    name_vi: str
    name_en: str
    short_vi: str
    short_en: str
    level: Literal["province", "ministry", "commune", "published"]
    territory: str
    source: str
    parent: str | None = None
    is_illustrative: bool = True
    note_vi: str | None = None
    note_en: str | None = None
    territories: tuple[str, ...] = ()
    clauses: tuple[str, ...] = ()


@dataclass(frozen=True, config=STRICT)
class Document:
    """A deciding document as printed (văn bản); `number` and `issued_on` may be blank in it.

    The first is the plan itself; papers name it and those with `is_basis` as what they rest on."""

    kind: str
    title: str
    source: str
    number: str | None = None
    issued_on: date | None = None
    is_basis: bool = False
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
    tasks: tuple[Task, ...] = ()
    areas: tuple[CouncilArea, ...] = ()
    models: ModelRegister | None = None
