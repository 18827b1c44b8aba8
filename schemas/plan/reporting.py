"""What a campaign asks to be reported: periods, deadlines, plans, and parts in words."""

from datetime import date
from typing import Literal

from pydantic import ConfigDict
from pydantic.dataclasses import dataclass

from schemas.plan.cadence import Cadence

STRICT = ConfigDict(extra="forbid")


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
