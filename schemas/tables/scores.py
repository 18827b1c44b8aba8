"""Scores of every stage, and replies of units."""

from datetime import datetime

from schemas.columns import column as col
from schemas.tables.base import Table
from schemas.words import STAGES

ITEMS = ["criterion", "veto", "vote"]


class ScoreRow(
    Table, unique=["campaign_id", "period_id", "unit_id", "marker_id", "item", "criterion_id"]
):
    """One mark as one sheet said it (điểm chấm). Grain: sender's sheet, unit, marker, item.

    `amount` and `against` are what the criterion's kind asks for: points; actual and target; 1 or 0
    for passed; a count; bonus and penalty. A cross mark is points. A blank mark is no row."""

    campaign_id: str = col("Campaign code", source="score sheet")
    sender_id: str = col("Unit (self) or cluster that handed the sheet in", source="score sheet")
    period_id: str = col("Sheet it came with, e.g. appraised-2026", source="score sheet")
    year: int = col("Year that is scored", "year", "score sheet")
    stage: str = col("Stage (bước chấm)", source="score sheet", isin=STAGES)
    unit_id: str = col("Unit that is scored", source="score sheet")
    marker_id: str | None = col("Unit that marks, in stage cross", source="score sheet")
    item: str = col("What is marked", source="score sheet", isin=ITEMS)
    criterion_id: str = col("Criterion or veto; vote", source="score sheet")
    is_applicable: bool = col("False: the criterion does not apply", source="score sheet")
    amount: float | None = col("First value", "the criterion's", "score sheet")
    against: float | None = col("Second value", "the criterion's", "score sheet")
    evidence: str | None = col("Document or link it rests on", source="score sheet")
    reason: str | None = col("Why the mark differs from the one before")
    sheet: str | None = col("Sheet of the cell; null in CSV", source="score sheet")
    cell: str = col("Address as Excel shows it, or the line", source="score sheet")


class ScoreTable(
    ScoreRow,
    unique=[
        "campaign_id",
        "period_id",
        "unit_id",
        "marker_id",
        "item",
        "criterion_id",
        "known_from",
    ],
):
    """Marks of every stage, every version; none overwrites another stage's.

    Grain: campaign, period, unit, marker, item, criterion, known_from."""

    submission_id: str = col("Sheet it came with", source="ledger")
    known_from: datetime = col("When the sheet was accepted", source="ledger")
    known_until: datetime = col("When a later one replaced it", source="ledger")


class ReplyRow(Table, unique=["campaign_id", "unit_id", "period_id", "criterion_id"]):
    """A unit's answer to a cut (phản hồi). Grain: campaign, unit, period, criterion."""

    campaign_id: str = col("Campaign code", source="reply sheet")
    unit_id: str = col("Unit that answers", source="reply sheet")
    period_id: str = col("Sheet it came with, e.g. reply-2026", source="reply sheet")
    year: int = col("Year that is scored", "year", "reply sheet")
    criterion_id: str = col("Criterion it is about", source="reply sheet")
    reply: str = col("The words", source="reply sheet")
    evidence: str | None = col("Document or link", source="reply sheet")
    sheet: str | None = col("Sheet of the cell; null in CSV", source="reply sheet")
    cell: str = col("Address as Excel shows it, or the line", source="reply sheet")


class ReplyTable(
    ReplyRow, unique=["campaign_id", "unit_id", "period_id", "criterion_id", "known_from"]
):
    """Answers of units, every version. Grain: campaign, unit, period, criterion, known_from."""

    submission_id: str = col("Sheet it came with", source="ledger")
    known_from: datetime = col("When the sheet was accepted", source="ledger")
    known_until: datetime = col("When a later one replaced it", source="ledger")
