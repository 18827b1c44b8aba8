"""Who reports: units, their types, their clusters."""

from datetime import date

from schemas.columns import column as col
from schemas.tables.base import Table


class UnitTable(Table, unique=["campaign_id", "unit_id"]):
    """Reporting units (đơn vị) with their validity. Grain: campaign, unit."""

    campaign_id: str = col("Campaign code", source="units sheet")
    unit_id: str = col("Official code where there is one", source="units sheet")
    unit_name: str = col("Full name", source="units sheet")
    short_name: str = col("Name as charts show it", source="units sheet")
    unit_type: str = col("Unit type of the profile", source="units sheet")
    valid_from: date = col("First day the unit exists", source="units sheet")
    valid_to: date | None = col("Last day; null while it exists", source="units sheet")
    successor_id: str | None = col("Unit that took over", source="units sheet")

    contact: str | None = col("Office to call; no person", source="units sheet")


class UnitTypeTable(Table, unique=["campaign_id", "unit_type"]):
    """Types of units (loại đơn vị). Grain: campaign, unit type."""

    campaign_id: str = col("Campaign code", source="profile")
    unit_type: str = col("Unit type code", source="profile")
    position: int = col("Order in the profile", source="profile")
    label_vi: str = col("Label", source="profile")
    label_en: str = col("Label in English", source="profile")


class FormerUnitTable(Table, unique=["campaign_id", "unit_id", "former_code", "former_name"]):
    """Names and codes that lead to a unit (tên cũ). Grain: campaign, unit, former code and name."""

    campaign_id: str = col("Campaign code", source="profile")
    unit_id: str | None = col(
        "Unit it leads to; null: the territory itself", source="data/reference"
    )
    former_code: str = col("Code it had", source="data/reference")
    former_name: str = col("Name it had", source="data/reference")
    former_place: str | None = col("District and province it was in", source="data/reference")


class MembershipTable(Table, unique=["campaign_id", "unit_id", "from_date"]):
    """Cluster or bloc of a unit (cụm, khối thi đua), cut at each year's end.

    Grain: campaign, unit, first day. A unit that moves within a year has two rows of that year."""

    campaign_id: str = col("Campaign code", source="units sheet")
    unit_id: str = col("Reporting unit", source="units sheet")
    year: int = col("Year of the membership", "year", "units sheet")
    from_date: date = col("First day of it in that year", source="units sheet")
    to_date: date = col("Last day of it in that year", source="units sheet")
    is_year_last: bool = col(
        "The unit's last one of the year, which marks it", source="units sheet"
    )
    cluster_id: str = col("Cluster or bloc code", source="units sheet")
    cluster_name_vi: str = col("Cluster or bloc name", source="units sheet")
    cluster_name_en: str = col("Its name in English", source="units sheet")


class UnitEventTable(Table, unique=["campaign_id", "unit_id", "on_date", "kind", "position"]):
    """What became of units (biến động đơn vị): close, merge, split, rename.

    Grain: campaign, unit, day, place of the successor: the first one's sums include the unit's."""

    campaign_id: str = col("Campaign code", source="units sheet")
    unit_id: str = col("Unit it befell", source="units sheet")
    on_date: date = col("First day it holds; a unit that ceased was last there the day before")
    kind: str = col("close, merge, split, rename", source="units sheet")
    position: int = col("Place of the successor; 1 where there is none")
    successor_id: str | None = col("Unit that took over", source="units sheet")
    former_name: str | None = col("Name before a rename", source="units sheet")
    new_name: str | None = col("Name after a rename", source="units sheet")
    document: str | None = col("Document that says so", source="units sheet")


class PlaceTable(Table, unique=["commune_id"]):
    """Communes of the country (đơn vị hành chính cấp xã) and their provinces. Grain: commune."""

    commune_id: str = col("Commune code", source="reference")
    commune_name: str = col("Its name", source="reference")
    province_id: str = col("Province code", source="reference")
    province_name: str = col("Its name", source="reference")
