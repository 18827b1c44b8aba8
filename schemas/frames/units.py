"""Answers about one unit: found by name, who it is, its peers, what changed, what it said."""

from datetime import date, datetime

from schemas.columns import column as col
from schemas.frames.progress import STATUSES
from schemas.frames.shared import InCluster, Measured
from schemas.tables import Table

__all__ = [
    "DifficultyWords",
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
    unit_id: str | None = col("Reporting unit; null: the campaign's territory")
    unit_name: str = col("Full name, or the campaign's short name")
    type_vi: str | None = col("Unit type")
    type_en: str | None = col("Unit type in English")
    cluster_name_vi: str | None = col("Cluster or bloc of the year")
    cluster_name_en: str | None = col("Its name in English")
    matched_by: str = col("What was found", isin=["code", "name", "former", "near"])
    matched_name: str = col("The name that was found")
    matched_place: str | None = col("District and province of a former name")
    match_rank: int = col("1 the code … 6 words apart, 7 only alike")


class UnitIdentity(Table, unique=["unit_id"]):
    """Who a unit is. Grain: unit."""

    unit_id: str = col("Reporting unit")
    unit_name: str = col("Full name")
    short_name: str = col("Name as charts show it")
    type_vi: str = col("Unit type")
    type_en: str = col("Unit type in English")
    valid_from: date = col("First day the unit exists")
    valid_to: date | None = col("Last day it existed")
    successor_id: str | None = col("Unit that took over")
    successor_name: str | None = col("Its name")
    contact: str | None = col("Office to call; no person")
    former_names: str | None = col("Other names it was made from, joined by commas")


class UnitEvents(Table, unique=["unit_id", "on_date", "kind", "position"]):
    """What became of a unit and of those it took over. Grain: unit, day, kind, successor."""

    unit_id: str = col("Unit it befell")
    unit_name: str = col("Its name")
    is_own: bool = col("The unit asked for itself; else one that it took over")
    on_date: date = col("First day it holds; a unit that ceased was last there the day before")
    kind: str = col("close, merge, split, rename")
    position: int = col("Place of the successor; the first one's sums include the unit's")
    successor_id: str | None = col("Unit that took over")
    successor_name: str | None = col("Its name")
    former_name: str | None = col("Name before a rename")
    document: str | None = col("Document that says so")


class UnitClusters(InCluster, unique=["first_date"]):
    """Clusters of a unit over the years. Grain: stretch of years."""

    first_date: date = col("First day in it")
    last_date: date = col("Last day in it, of those entered by the as-of date")


class UnitPeers(Measured, unique=["indicator_id", "unit_id"]):
    """A unit beside its peers. Grain: indicator, unit."""

    position: int = col("Order in the profile")
    unit_id: str = col("Reporting unit")
    short_name: str = col("Name as charts show it")
    is_own: bool = col("The unit asked about")
    peer_kind: str = col("What the peers share with it", isin=PEERS)
    value: float | None = col("Value as known", "the indicator's")
    required_value: float | None = col("Value required of it", "the indicator's")
    achieved_pct: float | None = col("Part of its way done; may pass 100", "%")
    required_pct: float | None = col("Part required", "%")
    pace_ratio: float | None = col("achieved ÷ required", "ratio")
    status: str = col("Status", isin=STATUSES)
    value_median: float | None = col("Median of the peers' values", "the indicator's")
    achieved_median_pct: float | None = col("Median of the peers' parts done", "%")
    unit_count: int = col("Peers with a value")
    expected_count: int = col("Peers that owe one")


class UnitProgress(Table, unique=["period_id"]):
    """Progress score of a unit and its peers. Grain: period."""

    period_id: str = col("Reporting period")
    end_date: date = col("Last day of the period")
    peer_kind: str = col("What the peers share with it", isin=PEERS)
    progress_pct: float | None = col("Mean part of the way done", "%")
    progress_median_pct: float | None = col("Median of the peers' scores", "%")
    is_fresh: bool = col("The unit reported a value of this very period")
    indicator_count: int = col("Indicators in the unit's score")
    expected_indicator_count: int = col("Indicators it is assigned with a target")
    unit_count: int = col("Peers with a score")
    expected_count: int = col("Peers")


class UnitChange(Measured, unique=["indicator_id"]):
    """What changed since one reporting period earlier. Grain: indicator."""

    value: float | None = col("Value as known", "the indicator's")
    value_before: float | None = col("Value a period before", "the indicator's")
    value_change: float | None = col("value − value_before", "the indicator's")
    change_points: float | None = col("Change of the part of the way done", "points")
    status: str = col("Status", isin=STATUSES)
    status_before: str | None = col("Status a period before", isin=STATUSES)
    change_kind: str = col("What kind of change it is", isin=CHANGES)
    note: str | None = col("What the unit wrote beside the latest value")
    latest_period_id: str | None = col("Period of the latest value")
    previous_date: date = col("The date compared with")


class UnitRemarks(Table, unique=["period_id", "cell"]):
    """What a unit said in words, as known on the as-of date. Grain: report, cell."""

    period_id: str = col("Period, or obligation such as yearly-2026")
    kind: str = col("difficulty, proposal, or a section of a report")
    label_vi: str | None = col("The section's label")
    label_en: str | None = col("The section's label in English")
    remark: str = col("As written")
    sheet: str | None = col("Sheet of the workbook")
    cell: str | None = col("Address as Excel shows it")
    file_name: str = col("File as it came")
    version: int | None = col("Version of the report")
    received_at: datetime = col("When it arrived")
    received_by: str | None = col("Who handed it in")


class DifficultyWords(Table, unique=["unit_id", "period_id", "cell", "position"]):
    """Sentences on difficulties, shortcomings and causes as units wrote them, as known. Grain:
    unit, report, cell, place of the sentence."""

    unit_id: str = col("Unit code")
    short_name: str = col("Short name of the unit")
    period_id: str = col("Period, or obligation such as yearly-2026")
    cell: str = col("Address of the words")
    position: int = col("Place of the sentence in the remark, from 1")
    words: str = col("The sentence as written")
    plain: str = col("The sentence without numbers and marks, in small letters")
