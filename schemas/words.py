"""Closed lists of words (tập giá trị) that plans, tables and answers share.

Nothing is imported here, so that who asks a question does not wait for what reads a plan.
"""

from typing import Literal, get_args

AwardLevel = Literal["state", "ministry", "province", "unit", "commune", "district"]
SUBJECTS = ("collective", "individual", "household")
RECIPIENTS = {
    "collective": "collective",
    "enterprise": "collective",
    "household": "household",
    "leader_top": "individual",
    "leader_head": "individual",
    "entrepreneur": "individual",
    "leader_other": "individual",
    "direct_worker": "individual",
    "overseas_vietnamese": "individual",
    "foreigner": "individual",
}
"""Classes of recipients, and the subject each is of: those form 0603 counts, then two it does not
name, Vietnamese living abroad and foreigners, who stand in its total of persons alone."""
PERSONS = tuple(name for name, subject in RECIPIENTS.items() if subject == "individual")
LEVELS: tuple[AwardLevel, ...] = get_args(AwardLevel)
WAITS = ("own", "appraiser", "council", "submitter", "decider", "higher")
FAMILIES = ("form", "title")
RouteState = Literal["proposed", "appraised", "passed", "submitted", "decided"]
ROUTE_STATES: tuple[RouteState, ...] = get_args(RouteState)
ENDINGS = ("issued", "returned", "refused", "revoked")

OccasionId = Literal["annual", "interim", "final", "ad_hoc"]
OCCASIONS: tuple[OccasionId, ...] = get_args(OccasionId)

Stage = Literal["self", "cross", "appraised", "council"]
STAGES: tuple[Stage, ...] = get_args(Stage)
ScoringKind = Literal["direct", "target_share", "pass_fail", "count", "net", "relative", "progress"]
KINDS: tuple[ScoringKind, ...] = get_args(ScoringKind)

TaskKind = Literal[
    "inspection",
    "guidance",
    "index",
    "media",
    "launch",
    "conference",
    "assignment",
    "mobilisation",
    "other",
]
TASK_KINDS: tuple[TaskKind, ...] = get_args(TaskKind)

ModelKind = Literal["exemplar", "model", "initiative"]
MODEL_KINDS: tuple[ModelKind, ...] = get_args(ModelKind)
"""Điển hình, mô hình, sáng kiến."""
ModelCount = Literal["recognised", "replicated"]
MODEL_COUNTS: tuple[ModelCount, ...] = get_args(ModelCount)
