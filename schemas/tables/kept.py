"""Rows of a report as the ledger keeps them."""

from datetime import date

from schemas.columns import column as col
from schemas.tables.base import Table


class ResultRow(Table, unique=["campaign_id", "unit_id", "period_id", "indicator_id"]):
    """One value of an indicator as one report said it (kết quả). Grain: unit, period, indicator."""

    campaign_id: str = col("Campaign code", source="report")
    unit_id: str = col("Reporting unit", source="report")
    period_id: str = col("Reporting period, e.g. 2026-Q3", source="report")
    indicator_id: str = col("Indicator code", source="report")
    value: float | None = col("Value; null = reported as blank", "the indicator's", "report")
    note: str | None = col("Evidence or reason given by the unit", source="report")
    sheet: str | None = col("Sheet of the cell; null in CSV and Parquet", source="report")
    cell: str | None = col("Address as Excel shows it, or the line", source="report")


class PlanRow(Table, unique=["campaign_id", "unit_id", "period_id"]):
    """A unit's own plan (kế hoạch của đơn vị) as one report said it. Grain: unit, period."""

    campaign_id: str = col("Campaign code", source="report")
    unit_id: str = col("Reporting unit", source="report")
    period_id: str = col("Reporting period", source="report")
    plan_number: str | None = col("Number of the plan document", source="report")
    plan_date: date | None = col("Date of issue of the plan", source="report")
    sheet: str | None = col("Sheet of the cell", source="report")
    cell: str | None = col("Address of the date", source="report")


class RemarkRow(Table, unique=["campaign_id", "unit_id", "period_id", "cell"]):
    """What a report says in words (khó khăn, đề xuất, mục báo cáo). Grain: unit, period, cell."""

    campaign_id: str = col("Campaign code", source="report")
    unit_id: str = col("Reporting unit", source="report")
    period_id: str = col("Reporting period", source="report")
    kind: str = col("difficulty, proposal, or a section of the report", source="report")
    remark: str = col("The words", source="report")
    sheet: str | None = col("Sheet of the cell", source="report")
    cell: str = col("Address of the words", source="report")


class NoteRow(Table, unique=["line"]):
    """One note of staff (ghi chép) as it was written. Grain: line of a file of notes."""

    line: int = col("Line in the file", source="staff")
    campaign_id: str = col("Campaign code", source="staff")
    kind: str = col("exemption, reminder, flag or annotation", source="staff")
    unit_id: str | None = col("Unit it is about", source="staff")
    indicator_id: str | None = col("Indicator it is about", source="staff")
    obligation_id: str | None = col("Report or deadline it is about", source="staff")
    flag_id: str | None = col("Question about a figure it answers", source="staff")
    at_date: date | None = col("Day of the event", source="staff")
    outcome: str | None = col("Outcome of a question", source="staff")
    text: str = col("The words; empty for a reminder without any", source="staff")
    text_en: str | None = col("The words in English", source="staff")
    source: str | None = col("Document it rests on", source="staff")
