"""What plans and the law say of awards (khen thưởng): forms, routes, rules."""

from datetime import date

import polars as pl

from schemas.columns import column as col
from schemas.tables.base import Table
from schemas.words import ENDINGS, FAMILIES, LEVELS, OCCASIONS, ROUTE_STATES, WAITS

RANKS = pl.List(pl.Struct({"unit_type": pl.String(), "limit_rank": pl.Int64()}))


class AwardFormTable(Table, unique=["campaign_id", "form_id"]):
    """Award forms and titles (hình thức, danh hiệu) of a campaign. Grain: campaign, form."""

    campaign_id: str = col("Campaign code", source="profile")
    form_id: str = col("Form code", source="profile")
    position: int = col("Rank, 1 is the highest", source="law")
    label_vi: str = col("Label", source="profile")
    label_en: str = col("Label in English", source="profile")
    level: str = col("Level that decides", source="profile", isin=list(LEVELS))
    family: str = col("form (hình thức) or title (danh hiệu)", source="law", isin=list(FAMILIES))
    is_of_plan: bool = col("Whether the plan names it", source="profile")


class AwardRouteTable(Table, unique=["campaign_id", "position"]):
    """Steps of the routes (trình tự xét): the plan's, then the law's. Grain: campaign, position."""

    campaign_id: str = col("Campaign code", source="profile")
    position: int = col("Order of the step", source="profile")
    actor_vi: str = col("Who does it", source="profile")
    actor_en: str = col("Who does it, in English", source="profile")
    task_vi: str = col("What they do", source="profile")
    task_en: str = col("What they do, in English", source="profile")
    state: str = col("What the step reaches", source="profile", isin=list(ROUTE_STATES))
    source: str = col("Document and clause", source="profile")
    levels: list[str] = col("Levels it is for; none = all", source="profile")
    forms: list[str] = col("Forms it is for; none = all", source="profile")
    occasions: list[str] = col("Occasions it is for; none = all", source="profile")
    is_own: bool = col("Whether the unit that proposes takes it", source="profile")
    unit_id: str | None = col("The body, where it is a unit", source="profile")
    is_of_law: bool = col("Of the law, not the plan", source="profile")


class AwardWayTable(Table, unique=["campaign_id", "form_id", "occasion", "position"]):
    """Steps that proposals of a form and occasion come by, but for the unit's own proposing.

    Grain: campaign, form, occasion, position.
    """

    campaign_id: str = col("Campaign code", source="profile")
    form_id: str = col("Award form", source="profile")
    occasion: str = col("Occasion", source="profile", isin=list(OCCASIONS))
    position: int = col("Number of the step", source="profile")
    place: int = col("Its place on the route, from 1", source="profile")
    state: str = col("What the step reaches", source="profile", isin=list(ROUTE_STATES))
    state_reached: str = col(
        "State of a proposal that has come past it", source="rule", isin=list(ROUTE_STATES)
    )
    is_sole: bool = col("Whether no other step is part of its state", source="rule")
    waits_for: str = col("Whom a proposal waits for at it", source="profile", isin=list(WAITS))


class AwardEndingTable(Table, unique=["state"]):
    """States off the routes that say more than what was reached on one. Grain: state."""

    state: str = col("State that ends or closes a proposal", source="law", isin=list(ENDINGS))


class AwardRuleTable(Table, unique=["campaign_id", "rule_id"]):
    """Rules of awards (quy định khen thưởng), of the plan and of the law. Grain: campaign, rule."""

    campaign_id: str = col("Campaign code", source="profile")
    rule_id: str = col("Rule code", source="profile")
    position: int = col("Order shown", source="profile")
    kind: str = col("What it asks", source="profile")
    label_vi: str = col("Label", source="profile")
    label_en: str = col("Label in English", source="profile")
    document: str = col("Document", source="profile")
    clause: str = col("Clause in it", source="profile")
    source: str = col("Document and clause as the profile names them", source="profile")
    printed_vi: str = col("Its own words; empty: not read", source="profile")
    valid_from: date | None = col("First day in force; null = always", source="profile")
    valid_to: date | None = col("Last day in force; null = still", source="profile")
    dated_by: str = col("Day a change of rules looks at: decision or proposal", source="profile")
    is_in_force: bool = col("False: the document says it waits", source="profile")
    subjects: list[str] = col("Recipients it is about; none = all", source="profile")
    forms: list[str] = col("Forms it is about; none = all", source="profile")
    occasions: list[str] = col("Occasions it is about; none = all", source="profile")
    unit_types: list[str] = col("Types of units it is about; none = all", source="profile")
    allowed: list[str] = col("What it allows: forms, recipients or papers", source="profile")
    limit_count: int | None = col("Number it sets; null = not known", source="profile")
    per: str = col("Whose number: unit or campaign", source="profile")
    within: str = col("Over what: year or campaign", source="profile")
    rank_indicator: str | None = col("Indicator whose ranks it looks at", source="profile")
    rank_at_most: list[object] = col(
        "Last rank that will do, by type of unit", source="profile", dtype=RANKS
    )
    window_from: date | None = col("First day it allows", source="profile")
    window_to: date | None = col("Last day it allows", source="profile")
    earlier_form: str | None = col("Award it needs before", source="profile")
    years: int | None = col("Years since that award", "years", source="profile")
    base_titles: int | None = col("Titles it needs since", source="profile")
    note_vi: str | None = col("Note", source="profile")
    note_en: str | None = col("Note in English", source="profile")
