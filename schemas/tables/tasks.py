"""Tasks of a plan (nhiệm vụ của kế hoạch), who answers for each, and what reports say of them."""

from datetime import date, datetime

from schemas.columns import column as col
from schemas.tables.base import Table
from schemas.words import TASK_KINDS

DUE_KINDS = ["day", "quarter", "year", "every-year", "standing", "open"]
ROLES = ["lead", "partner"]
STATES = ["done", "under_way", "not_started"]


class TaskTable(Table, unique=["campaign_id", "task_id"]):
    """Tasks (nhiệm vụ) a plan orders. Grain: campaign, task."""

    campaign_id: str = col("Campaign code", source="profile")
    task_id: str = col("Task code", source="profile")
    position: int = col("Order in the plan", source="profile")
    clause: str = col("Clauses of the plan, the ordering one first", source="profile")
    kind: str = col("What sort of task", source="profile", isin=list(TASK_KINDS))
    content_id: str | None = col("Content it belongs to; null: none", source="profile")
    due_kind: str = col("How the plan says when", source="profile", isin=DUE_KINDS)
    due_on: date | None = col(
        "Last day in time of a task that comes once; null: none said, or yearly",
        source="profile",
    )
    is_encouraged: bool = col("Encouraged only, so never overdue", source="profile")
    label_vi: str = col("Short words of our own", source="profile")
    label_en: str = col("The same in English", source="profile")
    actor_vi: str | None = col("Body named that is no unit", source="profile")
    actor_en: str | None = col("The same in English", source="profile")
    others_vi: str | None = col("Co-operating bodies that are no units", source="profile")
    others_en: str | None = col("The same in English", source="profile")
    evidence_vi: str | None = col("Evidence the plan wants; null: not said", "", "profile")
    evidence_en: str | None = col("The same in English", source="profile")
    source: str = col("Document and clause", source="profile")


class TaskPartyTable(Table, unique=["campaign_id", "task_id", "party"]):
    """Who leads a task or co-operates in it: a unit, or every unit of a type.

    Grain: campaign, task, party."""

    campaign_id: str = col("Campaign code", source="profile")
    task_id: str = col("Task code", source="profile")
    role: str = col("lead (chủ trì) or partner (phối hợp)", source="profile", isin=ROLES)
    party: str = col("Unit code, or code of a type of units", source="profile")


class TaskReportRow(
    Table, unique=["campaign_id", "unit_id", "period_id", "task_id", "round", "event_no"]
):
    """What one report says of a task (tình trạng nhiệm vụ), or of one inspection, launch or
    conference held for it (cuộc). Grain: unit, period, task, round, event."""

    campaign_id: str = col("Campaign code", source="report")
    unit_id: str = col("Reporting unit", source="report")
    period_id: str = col("Report it came with, e.g. 2026-Q3 or task-2026", source="report")
    task_id: str = col("Task code", source="report")
    round: str = col("Year of a yearly task; once for any other", source="report")
    event_no: str = col("Which inspection, launch or conference; blank: the task", source="report")
    state: str | None = col(
        "How far it has come; null: not said, of an event only",
        source="report",
        isin=STATES,
    )
    done_on: date | None = col("Day it was done; null: not done", source="report")
    document: str | None = col("Number of the document", source="report")
    people_count: int | None = col("People who took part", "people", "report")
    note: str | None = col("Result in words", source="report")
    topic: str | None = col("Who or what was inspected, or met about", "", "report")
    finding: str | None = col("What the inspection found", source="report")
    remedy: str | None = col("What must be put right", source="report")
    remedy_due: date | None = col("Until when it must be", source="report")
    remedy_done_on: date | None = col("Day it was put right", source="report")
    sheet: str | None = col("Sheet of the cell; null in CSV and Parquet", source="report")
    cell: str = col("Address of the state, or the line", source="report")


class TaskReportTable(
    TaskReportRow,
    unique=["campaign_id", "unit_id", "period_id", "task_id", "round", "event_no", "known_from"],
):
    """What reports say of tasks, every version. Grain: unit, period, task, round, event,
    known_from."""

    submission_id: str = col("Report it came with", source="ledger")
    file_name: str = col("File it came in", source="ledger")
    known_from: datetime = col("When the report was accepted", source="ledger")
    known_until: datetime = col("When a later whole one replaced it", source="ledger")
