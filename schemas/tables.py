"""The tables we keep. Codes are text, dates naive in Asia/Ho_Chi_Minh, missing is null, never 0.

`KEPT` are the rows of a report in the ledger; `PUBLISHED` are the tables of the published store.
"""

from datetime import date, datetime

import pandera.polars as pa
import polars as pl

from schemas.columns import column as col

STATES = ["accepted", "rejected"]


class Table(pa.DataFrameModel):
    """Strict, nothing coerced: what is kept is exactly what is declared."""

    class Config:
        strict = True
        coerce = False


class ResultRow(Table):
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

    class Config(Table.Config):
        unique = ["campaign_id", "unit_id", "period_id", "indicator_id"]


class PlanRow(Table):
    """A unit's own plan (kế hoạch của đơn vị) as one report said it. Grain: unit, period."""

    campaign_id: str = col("Campaign code", source="report")
    unit_id: str = col("Reporting unit", source="report")
    period_id: str = col("Reporting period", source="report")
    plan_number: str = col("Number of the plan document", source="report", nullable=True)
    plan_date: date = col("Date of issue of the plan", source="report", nullable=True)
    sheet: str = col("Sheet of the cell", source="report", nullable=True)
    cell: str = col("Address of the date", source="report", nullable=True)

    class Config(Table.Config):
        unique = ["campaign_id", "unit_id", "period_id"]


class RemarkRow(Table):
    """A difficulty or proposal in words (khó khăn, đề xuất). Grain: unit, period, cell."""

    campaign_id: str = col("Campaign code", source="report")
    unit_id: str = col("Reporting unit", source="report")
    period_id: str = col("Reporting period", source="report")
    kind: str = col("difficulty or proposal", source="report", isin=["difficulty", "proposal"])
    remark: str = col("The words", source="report")
    sheet: str = col("Sheet of the cell", source="report", nullable=True)
    cell: str = col("Address of the words", source="report")

    class Config(Table.Config):
        unique = ["campaign_id", "unit_id", "period_id", "cell"]


KEPT: dict[str, type[Table]] = {"result": ResultRow, "plan": PlanRow, "remark": RemarkRow}


class CampaignTable(Table):
    """Campaigns (phong trào). Grain: campaign."""

    campaign_id: str = col("Campaign code", source="profile")
    name_vi: str = col("Name as the plan prints it", source="profile")
    name_en: str = col("Name in English", source="profile")
    short_vi: str = col("Short name", source="profile")
    short_en: str = col("Short name in English", source="profile")
    level: str = col("province, commune or published", source="profile")
    territory_code: str = col("Official code of the territory", source="profile")
    is_illustrative: bool = col("Values are made by the system", source="profile")
    cadence: str = col("quarter, half or year", source="profile")
    exceeded_ratio: float = col("Pace from which the status is vượt", "ratio", "profile")
    reached_ratio: float = col("Pace from which the status is đạt", "ratio", "profile")
    on_track_ratio: float = col("Pace from which the status is đúng tiến độ", "ratio", "profile")
    slow_ratio: float = col(
        "Pace from which the status is chậm; below: nguy cơ", "ratio", "profile"
    )
    coverage_low_ratio: float = col("Coverage below which a figure warns", "ratio", "profile")
    coverage_poor_ratio: float = col(
        "Coverage below which nothing is concluded", "ratio", "profile"
    )
    profile_json: str = col("The whole profile as JSON", source="profile")

    class Config(Table.Config):
        unique = ["campaign_id"]


class PhaseTable(Table):
    """Phases (giai đoạn); phase 2 starts after the interim review. Grain: campaign, phase."""

    campaign_id: str = col("Campaign code", source="profile")
    phase_id: str = col("phase-1 or phase-2", source="profile")
    start_date: date = col("First day", source="profile")
    end_date: date = col("Last day: the review that ends the phase", source="profile")
    first_year: int = col("First year as the plan prints it", "year", "profile")
    last_year: int = col("Last year as the plan prints it", "year", "profile")
    is_assumed: bool = col("The plan names only the year; the day is a setting", source="profile")

    class Config(Table.Config):
        unique = ["campaign_id", "phase_id"]


class PeriodTable(Table):
    """Reporting periods (kỳ báo cáo); a period belongs to the phase its last day falls in.

    Grain: campaign, period."""

    campaign_id: str = col("Campaign code", source="profile")
    period_id: str = col("2026, 2026-H1 or 2026-Q3", source="profile")
    phase_id: str = col("Phase of its last day", source="profile")
    start_date: date = col("First day", source="profile")
    end_date: date = col("Last day", source="profile")
    due_at: datetime = col("Last on-time second", source="profile")

    class Config(Table.Config):
        unique = ["campaign_id", "period_id"]


class DeadlineTable(Table):
    """Deadlines (hạn nộp) of reports, plans; null due_at: not yet computable. Grain: deadline."""

    campaign_id: str = col("Campaign code", source="profile")
    deadline_id: str = col("e.g. yearly-2026, plan-1, interim, final", source="profile")
    kind: str = col("What is due", source="profile", isin=["yearly", "plan", "interim", "final"])
    due_at: datetime = col("Last on-time second", source="profile", nullable=True)
    recipient_vi: str = col("To whom", source="profile", nullable=True)
    recipient_en: str = col("To whom, in English", source="profile", nullable=True)
    source: str = col("Document and section", source="profile")

    class Config(Table.Config):
        unique = ["campaign_id", "deadline_id"]


class ContentTable(Table):
    """Emulation contents (nội dung thi đua). Grain: campaign, content."""

    campaign_id: str = col("Campaign code", source="profile")
    content_id: str = col("Content code", source="profile")
    position: int = col("Order in the plan", source="profile")
    label_vi: str = col("Label", source="profile")
    label_en: str = col("Label in English", source="profile")
    short_vi: str = col("Short label", source="profile")
    short_en: str = col("Short label in English", source="profile")
    national_code: str = col("ND1…ND7; null for a local content", source="profile", nullable=True)

    class Config(Table.Config):
        unique = ["campaign_id", "content_id"]


class IndicatorTable(Table):
    """Indicators (chỉ tiêu). Grain: campaign, indicator."""

    campaign_id: str = col("Campaign code", source="profile")
    indicator_id: str = col("Indicator code", source="profile")
    content_id: str = col("Content it belongs to", source="profile")
    position: int = col("Order in the profile", source="profile")
    label_vi: str = col("Label", source="profile")
    label_en: str = col("Label in English", source="profile")
    short_vi: str = col("Short label", source="profile")
    short_en: str = col("Short label in English", source="profile")
    measure: str = col("Unit of measurement (đơn vị tính)", source="profile")
    decimals: int = col("Decimals shown", source="profile")
    direction: str = col("higher or lower is better", source="profile")
    kind: str = col("flow adds up over periods; stock: the last value counts", source="profile")
    adds_up: str = col("sum, weighted_mean, mean or none over units", source="profile")
    weighted_by: str = col("Indicator that weighs the mean", source="profile", nullable=True)
    operator: str = col("ge, gt, eq, le, rank_le or growth_ge", source="profile")
    weight: float = col("Weight inside its content", source="profile")
    is_mandatory: bool = col("A report without it is not complete", source="profile")
    source: str = col("Document and section", source="profile")

    class Config(Table.Config):
        unique = ["campaign_id", "indicator_id"]


class AssignmentTable(Table):
    """What each unit must reach in each phase (chỉ tiêu giao). Grain: unit, indicator, phase."""

    campaign_id: str = col("Campaign code", source="profile")
    unit_id: str = col("Reporting unit", source="profile")
    indicator_id: str = col("Indicator code", source="profile")
    phase_id: str = col("Phase", source="profile")
    operator: str = col("Operator of the target", source="profile")
    baseline_value: float = col(
        "Value at the start of phase 1", "the indicator's", "profile", nullable=True
    )
    target_value: float = col(
        "Value to reach by the phase's end", "the indicator's", "profile", nullable=True
    )
    is_illustrative: bool = col("No published target: the value is illustrative", source="profile")

    class Config(Table.Config):
        unique = ["campaign_id", "unit_id", "indicator_id", "phase_id"]


class PathSegmentTable(Table):
    """Required path (lộ trình phải đạt): straight pieces of the way, baseline (0) to target (1).

    Grain: indicator, phase, unit type, from_date."""

    campaign_id: str = col("Campaign code", source="profile")
    indicator_id: str = col("Indicator code", source="profile")
    phase_id: str = col("Phase", source="profile")
    unit_type: str = col("Unit type", source="profile")
    from_date: date = col("First day of the piece", source="profile")
    to_date: date = col("Day on which the piece ends (not in it)", source="profile")
    from_ratio: float = col("Share of the way required on from_date", "ratio", "profile")
    to_ratio: float = col("Share required on to_date", "ratio", "profile")

    class Config(Table.Config):
        unique = ["campaign_id", "indicator_id", "phase_id", "unit_type", "from_date"]


class UnitTable(Table):
    """Reporting units (đơn vị) with their validity. Grain: campaign, unit."""

    campaign_id: str = col("Campaign code", source="units sheet")
    unit_id: str = col("Official code where there is one", source="units sheet")
    unit_name: str = col("Full name", source="units sheet")
    short_name: str = col("Name as charts show it", source="units sheet")
    unit_type: str = col("Unit type of the profile", source="units sheet")
    valid_from: date = col("First day the unit exists", source="units sheet")
    valid_to: date = col("Last day; null while it exists", source="units sheet", nullable=True)
    successor_id: str = col("Unit that took over", source="units sheet", nullable=True)

    class Config(Table.Config):
        unique = ["campaign_id", "unit_id"]


class UnitTypeTable(Table):
    """Types of units (loại đơn vị). Grain: campaign, unit type."""

    campaign_id: str = col("Campaign code", source="profile")
    unit_type: str = col("Unit type code", source="profile")
    position: int = col("Order in the profile", source="profile")
    label_vi: str = col("Label", source="profile")
    label_en: str = col("Label in English", source="profile")

    class Config(Table.Config):
        unique = ["campaign_id", "unit_type"]


class MembershipTable(Table):
    """Cluster or bloc of a unit in a year (cụm, khối thi đua). Grain: campaign, unit, year."""

    campaign_id: str = col("Campaign code", source="units sheet")
    unit_id: str = col("Reporting unit", source="units sheet")
    year: int = col("Year of the membership", "year", "units sheet")
    cluster_id: str = col("Cluster or bloc code", source="units sheet")
    cluster_name_vi: str = col("Cluster or bloc name", source="units sheet")
    cluster_name_en: str = col("Its name in English", source="units sheet")

    class Config(Table.Config):
        unique = ["campaign_id", "unit_id", "year"]


class SubmissionTable(Table):
    """Reports that arrived (báo cáo đã nộp), accepted or returned, every version.

    Grain: submission. A bulk file makes one submission per unit and period."""

    submission_id: str = col("Event number and report inside it", source="ledger")
    campaign_id: str = col("Campaign code", source="ledger", nullable=True)
    unit_id: str = col("Unit; null if the file does not say", source="ledger", nullable=True)
    period_id: str = col("Period; null if the file does not say", source="ledger", nullable=True)
    version: int = col(
        "1 for the first accepted report of a unit and period", source="ledger", nullable=True
    )
    state: str = col("accepted or rejected", source="ledger", isin=STATES)
    file_name: str = col("Name of the file as it came", source="ledger")
    sha256: str = col("SHA-256 of its bytes", source="ledger")
    received_at: datetime = col("When it arrived", source="ledger")
    received_by: str = col("Who handed it in", source="ledger")
    result_count: int = col("Values in it", source="ledger")
    problem_count: int = col("Errors found", source="ledger")
    warning_count: int = col("Warnings found", source="ledger")

    class Config(Table.Config):
        unique = ["submission_id"]


class ResultTable(ResultRow):
    """Every accepted value, every version; known_from ≤ t < known_until says which counts at t.

    Grain: campaign, unit, period, indicator, known_from."""

    submission_id: str = col("Report it came with", source="ledger")
    known_from: datetime = col("When the report was accepted", source="ledger")
    known_until: datetime = col(
        "When a later one replaced it; year 9999 while it counts", source="ledger"
    )

    class Config(Table.Config):
        unique = ["campaign_id", "unit_id", "period_id", "indicator_id", "known_from"]


class PlanTable(PlanRow):
    """Plans of units, every version. Grain: campaign, unit, period, known_from."""

    submission_id: str = col("Report it came with", source="ledger")
    known_from: datetime = col("When the report was accepted", source="ledger")
    known_until: datetime = col("When a later one replaced it", source="ledger")

    class Config(Table.Config):
        unique = ["campaign_id", "unit_id", "period_id", "known_from"]


class RemarkTable(RemarkRow):
    """Remarks of units, every version. Grain: campaign, unit, period, cell, known_from."""

    submission_id: str = col("Report it came with", source="ledger")
    known_from: datetime = col("When the report was accepted", source="ledger")
    known_until: datetime = col("When a later one replaced it", source="ledger")

    class Config(Table.Config):
        unique = ["campaign_id", "unit_id", "period_id", "cell", "known_from"]


class StoreTable(Table):
    """What this store is. Grain: one row."""

    version: str = col("Identifier of the published version", source="ledger")
    calendar: str = col(
        "clock, or sample with a day of its own", source="ledger", isin=["clock", "sample"]
    )
    today: date = col("The store's today when published", source="ledger")
    first_view: date = col("As-of date of the first view", source="ledger", nullable=True)
    is_sample: bool = col("Made by the system", source="ledger")


PUBLISHED: dict[str, type[Table]] = {
    "campaign": CampaignTable,
    "phase": PhaseTable,
    "period": PeriodTable,
    "deadline": DeadlineTable,
    "content": ContentTable,
    "indicator": IndicatorTable,
    "unit_type": UnitTypeTable,
    "unit": UnitTable,
    "membership": MembershipTable,
    "assignment": AssignmentTable,
    "path_segment": PathSegmentTable,
    "submission": SubmissionTable,
    "result": ResultTable,
    "plan": PlanTable,
    "remark": RemarkTable,
    "store": StoreTable,
}

FOREVER = datetime(9999, 12, 31)


def empty(model: type[Table]) -> pl.DataFrame:
    """A frame of no rows with the model's columns and types."""
    return pl.DataFrame(
        schema={name: c.dtype.type for name, c in model.to_schema().columns.items()}
    )
