"""What a campaign asks to be reported: periods, deadlines, plans, and parts in words."""

from datetime import date
from typing import Literal

from pydantic import ConfigDict
from pydantic.dataclasses import dataclass

from schemas.plan.cadence import Cadence

STRICT = ConfigDict(extra="forbid")


@dataclass(frozen=True, config=STRICT)
class Bound:
    """Whom the plan binds (ai phải nộp): these types, these units; neither said: every unit."""

    unit_types: tuple[str, ...] = ()
    unit_ids: tuple[str, ...] = ()

    def binds(self, unit_id: str, unit_type: str) -> bool:
        """Whether this unit owes it: by type, or by name where `unit_ids` is given."""
        of_type = not self.unit_types or unit_type in self.unit_types
        return of_type and (not self.unit_ids or unit_id in self.unit_ids)


EVERYBODY = Bound()


@dataclass(frozen=True, config=STRICT, kw_only=True)
class PlanIssuance(Bound):
    """When a unit must issue its own plan (ban hành kế hoạch): a date, or days from issue."""

    source: str
    recipient_vi: str | None = None
    recipient_en: str | None = None
    due_on: date | None = None
    working_days: int | None = None
    issued_on: date | None = None
    printed_vi: str = ""


@dataclass(frozen=True, config=STRICT, kw_only=True)
class ReviewReport(Bound):
    """The report to a review (báo cáo sơ kết, tổng kết): to whom, who owes it."""

    recipient_vi: str
    recipient_en: str
    source: str


@dataclass(frozen=True, config=STRICT, kw_only=True)
class YearlyReport(ReviewReport):
    """The yearly report (báo cáo năm): on time strictly before `before_month`/`before_day`."""

    before_month: int | None = None
    before_day: int | None = None


@dataclass(frozen=True, config=STRICT, kw_only=True)
class OwnReport:
    """A report that the owner of the campaign sends on (báo cáo gửi cấp trên), and who writes it.

    `lead` is a unit of the campaign; without a day it has no deadline that is known."""

    kind: Literal["yearly", "interim", "final"]
    lead: str
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
    interim: ReviewReport | None = None
    final: ReviewReport | None = None
    plans: tuple[PlanIssuance, ...] = ()
    own: tuple[OwnReport, ...] = ()
    holidays_added: tuple[date, ...] = ()
    holidays_removed: tuple[date, ...] = ()
    sections: tuple[Section, ...] = ()

    @property
    def bounds(self) -> tuple[tuple[str, Bound], ...]:
        """Each place that says who owes something, by its key in the file."""
        plans = ((f"reporting.plans.{n}", plan) for n, plan in enumerate(self.plans))
        reports = (("yearly", self.yearly), ("interim", self.interim), ("final", self.final))
        said = ((f"reporting.{kind}", report) for kind, report in reports if report is not None)
        return (*plans, *said)
