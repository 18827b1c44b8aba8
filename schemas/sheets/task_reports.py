"""What a unit says of a task (nhiệm vụ), typed; the name of a check is its rule."""

from datetime import date

import pandera.polars as pa
import polars as pl
from pandera.polars import PolarsData

from schemas.sheets.fields import column as col
from schemas.sheets.reports import TEXT_LIMIT, Arriving, passes


class TaskArrived(Arriving):
    """One task as a unit reports it, with the days around it. Grain: unit, period, task, round."""

    campaign_id: str = col("Campaign code", source="report")
    unit_id: str = col("Reporting unit", source="report")
    period_id: str = col("Report it came with", source="report")
    task_id: str = col("Task code", source="report")
    round: str = col("Year of a yearly task, else once", source="report")
    state: str = col("State; null: blank, or no known word", source="report", nullable=True)
    done_on: date = col("Day it was done", source="report", nullable=True)
    document: str = col("Number of the document", source="report", nullable=True)
    people_count: int = col("People who took part", "people", "report", nullable=True)
    note: str = col("Result in words", source="report", nullable=True)
    sheet: str = col("Sheet; null in CSV and Parquet", source="report", nullable=True)
    cell: str = col("Address of the state, or the line", source="report")
    done_cell: str = col("Address of the day, or the line", source="report")
    note_cell: str = col("Address of the words, or the line", source="report")
    row: int = col("Row or line in the file", source="report")
    text: str = col("The state as it was written", source="report", nullable=True)
    today: date = col("The store's today", source="store")
    starts_on: date = col("First day of the task or of its round", source="profile")

    class Config(Arriving.Config):
        unique = ["campaign_id", "unit_id", "period_id", "task_id", "round"]


class ArrivingTask(TaskArrived):
    """Hard rules of a task's report. Grain: unit, period, task, round."""

    @pa.dataframe_check
    @classmethod
    def task_state_known(cls, data: PolarsData) -> pl.LazyFrame:
        """The state is one of the three words."""
        return passes(data, pl.col("state").is_not_null() | pl.col("text").is_null())

    @pa.dataframe_check
    @classmethod
    def task_needs_state(cls, data: PolarsData) -> pl.LazyFrame:
        """Whoever says anything of a task says how far it has come."""
        return passes(data, pl.col("text").is_not_null())

    @pa.dataframe_check
    @classmethod
    def done_needs_date(cls, data: PolarsData) -> pl.LazyFrame:
        """What is done has a day."""
        return passes(data, (pl.col("state") != "done") | pl.col("done_on").is_not_null())

    @pa.dataframe_check
    @classmethod
    def date_needs_done(cls, data: PolarsData) -> pl.LazyFrame:
        """Only what is done has a day."""
        return passes(data, (pl.col("state") == "done") | pl.col("done_on").is_null())

    @pa.dataframe_check
    @classmethod
    def task_date_not_future(cls, data: PolarsData) -> pl.LazyFrame:
        """Nothing was done after today."""
        return passes(data, pl.col("done_on") <= pl.col("today"))

    @pa.dataframe_check
    @classmethod
    def task_before_start(cls, data: PolarsData) -> pl.LazyFrame:
        """Nothing is reported of a round, or done, before it begins."""
        said = pl.coalesce("done_on", "today")
        is_late = (pl.col("done_on") > pl.col("today")).fill_null(False)
        return passes(data, (said >= pl.col("starts_on")) | is_late)

    @pa.dataframe_check
    @classmethod
    def task_words_within_limit(cls, data: PolarsData) -> pl.LazyFrame:
        """Words are not longer than the limit."""
        return passes(data, pl.col("note").str.len_chars() <= TEXT_LIMIT)


class TaskDoubt(TaskArrived):
    """Soft rules of a task's report. Grain: unit, period, task, round."""

    @pa.dataframe_check
    @classmethod
    def done_without_evidence(cls, data: PolarsData) -> pl.LazyFrame:
        """What is done has a document or words of the result."""
        has_some = pl.col("document").is_not_null() | pl.col("note").is_not_null()
        return passes(data, (pl.col("state") != "done") | has_some)
