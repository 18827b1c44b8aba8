"""Proposals, steps and counted awards as they arrive, typed; the name of a check is its rule."""

from datetime import date

import pandera.polars as pa
import polars as pl
from pandera.polars import PolarsData

from schemas.sheets.fields import column as col
from schemas.sheets.reports import TEXT_LIMIT, Arriving, passes
from schemas.words import PERSONS

REASONED = ["returned", "refused", "revoked"]


class ProposalArrived(Arriving):
    """A proposal (đề nghị khen thưởng). Grain: place in the file."""

    at: int = col("Place among the proposals of the file", source="award sheet", unique=True)
    recipient_class: str = col("Class of the recipient", source="award sheet", nullable=True)
    recipient_name: str = col("Recipient's name", source="award sheet", nullable=True)
    is_woman: bool = col("Whether a woman", source="award sheet", nullable=True)
    form_id: str = col("Award form", source="award sheet", nullable=True)
    occasion: str = col("Occasion", source="award sheet", nullable=True)
    content_id: str = col("Content", source="award sheet", nullable=True)
    achievement_id: str = col("Achievement code", source="award sheet", nullable=True)
    proposed_on: date = col("Day it was proposed", source="award sheet", nullable=True)
    sets: int = col("Dossier sets", "sets", "award sheet", nullable=True)
    base_titles: int = col("Titles of base level", source="award sheet", nullable=True)
    earlier_form: str = col("Earlier award", source="award sheet", nullable=True)
    earlier_on: date = col("Its day", source="award sheet", nullable=True)
    longest: int = col("Longest text of the row", "characters", "award sheet", nullable=True)
    year: int = col("Year of the sheet", "year", "award sheet")
    today: date = col("Day of the check", source="store")


class ArrivingProposal(ProposalArrived):
    """Hard rules of a proposal. Grain: place in the file."""

    @pa.dataframe_check
    @classmethod
    def recipient_class_given(cls, data: PolarsData) -> pl.LazyFrame:
        """A proposal says what kind of recipient it is for."""
        return passes(data, pl.col("recipient_class").is_not_null())

    @pa.dataframe_check
    @classmethod
    def recipient_name_given(cls, data: PolarsData) -> pl.LazyFrame:
        """A proposal names its recipient."""
        return passes(data, pl.col("recipient_name").is_not_null())

    @pa.dataframe_check
    @classmethod
    def form_given(cls, data: PolarsData) -> pl.LazyFrame:
        """A proposal names a form."""
        return passes(data, pl.col("form_id").is_not_null())

    @pa.dataframe_check
    @classmethod
    def occasion_given(cls, data: PolarsData) -> pl.LazyFrame:
        """A proposal names its occasion."""
        return passes(data, pl.col("occasion").is_not_null())

    @pa.dataframe_check
    @classmethod
    def proposed_on_given(cls, data: PolarsData) -> pl.LazyFrame:
        """A proposal has a day."""
        return passes(data, pl.col("proposed_on").is_not_null())

    @pa.dataframe_check
    @classmethod
    def proposed_by_today(cls, data: PolarsData) -> pl.LazyFrame:
        """The day of a proposal is not to come."""
        return passes(data, pl.col("proposed_on") <= pl.col("today"))

    @pa.dataframe_check
    @classmethod
    def proposed_in_year(cls, data: PolarsData) -> pl.LazyFrame:
        """A proposal is of the year of its sheet, or handed in early the next."""
        year = pl.col("proposed_on").dt.year()
        return passes(data, year.is_between(pl.col("year"), pl.col("year") + 1))

    @pa.dataframe_check
    @classmethod
    def woman_is_person(cls, data: PolarsData) -> pl.LazyFrame:
        """Only of persons it is said whether they are women."""
        return passes(data, pl.col("is_woman").is_null() | pl.col("recipient_class").is_in(PERSONS))

    @pa.dataframe_check
    @classmethod
    def count_not_negative(cls, data: PolarsData) -> pl.LazyFrame:
        """Sets and titles are not below zero."""
        lowest = pl.min_horizontal("sets", "base_titles")
        return passes(data, lowest >= 0)

    @pa.dataframe_check
    @classmethod
    def earlier_award_has_day(cls, data: PolarsData) -> pl.LazyFrame:
        """An earlier award comes with its day, and a day with its award."""
        return passes(data, pl.col("earlier_form").is_null() == pl.col("earlier_on").is_null())

    @pa.dataframe_check
    @classmethod
    def earlier_award_before(cls, data: PolarsData) -> pl.LazyFrame:
        """An earlier award was given before the proposal."""
        return passes(data, pl.col("earlier_on") < pl.col("proposed_on"))

    @pa.dataframe_check
    @classmethod
    def award_text_within_limit(cls, data: PolarsData) -> pl.LazyFrame:
        """No text is longer than the limit."""
        return passes(data, pl.col("longest") <= TEXT_LIMIT)


class ProposalDoubt(ProposalArrived):
    """Soft rules of a proposal: what fails one is a warning. Grain: place in the file."""

    @pa.dataframe_check
    @classmethod
    def achievement_not_named(cls, data: PolarsData) -> pl.LazyFrame:
        """Without a code nobody can tell whether an achievement was awarded before."""
        return passes(data, pl.col("achievement_id").is_not_null())

    @pa.dataframe_check
    @classmethod
    def award_content_not_named(cls, data: PolarsData) -> pl.LazyFrame:
        """Without its content a proposal is not counted by content."""
        return passes(data, pl.col("content_id").is_not_null())


class ArrivingStep(Arriving):
    """Hard rules of a step by itself (bước xử lý). Grain: line of the file."""

    line: int = col("Line in the file", source="staff", unique=True)
    state: str = col("What it reached", source="staff", nullable=True)
    on_date: date = col("Day of the step", source="staff", nullable=True)
    document: str = col("Number of the document", source="staff", nullable=True)
    reason: str = col("Why", source="staff", nullable=True)
    override_role: str = col("Role of who overrode the gate", source="staff", nullable=True)
    override_document: str = col("Document of the override", source="staff", nullable=True)
    today: date = col("Day of the check", source="store")

    @pa.dataframe_check
    @classmethod
    def step_day_given(cls, data: PolarsData) -> pl.LazyFrame:
        """A step has a day."""
        return passes(data, pl.col("on_date").is_not_null())

    @pa.dataframe_check
    @classmethod
    def step_by_today(cls, data: PolarsData) -> pl.LazyFrame:
        """The day of a step is not to come."""
        return passes(data, pl.col("on_date") <= pl.col("today"))

    @pa.dataframe_check
    @classmethod
    def decision_has_document(cls, data: PolarsData) -> pl.LazyFrame:
        """A decision has a number."""
        return passes(data, (pl.col("state") != "decided") | pl.col("document").is_not_null())

    @pa.dataframe_check
    @classmethod
    def submission_has_document(cls, data: PolarsData) -> pl.LazyFrame:
        """What is submitted upward has the number of the submission."""
        return passes(data, (pl.col("state") != "submitted") | pl.col("document").is_not_null())

    @pa.dataframe_check
    @classmethod
    def ending_has_reason(cls, data: PolarsData) -> pl.LazyFrame:
        """What is returned, refused or revoked says why."""
        return passes(data, ~pl.col("state").is_in(REASONED) | pl.col("reason").is_not_null())

    @pa.dataframe_check
    @classmethod
    def override_is_whole(cls, data: PolarsData) -> pl.LazyFrame:
        """An override names a role, a reason and a document, or none of them."""
        said = pl.col("override_role").is_not_null() | pl.col("override_document").is_not_null()
        whole = pl.all_horizontal(
            pl.col("override_role", "override_document", "reason").is_not_null()
        )
        return passes(data, ~said | whole)


class ArrivingCount(Arriving):
    """Hard rules of a count told in public (số liệu đã công bố). Grain: line of the file."""

    line: int = col("Line in the file", source="published", unique=True)
    year: int = col("Year of the achievement", "year", "published", nullable=True)
    award_count: int = col("How many", "awards", "published", nullable=True)

    @pa.dataframe_check
    @classmethod
    def published_year_known(cls, data: PolarsData) -> pl.LazyFrame:
        """A count has a year."""
        return passes(data, pl.col("year").is_not_null() & pl.col("year").is_between(1945, 2100))

    @pa.dataframe_check
    @classmethod
    def published_count_known(cls, data: PolarsData) -> pl.LazyFrame:
        """A count is a whole number, not below zero."""
        known = pl.col("award_count").is_not_null() & (pl.col("award_count") >= 0)
        return passes(data, known)
