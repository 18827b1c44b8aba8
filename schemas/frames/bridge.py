"""Answers about the bridge between phases: side by side, level, changed statuses, events."""

from datetime import date

from schemas.columns import column as col
from schemas.frames.progress import STATUSES
from schemas.frames.shared import Measured, OfGroup, OfIndicator
from schemas.tables import Table

__all__ = ["AnnotationList", "LevelImprovement", "PhaseComparison", "StatusChange"]

QUADRANTS = ["high_fast", "high_slow", "low_fast", "low_slow", "near_ceiling"]


class PhaseComparison(Measured, unique=["indicator_id"]):
    """Both phases side by side, over the same units. Grain: indicator."""

    position: int = col("Order in the profile")
    kind: str = col("flow or stock")
    baseline_value: float | None = col("Value at the start", "the indicator's")
    phase_1_value: float | None = col(
        "Value at the end of phase 1, or the latest before it", "the indicator's"
    )
    phase_1_target: float | None = col("Target of phase 1", "the indicator's")
    phase_2_start: float | None = col("Where phase 2 starts from", "the indicator's")
    phase_2_value: float | None = col("Latest value in phase 2", "the indicator's")
    phase_2_target: float | None = col("Target of phase 2", "the indicator's")
    gained_per_year: float | None = col("Gain a year since the start", "the indicator's a year")
    needed_per_year: float | None = col(
        "Gain a year still needed to reach the phase 2 target",
        "the indicator's a year",
    )
    required_per_year: float | None = col(
        "Gain a year from phase_2_start to the target over the years of phase 2",
        "the indicator's a year",
    )
    unit_count: int = col("Units whose value is in it")
    expected_count: int = col("Units that owe a value")


class LevelImprovement(Table, unique=["unit_id"]):
    """Level and improvement of each unit over a year, corrected for the ceiling. Grain: unit."""

    unit_id: str = col("Reporting unit")
    short_name: str = col("Name as charts show it")
    unit_type: str = col("Unit type")
    cluster_id: str | None = col("Cluster of the year")
    level_pct: float = col("Mean over contents of the part of the way done", "%")
    start_pct: float = col("The same on start_date, same indicators", "%")
    change_points: float = col("level_pct − start_pct", "points")
    room_points: float = col("100 − start_pct", "points")
    corrected_pct: float | None = col(
        "Gain as a share of the room left, a loss of the start; null near the ceiling",
        "%",
    )
    level_rank: int = col("Rank by level_pct, 1 = best")
    change_rank: int = col("Rank by change_points, 1 = best")
    corrected_rank: int | None = col("Rank by corrected_pct, 1 = best")
    quadrant: str = col("Level and corrected gain against their medians", isin=QUADRANTS)
    indicator_count: int = col("Indicators known on both days")
    unit_count: int = col("Units ranked")
    expected_count: int = col("Units of the selection that owe values")
    start_date: date = col("Day improvement is counted from")


class StatusChange(OfGroup, OfIndicator, unique=["group_id", "indicator_id"]):
    """Status now and as shown one period earlier, with the reason. Grain: group and indicator."""

    status: str = col("Status on the as-of date", isin=STATUSES)
    previous_status: str = col("Status as shown on previous_date", isin=STATUSES)
    previous_date: date = col("The date compared with")
    direction: str = col("What became of it", isin=["better", "worse", "same", "new"])
    reason: str | None = col("Words of the note or event")
    reason_en: str | None = col("The same in English, else as written")
    reason_kind: str | None = col(
        "Where the reason is from", isin=["note", "annotation", "revision"]
    )
    is_unexplained: bool = col("It turned better and nobody said why")
    note_count: int = col("Units that gave a note with their latest value")
    unit_count: int = col("Units whose value is in it")
    expected_count: int = col("Units that owe a value")


class AnnotationList(Table, unique=["note_id"]):
    """Events that explain figures, known on the as-of date. Grain: note."""

    note_id: str = col("Note")
    at_date: date = col("Day of the event, else the day it was written down")
    unit_id: str | None = col("Unit it is about")
    indicator_id: str | None = col("Indicator it is about")
    short_name: str | None = col("Name of the unit")
    text: str = col("The words")
    text_en: str | None = col("The words in English")
    source: str | None = col("Document it rests on")
    recorded_by: str | None = col("By whom; profile: the plan itself")
