"""Answers about the screening of figures: the questions raised and their counts."""

from datetime import datetime

from schemas.columns import column as col
from schemas.tables import Table
from schemas.tables.staff import OUTCOMES

__all__ = ["FlagCount", "FlagList", "FlagPeers"]

RULES = [
    "copied_report",
    "copied_from_unit",
    "too_round",
    "at_its_targets",
    "jump_against_peers",
    "misplaced_decimal",
    "swapped_values",
    "cumulative_fall",
    "bunched_at_limit",
    "part_above_whole",
    "parts_unlike_whole",
    "revised_upward_late",
    "identical_text",
]


class FlagList(Table, unique=["flag_id"]):
    """Questions about figures (câu hỏi về số liệu); no figure is changed. Grain: flag."""

    flag_id: str = col("Rule, unit, indicator and period; stays the same over time")
    rule_id: str = col("Rule that asks", isin=RULES)
    unit_id: str = col("Reporting unit")
    short_name: str = col("Name as charts show it")
    unit_type: str = col("Unit type: the peers")
    indicator_id: str | None = col("Indicator code; null where a whole report is asked about")
    short_vi: str | None = col("Short label of the indicator")
    short_en: str | None = col("Short label in English")
    measure: str | None = col("Unit of measurement")
    decimals: int | None = col("Decimals shown")
    period_id: str = col("Reporting period")
    value: float | None = col("Value asked about", "the indicator's")
    compared_value: float | None = col(
        "What it is held against: value before, target, whole or sum",
        "the indicator's",
    )
    peer_median: float | None = col(
        "Where the median of the peers stands, or would have led this unit; for a copied report "
        "the median share of unchanged cells",
        "the indicator's, or a ratio",
    )
    peer_count: int | None = col("Peers it is compared with")
    score: float = col("What the rule computed", "the rule's")
    limit_value: float = col("Score from which the rule asks", "the rule's")
    cell_count: int = col("Cells the question is about")
    matched_vi: str | None = col("Other unit or indicator it resembles")
    matched_en: str | None = col("The same in English")
    excerpt: str | None = col("The words found more than once")
    outcome: str | None = col("confirmed, corrected or explained; null while open", isin=OUTCOMES)
    outcome_text: str | None = col("What was found out")
    outcome_by: str | None = col("Who wrote it down")
    outcome_at: datetime | None = col("When it was written down")


class FlagCount(Table, unique=["rule_id"]):
    """Questions counted, beside what was looked at. Grain: rule in use."""

    rule_id: str = col("Rule that asks")
    period_id: str = col("Reporting period")
    flag_count: int = col("Questions raised")
    answered_count: int = col("Questions with an outcome")
    flagged_unit_count: int = col("Units asked")
    flagged_cell_count: int = col("Cells asked about")
    cell_count: int = col("Cells with a value in the period, all looked at")
    unit_count: int = col("Units with a value in the period")
    expected_count: int = col("Units that owe a value")


class FlagPeers(Table, unique=["unit_id"]):
    """Units of the same type in one indicator and period, for the unit asked. Grain: unit."""

    unit_id: str = col("Reporting unit")
    short_name: str = col("Name as charts show it")
    value: float = col("Value of the period", "the indicator's")
    before_value: float | None = col("Value of the period before", "the indicator's")
    is_asked: bool = col("The unit the question is about")
