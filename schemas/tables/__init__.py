"""The tables we keep. Codes are text, dates naive in Asia/Ho_Chi_Minh, missing is null, never 0.

`KEPT` are the rows of a report in the ledger; `PUBLISHED` are the tables of the published store.
"""

from schemas.tables.arrived import (
    PlanTable,
    RemarkTable,
    ResultTable,
    StoreTable,
    SubmissionTable,
)
from schemas.tables.award_rules import AwardFormTable, AwardRouteTable, AwardRuleTable
from schemas.tables.awards import (
    AwardCountRow,
    AwardCountTable,
    AwardStepRow,
    AwardStepTable,
    EligibleRow,
    EligibleTable,
    ProposalRow,
    ProposalTable,
    RecipientClassTable,
)
from schemas.tables.base import ALWAYS, FOREVER, Table, empty
from schemas.tables.campaign import (
    BoundUnitTable,
    CampaignTable,
    DeadlineTable,
    PeriodTable,
    PhaseTable,
)
from schemas.tables.content import (
    AssignmentTable,
    ContentTable,
    IndicatorTable,
    PathSegmentTable,
)
from schemas.tables.kept import NoteRow, PlanRow, RemarkRow, ResultRow
from schemas.tables.models import (
    ModelAskTable,
    ModelLinkTable,
    ModelPartyTable,
    ModelReportRow,
    ModelReportTable,
    ModelSpreadRow,
    ModelSpreadTable,
)
from schemas.tables.rubrics import RUBRIC, RubricTable
from schemas.tables.scores import ReplyRow, ReplyTable, ScoreRow, ScoreTable
from schemas.tables.staff import NoteTable, ScreeningRuleTable, SectionTable
from schemas.tables.tasks import TaskPartyTable, TaskReportRow, TaskReportTable, TaskTable
from schemas.tables.units import (
    FormerUnitTable,
    MembershipTable,
    PlaceTable,
    UnitEventTable,
    UnitTable,
    UnitTypeTable,
)

__all__ = [
    "ALWAYS",
    "FOREVER",
    "KEPT",
    "NOBODYS",
    "PUBLISHED",
    "RUBRIC",
    "AssignmentTable",
    "AwardCountRow",
    "AwardCountTable",
    "AwardFormTable",
    "AwardRouteTable",
    "AwardRuleTable",
    "AwardStepRow",
    "AwardStepTable",
    "BoundUnitTable",
    "CampaignTable",
    "ContentTable",
    "DeadlineTable",
    "EligibleRow",
    "EligibleTable",
    "FormerUnitTable",
    "IndicatorTable",
    "MembershipTable",
    "ModelAskTable",
    "ModelLinkTable",
    "ModelPartyTable",
    "ModelReportRow",
    "ModelReportTable",
    "ModelSpreadRow",
    "ModelSpreadTable",
    "NoteRow",
    "NoteTable",
    "PathSegmentTable",
    "PeriodTable",
    "PhaseTable",
    "PlaceTable",
    "PlanRow",
    "PlanTable",
    "ProposalRow",
    "ProposalTable",
    "RecipientClassTable",
    "RemarkRow",
    "RemarkTable",
    "ReplyRow",
    "ReplyTable",
    "ResultRow",
    "ResultTable",
    "RubricTable",
    "ScoreRow",
    "ScoreTable",
    "ScreeningRuleTable",
    "SectionTable",
    "StoreTable",
    "SubmissionTable",
    "Table",
    "TaskPartyTable",
    "TaskReportRow",
    "TaskReportTable",
    "TaskTable",
    "UnitEventTable",
    "UnitTable",
    "UnitTypeTable",
    "empty",
]

KEPT: dict[str, type[Table]] = {
    "result": ResultRow,
    "plan": PlanRow,
    "remark": RemarkRow,
    "note": NoteRow,
    "score": ScoreRow,
    "reply": ReplyRow,
    "proposal": ProposalRow,
    "eligible": EligibleRow,
    "award_step": AwardStepRow,
    "award_count": AwardCountRow,
    "task_report": TaskReportRow,
    "model_report": ModelReportRow,
    "model_spread": ModelSpreadRow,
}
"""Every kind of rows the ledger keeps: a new one is a line here, its model and its table's SQL."""
NOBODYS = ("note", "award_step", "award_count")
"""Kinds of rows that staff write down: in nobody's report, and never replaced."""
COUNTED = (
    *("result", "score", "reply", "proposal", "eligible", "task_report"),
    *("model_report", "model_spread"),
)
"""Kinds whose rows are what a report is said to hold; of results those with a value."""

PUBLISHED: dict[str, type[Table]] = {
    "campaign": CampaignTable,
    "phase": PhaseTable,
    "period": PeriodTable,
    "deadline": DeadlineTable,
    "bound_unit": BoundUnitTable,
    "content": ContentTable,
    "indicator": IndicatorTable,
    "unit_type": UnitTypeTable,
    "unit": UnitTable,
    "former_unit": FormerUnitTable,
    "place": PlaceTable,
    "membership": MembershipTable,
    "unit_event": UnitEventTable,
    "assignment": AssignmentTable,
    "path_segment": PathSegmentTable,
    "section": SectionTable,
    "screening_rule": ScreeningRuleTable,
    "task": TaskTable,
    "task_party": TaskPartyTable,
    "model_ask": ModelAskTable,
    "model_party": ModelPartyTable,
    "model_link": ModelLinkTable,
    "note": NoteTable,
    **RUBRIC,
    "submission": SubmissionTable,
    "result": ResultTable,
    "plan": PlanTable,
    "remark": RemarkTable,
    "score": ScoreTable,
    "reply": ReplyTable,
    "award_form": AwardFormTable,
    "award_route": AwardRouteTable,
    "award_rule": AwardRuleTable,
    "recipient_class": RecipientClassTable,
    "proposal": ProposalTable,
    "eligible": EligibleTable,
    "award_step": AwardStepTable,
    "award_count": AwardCountTable,
    "task_report": TaskReportTable,
    "model_report": ModelReportTable,
    "model_spread": ModelSpreadTable,
    "store": StoreTable,
}
