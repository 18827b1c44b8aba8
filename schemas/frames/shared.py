"""Columns that several answers have, declared once: what is counted, marked or traced the same way.

An answer that has them names the class beside `Table`; its own columns follow.
"""

from datetime import date, datetime

from schemas.columns import column as col
from schemas.tables.base import Table
from schemas.words import MODEL_KINDS, TASK_KINDS

MODEL_STATES = ["entered", "recognised", "replicated", "withdrawn"]
EVIDENCE_KINDS = ["indicator", "score", "task", "model"]


class OfGroup(Table):
    """The group (nhóm) a row is of."""

    group_id: str = col("Code of the group; all for the whole selection")
    group_name_vi: str = col("Name of the group")
    group_name_en: str = col("Name of the group in English")


class OfIndicator(Table):
    """The indicator (chỉ tiêu) a row is of."""

    indicator_id: str = col("Indicator code")
    content_id: str = col("Content code")
    short_vi: str = col("Short label")
    short_en: str = col("Short label in English")


class Measured(OfIndicator):
    """An indicator whose values are shown."""

    measure: str = col("Unit of measurement")
    decimals: int = col("Decimals shown")


class Judged(Measured):
    """An indicator in full, with how it is added up and judged."""

    label_vi: str = col("Label")
    label_en: str = col("Label in English")
    direction: str = col("higher or lower is better")
    kind: str = col("flow or stock")
    adds_up: str = col("How units add up")
    operator: str = col("Operator of the target")


class Dated(Table):
    """Of which days the values and the requirements of a row are."""

    value_date: date | None = col("End of the latest period the values speak of")
    earlier_count: int = col("Units whose latest value is of an earlier period")
    required_date: date | None = col("Latest day a requirement was taken at")


class InCluster(Table):
    """The cluster or bloc (cụm, khối thi đua) a row is of."""

    cluster_id: str = col("Cluster or bloc code")
    cluster_name_vi: str = col("Its name")
    cluster_name_en: str = col("Its name in English")


class ScoredUnit(Table):
    """A unit that is scored in its cluster."""

    cluster_id: str = col("Cluster or bloc code")
    unit_id: str = col("Unit that is scored")
    short_name: str = col("Name as charts show it")


class RubricSection(ScoredUnit):
    """A line of the rubric (thang điểm) of a scored unit."""

    section_id: str = col("Section code")
    position: int = col("Order in the rubric")
    short_vi: str = col("Short label")
    short_en: str = col("Short label in English")
    decimals: int = col("Decimals shown")


class PlanCriterion(Table):
    """A criterion (tiêu chí) of the plan."""

    criterion_id: str = col("Criterion of the plan")
    position: int = col("Order in the plan")
    label_vi: str = col("Label")
    label_en: str = col("Label in English")
    clause: str = col("Clause of the plan")


class Evidence(PlanCriterion):
    """A criterion with one thing that speaks of it; all blank: nothing does."""

    kind: str | None = col("What of the unit speaks of it; null: nothing", isin=EVIDENCE_KINDS)
    code: str | None = col("Indicator, criterion of the rubric, task or model")
    evidence_vi: str | None = col("Its label")
    evidence_en: str | None = col("The same in English")
    value: float | None = col("Value, or points", "measure, points")
    out_of: float | None = col("Most points there are", "points")
    measure: str | None = col("Measure of the value; null: points")
    decimals: int | None = col("Decimals shown")
    state: str | None = col("Status, assessment or state of it")
    is_known: bool | None = col("Whether it says anything")


class PlanTask(Table):
    """A task (nhiệm vụ) of the plan in one round."""

    task_id: str = col("Task code")
    round: str = col("Year of a yearly task; once for any other")
    clause: str = col("Clauses of the plan")
    kind: str = col("What sort of task", isin=list(TASK_KINDS))
    label_vi: str = col("Label")
    label_en: str = col("Label in English")
    source: str = col("Document and clause")


class DueTask(PlanTask):
    """A task with its last day."""

    due_kind: str = col("How the plan says when")
    due_on: date | None = col("Last day in time; null: none")


class TaskStates(Table):
    """Units by the nine states of a task, and how many of them are late."""

    done_on_time_count: int = col("Units: done by the last day")
    done_late_count: int = col("Units: done after it")
    done_count: int = col("Units: done, no day to hold it against")
    under_way_count: int = col("Units: under way, in time or without a day")
    standing_count: int = col("Units: standing work that goes on")
    not_due_count: int = col("Units: nothing to do yet: still in time")
    not_started_count: int = col("Units: said not begun, no last day")
    overdue_count: int = col("Units: said unfinished after the last day")
    not_reported_count: int = col("Units: no word, whether due or not")
    late_count: int = col("Past the last day and not done, said or silent")


class RegisteredModel(Table):
    """A model (điển hình, mô hình, sáng kiến) of the register, and where it stands written."""

    model_id: str = col("Code of the model")
    model_name: str = col("Short name")
    kind: str = col("exemplar, model or initiative", isin=list(MODEL_KINDS))
    state: str = col("How far it has come", isin=MODEL_STATES)
    unit_id: str = col("Unit whose model it is")
    content_id: str | None = col("Content; null: none said")
    period_id: str = col("Report it came with")
    reported_at: datetime = col("When it was reported")
    file_name: str = col("File it came in")
    sheet: str | None = col("Sheet of the cell; null: no workbook")
    cell: str = col("Cell or line that says so")


class ObligationStates(Table):
    """Units by what became of what they owe; the seven states add up to expected_count."""

    expected_count: int = col("Units that owe it")
    exempt_count: int = col("Exempt with a reason, nothing accepted")
    received_count: int = col("Something arrived: accepted, or returned and nothing since")
    accepted_count: int = col("Accepted: on time, late and undated")
    complete_count: int = col("Accepted with every mandatory cell filled")
    on_time_count: int = col("Accepted, first version on time")
    late_count: int = col("Accepted, first version late")
    rejected_count: int = col("Returned and nothing accepted")
    waiting_count: int = col("Nothing yet and there is time")
    overdue_count: int = col("Nothing and the deadline has passed")
    undated_count: int = col("Accepted, no deadline to judge by")
