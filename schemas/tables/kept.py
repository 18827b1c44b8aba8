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
    value: float = col(
        "Value; null = reported as blank", "the indicator's", "report", nullable=True
    )
    note: str = col("Evidence or reason given by the unit", source="report", nullable=True)
    sheet: str = col("Sheet of the cell; null in CSV and Parquet", source="report", nullable=True)
    cell: str = col("Address as Excel shows it, or the line", source="report", nullable=True)


class PlanRow(Table, unique=["campaign_id", "unit_id", "period_id"]):
    """A unit's own plan (kế hoạch của đơn vị) as one report said it. Grain: unit, period."""

    campaign_id: str = col("Campaign code", source="report")
    unit_id: str = col("Reporting unit", source="report")
    period_id: str = col("Reporting period", source="report")
    plan_number: str = col("Number of the plan document", source="report", nullable=True)
    plan_date: date = col("Date of issue of the plan", source="report", nullable=True)
    sheet: str = col("Sheet of the cell", source="report", nullable=True)
    cell: str = col("Address of the date", source="report", nullable=True)


class RemarkRow(Table, unique=["campaign_id", "unit_id", "period_id", "cell"]):
    """What a report says in words (khó khăn, đề xuất, mục báo cáo). Grain: unit, period, cell."""

    campaign_id: str = col("Campaign code", source="report")
    unit_id: str = col("Reporting unit", source="report")
    period_id: str = col("Reporting period", source="report")
    kind: str = col("difficulty, proposal, or a section of the report", source="report")
    remark: str = col("The words", source="report")
    sheet: str = col("Sheet of the cell", source="report", nullable=True)
    cell: str = col("Address of the words", source="report")


class NoteRow(Table, unique=["line"]):
    """One note of staff (ghi chép) as it was written. Grain: line of a file of notes."""

    line: int = col("Line in the file", source="staff")
    campaign_id: str = col("Campaign code", source="staff")
    kind: str = col("exemption, reminder, flag or annotation", source="staff")
    unit_id: str = col("Unit it is about", source="staff", nullable=True)
    indicator_id: str = col("Indicator it is about", source="staff", nullable=True)
    obligation_id: str = col("Report or deadline it is about", source="staff", nullable=True)
    flag_id: str = col("Question about a figure it answers", source="staff", nullable=True)
    at_date: date = col("Day of the event", source="staff", nullable=True)
    outcome: str = col("Outcome of a question", source="staff", nullable=True)
    text: str = col("The words; empty for a reminder without any", source="staff")
    text_en: str = col("The words in English", source="staff", nullable=True)
    source: str = col("Document it rests on", source="staff", nullable=True)
