"""The workbook a unit fills (mẫu báo cáo của đơn vị), for one campaign, unit and report."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

import polars as pl

from data.checking.layouts.model_layout import MODELS
from data.checking.layouts.report_form import FIGURES, WORDS, ReportForm, asked_indicators, form_of
from data.checking.layouts.task_layout import TASKS
from data.checking.layouts.template_layout import HEADER_ROW, PLAN
from data.profiles.deadlines import periods
from data.workbooks.template_models import write_models
from data.workbooks.template_parts import BLANK, Filled, new_book, start_sheets, write_mark
from data.workbooks.template_results import write_results
from data.workbooks.template_sheets import write_form, write_guide, write_remarks
from data.workbooks.template_task_lines import last_told, task_lines
from data.workbooks.template_tasks import unit_tasks, write_tasks
from data.workbooks.template_words import words_template
from schemas.plan.indicators import Indicator
from schemas.plan.profile import Profile
from translations import Translator

TEMPLATE_GUIDE_KEYS = {
    "blank": "template.guide.blank",
    "deadline": "template.guide.deadline",
    "fill": "template.guide.fill",
    "jump": "template.guide.jump",
    "marks": "template.guide.marks",
    "models": "template.guide.models",
    "numbers": "template.guide.numbers",
    "percent": "template.guide.percent",
    "plan": "template.guide.plan",
    "remarks": "template.guide.remarks",
    "send": "template.guide.send",
    "tasks": "template.guide.tasks",
}

__all__ = ["BLANK", "Filled", "unit_template"]

GUIDE_LINES = ("fill", "numbers", "percent", "blank", "jump", "plan", "remarks", "marks", "send")


def unit_template(
    profile: Profile,
    unit: Mapping[str, Any],
    period_id: str,
    previous: pl.DataFrame,
    t: Translator,
    filled: Filled = BLANK,
    told: pl.DataFrame | None = None,
) -> bytes:
    """The workbook as bytes: the unit's indicators, the last value beside each, the hidden mark.

    `told` is what units said of tasks (TaskReportTable): its last word stands beside each.
    A yearly, interim or final report is a workbook of sections instead.
    """
    if form_of(period_id) is WORDS:
        return words_template(profile, unit, period_id, t, filled)
    every = periods(profile)
    period = every.row(by_predicate=pl.col("period_id") == period_id, named=True)
    indicators = unit_indicators(profile, unit, period_id)
    last = last_values(previous, every, profile.campaign.id, unit["unit_id"], period["start_date"])
    tasks = unit_tasks(profile, unit)
    form = _form(has_tasks=bool(tasks), has_models=profile.models is not None)
    content = BytesIO()
    with new_book(content, period["start_date"]) as book:
        made = start_sheets(book, form, profile, unit, period, t, filled)
        sheets, styles = made.by_kind, made.styles
        write_guide(sheets["guide"], styles, profile, lambda words: guide(words, period, form), t)
        write_results(sheets["results"], styles, profile, indicators, last, filled.values, t)
        write_form(sheets["plan"], styles, PLAN, filled.plan, t)
        if tasks:
            lines = task_lines(tasks, last_told(told, every, unit["unit_id"], period), period, t)
            write_tasks(sheets["tasks"], styles, lines, filled.tasks, t)
        if MODELS in form.sheets:
            own = (profile, unit["unit_id"], filled)
            write_models(book, sheets["models"], styles, *own, t)
        write_remarks(sheets["remarks"], styles, filled.remarks, t)
        codes = (indicator.id for indicator in indicators)
        write_mark(book, profile.campaign.id, unit["unit_id"], period_id, codes)
        sheets["results"].freeze_panes(HEADER_ROW, 2)
    return content.getvalue()


def _form(*, has_tasks: bool, has_models: bool) -> ReportForm:
    """The workbook of a unit without the sheets the plan gives it nothing to write in."""
    left = {TASKS: has_tasks, MODELS: has_models}
    return replace(FIGURES, sheets=tuple(k for k in FIGURES.sheets if left.get(k, True)))


def guide(t: Translator, period: Mapping[str, Any], form: ReportForm) -> list[str]:
    """How to fill in the figures, and until when, in one language."""
    lines = [t(TEMPLATE_GUIDE_KEYS[name]) for name in GUIDE_LINES]
    if TASKS in form.sheets:
        lines.append(t("template.guide.tasks"))
    if MODELS in form.sheets:
        lines.append(t("template.guide.models", number=str(len(lines) + 1)))
    return [*lines, t("template.guide.deadline", due=t.moment(period["due_at"]))]


def unit_indicators(profile: Profile, unit: Mapping[str, Any], period_id: str) -> list[Indicator]:
    """The indicators this unit reports for a period, content by content in the plan's order."""
    order = {content.id: place for place, content in enumerate(profile.contents)}
    mine = asked_indicators(profile, unit["unit_id"], unit["unit_type"], period_id)
    return sorted(mine, key=lambda i: order[i.content])


def last_values(
    previous: pl.DataFrame, every: pl.DataFrame, campaign_id: str, unit_id: str, before: date
) -> dict[str, tuple[float, str]]:
    """The last known value of each indicator before a day, with its period."""
    mine = previous.filter(
        pl.col("campaign_id") == campaign_id,
        pl.col("unit_id") == unit_id,
        pl.col("value").is_not_null(),
    )
    known = mine.join(every.select("period_id", "end_date"), on="period_id").filter(
        pl.col("end_date") < before
    )
    last = known.sort("end_date").group_by("indicator_id").last()
    return {r["indicator_id"]: (r["value"], r["period_id"]) for r in last.iter_rows(named=True)}
