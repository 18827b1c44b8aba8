"""The sheet of tasks of the unit's workbook: a row a task it leads, its state to be chosen."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from xlsxwriter.worksheet import Worksheet

from data.checking.layouts.task_layout import STATE_NAMES, TASKS
from data.checking.layouts.template_layout import HEADER_ROW, LEGEND_ROW, TEXT_LIMIT
from data.workbooks.template_style import DATE_FORMAT, Styles
from data.workbooks.template_task_lines import TaskLine
from schemas.plan.profile import Profile
from schemas.plan.tasks import Task
from translations import Translator

DAYS = ("done_on", "remedy_due", "remedy_done_on")
Said = Mapping[str, object]
FIRST_DAY = date(2025, 1, 1)
"""No task of the campaign was done before its first year."""


def unit_tasks(profile: Profile, unit: Mapping[str, Any]) -> list[Task]:
    """The tasks a unit answers for, in the plan's order."""
    return [t for t in profile.tasks if t.is_led_by(unit["unit_id"], unit["unit_type"])]


def write_tasks(
    sheet: Worksheet,
    styles: Styles,
    lines: Sequence[TaskLine],
    said: Mapping[str, Said],
    t: Translator,
) -> None:
    """A row a task, and one an event still open: the plan's words and those of earlier reports
    are locked, what the unit says now is yellow and blank."""
    sheet.write_string(f"A{LEGEND_ROW}", t("template.tasks_legend"), styles("subtitle"))
    for row, line in enumerate(lines, start=HEADER_ROW + 1):
        mine = {} if line.is_event else said.get(line.task.id, {})
        for column in TASKS.columns:
            at = f"{column.letter}{row}"
            if column.is_input and column.key not in line.closed:
                fill(sheet, styles, at, column.key, mine.get(column.key))
            else:
                sheet.write(at, line.words.get(column.key) or None, styles("locked"))
    rules(sheet, HEADER_ROW + 1, HEADER_ROW + max(1, len(lines)))


def fill(sheet: Worksheet, styles: Styles, at: str, key: str, value: object) -> None:
    """A cell to fill, with what the unit would type in it."""
    style = {"people_count": "number"}.get(key, "date" if key in DAYS else "input")
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
        "remedy_due": {"validate": "date", "criteria": ">=", "value": FIRST_DAY},
        "remedy_done_on": {"validate": "date", "criteria": ">=", "value": FIRST_DAY},
    }
    for key, rule in whole.items():
        letter = TASKS.column(key).letter
        sheet.data_validation(f"{letter}{first}:{letter}{last}", rule)
