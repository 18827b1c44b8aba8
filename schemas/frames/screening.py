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
    indicator_id: str = col(
        "Indicator code; null where a whole report is asked about", nullable=True
    )
    short_vi: str = col("Short label of the indicator", nullable=True)
    short_en: str = col("Short label in English", nullable=True)
    measure: str = col("Unit of measurement", nullable=True)
    decimals: int = col("Decimals shown", nullable=True)
    period_id: str = col("Reporting period")
    value: float = col("Value asked about", "the indicator's", nullable=True)
    compared_value: float = col(
        "What it is held against: value before, target, whole or sum",
        "the indicator's",
        nullable=True,
    )
    peer_median: float = col(
        "Where the median of the peers stands, or would have led this unit; for a copied report "
        "the median share of unchanged cells",
        "the indicator's, or a ratio",
        nullable=True,
    )
    peer_count: int = col("Peers it is compared with", nullable=True)
    score: float = col("What the rule computed", "the rule's")
    limit_value: float = col("Score from which the rule asks", "the rule's")
    cell_count: int = col("Cells the question is about")
    matched_vi: str = col("Other unit or indicator it resembles", nullable=True)
    matched_en: str = col("The same in English", nullable=True)
    excerpt: str = col("The words found more than once", nullable=True)
    outcome: str = col(
        "confirmed, corrected or explained; null while open", nullable=True, isin=OUTCOMES
    )
    outcome_text: str = col("What was found out", nullable=True)
    outcome_by: str = col("Who wrote it down", nullable=True)
    outcome_at: datetime = col("When it was written down", nullable=True)


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
    before_value: float = col("Value of the period before", "the indicator's", nullable=True)
    is_asked: bool = col("The unit the question is about")
