"""The tasks of the plan in five figures, and the sentence of a unit, a slide or a report."""

from collections.abc import Sequence

import polars as pl

from answers.headline import Figure
from pictures.task_marks import DONE, MOVING, counted
from translations import Translator

TASKS_CHIP_KEYS = {
    "done": "tasks.done_chip",
    "late": "tasks.late_chip",
    "moving": "tasks.moving_chip",
    "silent": "tasks.silent_chip",
    "tasks": "tasks.tasks_chip",
}


def task_figures(tasks: pl.DataFrame, t: Translator) -> list[Figure]:
    """Tasks, done, under way, late and silent, counted over the units that lead them (TaskList)."""
    late = _sum(tasks, ("overdue",))
    silent = int(tasks["late_count"].sum()) - late
    on_time = t.number(_sum(tasks, ("done_on_time",)))
    standing = t.number(_sum(tasks, ("standing",)))
    count = t.number(tasks["task_id"].n_unique())
    return [
        _figure("tasks", int(tasks["unit_count"].sum()), "gray", t, count=count),
        _figure("done", _sum(tasks, DONE), "blue", t, count=on_time),
        _figure("moving", _sum(tasks, MOVING), "blue", t, count=standing),
        _figure("late", late, "red" if late else "gray", t, count=""),
        _figure("silent", silent, "orange" if silent else "gray", t, count=""),
    ]


def _sum(tasks: pl.DataFrame, states: Sequence[str]) -> int:
    return sum(counted(row, tuple(states)) for row in tasks.to_dicts())


def _figure(name: str, value: int, colour: str, t: Translator, *, count: str) -> Figure:
    chip = t(TASKS_CHIP_KEYS[name], count=count)
    return Figure(name, t(f"tasks.{name}"), t.number(value), f":{colour}-badge[{chip}]")
