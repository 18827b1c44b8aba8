"""What the tasks of the plan add to section I (hội nghị, kiểm tra, tuyên truyền), as reported."""

from typing import Any

import polars as pl

from answers.tasks.events import event_counts
from briefing.office.paper import Sentence
from briefing.report.scene import Scene
from briefing.report.words import phrases, say
from pictures.task_marks import DONE, MOVING
from queries.tasks.questions import task_events, unit_tasks
from schemas.plan.tasks import ONCE

ACCOUNT_TASKS_KEYS = {
    "guidance": "account.tasks.guidance",
    "inspections": "account.tasks.inspections",
    "media": "account.tasks.media",
    "meetings": "account.tasks.meetings",
}

GROUPS = {
    "guidance": ("guidance", "index"),
    "meetings": ("launch", "conference"),
    "inspections": ("inspection",),
    "media": ("media", "mobilisation"),
}
"""Kinds of tasks a sentence speaks of together."""
Row = dict[str, Any]


def task_sentences(scene: Scene) -> list[Sentence]:
    """A sentence for each group of which something was reported; of a yearly report its year's."""
    rows = [row for row in scene.ask(unit_tasks).to_dicts() if _is_of(row, scene)]
    said = []
    for group, kinds in GROUPS.items():
        mine = [row for row in rows if row["kind"] in kinds]
        if any(row["reported_at"] for row in mine):
            said.append(_sentence(group, mine, scene))
    return [*said, *_found(scene)]


def _found(scene: Scene) -> list[Sentence]:
    """What inspections found and what became of it, where any was told of; of a yearly report
    those of its year."""
    events = scene.ask(task_events)
    if scene.kind == "yearly":
        events = events.filter(pl.col("held_on").dt.year() == scene.year)
    counts = event_counts(events)
    if not counts["inspections"]:
        return []
    words = {name: scene.t.number(count) for name, count in counts.items()}
    key = "account.direction.found_overdue" if counts["overdue"] else "account.direction.found"
    return [say(scene, key, task_events, **words)]


def _is_of(row: Row, scene: Scene) -> bool:
    """Whether a round belongs to the time of the report: its year, or what comes once and was not
    over before."""
    if scene.kind != "yearly":
        return True
    if row["round"] != ONCE:
        return bool(row["round"] == str(scene.year))
    return row["done_on"] is None or bool(row["done_on"].year == scene.year)


def _sentence(group: str, rows: list[Row], scene: Scene) -> Sentence:
    counts = (
        ("account.tasks.done", sum(row["state"] in DONE for row in rows)),
        ("account.tasks.moving", sum(row["state"] in MOVING for row in rows)),
        ("account.tasks.overdue", sum(row["state"] == "overdue" for row in rows)),
        ("account.tasks.silent", sum(row["state"] == "not_reported" for row in rows)),
        ("account.tasks.people", sum(row["people_count"] or 0 for row in rows)),
    )
    parts = phrases(scene, counts) or scene.t("account.tasks.not_begun")
    what = scene.t(ACCOUNT_TASKS_KEYS[group])
    return say(scene, "account.direction.tasks", unit_tasks, group, what=what, parts=parts)
