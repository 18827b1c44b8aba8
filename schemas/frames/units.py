"""Answers about one unit: found by name, who it is, its peers, what changed, what it said."""

from datetime import date, datetime

from schemas.columns import column as col
from schemas.frames.progress import STATUSES
from schemas.tables import Table

__all__ = [
    "UnitChange",
    "UnitClusters",
    "UnitEvents",
    "UnitIdentity",
    "UnitPeers",
    "UnitProgress",
    "UnitRemarks",
    "UnitSearch",
]

PEERS = ["cluster", "unit_type"]
CHANGES = ["better", "worse", "rise", "fall", "new", "silent"]


class UnitSearch(Table, unique=["campaign_id", "unit_id"]):
    """Units that a text means, the best first. Grain: campaign, unit (null: its territory)."""

    campaign_id: str = col("Campaign code")
    unit_id: str = col("Reporting unit; null: the campaign's territory", nullable=True)
    unit_name: str = col("Full name, or the campaign's short name")
    type_vi: str = col("Unit type", nullable=True)
    type_en: str = col("Unit type in English", nullable=True)
    cluster_name_vi: str = col("Cluster or bloc of the year", nullable=True)
    cluster_name_en: str = col("Its name in English", nullable=True)
    matched_by: str = col("What was found", isin=["code", "name", "former", "near"])
    matched_name: str = col("The name that was found")
    matched_place: str = col("District and province of a former name", nullable=True)
    match_rank: int = col("1 the code … 6 words apart, 7 only alike")


class UnitIdentity(Table, unique=["unit_id"]):
    """Who a unit is. Grain: unit."""

    unit_id: str = col("Reporting unit")
    unit_name: str = col("Full name")
    short_name: str = col("Name as charts show it")
    type_vi: str = col("Unit type")
    type_en: str = col("Unit type in English")
    valid_from: date = col("First day the unit exists")
    valid_to: date = col("Last day it existed", nullable=True)
    successor_id: str = col("Unit that took over", nullable=True)
    successor_name: str = col("Its name", nullable=True)
    contact: str = col("Office to call; no person", nullable=True)
    former_names: str = col("Other names it was made from, joined by commas", nullable=True)


class UnitEvents(Table, unique=["unit_id", "on_date", "kind", "position"]):
    """What became of a unit and of those it took over. Grain: unit, day, kind, successor."""

    unit_id: str = col("Unit it befell")
    unit_name: str = col("Its name")
    is_own: bool = col("The unit asked for itself; else one that it took over")
    on_date: date = col("First day it holds; a unit that ceased was last there the day before")
    kind: str = col("close, merge, split, rename")
    position: int = col("Place of the successor; the first one's sums include the unit's")
    successor_id: str = col("Unit that took over", nullable=True)
    successor_name: str = col("Its name", nullable=True)
    former_name: str = col("Name before a rename", nullable=True)
    document: str = col("Document that says so", nullable=True)


class UnitClusters(Table, unique=["first_date"]):
    """Clusters of a unit over the years. Grain: stretch of years."""

    cluster_id: str = col("Cluster or bloc code")
    cluster_name_vi: str = col("Its name")
    cluster_name_en: str = col("Its name in English")
    first_date: date = col("First day in it")
    last_date: date = col("Last day in it, of those entered by the as-of date")


class UnitPeers(Table, unique=["indicator_id", "unit_id"]):
    """A unit beside its peers. Grain: indicator, unit."""

    indicator_id: str = col("Indicator code")
    content_id: str = col("Content code")
    position: int = col("Order in the profile")
    short_vi: str = col("Short label")
    short_en: str = col("Short label in English")
    measure: str = col("Unit of measurement")
    decimals: int = col("Decimals shown")
    unit_id: str = col("Reporting unit")
    short_name: str = col("Name as charts show it")
    is_own: bool = col("The unit asked about")
    peer_kind: str = col("What the peers share with it", isin=PEERS)
    value: float = col("Value as known", "the indicator's", nullable=True)
    required_value: float = col("Value required of it", "the indicator's", nullable=True)
    achieved_pct: float = col("Part of its way done; may pass 100", "%", nullable=True)
    required_pct: float = col("Part required", "%", nullable=True)
    pace_ratio: float = col("achieved ÷ required", "ratio", nullable=True)
    status: str = col("Status", isin=STATUSES)
    value_median: float = col("Median of the peers' values", "the indicator's", nullable=True)
    achieved_median_pct: float = col("Median of the peers' parts done", "%", nullable=True)
    unit_count: int = col("Peers with a value")
    expected_count: int = col("Peers that owe one")


class UnitProgress(Table, unique=["period_id"]):
    """Progress score of a unit and its peers. Grain: period."""

    period_id: str = col("Reporting period")
    end_date: date = col("Last day of the period")
    peer_kind: str = col("What the peers share with it", isin=PEERS)
    progress_pct: float = col("Mean part of the way done", "%", nullable=True)
    progress_median_pct: float = col("Median of the peers' scores", "%", nullable=True)
    is_fresh: bool = col("The unit reported a value of this very period")
    indicator_count: int = col("Indicators in the unit's score")
    expected_indicator_count: int = col("Indicators it is assigned with a target")
    unit_count: int = col("Peers with a score")
    expected_count: int = col("Peers")


class UnitChange(Table, unique=["indicator_id"]):
    """What changed since one reporting period earlier. Grain: indicator."""

    indicator_id: str = col("Indicator code")
    content_id: str = col("Content code")
    short_vi: str = col("Short label")
    short_en: str = col("Short label in English")
    measure: str = col("Unit of measurement")
    decimals: int = col("Decimals shown")
    value: float = col("Value as known", "the indicator's", nullable=True)
    value_before: float = col("Value a period before", "the indicator's", nullable=True)
    value_change: float = col("value − value_before", "the indicator's", nullable=True)
    change_points: float = col("Change of the part of the way done", "points", nullable=True)
    status: str = col("Status", isin=STATUSES)
    status_before: str = col("Status a period before", isin=STATUSES, nullable=True)
    change_kind: str = col("What kind of change it is", isin=CHANGES)
    note: str = col("What the unit wrote beside the latest value", nullable=True)
    latest_period_id: str = col("Period of the latest value", nullable=True)
    previous_date: date = col("The date compared with")


class UnitRemarks(Table, unique=["period_id", "cell"]):
    """What a unit said in words, as known on the as-of date. Grain: report, cell."""

    period_id: str = col("Period, or obligation such as yearly-2026")
    kind: str = col("difficulty, proposal, or a section of a report")
    label_vi: str = col("The section's label", nullable=True)
    label_en: str = col("The section's label in English", nullable=True)
    remark: str = col("As written")
    sheet: str = col("Sheet of the workbook", nullable=True)
    cell: str = col("Address as Excel shows it", nullable=True)
    file_name: str = col("File as it came")
    version: int = col("Version of the report", nullable=True)
    received_at: datetime = col("When it arrived")
    received_by: str = col("Who handed it in", nullable=True)
