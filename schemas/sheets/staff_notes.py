"""Notes of staff as they arrive (ghi chép của cán bộ); the name of a check is its rule."""

from datetime import date

import pandera.polars as pa
import polars as pl
from pandera.polars import PolarsData

from schemas.sheets.fields import column as col
from schemas.sheets.reports import TEXT_LIMIT, Arriving, passes
from schemas.tables.staff import NOTE_KINDS, OUTCOMES

NEEDED = {
    "unit_id": ["exemption", "reminder"],
    "obligation_id": ["exemption", "reminder", "sent"],
    "flag_id": ["flag"],
    "outcome": ["flag"],
    "text": ["exemption", "flag", "annotation", "sent"],
    "source": ["exemption", "annotation", "sent"],
    "at_date": ["annotation", "sent"],
}

FROZEN = r"^CL-\d{4}-\d{2}-\d{2}-\d{2,}$"


def given(data: PolarsData, name: str) -> pl.LazyFrame:
    """Whether a column is there in every note of a kind that needs it."""
    needed = pl.col("kind").is_in(NEEDED[name])
    return passes(data, ~needed | pl.col(name).is_not_null())


class ArrivingNote(Arriving):
    """Hard rules of a note (ghi chép). Grain: line of a file of notes."""

    line: int = col("Line in the file", source="staff", unique=True)
    campaign_id: str = col("Campaign code", source="staff")
    kind: str = col("exemption, reminder, flag or annotation", source="staff")
    unit_id: str = col("Unit it is about", source="staff", nullable=True)
    indicator_id: str = col("Indicator it is about", source="staff", nullable=True)
    obligation_id: str = col("Report or deadline it is about", source="staff", nullable=True)
    flag_id: str = col("Question about a figure it answers", source="staff", nullable=True)
    at_date: date = col("Day of the event", source="staff", nullable=True)
    outcome: str = col("Outcome of a question", source="staff", nullable=True)
    text: str = col("The words", source="staff", nullable=True)
    text_en: str = col("The words in English", source="staff", nullable=True)
    source: str = col("Document it rests on", source="staff", nullable=True)
    sheet: str = col("Always null: a flat file", source="staff", nullable=True)
    cell: str = col("The line, as a problem shows it", source="staff")
    row: int = col("Line in the file", source="staff")

    @pa.dataframe_check
    @classmethod
    def note_kind_known(cls, data: PolarsData) -> pl.LazyFrame:
        """An exemption, a reminder, the outcome of a question, an annotation, a report sent."""
        return passes(data, pl.col("kind").is_in(NOTE_KINDS))

    @pa.dataframe_check
    @classmethod
    def note_outcome_known(cls, data: PolarsData) -> pl.LazyFrame:
        """An outcome is confirmed, corrected or explained."""
        return passes(data, pl.col("outcome").is_in(OUTCOMES))

    @pa.dataframe_check
    @classmethod
    def note_needs_unit(cls, data: PolarsData) -> pl.LazyFrame:
        """An exemption and a reminder name a unit."""
        return given(data, "unit_id")

    @pa.dataframe_check
    @classmethod
    def note_needs_obligation(cls, data: PolarsData) -> pl.LazyFrame:
        """An exemption and a reminder name a report."""
        return given(data, "obligation_id")

    @pa.dataframe_check
    @classmethod
    def note_needs_flag(cls, data: PolarsData) -> pl.LazyFrame:
        """An outcome names its question."""
        return given(data, "flag_id")

    @pa.dataframe_check
    @classmethod
    def note_needs_outcome(cls, data: PolarsData) -> pl.LazyFrame:
        """The answer to a question says what came of it."""
        return given(data, "outcome")

    @pa.dataframe_check
    @classmethod
    def note_needs_text(cls, data: PolarsData) -> pl.LazyFrame:
        """An exemption, an outcome and an annotation come with words."""
        return given(data, "text")

    @pa.dataframe_check
    @classmethod
    def note_needs_source(cls, data: PolarsData) -> pl.LazyFrame:
        """An exemption and an annotation rest on a document."""
        return given(data, "source")

    @pa.dataframe_check
    @classmethod
    def note_needs_date(cls, data: PolarsData) -> pl.LazyFrame:
        """An annotation has a day."""
        return given(data, "at_date")

    @pa.dataframe_check
    @classmethod
    def note_sent_frozen(cls, data: PolarsData) -> pl.LazyFrame:
        """A report sent names the frozen figures its paper rests on."""
        is_frozen = pl.col("text").str.contains(FROZEN)
        return passes(data, (pl.col("kind") != "sent") | is_frozen.fill_null(True))

    @pa.dataframe_check
    @classmethod
    def words_within_limit(cls, data: PolarsData) -> pl.LazyFrame:
        """The words of a note are not longer than the limit."""
        longest = pl.max_horizontal(pl.col("text", "text_en", "source").str.len_chars())
        return passes(data, longest <= TEXT_LIMIT)
