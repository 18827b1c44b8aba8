"""Inspections, launches and conferences of a sample (dữ liệu minh họa): found, put right or not."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from schemas.plan.tasks import Task
from schemas.sheets.task_reports import EVENT_KINDS

DAYS = 75
FIXED = 0.6
"""Share that is put right; the rest is overdue or still open."""
TURNS = (0.15, 0.7)
"""Where in the time of a round its inspections stand."""


def events_of(
    task: Task, row: Mapping[str, Any], names: Sequence[str], last: date
) -> Iterator[tuple[date, dict[str, object]]]:
    """Each event of a round of one unit, with the day it is told of; what was put right is told
    when it was. A unit the plan names inspects twice a round, others once."""
    if task.kind != "inspection":
        return
    turns = TURNS if row["unit_id"] in task.leads else TURNS[:1]
    for number, share in enumerate(turns, start=1):
        span = min((last - row["starts_on"]).days, 365)
        held = row["starts_on"] + timedelta(days=int(span * (share + 0.25 * row["when"])))
        chance = (row["number"] * 7 + 0.37 * number) % 1
        said = _words()
        case = said["found"][int(chance * len(said["found"]))]
        remedy = case.get("remedy")
        whose = names[int(chance * len(names))]
        due = held + timedelta(days=DAYS) if remedy else None
        event = {"event_no": str(number)}
        yield (
            held,
            {
                **event,
                "state": "done",
                "done_on": held,
                "document": f"{int(chance * 90) + 3}/KL",
                "topic": f"{whose} ({said['label']})",
                "finding": case.get("finding"),
                "remedy": remedy,
                "remedy_due": due,
            },
        )
        if due and row["luck"] < FIXED:
            fixed = due - timedelta(days=int(60 * row["when"]))
            yield fixed, {**event, "remedy_done_on": fixed}


def is_held(task: Task) -> bool:
    """Whether a task is one of those that people come to."""
    return task.kind in EVENT_KINDS and task.kind != "inspection"


@cache
def _words() -> dict[str, Any]:
    """What inspections of the sample find, and what must be put right; one finds nothing."""
    path = Path(__file__).with_name("events.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))
