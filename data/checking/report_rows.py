"""What a file says once read: whose it is, and its rows before their values are judged."""

from dataclasses import dataclass, field

import polars as pl

from data.checking.models.lines import ModelLine
from schemas.tables import PlanRow, RemarkRow, TaskReportRow, empty

ROW = {
    "campaign_id": pl.String,
    "unit_id": pl.String,
    "period_id": pl.String,
    "indicator_id": pl.String,
    "value": pl.Float64,
    "note": pl.String,
    "sheet": pl.String,
    "cell": pl.String,
    "row": pl.Int64,
    "text": pl.String,
    "is_percent": pl.Boolean,
    "held": pl.Float64,
    "aside": pl.String,
    "aside_cell": pl.String,
    "aside_text": pl.String,
    "note_cell": pl.String,
}
"""`held`: the number behind a cell that shows it rounded. `aside`: key of the column in which a
figure stands beside a blank value (empty: a column of no name), with its cell and text."""


@dataclass(frozen=True)
class Arrived:
    """What a file says once read: whose it is, its rows, plans, remarks, tasks and models."""

    campaign_id: str | None = None
    unit_id: str | None = None
    period_id: str | None = None
    rows: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=ROW))
    plans: pl.DataFrame = field(default_factory=lambda: empty(PlanRow))
    remarks: pl.DataFrame = field(default_factory=lambda: empty(RemarkRow))
    tasks: pl.DataFrame = field(default_factory=lambda: empty(TaskReportRow))
    models: tuple[ModelLine, ...] = ()
