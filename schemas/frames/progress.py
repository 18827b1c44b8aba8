"""Answers about progress: standing, trend, path, movers, where a cell comes from."""

from datetime import date, datetime

from schemas.columns import column as col
from schemas.frames.shared import Dated, Judged, OfGroup
from schemas.tables import Table

__all__ = [
    "CellTrace",
    "ContentStanding",
    "IndicatorStanding",
    "RequiredPath",
    "Trend",
    "TrendEnds",
    "TrendLines",
    "UnitMovement",
]

STATUSES = [
    "exceeded",
    "early",
    "reached",
    "on_track",
    "slow",
    "at_risk",
    "not_met",
    "not_reported",
    "not_due",
    "no_target",
]


class ContentStanding(OfGroup, Dated, unique=["group_id", "content_id"]):
    """Contents against their path. Grain: group (all, unit type, cluster or unit) and content."""

    content_id: str = col("Content code")
    position: int = col("Order in the plan")
    short_vi: str = col("Short label")
    short_en: str = col("Short label in English")
    achieved_pct: float | None = col("Part of the way to the phase target done", "%")
    required_pct: float | None = col("Part required on required_date", "%")
    pace_ratio: float | None = col("achieved ÷ required", "ratio")
    status: str = col("Status", isin=STATUSES)
    indicator_count: int = col("Indicators with a value and a target")
    expected_indicator_count: int = col("Indicators assigned with a target")
    unit_count: int = col("Units with at least one value")
    expected_count: int = col("Units that owe a value")


class IndicatorStanding(OfGroup, Judged, Dated, unique=["group_id", "indicator_id"]):
    """Indicators against their path. Grain: group and indicator."""

    position: int = col("Order in the profile")
    value: float | None = col("Value as known", "the indicator's")
    baseline_value: float | None = col("Baseline of the units in the value", "the indicator's")
    required_value: float | None = col(
        "Value required of each unit on its required_date", "the indicator's"
    )
    target_value: float | None = col("Target of the units in the value", "the indicator's")
    achieved_ratio: float | None = col("Part of the way done; may pass 1 or be negative", "ratio")
    required_ratio: float | None = col("Part of the way required", "ratio")
    pace_ratio: float | None = col("achieved ÷ required", "ratio")
    status: str = col("Status", isin=STATUSES)
    is_illustrative: bool = col("The target is illustrative")
    unit_count: int = col("Units whose value is in it")
    expected_count: int = col("Units that owe a value")
    latest_period_id: str | None = col("Latest period in it")


class Trend(Table, unique=["group_id", "period_id"]):
    """One indicator period by period. Grain: group and period."""

    group_id: str = col("Code of the group")
    group_name_vi: str = col("Name of the group")
    group_name_en: str = col("Name of the group in English")
    period_id: str = col("Reporting period")
    phase_id: str = col("Phase of the period")
    end_date: date = col("Last day of the period")
    value: float | None = col("Value; flows add up inside the phase", "the indicator's")
    required_value: float | None = col(
        "Value required on the last day of the period", "the indicator's"
    )
    unit_count: int = col("Units whose value is in it")
    fresh_count: int = col("Units that reported this very period")
    expected_count: int = col("Units that owe a value")
    matched_count: int = col("Of the fresh ones, those with a value the period before")
    matched_change: float | None = col(
        "Change since the period before, over the matched units", "the indicator's"
    )


class TrendLines(Table, unique=["indicator_id", "period_id"]):
    """Every indicator period by period, where its value is known. Grain: indicator and period."""

    indicator_id: str = col("Indicator code")
    period_id: str = col("Reporting period")
    phase_id: str = col("Phase of the period")
    end_date: date = col("Last day of the period")
    value: float = col("Value; flows add up inside the phase", "the indicator's")


class TrendEnds(Table, unique=["indicator_id", "unit_id"]):
    """Units at both ends of the trend of each indicator. Grain: indicator and unit."""

    indicator_id: str = col("Indicator code")
    unit_id: str = col("Unit code")
    short_name: str = col("Short name of the unit")
    first_date: date = col("End of the last period reported in the first year")
    last_date: date = col("End of the latest period reported")
    first_value: float | None = col("Value at the first of them", "the indicator's")
    last_value: float | None = col("Value at the last of them", "the indicator's")


class RequiredPath(Table, unique=["phase_id", "at_date", "is_target"]):
    """The required path of one indicator for all units in the selection. Grain: phase and date."""

    phase_id: str = col("Phase")
    at_date: date = col("Day")
    required_value: float | None = col("Value required on that day", "the indicator's")
    is_target: bool = col("The day is the phase's end: the target itself")


class UnitMovement(Table, unique=["unit_id"]):
    """How far units moved since the previous view. Grain: unit."""

    unit_id: str = col("Reporting unit")
    short_name: str = col("Name as charts show it")
    unit_type: str = col("Unit type")
    achieved_pct: float = col("Mean part of the way done, now", "%")
    previous_pct: float = col("The same on the previous date, same indicators", "%")
    change_points: float = col("achieved_pct − previous_pct", "points")
    indicator_count: int = col("Indicators with both values")
    unit_count: int = col("Units with both values")
    expected_count: int = col("Units of the selection")


class CellTrace(Table, unique=["unit_id", "period_id", "version"]):
    """Where a unit's values of one indicator come from, with those of units merged into it.

    Grain: unit, period, version."""

    unit_id: str = col("Unit whose report it is")
    short_name: str = col("Its name")
    is_own: bool = col("The unit asked for itself; else one counted with it")
    period_id: str = col("Reporting period")
    version: int = col("Version of the report")
    value: float | None = col("Value", "the indicator's")
    note: str | None = col("Evidence note")
    file_name: str = col("File as it came")
    sheet: str | None = col("Sheet")
    cell: str | None = col("Address as Excel shows it, or line")
    received_at: datetime = col("When it arrived")
    received_by: str | None = col("Who handed it in")
    is_current: bool = col("The version that counts on the as-of date")
    sha256: str = col("SHA-256 of the file")
