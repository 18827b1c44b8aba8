"""What a plan and the law say of awards (khen thưởng): forms, occasions, route, rules as rows.

A value a document leaves open stays empty: a rule without its limit is never a pass.
"""

from datetime import date
from typing import Literal

from pydantic import ConfigDict, Field
from pydantic.dataclasses import dataclass

from schemas.words import AwardLevel, OccasionId, RouteState

STRICT = ConfigDict(extra="forbid")

Subject = Literal["collective", "individual", "household"]
RuleKind = Literal[
    "form",
    "recipient",
    "quota",
    "window",
    "rank",
    "attested",
    "spacing",
    "one_achievement",
    "papers",
    "sets",
]


@dataclass(frozen=True, config=STRICT)
class Occasion:
    """An award occasion (dịp khen thưởng) and the forms the plan names for it.

    `by_law`: the plan names no form but whose authority, «by the law»: the law's forms of these
    levels may be given.
    """

    id: OccasionId
    label_vi: str
    label_en: str
    source: str
    forms: tuple[str, ...] = ()
    exceptional_forms: tuple[str, ...] = ()
    by_law: tuple[AwardLevel, ...] = ()
    printed_vi: str = ""
    note_vi: str | None = None
    note_en: str | None = None


@dataclass(frozen=True, config=STRICT)
class AwardForm:
    """An award form (hình thức khen thưởng) or title (danh hiệu thi đua): level, dossier sets.

    The order of a list of forms is their rank, highest first.
    """

    id: str
    label_vi: str
    label_en: str
    level: AwardLevel
    source: str
    family: Literal["form", "title"] = "form"
    dossier_sets: int | None = None


@dataclass(frozen=True, config=STRICT)
class AwardRule:
    """One rule (quy định): about which proposals, what it asks, since when, in which words.

    Empty `subjects`, `forms`, `occasions`, `unit_types` mean all. `limit` null: the number is not
    known. `is_in_force` false: the document says it waits (chưa áp dụng). `dated_by` says which
    day of a proposal a change of rules looks at: its decision, or the day it was handed in.
    """

    id: str
    kind: RuleKind
    label_vi: str
    label_en: str
    source: str
    printed_vi: str = ""
    subjects: tuple[Subject, ...] = ()
    forms: tuple[str, ...] = ()
    occasions: tuple[OccasionId, ...] = ()
    unit_types: tuple[str, ...] = ()
    allowed: tuple[str, ...] = ()
    limit: int | None = None
    per: Literal["unit", "campaign"] = "unit"
    within: Literal["year", "campaign"] = "year"
    rank_at_most: dict[str, int] = Field(default_factory=dict)
    rank_indicator: str | None = None
    window_from: date | None = None
    window_to: date | None = None
    earlier_form: str | None = None
    years: int | None = None
    base_titles: int | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    dated_by: Literal["decision", "proposal"] = "decision"
    is_in_force: bool = True
    note_vi: str | None = None
    note_en: str | None = None


@dataclass(frozen=True, config=STRICT)
class RouteStep:
    """One step of the routes (trình tự xét), in order: who does what, which state it reaches.

    Which proposals come by it: those of the levels, forms and occasions it names; empty means all.
    `campaigns`: levels of the campaigns a step of the law is for. `is_own`: the unit that proposes
    takes it itself. `unit_id`: the body, where it is a unit.
    """

    actor_vi: str
    actor_en: str
    task_vi: str
    task_en: str
    state: RouteState
    source: str
    levels: tuple[AwardLevel, ...] = ()
    forms: tuple[str, ...] = ()
    occasions: tuple[OccasionId, ...] = ()
    campaigns: tuple[Literal["province", "ministry", "commune"], ...] = ()
    is_own: bool = False
    unit_id: str | None = None


@dataclass(frozen=True, config=STRICT)
class Awards:
    """Everything the plan says of awards (khen thưởng); what it leaves open is empty.

    `staff_ceiling_pct`: most of the people eligible that a unit may propose in a year.
    """

    occasions: tuple[Occasion, ...] = ()
    forms: tuple[AwardForm, ...] = ()
    rules: tuple[AwardRule, ...] = ()
    route: tuple[RouteStep, ...] = ()
    dossier_vi: tuple[str, ...] = ()
    dossier_en: tuple[str, ...] = ()
    dossier_ids: tuple[str, ...] = ()
    dossier_source: str | None = None
    dossier_printed_vi: str = ""
    sets_printed_vi: str = ""
    sets_source: str | None = None
    route_note_vi: str | None = None
    route_note_en: str | None = None
    staff_ceiling_pct: float | None = None


@dataclass(frozen=True, config=STRICT)
class VoteRule:
    """What a vote of the council needs (tỷ lệ biểu quyết), of all its members.

    `kind` votes: so many must agree; quorum: so many must be there. Empty `forms` mean all, a rule
    that names a form goes first. `is_more_than`: the share itself is not enough.
    """

    id: str
    label_vi: str
    label_en: str
    source: str
    share_pct: float = Field(gt=0, le=100)
    kind: Literal["votes", "quorum"] = "votes"
    is_more_than: bool = False
    forms: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None
    note_vi: str | None = None
    note_en: str | None = None


@dataclass(frozen=True, config=STRICT)
class AwardLaw:
    """What the law says for every campaign: all forms there are, dated rules, votes, and who
    decides (`route`) where a plan does not say."""

    forms: tuple[AwardForm, ...]
    rules: tuple[AwardRule, ...]
    votes: tuple[VoteRule, ...] = ()
    route: tuple[RouteStep, ...] = ()
