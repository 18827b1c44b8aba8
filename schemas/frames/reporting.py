"""Answers about reports: who has reported, what arrived, what needs attention, what plans exist."""

from datetime import date, datetime

from schemas.columns import column as col
from schemas.tables import Table

__all__ = [
    "Attention",
    "CountedValues",
    "Headline",
    "PlanIssuance",
    "ReportHistory",
    "ReportingCount",
    "ReportingState",
    "ResultExport",
]

REPORT_STATES = ["on_time", "late", "rejected", "missing"]


class ReportingState(Table, unique=["unit_id"]):
    """State of each unit's report for one period as known on the as-of date. Grain: unit."""

    unit_id: str = col("Reporting unit")
    short_name: str = col("Name as charts show it")
    unit_type: str = col("Unit type")
    cluster_id: str | None = col("Cluster or bloc of the year")
    state: str = col("on_time, late, rejected or missing", isin=REPORT_STATES)
    version: int | None = col("Latest accepted version")
    received_at: datetime | None = col("When the first accepted one arrived")
    result_count: int = col("Values of the version that counts")
    expected_result_count: int = col("Values the unit owes")


class ReportingCount(Table, unique=["unit_type"]):
    """Report states counted; they add up to expected_count. Grain: unit type."""

    unit_type: str = col("Unit type")
    label_vi: str = col("Label")
    label_en: str = col("Label in English")
    expected_count: int = col("Units that owe a report")
    on_time_count: int = col("Accepted, first version on time")
    late_count: int = col("Accepted, first version late")
    rejected_count: int = col("Returned and none accepted")
    missing_count: int = col("Nothing arrived")


class Headline(Table):
    """Headline figures now and on the previous date. Grain: one row."""

    previous_date: date = col("The date compared with")
    period_id: str | None = col("Latest period that is over")
    on_path_count: int = col("Indicators at or above đúng tiến độ")
    matched_on_path_count: int = col("The same over the units that compare")
    previous_on_path_count: int = col("The same units on the previous date")
    rated_count: int = col("Indicators with a status of progress")
    indicator_count: int = col("Indicators of the selection that have a target")
    pace_ratio: float | None = col("Mean achieved ÷ mean required over contents", "ratio")
    matched_pace_ratio: float | None = col("The same over the units that compare", "ratio")
    previous_pace_ratio: float | None = col("The same units on the previous date", "ratio")
    pace_status: str = col("Status of pace_ratio")
    behind_content_count: int = col("Contents chậm, nguy cơ or không đạt")
    matched_behind_content_count: int = col("The same over the units that compare")
    previous_behind_content_count: int = col("The same units on the previous date")
    content_count: int = col("Contents")
    received_count: int = col("Units with an accepted report for the period")
    received_week_count: int = col("Of these, arrived in the last 7 days")
    late_count: int = col("Of these, late")
    expected_count: int = col("Units that owe a report")
    value_unit_count: int = col("Units with at least one value as known")
    value_expected_count: int = col("Units that owe a value")
    matched_unit_count: int = col(
        "Units that reported anew, their value before one period older: they alone are compared"
    )
    value_date: date | None = col("End of the latest period the values speak of")
    earlier_count: int = col("Units whose latest value is of an earlier period")
    required_date: date | None = col("Latest day a requirement was taken at")


class Attention(Table, unique=["kind", "subject_id"]):
    """What needs attention now, most pressing first. Grain: kind and subject."""

    kind: str = col(
        "What it is", isin=["content_behind", "reports_missing", "reports_rejected", "big_fall"]
    )
    subject_id: str = col("Content, indicator or period it is about")
    label_vi: str = col("Its name")
    label_en: str = col("Its name in English")
    status: str | None = col("Status where there is one")
    achieved_pct: float | None = col("Part of the way done", "%")
    required_pct: float | None = col("Part required", "%")
    unit_count: int = col("Units concerned")
    expected_count: int = col("Units looked at")


class ReportHistory(Table, unique=["submission_id"]):
    """Reports of a unit, or the latest of all, newest first. Grain: submission."""

    submission_id: str = col("Submission")
    unit_id: str | None = col("Unit")
    short_name: str | None = col("Name as charts show it")
    period_id: str | None = col("Period")
    version: int | None = col("Version")
    state: str = col("on_time, late or rejected")
    file_name: str = col("File as it came")
    received_at: datetime = col("When it arrived")
    received_by: str | None = col("Who handed it in")
    result_count: int = col("Values in it")
    problem_count: int = col("Errors found")
    warning_count: int = col("Warnings found")
    changed_count: int | None = col("Values that differ from the version before")


class PlanIssuance(Table, unique=["unit_id"]):
    """Own plans of units as known on the as-of date. Grain: unit."""

    unit_id: str = col("Reporting unit")
    short_name: str = col("Name as charts show it")
    unit_type: str = col("Unit type")
    plan_number: str | None = col("Number of the plan")
    plan_date: date | None = col("Date of issue")
    due_at: datetime | None = col("Deadline of the campaign; null if not computable")
    state: str = col("on_time, late, missing, issued (no deadline) or not_owed")


class ResultExport(Table, unique=["campaign_id", "unit_id", "period_id", "indicator_id"]):
    """Values that count on the as-of date, flat. Grain: unit, period, indicator."""

    campaign_id: str = col("Campaign code")
    unit_id: str = col("Reporting unit")
    unit_name: str = col("Full name")
    period_id: str = col("Reporting period")
    indicator_id: str = col("Indicator code")
    value: float | None = col("Value", "the indicator's")
    note: str | None = col("Evidence note")


class CountedValues(Table, unique=["unit_id", "period_id", "indicator_id"]):
    """Values that count on the as-of date, each with its report. Grain: unit, period, indicator."""

    unit_id: str = col("Reporting unit")
    short_name: str = col("Name as charts show it")
    period_id: str = col("Reporting period")
    indicator_id: str = col("Indicator code")
    short_vi: str = col("Short label")
    short_en: str = col("Short label in English")
    measure: str = col("Unit of measurement")
    decimals: int = col("Decimals shown")
    value: float | None = col("Value", "the indicator's")
    note: str | None = col("Evidence note")
    submission_id: str = col("Report it came with")
    received_at: datetime = col("When it arrived")
    received_by: str | None = col("Who handed it in")
