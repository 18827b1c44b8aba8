"""Answers about tasks of the plan (nhiệm vụ): how far each has come, and whose are late."""

from datetime import date, datetime

from schemas.columns import column as col
from schemas.frames.shared import DueTask, PlanTask, TaskStates
from schemas.tables import Table

__all__ = [
    "CouncilAreas",
    "TaskAgencies",
    "TaskCoverage",
    "TaskEvents",
    "TaskLate",
    "TaskList",
    "UnitTasks",
]

REMEDY_STATES = ["none", "done", "done_late", "open", "overdue"]
"""What became of what an inspection found."""

TASK_STATES = [
    *("done_on_time", "done_late", "done", "under_way", "standing", "not_due", "not_started"),
    *("overdue", "not_reported"),
]
"""Every state of a task, in the order bars stack them."""


class TaskList(DueTask, TaskStates, unique=["task_id", "round"]):
    """Tasks round by round; the nine states add up to unit_count. Grain: task, round."""

    position: int = col("Order in the plan")
    content_id: str | None = col("Content it belongs to")
    actor_vi: str | None = col("Body named that is no unit")
    actor_en: str | None = col("The same in English")
    evidence_vi: str | None = col("Evidence the plan wants; null: not said")
    evidence_en: str | None = col("The same in English")
    is_encouraged: bool = col("Encouraged only, never overdue")
    partners_vi: str | None = col("Bodies that co-operate; null: none named")
    partners_en: str | None = col("The same in English")
    unit_count: int = col("Units that lead it")


class TaskAgencies(TaskStates, unique=["agency"]):
    """Agencies that lead tasks; the nine states add up to part_count. Grain: agency."""

    agency: str = col("unit:<code> where the plan names it, else type:<code>")
    agency_name_vi: str = col("Name of the unit or its type")
    agency_name_en: str = col("The same in English")
    task_count: int = col("Different tasks", "tasks")
    unit_count: int = col("Units", "units")
    part_count: int = col("Tasks of units by round")


class _UnitTask(DueTask, unique=["unit_id", "task_id", "round"]):
    """A task of one unit with what it says of it."""

    unit_id: str = col("Unit")
    short_name: str = col("Short name")
    unit_type: str = col("Type of unit")
    state: str = col("How far it has come", isin=TASK_STATES)
    is_late: bool = col("Past its last day and not done")
    days_late: int | None = col("Days after the last day, done or not", "days")
    done_on: date | None = col("Day it was done")
    document: str | None = col("Number of the document")
    people_count: int | None = col("People who took part", "people")
    note: str | None = col("Result in words")
    reported_at: datetime | None = col("When this was reported")
    file_name: str | None = col("File it stands in")
    sheet: str | None = col("Sheet of the cell; null in a flat file")
    cell: str | None = col("Address of the state, or the line")


class UnitTasks(_UnitTask, unique=["unit_id", "task_id", "round"]):
    """Tasks of units, every state. Grain: unit, task, round."""


class TaskLate(_UnitTask, unique=["unit_id", "task_id", "round"]):
    """Tasks of units past their last day and not done. Grain: unit, task, round."""


class TaskEvents(PlanTask, unique=["unit_id", "task_id", "round", "event_no"]):
    """Inspections, launches and conferences (cuộc) of units. Grain: unit, task, round, event."""

    unit_id: str = col("Unit that held it")
    short_name: str = col("Short name")
    event_no: str = col("Number the unit gives it; blank: told with the task")
    held_on: date | None = col("Day it was held")
    document: str | None = col("Number of the document")
    people_count: int | None = col("People who took part", "people")
    topic: str | None = col("Who or what was inspected, or met about")
    finding: str | None = col("What the inspection found")
    remedy: str | None = col("What must be put right")
    remedy_due: date | None = col("Until when it must be")
    remedy_done_on: date | None = col("Day it was put right")
    remedy_state: str = col("What became of it", isin=REMEDY_STATES)
    file_name: str = col("File it stands in last")
    sheet: str | None = col("Sheet of the cell; null in a flat file")
    cell: str = col("Address of the state, or the line")


class TaskCoverage(Table):
    """How many units that lead a task begun said anything of one. Grain: one row."""

    unit_count: int = col("Units that said something of a task", "units")
    expected_count: int = col("Units that lead a task", "units")


class CouncilAreas(Table, unique=["area_id"]):
    """Areas of council members by position; area «»: units nobody follows. Grain: area."""

    area_id: str = col("Code of the area; blank: in none")
    position: int = col("Order in the list")
    member_vi: str | None = col("Position of the member; null: none")
    member_en: str | None = col("The same in English")
    area_vi: str | None = col("Fields or places it follows")
    area_en: str | None = col("The same in English")
    document: str | None = col("Paper that assigns it")
    is_illustrative: bool = col("Only shows how it looks")
    unit_count: int = col("Units in the area", "units")
    part_count: int = col("Tasks of these units by round")
    done_count: int = col("Of these: done")
    overdue_count: int = col("Of these: said unfinished after the last day")
    silent_count: int = col("Of these: due and not reported")
