"""Areas of council members (phân công thành viên Hội đồng phụ trách lĩnh vực, địa bàn)."""

from schemas.columns import column as col
from schemas.tables.base import Table


class CouncilAreaTable(Table, unique=["campaign_id", "area_id"]):
    """What a position of the council follows, never a person's name. Grain: campaign, area."""

    campaign_id: str = col("Campaign code", source="profile")
    area_id: str = col("Code of the area", source="profile")
    position: int = col("Order in the list", source="profile")
    member_vi: str = col("Position of the member, in Vietnamese", source="profile")
    member_en: str = col("The same in English", source="profile")
    area_vi: str = col("Fields or places it follows", source="profile")
    area_en: str = col("The same in English", source="profile")
    document: str | None = col("Paper that assigns it; null: none given", "", "profile")
    is_illustrative: bool = col("Only shows how it looks", source="profile")


class CouncilAreaPartyTable(Table, unique=["campaign_id", "area_id", "party"]):
    """A unit, a type of units or a cluster in an area. Grain: campaign, area, party."""

    campaign_id: str = col("Campaign code", source="profile")
    area_id: str = col("Code of the area", source="profile")
    party: str = col("Code of a unit, of a type of units or of a cluster", source="profile")
