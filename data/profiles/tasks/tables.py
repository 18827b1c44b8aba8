"""Tasks of plans as tables of the published store."""

from collections.abc import Iterable

import polars as pl

from schemas.plan.profile import Profile
from schemas.plan.tasks import Task
from schemas.tables import TaskPartyTable, TaskTable, empty

SAME = (
    *("clause", "kind", "due_kind", "due_on", "is_encouraged", "label_vi", "label_en"),
    *("actor_vi", "actor_en", "others_vi", "others_en", "evidence_vi", "evidence_en"),
)
"""Columns that stand in the table as the profile has them."""


def task_table(profiles: Iterable[Profile]) -> pl.DataFrame:
    """Tasks of every campaign in the order of its plan (TaskTable)."""
    rows = [_row(p, n, task) for p in profiles for n, task in enumerate(p.tasks, start=1)]
    return pl.DataFrame(rows, schema=empty(TaskTable).schema)


def _row(profile: Profile, position: int, task: Task) -> dict[str, object]:
    plan = profile.campaign.source.partition(",")[0]
    return {
        "campaign_id": profile.campaign.id,
        "task_id": task.id,
        "position": position,
        "content_id": task.content,
        "source": f"{plan}, {task.clause}",
        **{name: getattr(task, name) for name in SAME},
    }


def party_table(profiles: Iterable[Profile]) -> pl.DataFrame:
    """Who leads each task and who co-operates (TaskPartyTable)."""
    rows = [
        (p.campaign.id, task.id, role, party)
        for p in profiles
        for task in p.tasks
        for role, parties in (("lead", task.leads), ("partner", task.partners))
        for party in parties
    ]
    return pl.DataFrame(rows, schema=empty(TaskPartyTable).schema, orient="row")
