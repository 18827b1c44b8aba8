"""Documents that a campaign rests on (văn bản), as its profile prints them."""

from datetime import date

from schemas.columns import column as col
from schemas.tables.base import Table


class PlanDocumentTable(Table, unique=["campaign_id", "position"]):
    """Documents of a campaign, its own plan first. Grain: campaign, document."""

    campaign_id: str = col("Campaign code", source="profile")
    position: int = col("Order in the profile; 1 is the plan", source="profile")
    kind: str = col("Type as printed: Quyết định, Kế hoạch", source="profile")
    title: str = col("Title as printed", source="profile")
    number: str | None = col("Number and symbol; null: not printed", "", "profile")
    issued_on: date | None = col("Day of issue; null: not printed", source="profile")
    is_basis: bool = col("Papers name it as what they rest on", source="profile")
    source: str = col("File and section", source="profile")
