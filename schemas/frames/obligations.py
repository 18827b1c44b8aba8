"""Answers about obligations: what is owed, who has handed it in, how it arrived, which plans."""

from datetime import date, datetime

from schemas.columns import column as col
from schemas.frames.shared import ObligationStates
from schemas.tables import Table

__all__ = [
    "ArrivalCurve",
    "ObligationAmiss",
    "ObligationCount",
    "ObligationList",
    "ObligationSpared",
    "ObligationState",
    "OwnReportList",
    "PlanIssuanceCount",
]

KINDS = ["period", "yearly", "plan", "interim", "final"]
STATES = ["on_time", "late", "undated", "rejected", "waiting", "overdue", "exempt"]
AMISS = ["late", "overdue", "rejected"]


class ObligationList(ObligationStates, unique=["obligation_id"]):
    """Reports and plans owed (nghĩa vụ báo cáo), in order of time; the seven states add up to
    expected_count. Grain: obligation."""

    obligation_id: str = col("Period, or deadline such as yearly-2026")
    kind: str = col("What is owed", isin=KINDS)
    period_id: str | None = col("Period of a period's report")
    due_at: datetime | None = col("Last on-time second; null if not computable")
    recipient_vi: str | None = col("To whom")
    recipient_en: str | None = col("To whom, in English")
    source: str | None = col("Document and section")
    year: int | None = col("Year it is of; null if of no one year", "year")
    days_left: int | None = col("Days to the due day; negative once it passed", "days")
    is_open: bool = col("The deadline has not passed at the end of the as-of date")
    spared_count: int = col("Units there that need not hand it in; not of expected_count")


class ObligationSpared(Table, unique=["unit_type"]):
    """Units that need not hand in one obligation (không phải nộp). Grain: unit type."""

    unit_type: str = col("Unit type")
    type_name_vi: str = col("Its name")
    type_name_en: str = col("Its name in English")
    spared_count: int = col("Units of it that need not hand it in")


class OwnReportList(Table, unique=["report_id"]):
    """Reports of the campaign's owner to those above it, and what became of them. Grain: report."""

    report_id: str = col("e.g. own-yearly-2026, own-interim")
    kind: str = col("What it sums up", isin=["yearly", "interim", "final"])
    year: int = col("Year it is of", "year")
    due_at: datetime | None = col("Last on-time second; null: not said")
    unit_id: str = col("Unit that writes it")
    short_name: str = col("Its name as charts show it")
    recipient_vi: str = col("To whom")
    recipient_en: str = col("To whom, in English")
    source: str = col("Document and section")
    state: str = col(
        "Sent on time, late, without a deadline; not sent: waiting, overdue",
        isin=["on_time", "late", "undated", "waiting", "overdue"],
    )
    sent_on: date | None = col("Day it was sent")
    document: str | None = col("Number of its document")
    snapshot_id: str | None = col("Frozen figures it rests on")


class ObligationCount(ObligationStates, unique=["group_id"]):
    """States of one obligation counted, adding up to expected_count.

    Grain: group; null: units without a cluster."""

    group_id: str | None = col("all, or unit type, cluster, unit")
    group_name_vi: str | None = col("Its name")
    group_name_en: str | None = col("Its name in English")


class ObligationState(Table, unique=["unit_id"]):
    """Every unit that owes one obligation, with its state on the as-of date. Grain: unit."""

    unit_id: str = col("Reporting unit")
    short_name: str = col("Name as charts show it")
    unit_type: str = col("Unit type")
    cluster_id: str | None = col("Cluster or bloc of the due day's year")
    cluster_name_vi: str | None = col("Its name")
    cluster_name_en: str | None = col("Its name in English")
    contact: str | None = col("Office to call; no person")
    obligation_id: str = col("Obligation asked about")
    due_at: datetime | None = col("Last on-time second; null if not computable")
    state: str = col("Exactly one state", isin=STATES)
    received_at: datetime | None = col(
        "When the first accepted report arrived; a plan: day of issue"
    )
    version: int | None = col("Latest accepted version")
    problem_count: int | None = col("Errors in the last file returned")
    filled_count: int = col("Mandatory cells filled")
    mandatory_count: int = col("Mandatory cells")
    is_complete: bool = col("Accepted with every mandatory cell filled")
    days_late: int | None = col("Days after the due day, so far or in the end", "days")
    reason: str | None = col("Why it is exempt")
    reminder_count: int = col("Reminders written down")
    last_reminder_at: datetime | None = col("The last of them")
    previous_state: str | None = col("State of the same kind a year before", isin=STATES)
    previous_received_at: datetime | None = col("When that one arrived")


class ObligationAmiss(Table, unique=["obligation_id", "unit_id"]):
    """Who was late or has no accepted report, of every obligation. Grain: obligation and unit."""

    obligation_id: str = col("Obligation")
    unit_id: str = col("Reporting unit")
    short_name: str = col("Name as charts show it")
    state: str = col("Exactly one state", isin=AMISS)


class ArrivalCurve(Table, unique=["obligation_id", "at_date"]):
    """Accepted reports, cumulative, over the same units. Grain: obligation, day."""

    obligation_id: str = col("Obligation")
    is_previous: bool = col("The one a year before, to compare with")
    at_date: date = col("Day")
    days_to_due: int | None = col("Days after the due day; negative before it", "days")
    accepted_count: int = col("Accepted by the end of the day")
    expected_count: int = col("Units compared: those that owed both")


class PlanIssuanceCount(Table, unique=["deadline_id", "issue_quarter"]):
    """Own plans of units by quarter of issue. Grain: plan deadline, quarter."""

    deadline_id: str = col("Plan deadline")
    issue_quarter: str | None = col("Quarter of issue, e.g. 2025-Q3; null: not yet")
    due_at: datetime | None = col("Last on-time second; null if not computable")
    recipient_vi: str | None = col("To whom")
    recipient_en: str | None = col("To whom, in English")
    source: str = col("Document and section")
    unit_count: int = col("Units in this row")
    on_time_count: int = col("Issued by the due day")
    late_count: int = col("Issued after it")
    undated_count: int = col("Issued, no deadline to judge by")
    missing_count: int = col("Not issued as far as known")
    exempt_count: int = col("Exempt with a reason")
    expected_count: int = col("Units that owe a plan, over all quarters")
