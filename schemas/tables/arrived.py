"""What arrived, with the time in which it counts."""

from datetime import date, datetime

from schemas.columns import column as col
from schemas.tables.base import Table
from schemas.tables.kept import PlanRow, RemarkRow, ResultRow

STATES = ["accepted", "rejected"]


class SubmissionTable(Table, unique=["submission_id"]):
    """Reports that arrived (báo cáo đã nộp), accepted or returned, every version.

    Grain: submission. A bulk file makes one submission per unit and period."""

    submission_id: str = col("Event number and report inside it", source="ledger")
    campaign_id: str | None = col("Campaign code", source="ledger")
    unit_id: str | None = col("Unit; null if the file does not say", source="ledger")
    period_id: str | None = col("Period; null if the file does not say", source="ledger")
    version: int | None = col(
        "1 for the first accepted report of a unit and period", source="ledger"
    )
    state: str = col("accepted or rejected", source="ledger", isin=STATES)
    file_name: str = col("Name of the file as it came", source="ledger")
    sha256: str = col("SHA-256 of its bytes", source="ledger")
    received_at: datetime = col("When it arrived", source="ledger")
    received_by: str = col("Who handed it in", source="ledger")
    result_count: int = col("Values in it", source="ledger")
    problem_count: int = col("Errors found", source="ledger")
    warning_count: int = col("Warnings found", source="ledger")


class ResultTable(
    ResultRow, unique=["campaign_id", "unit_id", "period_id", "indicator_id", "known_from"]
):
    """Every accepted value, every version; known_from ≤ t < known_until says which counts at t.

    Grain: campaign, unit, period, indicator, known_from."""

    submission_id: str = col("Report it came with", source="ledger")
    known_from: datetime = col("When the report was accepted", source="ledger")
    known_until: datetime = col(
        "When a later one replaced it; year 9999 while it counts", source="ledger"
    )


class PlanTable(PlanRow, unique=["campaign_id", "unit_id", "period_id", "known_from"]):
    """Plans of units, every version. Grain: campaign, unit, period, known_from."""

    submission_id: str = col("Report it came with", source="ledger")
    known_from: datetime = col("When the report was accepted", source="ledger")
    known_until: datetime = col("When a later one replaced it", source="ledger")


class RemarkTable(RemarkRow, unique=["campaign_id", "unit_id", "period_id", "cell", "known_from"]):
    """Remarks of units, every version. Grain: campaign, unit, period, cell, known_from."""

    submission_id: str = col("Report it came with", source="ledger")
    known_from: datetime = col("When the report was accepted", source="ledger")
    known_until: datetime = col("When a later one replaced it", source="ledger")


class StoreTable(Table):
    """What this store is. Grain: one row."""

    version: str = col("Identifier of the published version", source="ledger")
    calendar: str = col(
        "clock, or sample with a day of its own", source="ledger", isin=["clock", "sample"]
    )
    today: date = col("The store's today when published", source="ledger")
    first_view: date | None = col("As-of date of the first view", source="ledger")
    is_sample: bool = col("Made by the system", source="ledger")
