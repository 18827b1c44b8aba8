"""What plans and the law say of awards (khen thưởng): forms, routes, rules."""

from datetime import date

from schemas.columns import column as col
from schemas.plan.awards import FAMILIES, LEVELS, ROUTE_STATES
from schemas.tables.base import Table


class AwardFormTable(Table):
    """Award forms and titles (hình thức, danh hiệu) of a campaign. Grain: campaign, form."""

    campaign_id: str = col("Campaign code", source="profile")
    form_id: str = col("Form code", source="profile")
    position: int = col("Rank, 1 is the highest", source="law")
    label_vi: str = col("Label", source="profile")
    label_en: str = col("Label in English", source="profile")
    level: str = col("Level that decides", source="profile", isin=list(LEVELS))
    family: str = col("form (hình thức) or title (danh hiệu)", source="law", isin=list(FAMILIES))
    is_of_plan: bool = col("Whether the plan names it", source="profile")

    class Config(Table.Config):
        unique = ["campaign_id", "form_id"]


class AwardRouteTable(Table):
    """Steps of the appraisal route (trình tự xét). Grain: campaign, position."""

    campaign_id: str = col("Campaign code", source="profile")
    position: int = col("Order of the step", source="profile")
    actor_vi: str = col("Who does it", source="profile")
    actor_en: str = col("Who does it, in English", source="profile")
    task_vi: str = col("What they do", source="profile")
    task_en: str = col("What they do, in English", source="profile")
    state: str = col("What the step reaches", source="profile", isin=list(ROUTE_STATES))

    class Config(Table.Config):
        unique = ["campaign_id", "position"]


class AwardRuleTable(Table):
    """Rules of awards (quy định khen thưởng), of the plan and of the law. Grain: campaign, rule."""

    campaign_id: str = col("Campaign code", source="profile")
    rule_id: str = col("Rule code", source="profile")
    position: int = col("Order shown", source="profile")
    kind: str = col("What it asks", source="profile")
    label_vi: str = col("Label", source="profile")
    label_en: str = col("Label in English", source="profile")
    document: str = col("Document", source="profile")
    clause: str = col("Clause in it", source="profile")
    printed_vi: str = col("Its own words; empty: not read", source="profile")
    valid_from: date = col("First day in force; null = always", source="profile", nullable=True)
    valid_to: date = col("Last day in force; null = still", source="profile", nullable=True)
    is_in_force: bool = col("False: the document says it waits", source="profile")
    rule_json: str = col("All of it, as campaigns/README.md explains the keys", source="profile")

    class Config(Table.Config):
        unique = ["campaign_id", "rule_id"]
