"""What a unit says of a task (nhiệm vụ), typed; the name of a check is its rule."""

from datetime import date

import pandera.polars as pa
import polars as pl
from pandera.polars import PolarsData

from schemas.sheets.fields import column as col
from schemas.sheets.reports import TEXT_LIMIT, Arriving, passes

EVENT_KINDS = ["inspection", "launch", "conference"]
"""Kinds of tasks that are held, so that each time may be told by itself (cuộc)."""
REMEDY_DAYS = ("remedy_due", "remedy_done_on")
WORDED = ("note", "topic", "finding", "remedy")


class TaskArrived(Arriving):
    """One task as a unit reports it, with the days around it. Grain: unit, period, task, round."""

    campaign_id: str = col("Campaign code", source="report")
    unit_id: str = col("Reporting unit", source="report")
    period_id: str = col("Report it came with", source="report")
    task_id: str = col("Task code", source="report")
    round: str = col("Year of a yearly task, else once", source="report")
    event_no: str = col("Which event of the task; blank: the task itself", source="report")
    state: str = col("State; null: blank, or no known word", source="report", nullable=True)
    done_on: date = col("Day it was done", source="report", nullable=True)
    document: str = col("Number of the document", source="report", nullable=True)
    people_count: int = col("People who took part", "people", "report", nullable=True)
    note: str = col("Result in words", source="report", nullable=True)
    topic: str = col("Who or what was inspected, or met about", "", "report", nullable=True)
    finding: str = col("What was found", source="report", nullable=True)
    remedy: str = col("What must be put right", source="report", nullable=True)
    remedy_due: date = col("Until when", source="report", nullable=True)
    remedy_done_on: date = col("Day it was put right", source="report", nullable=True)
    sheet: str = col("Sheet; null in CSV and Parquet", source="report", nullable=True)
    cell: str = col("Address of the state, or the line", source="report")
    done_cell: str = col("Address of the day, or the line", source="report")
    note_cell: str = col("Address of the words, or the line", source="report")
    due_cell: str = col("Address of the day to put right until, or the line", source="report")
    fixed_cell: str = col("Address of the day it was put right, or the line", source="report")
    row: int = col("Row or line in the file", source="report")
    text: str = col("The state as it was written", source="report", nullable=True)
    today: date = col("The store's today", source="store")
    starts_on: date = col("First day of the task or of its round", source="profile")
    kind: str = col("What sort of task", source="profile")
    evidence: str = col("Evidence the plan wants", source="profile", nullable=True)

    class Config(Arriving.Config):
        unique = ["campaign_id", "unit_id", "period_id", "task_id", "round", "event_no"]


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
        return passes(data, pl.col("text").is_not_null() | (pl.col("event_no") != ""))

    @pa.dataframe_check
    @classmethod
    def done_needs_date(cls, data: PolarsData) -> pl.LazyFrame:
        """What is done has a day."""
        return passes(data, (pl.col("state") != "done") | pl.col("done_on").is_not_null())

    @pa.dataframe_check
    @classmethod
    def date_needs_done(cls, data: PolarsData) -> pl.LazyFrame:
        """Only what is done has a day; an event may be told by its day alone."""
        is_said = (pl.col("state") == "done") | (
            pl.col("state").is_null() & (pl.col("event_no") != "")
        )
        return passes(data, is_said | pl.col("done_on").is_null())

    @pa.dataframe_check
    @classmethod
    def event_of_kind(cls, data: PolarsData) -> pl.LazyFrame:
        """Only inspections, launches and conferences are told one by one."""
        return passes(data, (pl.col("event_no") == "") | pl.col("kind").is_in(EVENT_KINDS))

    @pa.dataframe_check
    @classmethod
    def finding_of_inspection(cls, data: PolarsData) -> pl.LazyFrame:
        """Only an inspection finds something that must be put right."""
        said = [pl.col(c).is_not_null() for c in ("finding", "remedy", *REMEDY_DAYS)]
        return passes(data, (pl.col("kind") == "inspection") | ~pl.any_horizontal(said))

    @pa.dataframe_check
    @classmethod
    def remedy_due_after(cls, data: PolarsData) -> pl.LazyFrame:
        """What must be put right has its last day after the inspection."""
        return passes(data, pl.col("remedy_due") >= pl.col("done_on"))

    @pa.dataframe_check
    @classmethod
    def remedy_done_after(cls, data: PolarsData) -> pl.LazyFrame:
        """It was put right after the inspection."""
        return passes(data, pl.col("remedy_done_on") >= pl.col("done_on"))

    @pa.dataframe_check
    @classmethod
    def remedy_not_future(cls, data: PolarsData) -> pl.LazyFrame:
        """Nothing was put right after today."""
        return passes(data, pl.col("remedy_done_on") <= pl.col("today"))

    @pa.dataframe_check
    @classmethod
    def task_date_not_future(cls, data: PolarsData) -> pl.LazyFrame:
        """Nothing was done after today."""
        return passes(data, pl.col("done_on") <= pl.col("today"))

    @pa.dataframe_check
    @classmethod
    def task_before_start(cls, data: PolarsData) -> pl.LazyFrame:
        """Nothing is reported of a round, or done, before it begins."""
        said = pl.coalesce("done_on", "remedy_done_on", "today")
        is_late = (pl.col("done_on") > pl.col("today")).fill_null(False)
        return passes(data, (said >= pl.col("starts_on")) | is_late)

    @pa.dataframe_check
    @classmethod
    def task_words_within_limit(cls, data: PolarsData) -> pl.LazyFrame:
        """Words are not longer than the limit."""
        longest = pl.max_horizontal(pl.col(c).str.len_chars() for c in WORDED)
        return passes(data, longest <= TEXT_LIMIT)


class TaskDoubt(TaskArrived):
    """Soft rules of a task's report. Grain: unit, period, task, round."""

    @pa.dataframe_check
    @classmethod
    def done_without_evidence(cls, data: PolarsData) -> pl.LazyFrame:
        """What is done has a document or words of the result."""
        has_some = pl.col("document").is_not_null() | pl.col("note").is_not_null()
        return passes(data, (pl.col("state") != "done") | has_some)

    @pa.dataframe_check
    @classmethod
    def evidence_wanted(cls, data: PolarsData) -> pl.LazyFrame:
        """What the plan wants evidence of names its document once it is done."""
        is_bare = (pl.col("state") == "done") & pl.col("document").is_null()
        return passes(data, ~(is_bare & pl.col("evidence").is_not_null()).fill_null(False))

    @pa.dataframe_check
    @classmethod
    def remedy_without_due(cls, data: PolarsData) -> pl.LazyFrame:
        """What must be put right has a last day."""
        has_day = pl.any_horizontal(pl.col(c).is_not_null() for c in REMEDY_DAYS)
        return passes(data, pl.col("remedy").is_null() | has_day)
