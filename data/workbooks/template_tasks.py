"""The sheet of tasks of the unit's workbook: a row a task it leads, its state to be chosen."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from xlsxwriter.worksheet import Worksheet

from data.checking.layouts.task_layout import STATE_NAMES, TASKS
from data.checking.layouts.template_layout import HEADER_ROW, LEGEND_ROW, TEXT_LIMIT
from data.workbooks.template_style import DATE_FORMAT, Styles
from schemas.plan.profile import Profile
from schemas.plan.tasks import Task
from translations import Translator

Said = Mapping[str, object]
FIRST_DAY = date(2025, 1, 1)
"""No task of the campaign was done before its first year."""


def unit_tasks(profile: Profile, unit: Mapping[str, Any]) -> list[Task]:
    """The tasks a unit answers for, in the plan's order."""
    return [t for t in profile.tasks if t.is_led_by(unit["unit_id"], unit["unit_type"])]


def due_words(task: Task, t: Translator) -> str:
    """When a task is due, as the plan says it."""
    if task.due_kind == "quarter":
        return t.period(task.due)
    if task.due_on is not None and task.due_kind == "day":
        return t.date(task.due_on)
    return t(f"tasks.due.{task.due_kind}", year=task.due)


def write_tasks(
    sheet: Worksheet,
    styles: Styles,
    tasks: Sequence[Task],
    year: int,
    said: Mapping[str, Said],
    t: Translator,
) -> None:
    """One row a task: what the plan says is locked, what the unit says is yellow."""
    sheet.write_string(f"A{LEGEND_ROW}", t("template.tasks_legend"), styles("subtitle"))
    for row, task in enumerate(tasks, start=HEADER_ROW + 1):
        fixed = {
            "task_id": task.id,
            "label": t.pick(vars(task), "label"),
            "clause": task.clause,
            "due": due_words(task, t),
            "year": str(year) if task.is_yearly else "",
        }
        for column in TASKS.columns:
            at = f"{column.letter}{row}"
            if column.is_input:
                fill(sheet, styles, at, column.key, said.get(task.id, {}).get(column.key))
            else:
                sheet.write(at, fixed[column.key] or None, styles("locked"))
    rules(sheet, HEADER_ROW + 1, HEADER_ROW + max(1, len(tasks)))


def fill(sheet: Worksheet, styles: Styles, at: str, key: str, value: object) -> None:
    """A cell to fill, with what the unit would type in it."""
    style = {"done_on": "date", "people_count": "number"}.get(key, "input")
    if isinstance(value, date):
        moment = datetime.combine(value, datetime.min.time())
        sheet.write_datetime(at, moment, styles(style, num_format=DATE_FORMAT))
    elif isinstance(value, int):
        sheet.write_number(at, value, styles(style))
    elif value:
        sheet.write_string(at, STATE_NAMES.get(str(value), str(value)), styles(style))
    else:
        sheet.write_blank(at, None, styles(style))


def rules(sheet: Worksheet, first: int, last: int) -> None:
    """Excel's own checks: the three states, a day, a whole number, the longest text."""
    whole: dict[str, dict[str, Any]] = {
        "state": {"validate": "list", "source": list(STATE_NAMES.values())},
        "done_on": {"validate": "date", "criteria": ">=", "value": FIRST_DAY},
        "people_count": {"validate": "integer", "criteria": ">=", "value": 0},
        "note": {"validate": "length", "criteria": "<=", "value": TEXT_LIMIT},
    }
    for key, rule in whole.items():
        letter = TASKS.column(key).letter
        sheet.data_validation(f"{letter}{first}:{letter}{last}", rule)
