"""What stands around a mark on a score sheet, doubts about it, and replies to it.

The name of a check is its rule; what fails a model ending in Doubt is a warning.
"""

import pandera.polars as pa
import polars as pl
from pandera.polars import PolarsData

from schemas.sheets.fields import column as col
from schemas.sheets.reports import FLOAT_DUST, TEXT_LIMIT, Arriving, passes
from schemas.sheets.score_sheets import AGAINST, AMOUNT, IS_CROSS, TOP, MarkArrived, of_kind, where

IS_VOTE, IS_VETO = pl.col("item") == "vote", pl.col("item") == "veto"


class ArrivingClaim(MarkArrived):
    """Hard rules of what stands around a mark. Grain: place in the file."""

    @pa.dataframe_check
    @classmethod
    def may_be_not_applicable(cls, data: PolarsData) -> pl.LazyFrame:
        """Only what the rubric says may not apply."""
        return passes(data, pl.col("is_applicable") | pl.col("may_not_apply").fill_null(False))

    @pa.dataframe_check
    @classmethod
    def not_applicable_alone(cls, data: PolarsData) -> pl.LazyFrame:
        """What does not apply has no value."""
        return passes(data, pl.col("is_applicable") | (AMOUNT.is_null() & AGAINST.is_null()))

    @pa.dataframe_check
    @classmethod
    def evidence_given(cls, data: PolarsData) -> pl.LazyFrame:
        """A unit that claims something says what it rests on, where the rubric asks for it."""
        claims = (pl.col("stage") == "self") & pl.col("needs_evidence") & (AMOUNT > 0)
        return passes(data, where(claims, pl.col("evidence").is_not_null()))

    @pa.dataframe_check
    @classmethod
    def marker_given(cls, data: PolarsData) -> pl.LazyFrame:
        """A cross mark says who marks."""
        return passes(data, ~IS_CROSS | pl.col("marker_id").is_not_null())

    @pa.dataframe_check
    @classmethod
    def marker_not_asked(cls, data: PolarsData) -> pl.LazyFrame:
        """No other stage has markers."""
        return passes(data, IS_CROSS | pl.col("marker_id").is_null())

    @pa.dataframe_check
    @classmethod
    def marker_is_another(cls, data: PolarsData) -> pl.LazyFrame:
        """A unit does not mark itself."""
        return passes(data, pl.col("marker_id") != pl.col("unit_id"))

    @pa.dataframe_check
    @classmethod
    def veto_of_stage(cls, data: PolarsData) -> pl.LazyFrame:
        """Vetoes are declared by appraisers, or the council."""
        return passes(data, ~IS_VETO | pl.col("stage").is_in(["appraised", "council"]))

    @pa.dataframe_check
    @classmethod
    def veto_has_evidence(cls, data: PolarsData) -> pl.LazyFrame:
        """A declared veto rests on a document."""
        return passes(data, where(IS_VETO & AMOUNT.is_not_null(), pl.col("evidence").is_not_null()))

    @pa.dataframe_check
    @classmethod
    def vote_of_stage(cls, data: PolarsData) -> pl.LazyFrame:
        """Votes are the council's."""
        return passes(data, ~IS_VOTE | (pl.col("stage") == "council"))

    @pa.dataframe_check
    @classmethod
    def vote_is_whole(cls, data: PolarsData) -> pl.LazyFrame:
        """Votes are whole and not negative."""
        return passes(data, where(IS_VOTE, (AMOUNT >= 0) & (AMOUNT.round() == AMOUNT)))

    @pa.dataframe_check
    @classmethod
    def evidence_within_limit(cls, data: PolarsData) -> pl.LazyFrame:
        """Evidence is not longer than the limit."""
        return passes(data, pl.col("evidence").str.len_chars() <= TEXT_LIMIT)

    @pa.dataframe_check
    @classmethod
    def reason_within_limit(cls, data: PolarsData) -> pl.LazyFrame:
        """A reason is not longer than the limit."""
        return passes(data, pl.col("reason").str.len_chars() <= TEXT_LIMIT)


class MarkDoubt(MarkArrived):
    """Soft rules of a mark. Grain: place in the file."""

    @pa.dataframe_check
    @classmethod
    def count_within_maximum(cls, data: PolarsData) -> pl.LazyFrame:
        """A count gives more than the maximum: held at it."""
        counted = AMOUNT * pl.col("each_points")
        return passes(data, where(of_kind("count"), counted <= TOP + FLOAT_DUST))

    @pa.dataframe_check
    @classmethod
    def cut_has_reason(cls, data: PolarsData) -> pl.LazyFrame:
        """A mark that gives less than the stage before says why."""
        return passes(data, where(pl.col("is_cut"), pl.col("reason").is_not_null()))


class ReplyArrived(Arriving):
    """A unit's answer to a cut (phản hồi). Grain: place in the file."""

    at: int = col("Place in the file", source="reply sheet")
    reply: str = col("The words", source="reply sheet", nullable=True)
    evidence: str = col("Document or link", source="reply sheet", nullable=True)
    is_cut: bool = col("Whether a later stage gave less than the unit", source="store")

    class Config(Arriving.Config):
        unique = ["at"]


class ArrivingReply(ReplyArrived):
    """Hard rules of a reply. Grain: place in the file."""

    @pa.dataframe_check
    @classmethod
    def reply_given(cls, data: PolarsData) -> pl.LazyFrame:
        """Evidence comes with words."""
        return passes(data, pl.col("reply").is_not_null())

    @pa.dataframe_check
    @classmethod
    def reply_within_limit(cls, data: PolarsData) -> pl.LazyFrame:
        """A reply is not longer than the limit."""
        return passes(data, pl.col("reply").str.len_chars() <= TEXT_LIMIT)

    @pa.dataframe_check
    @classmethod
    def evidence_within_limit(cls, data: PolarsData) -> pl.LazyFrame:
        """Evidence is not longer than the limit."""
        return passes(data, pl.col("evidence").str.len_chars() <= TEXT_LIMIT)


class ReplyDoubt(ReplyArrived):
    """Soft rules of a reply. Grain: place in the file."""

    @pa.dataframe_check
    @classmethod
    def reply_to_a_cut(cls, data: PolarsData) -> pl.LazyFrame:
        """A reply is about a criterion that was cut."""
        return passes(data, pl.col("is_cut"))
