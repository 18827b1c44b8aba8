"""A rubric (thang điểm): how the units of a cluster or bloc are scored for a year.

Data, never code: one file of campaigns/rubrics a version; a published version is never changed.
The same fields go into the store as JSON, are drafted in the studio and travel as a workbook.
"""

from datetime import date
from typing import Literal

from pydantic import ConfigDict, Field
from pydantic.dataclasses import dataclass

from schemas.words import STAGES, ScoringKind, Stage

STRICT = ConfigDict(extra="forbid")
WHOLE = "all"
OWN_SETTING = "thiết lập của hệ thống"
"""How a `source` says that the product, not a document, set something."""


@dataclass(frozen=True, config=STRICT)
class RubricSection:
    """A section (mục) of a rubric; its base criteria together give at most `max_points`.

    A null cap is no cap: of all bonus points, of all penalty points of the section.
    """

    id: str
    label_vi: str
    label_en: str
    short_vi: str
    short_en: str
    max_points: float
    bonus_cap: float | None = None
    penalty_cap: float | None = None


@dataclass(frozen=True, config=STRICT)
class RubricCriterion:
    """A criterion (tiêu chí) that gives points; `counts` says where they go.

    `each_points` belongs to kind count. `reads` belongs to kind progress: campaign, content:<id>
    or indicator:<id>, whose `measure` gives no points at `zero_at` and all of them at `full_at`
    (pace and achieved are ratios, value is in the indicator's own measure). `assesses` names the
    criteria of the plan it speaks of; none: the rubric's own setting, for which `source` answers.
    """

    id: str
    section: str
    label_vi: str
    label_en: str
    short_vi: str
    short_en: str
    kind: ScoringKind
    max_points: float
    source: str
    counts: Literal["base", "bonus", "penalty"] = "base"
    min_points: float = 0.0
    each_points: float | None = None
    reads: str | None = None
    measure: Literal["pace", "achieved", "value"] = "pace"
    zero_at: float = 0.0
    full_at: float = 1.0
    needs_evidence: bool = False
    may_not_apply: bool = False
    assesses: tuple[str, ...] = ()


@dataclass(frozen=True, config=STRICT)
class Grade:
    """A grade (xếp loại) from a total up, the highest first."""

    id: str
    label_vi: str
    label_en: str
    min_points: float


@dataclass(frozen=True, config=STRICT)
class Veto:
    """A condition that keeps a unit out (điều kiện loại): detected in the reports, or declared.

    `assesses`: criteria of the plan that it holds a unit to, as a criterion of the rubric does.
    """

    id: str
    label_vi: str
    label_en: str
    source: str
    detected: Literal["no_plan", "no_report"] | None = None
    effect: Literal["no_rank", "no_award"] = "no_rank"
    assesses: tuple[str, ...] = ()


@dataclass(frozen=True, config=STRICT)
class TieRule:
    """What decides between equal totals: a section, fewer penalties, the council's vote."""

    by: Literal["section", "penalties", "vote"]
    section: str | None = None


@dataclass(frozen=True, config=STRICT)
class RankAward:
    """An award form ranks may be proposed for (được đề nghị), perhaps from a grade up."""

    form: str
    rank_from: int
    rank_to: int
    source: str = OWN_SETTING
    grade: str | None = None


@dataclass(frozen=True, config=STRICT)
class RobustnessSettings:
    """How the lead is tested: draws, half-width of the weights, seed, limits of the verdict.

    Firm: first in firm_ratio of the draws or more, and at most firm_flips criteria of which leaving
    out one changes the leader. Even: first in fewer draws than even_ratio, or rank 1 is shared.
    """

    draws: int = Field(default=1_000, ge=1)
    spread_ratio: float = Field(default=0.25, gt=0, lt=1)
    seed: int = 20_261_031
    firm_ratio: float = 0.9
    firm_flips: int = Field(default=1, ge=0)
    even_ratio: float = 0.6


@dataclass(frozen=True, config=STRICT)
class DivergenceSettings:
    """Limits of the questions asked of marks: robust distances, and the smallest worth asking.

    Distances count median absolute deviations of the cluster; gaps are shares of the total.
    """

    overrate_distance: float = 4.0
    overrate_gap_ratio: float = 0.03
    marker_distance: float = 4.0
    marker_gap_ratio: float = 0.01
    favour_distance: float = 4.0
    favour_gap_ratio: float = 0.01
    minimum_units: int = 5


@dataclass(frozen=True, config=STRICT)
class Rubric:
    """One version of a rubric, in force for the scoring of the years year_from to year_to.

    `clusters` names clusters; without it the rubric scores every cluster all of whose units are
    of `unit_types`. Of several versions the highest one published by the as-of date counts.
    `scope` all ranks the campaign's units as one group. `total_cap` null lets bonuses go over
    the total. `progress_on` is the day (month, day) of the year on which the progress page is read.
    """

    id: str
    campaign: str
    version: int
    label_vi: str
    label_en: str
    published_on: date
    year_from: int
    year_to: int
    total_points: float
    step: float
    decimals: int
    not_applicable: Literal["rescale", "drop"]
    source: str
    sections: tuple[RubricSection, ...]
    criteria: tuple[RubricCriterion, ...]
    stages: tuple[Stage, ...] = STAGES
    unit_types: tuple[str, ...] = ()
    clusters: tuple[str, ...] = ()
    scope: Literal["cluster", "all"] = "cluster"
    published_by: str = "hồ sơ phong trào"
    reason: str | None = None
    total_cap: float | None = None
    bonus_cap: float | None = None
    rounding: Literal["none", "criterion", "total"] = "none"
    cross_rule: Literal["mean", "median"] = "mean"
    progress_on: tuple[int, int] = (12, 31)
    reply_days: int = Field(default=5, ge=0)
    grades: tuple[Grade, ...] = ()
    vetoes: tuple[Veto, ...] = ()
    ties: tuple[TieRule, ...] = ()
    awards: tuple[RankAward, ...] = ()
    left_out: tuple[str, ...] = ()
    robustness: RobustnessSettings = Field(default_factory=RobustnessSettings)
    divergence: DivergenceSettings = Field(default_factory=DivergenceSettings)
    is_illustrative: bool = True
