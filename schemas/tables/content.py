"""What a campaign profile says must be reached: contents, indicators, assignments, paths."""

from datetime import date

from schemas.columns import column as col
from schemas.tables.base import Table


class ContentTable(Table, unique=["campaign_id", "content_id"]):
    """Emulation contents (nội dung thi đua). Grain: campaign, content."""

    campaign_id: str = col("Campaign code", source="profile")
    content_id: str = col("Content code", source="profile")
    position: int = col("Order in the plan", source="profile")
    label_vi: str = col("Label", source="profile")
    label_en: str = col("Label in English", source="profile")
    short_vi: str = col("Short label", source="profile")
    short_en: str = col("Short label in English", source="profile")
    national_code: str | None = col("ND1…ND7; null for a local content", source="profile")


class IndicatorTable(Table, unique=["campaign_id", "indicator_id"]):
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
    weighted_by: str | None = col("Indicator that weighs the mean", source="profile")
    operator: str = col("ge, gt, eq, le, rank_le or growth_ge", source="profile")
    weight: float = col("Weight inside its content", source="profile")
    minimum: float | None = col("Least value of one unit", "the indicator's", source="profile")
    maximum: float | None = col("Largest value of one unit", "the indicator's", source="profile")
    is_mandatory: bool = col("A report without it is not complete", source="profile")
    valid_from: date = col("First day on which a period that ends asks for it", source="profile")
    valid_to: date = col("Last such day; 9999 while there is none", source="profile")
    part_of: str | None = col("Indicator it may not exceed", source="profile")
    source: str = col("Document and section", source="profile")


class AssignmentTable(
    Table, unique=["campaign_id", "unit_id", "indicator_id", "phase_id", "in_force_from"]
):
    """What each unit must reach in each phase (chỉ tiêu giao). Grain: unit, indicator, phase,
    in_force_from."""

    campaign_id: str = col("Campaign code", source="profile")
    unit_id: str = col("Reporting unit", source="profile")
    indicator_id: str = col("Indicator code", source="profile")
    phase_id: str = col("Phase", source="profile")
    operator: str = col("Operator of the target", source="profile")
    baseline_value: float | None = col(
        "Value at the start of phase 1", "the indicator's", "profile"
    )
    target_value: float | None = col(
        "Value to reach by the phase's end", "the indicator's", "profile"
    )
    start_value: float | None = col(
        "Start of the phase where the plan prints one", "the indicator's", "profile"
    )
    is_illustrative: bool = col("No published target: the value is illustrative", source="profile")
    path_id: str = col("Path it follows, see path_segment", source="profile")
    in_force_from: date = col("First day this target is in force", source="profile")
    in_force_until: date = col("Day a revision replaced it; 9999 while in force", source="profile")


class PathSegmentTable(
    Table,
    unique=["campaign_id", "indicator_id", "phase_id", "path_id", "from_date", "in_force_from"],
):
    """Required path (lộ trình phải đạt): straight pieces of the way, baseline (0) to target (1).

    Grain: indicator, phase, path_id, from_date, in_force_from."""

    campaign_id: str = col("Campaign code", source="profile")
    indicator_id: str = col("Indicator code", source="profile")
    phase_id: str = col("Phase", source="profile")
    path_id: str = col("Unit type, or a unit with yearly targets of its own", source="profile")
    from_date: date = col("First day of the piece", source="profile")
    to_date: date = col("Day on which the piece ends (not in it)", source="profile")
    from_ratio: float = col("Share of the way required on from_date", "ratio", "profile")
    to_ratio: float = col("Share required on to_date", "ratio", "profile")
    in_force_from: date = col("First day this path is in force", source="profile")
    in_force_until: date = col("Day a revision replaced it; 9999 while in force", source="profile")
