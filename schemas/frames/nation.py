"""Answers about all campaigns together (cả nước): one row a campaign, never of persons."""

from datetime import date, datetime

from schemas.columns import column as col
from schemas.tables import Table

__all__ = [
    "NationAwards",
    "NationContents",
    "NationLate",
    "NationProgress",
    "NationReports",
    "NationScores",
]

LEVELS = ["province", "ministry", "commune"]


class NationProgress(Table, unique=["campaign_id"]):
    """Every campaign as a whole (từng tỉnh, bộ, đoàn thể). Grain: campaign."""

    campaign_id: str = col("Campaign")
    short_vi: str = col("Name as charts show it")
    short_en: str = col("Its name in English")
    level: str = col("Who runs it: a province, a ministry or union, a commune", isin=LEVELS)
    province_id: str | None = col("Province or territory the campaign is of")
    is_illustrative: bool = col("Whether its data are invented")
    phase_id: str = col("Phase looked at: the last one a period of which is due")
    period_id: str | None = col("Latest period that is over and owed")
    unit_count: int = col("Units there on the day")
    indicator_count: int = col("Indicators of its own plan that have a target")
    rated_count: int = col("Of these, with a status of progress")
    on_path_count: int = col("Of these, at or above đúng tiến độ")
    behind_count: int = col("Of these, chậm, nguy cơ or không đạt")
    on_path_pct: float | None = col("on_path_count of indicator_count; null: none is rated", "%")
    value_date: date | None = col("End of the latest period its values speak of")
    required_date: date | None = col("Latest day a requirement was taken at")


class NationReports(Table, unique=["campaign_id"]):
    """Reports of the latest period by campaign (tình hình báo cáo). Grain: campaign."""

    campaign_id: str = col("Campaign")
    period_id: str = col("Latest period that is over and owed")
    due_at: datetime | None = col("Its filing deadline")
    expected_count: int = col("Units that owe a report")
    on_time_count: int = col("Accepted in time, or without a deadline to judge by")
    late_count: int = col("Accepted late")
    rejected_count: int = col("Returned and none accepted")
    missing_count: int = col("Nothing arrived, in time still or not")
    overdue_count: int = col("Of these, past the deadline")
    on_time_pct: float = col("on_time_count of expected_count", "%")
    asked_count: int = col("Values asked for of these units")
    value_count: int = col("Of these, there as known")
    missing_pct: float | None = col("Values asked for that are missing", "%")


class NationAwards(Table, unique=["campaign_id"]):
    """Counts never added (các số đếm khen thưởng) by campaign. Grain: campaign."""

    campaign_id: str = col("Campaign")
    proposed_count: int | None = col("Proposed (đề nghị); null: no award sheet yet")
    appraised_count: int | None = col("Appraised (thẩm định đạt); null: no such step")
    passed_count: int | None = col("Passed (hội đồng thông qua); null: no such step")
    decided_count: int | None = col("Decided, in force; null: no award sheet yet")
    sheet_count: int = col("Units that handed an award sheet in")
    unit_count: int = col("Units there on the day")
    decided_per_unit: float | None = col("Decided for one unit", "per unit")


class NationContents(Table, unique=["campaign_id", "national_code"]):
    """Contents of the national plan by campaign. Grain: campaign, national content."""

    campaign_id: str = col("Campaign")
    national_code: str = col("Content of the national plan; own: of the campaign alone")
    content_count: int = col("Contents of the campaign under it")
    indicator_count: int = col("Indicators under it that have a target")
    rated_count: int = col("Of these, with a status of progress")
    on_path_count: int = col("Of these, at or above đúng tiến độ")
    on_path_pct: float | None = col("on_path_count of indicator_count; null: none is rated", "%")


class NationLate(Table, unique=["campaign_id", "unit_id"]):
    """Reports overdue or returned anywhere (chậm báo cáo). Grain: campaign, unit."""

    campaign_id: str = col("Campaign")
    short_vi: str = col("Its name")
    short_en: str = col("Its name in English")
    unit_id: str = col("Reporting unit")
    unit_name: str = col("Its name")
    period_id: str = col("Period")
    state: str = col("rejected or overdue", isin=["rejected", "overdue"])
    due_at: datetime = col("Filing deadline")
    days_late: int = col("Days past it", "days")


class NationScores(Table, unique=["campaign_id"]):
    """How far scoring is (tiến độ chấm điểm) by campaign. Grain: campaign that has a rubric."""

    campaign_id: str = col("Campaign")
    year: int = col("Last year with marks, else the last one a rubric scores", "year")
    rubric_count: int = col("Rubrics in force in that year")
    least_points: float = col("Points of the rubric that has the fewest", "points")
    most_points: float = col("Points of the one that has the most", "points")
    to_score_count: int = col("Units to score")
    scored_count: int = col("Of these, with a mark of any stage")
    self_scored_count: int = col("Of these, that scored themselves (tự chấm)")
    appraised_unit_count: int = col("Of these, marked by the appraisers (thẩm định)")
    appraised_unit_pct: float | None = col("appraised_unit_count of to_score_count", "%")
    cluster_count: int = col("Clusters and blocs of these units")
    council_cluster_count: int = col("Of these, with a mark of the council (hội đồng)")
