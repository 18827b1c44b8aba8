"""Answers about why a figure stands where it does: what indicators and units add to a gap."""

from schemas.columns import column as col
from schemas.frames.progress import STATUSES
from schemas.frames.shared import Measured, OfGroup
from schemas.tables import Table

__all__ = ["GapIndicators", "GapUnits"]


class GapIndicators(OfGroup, Measured, unique=["group_id", "indicator_id"]):
    """What each indicator adds to the gap of its content. Grain: group and indicator."""

    content_short_vi: str = col("Short label of the content")
    content_short_en: str = col("Short label of the content in English")
    content_status: str = col("Status of the content", isin=STATUSES)
    content_pace_ratio: float | None = col("Pace of the content", "ratio")
    content_achieved_pct: float | None = col(
        "Part of the way of the content done, each indicator held in 0–100 %", "%"
    )
    content_required_pct: float | None = col("Part of the way of the content required", "%")
    gap_points: float | None = col(
        "content_achieved_pct − content_required_pct: the sum of contribution_points",
        "points",
    )
    indicators_to_green: int | None = col(
        "Fewest indicators that, brought to their own requirement, would bring the content on its "
        "path; null where nothing is lacking or that would not be enough",
    )
    position: int = col("Order in the profile")
    value: float | None = col("Value as known", "the indicator's")
    required_value: float | None = col("Value required", "the indicator's")
    pace_ratio: float | None = col("achieved ÷ required", "ratio")
    status: str = col("Status of the indicator", isin=STATUSES)
    contribution_points: float | None = col(
        "What it adds to the gap of its content; null where it is not rated in it",
        "points",
    )
    units_to_green: int | None = col(
        "Fewest units that, brought to their own requirement, would bring it on its path; null "
        "where nothing is lacking or that would not be enough",
    )
    unit_count: int = col("Units whose value is in it")
    expected_count: int = col("Units that owe a value")


class GapUnits(Table, unique=["unit_id"]):
    """What each unit adds to value − required value of one indicator. Grain: unit."""

    unit_id: str = col("Reporting unit")
    short_name: str = col("Name as charts show it")
    unit_type: str = col("Unit type")
    measure: str = col("Unit of measurement")
    decimals: int = col("Decimals shown")
    value: float = col("Value of the unit", "the indicator's")
    required_value: float = col("Value required of the unit", "the indicator's")
    contribution_value: float = col(
        "What the unit adds to gap_value; positive pulls up", "the indicator's"
    )
    gap_value: float = col(
        "Value − required value of the selection, turned round where lower is better",
        "the indicator's",
    )
    units_to_green: int | None = col(
        "Of the first rows, how many are the fewest that would bring the indicator on its path",
    )
    period_id: str | None = col("Period of the unit's latest value")
    sheet: str | None = col("Sheet the latest value was read from")
    cell: str | None = col("Address as Excel shows it, or line")
    file_name: str | None = col("File as it came")
    unit_count: int = col("Units whose value is in it")
    expected_count: int = col("Units that owe a value")
