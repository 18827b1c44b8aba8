"""The workbook a unit fills (mẫu báo cáo của đơn vị), for one campaign, unit and period."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from io import BytesIO
from typing import Any

import polars as pl
from xlsxwriter import Workbook

from data.checking.template_layout import (
    GUIDE,
    HEADER_ROW,
    INFO,
    MARK,
    PLAN,
    REMARKS,
    RESULTS,
    TEMPLATE_VERSION,
    SheetKind,
    indicator_mark,
)
from data.profiles.deadlines import periods
from data.workbooks.template_results import write_results
from data.workbooks.template_sheets import start_sheet, write_form, write_guide, write_remarks
from data.workbooks.template_style import SAFE, Styles
from schemas.profile import Indicator, Profile
from translations import Translator


@dataclass(frozen=True)
class Filled:
    """What a unit would type: value and note by indicator, the plan, the remarks."""

    values: Mapping[str, tuple[float | str | None, str | None]] = field(default_factory=dict)
    office: str | None = None
    note: str | None = None
    plan_number: str | None = None
    plan_date: date | None = None
    remarks: tuple[tuple[str, str], ...] = ()


BLANK = Filled()


def unit_template(
    profile: Profile,
    unit: Mapping[str, Any],
    period_id: str,
    previous: pl.DataFrame,
    t: Translator,
    filled: Filled = BLANK,
) -> bytes:
    """The workbook as bytes: the unit's indicators, the last value beside each, the hidden mark."""
    every = periods(profile)
    period = every.row(by_predicate=pl.col("period_id") == period_id, named=True)
    indicators = unit_indicators(profile, unit)
    last = last_values(previous, every, profile.campaign.id, unit["unit_id"], period["start_date"])
    content = BytesIO()
    with Workbook(content, SAFE) as book:
        book.set_properties(
            {
                "title": INFO.name,
                "created": datetime.combine(period["start_date"], datetime.min.time()),
            }
        )
        styles = Styles(book)
        heading = f"{unit['unit_name']} · {t.period(period_id)}"
        sheets = {
            kind.id: start_sheet(book, styles, kind, t(f"template.title.{kind.id}"), heading)
            for kind in (GUIDE, INFO, RESULTS, PLAN, REMARKS)
        }
        write_guide(sheets["guide"], styles, profile, period["due_at"], t)
        write_form(sheets["info"], styles, INFO, info_values(profile, unit, period, t, filled), t)
        write_results(sheets["results"], styles, profile, indicators, last, filled.values, t)
        plan = {"plan_number": filled.plan_number, "plan_date": filled.plan_date}
        write_form(sheets["plan"], styles, PLAN, plan, t)
        write_remarks(sheets["remarks"], styles, filled.remarks, t)
        write_mark(book, MARK, profile.campaign.id, unit["unit_id"], period_id, indicators)
        sheets["results"].freeze_panes(HEADER_ROW, 2)
    return content.getvalue()


def unit_indicators(profile: Profile, unit: Mapping[str, Any]) -> list[Indicator]:
    """The indicators this unit reports, content by content in the plan's order."""
    order = {content.id: place for place, content in enumerate(profile.contents)}
    who = (unit["unit_id"], unit["unit_type"])
    mine = [i for i in profile.indicators if i.is_reported_by(*who)]
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


def info_values(
    profile: Profile,
    unit: Mapping[str, Any],
    period: Mapping[str, Any],
    t: Translator,
    filled: Filled,
) -> dict[str, str | date | None]:
    """What stands in the identity sheet."""
    return {
        "campaign_name": profile.campaign.name_vi
        if t.language == "vi"
        else profile.campaign.name_en,
        "campaign_id": profile.campaign.id,
        "unit_name": unit["unit_name"],
        "unit_id": unit["unit_id"],
        "period_id": period["period_id"],
        "period_words": f"{t.date(period['start_date'])} – {t.date(period['end_date'])}",
        "office": filled.office,
        "note": filled.note,
    }


def write_mark(
    book: Workbook,
    kind: SheetKind,
    campaign_id: str,
    unit_id: str,
    period_id: str,
    indicators: list[Indicator],
) -> None:
    """The very hidden sheet that says for whom the template was made."""
    values = {
        "template_version": TEMPLATE_VERSION,
        "campaign_id": campaign_id,
        "unit_id": unit_id,
        "period_id": period_id,
        "indicators": indicator_mark(i.id for i in indicators),
    }
    sheet = book.add_worksheet(kind.name)
    for mark in kind.fields:
        sheet.write_string(f"A{mark.row}", mark.label)
        sheet.write_string(f"B{mark.row}", values[mark.key])
    sheet.very_hidden()
