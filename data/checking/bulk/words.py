"""Flat files that hold no values: sections of reports in words, and plans of units → typed rows."""

from datetime import date

import polars as pl

from data.checking.check_rules import repeated
from data.checking.layouts.report_form import sections_of
from data.checking.problem_rows import ProblemList, place
from data.checking.workbook.check_identity import Scope
from data.checking.workbook.check_sections import section_remarks
from data.checking.workbook.check_words import plan_problems
from data.reading.date_text import parse_date
from data.reading.text_error import NumberTextError
from schemas.sheets.report_words import ArrivingPlan
from schemas.sheets.reports import typed
from schemas.tables import PlanRow

REPORT = ("campaign_id", "unit_id", "period_id")


def bulk_sections(frame: pl.DataFrame, at: Scope, found: ProblemList) -> pl.DataFrame:
    """The sections of many units' reports; a mandatory one with no line is a warning."""
    rows = frame.with_columns(pl.col("text").cast(pl.String)).with_columns(remark="text")
    remarks = section_remarks(rows, at, found)
    first = rows.group_by(REPORT, maintain_order=True).agg(
        pl.col("sheet", "cell", "row").first(), pl.col("section_id")
    )
    for (period_id,), units in first.group_by("period_id", maintain_order=True):
        for section in sections_of(at.profile, str(period_id)):
            lost = units.filter(~pl.col("section_id").list.contains(section.id))
            if section.is_mandatory:
                said = lost.with_columns(section_id=pl.lit(section.id), text=None)
                found.add_rows("section_blank", said, ("section_id", "unit_id"), "warning")
    return remarks


def bulk_plans(frame: pl.DataFrame, at: Scope, found: ProblemList) -> pl.DataFrame:
    """The own plans of many units, one line each."""
    rows = repeated(frame, found, "duplicate_plan", REPORT)
    rows = with_dates(rows, "plan_date", found).filter(
        pl.col("plan_number").is_not_null() | pl.col("plan_date").is_not_null()
    )
    if rows.is_empty() and not found.has_errors:
        found.add("nothing_reported")
    known = rows.with_columns(
        pl.col("plan_number").cast(pl.String),
        today=pl.lit(at.today),
        starts_on=pl.lit(at.profile.phases.starts_on),
    )
    unnamed = known.filter(~pl.col("plan_number").str.contains("[0-9]"))
    said = unnamed.with_columns(text="plan_number")
    found.add_rows("number_of_document", said, column="plan_number")
    plan_problems(known.with_columns(number_cell="cell").select(typed(ArrivingPlan).keys()), found)
    return PlanRow.validate(known.select(PlanRow.columns.keys()))


def with_dates(rows: pl.DataFrame, column: str, found: ProblemList) -> pl.DataFrame:
    """The rows with a column of dates; one that cannot be read is a problem at its line."""
    days: list[date | None] = []
    for row in rows.iter_rows(named=True):
        try:
            days.append(parse_date(row[column]) if row[column] else None)
        except NumberTextError as error:
            days.append(None)
            where = place(row) | {"value": row[column]}
            found.add(error.rule, **where, column=column, params=error.params)
    return rows.with_columns(pl.Series(column, days, dtype=pl.Date))
