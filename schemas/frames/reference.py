"""Answers about the campaign itself: campaigns, phases, deadlines, lists to choose from."""

from datetime import date, datetime

from schemas.columns import column as col
from schemas.frames.shared import Judged
from schemas.tables import Table

__all__ = [
    "CampaignList",
    "ClusterList",
    "ContentList",
    "DeadlineList",
    "FirstSteps",
    "IndicatorList",
    "PeriodList",
    "PhaseList",
    "PlanDocuments",
    "StoreState",
    "UnitList",
    "UnitTypeList",
]


class CampaignList(Table, unique=["campaign_id"]):
    """Campaigns of the store. Grain: campaign."""

    campaign_id: str = col("Campaign code")
    name_vi: str = col("Name as printed")
    name_en: str = col("Name in English")
    short_vi: str = col("Short name")
    short_en: str = col("Short name in English")
    level: str = col("province, commune or published")
    territory_code: str = col("Official code of the territory")
    is_illustrative: bool = col("Values are made by the system")
    coverage_low_ratio: float = col("Coverage below which a figure warns", "ratio")
    coverage_poor_ratio: float = col("Coverage below which nothing is concluded", "ratio")
    exceeded_ratio: float = col("Pace from which the status is vượt", "ratio")
    reached_ratio: float = col("Pace from which the status is đạt", "ratio")
    on_track_ratio: float = col("Pace from which the status is đúng tiến độ", "ratio")
    slow_ratio: float = col("Pace from which the status is chậm", "ratio")
    first_date: date = col("First day of phase 1")
    last_date: date = col("Last day of phase 2")
    result_count: int = col("Values that count")
    opened_on: date | None = col("Day from which reports are owed here; null: always")


class StoreState(Table):
    """What this store is. Grain: one row."""

    version: str = col("Identifier of the published version")
    calendar: str = col("clock or sample")
    today: date = col("The store's today when published")
    first_view: date | None = col("As-of date of the first view")
    is_sample: bool = col("Made by the system")


class FirstSteps(Table):
    """What a campaign has before its first report. Grain: one row."""

    unit_count: int = col("Units that take part on the as-of date")
    clustered_count: int = col("Of those, in a cluster of the year")
    cluster_count: int = col("Clusters of the year")
    indicator_count: int = col("Indicators")
    targeted_count: int = col("Of those, with a target of every unit assigned, in some phase")
    rubric_count: int = col("Rubrics in force for the year of the as-of date")
    accepted_count: int = col("Reports accepted by the as-of date")
    received_unit_count: int = col("Units there on the day with at least one report accepted")


class PhaseList(Table, unique=["phase_id"]):
    """Phases of a campaign on the as-of date. Grain: phase."""

    phase_id: str = col("phase-1 or phase-2")
    start_date: date = col("First day")
    end_date: date = col("Last day")
    first_year: int = col("First year as printed", "year")
    last_year: int = col("Last year as printed", "year")
    is_assumed: bool = col("The plan names only the year")
    elapsed_ratio: float = col("Part of the phase's days passed", "ratio")
    is_closed: bool = col("Its last figures are in: the deadline of its last period has passed")
    review_on: date | None = col("Day of the meeting that reviews it; null = none")


class DeadlineList(Table, unique=["deadline_id"]):
    """Deadlines in order of time. Grain: deadline."""

    deadline_id: str = col("Deadline code")
    kind: str = col("yearly, plan, interim or final")
    due_at: datetime | None = col("Last on-time second; null = not yet computable")
    recipient_vi: str | None = col("To whom")
    recipient_en: str | None = col("To whom, in English")
    source: str = col("Document and section")
    days_left: int | None = col("Days from the as-of date to it", "days")
    is_next: bool = col("The first one not passed")


class PeriodList(Table, unique=["period_id"]):
    """Reporting periods. Grain: period."""

    period_id: str = col("2026, 2026-H1 or 2026-Q3")
    phase_id: str = col("Phase of its last day")
    start_date: date = col("First day")
    end_date: date = col("Last day")
    due_at: datetime = col("Last on-time second")
    is_over: bool = col("Ended on or before the as-of date")
    is_latest: bool = col("The last one that is over")


class PlanDocuments(Table, unique=["position"]):
    """Documents papers of the campaign rest on, the plan first. Grain: document."""

    position: int = col("Order in the profile; 1 is the plan")
    kind: str = col("Type as printed")
    title: str = col("Title as printed")
    number: str | None = col("Number and symbol; null: not printed")
    issued_on: date | None = col("Day of issue; null: not printed")
    is_basis: bool = col("Papers name it as what they rest on")


class ContentList(Table, unique=["content_id"]):
    """Contents (nội dung thi đua) with their names in full, in the plan's order. Grain: content."""

    content_id: str = col("Content code")
    position: int = col("Order in the plan")
    label_vi: str = col("Label")
    label_en: str = col("Label in English")
    short_vi: str = col("Short label")
    short_en: str = col("Short label in English")


class IndicatorList(Judged, unique=["indicator_id"]):
    """Indicators to choose from, in the profile's order. Grain: indicator."""

    content_short_vi: str = col("Content")
    content_short_en: str = col("Content in English")
    weight: float = col("Weight inside its content")
    minimum: float | None = col("Least value of one unit", "the indicator's")
    maximum: float | None = col("Largest value of one unit", "the indicator's")
    source: str = col("Document and section")


class UnitTypeList(Table, unique=["unit_type"]):
    """Unit types with units on the as-of date. Grain: unit type."""

    unit_type: str = col("Unit type code")
    label_vi: str = col("Label")
    label_en: str = col("Label in English")
    unit_count: int = col("Units of the type")


class ClusterList(Table, unique=["cluster_id"]):
    """Clusters and blocs of the as-of date's year. Grain: cluster."""

    cluster_id: str = col("Cluster or bloc code")
    cluster_name_vi: str = col("Name")
    cluster_name_en: str = col("Name in English")
    unit_count: int = col("Members")


class UnitList(Table, unique=["unit_id"]):
    """Units on the as-of date, in Vietnamese order. Grain: unit."""

    unit_id: str = col("Reporting unit")
    unit_name: str = col("Full name")
    short_name: str = col("Name as charts show it")
    unit_type: str = col("Unit type")
    cluster_id: str | None = col("Cluster or bloc of the year")
    successor_id: str | None = col("Unit that took over")
    valid_to: date | None = col("Last day the unit existed")
