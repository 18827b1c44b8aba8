"""A mark as a score sheet says it, typed, with the rubric's limits beside it.

The name of a check is its rule and the key of its words (rules.<name>).
"""

import pandera.polars as pa
import polars as pl
from pandera.polars import PolarsData

from schemas.sheets.fields import column as col
from schemas.sheets.reports import FLOAT_DUST, Arriving, passes

FAR_ABOVE_TARGET = 10
"""Times a target from which a mark is asked about: nobody reaches it, a mark of thousands read as
one of decimals does, and all points are given long before."""
AMOUNT, AGAINST = pl.col("amount"), pl.col("against")
TOP, BOTTOM, STEP = pl.col("max_points"), pl.col("min_points"), pl.col("step")
IS_CROSS = pl.col("stage") == "cross"


def of_kind(*kinds: str) -> pl.Expr:
    """A mark of a criterion of these kinds; cross marks are points whatever the kind."""
    return pl.col("kind").is_in(kinds) & ~IS_CROSS


def is_points() -> pl.Expr:
    """A mark typed as points."""
    return (pl.col("item") == "criterion") & (IS_CROSS | (pl.col("kind") == "direct"))


def on_step(value: pl.Expr) -> pl.Expr:
    """Whether a value is a whole number of steps."""
    return (value - (value / STEP).round() * STEP).abs() <= FLOAT_DUST


def where(condition: pl.Expr, rule: pl.Expr) -> pl.Expr:
    """The rule where the condition holds; elsewhere it is kept."""
    return pl.when(condition.fill_null(False)).then(rule).otherwise(True)


class MarkArrived(Arriving):
    """A mark (điểm chấm) and its limits. Grain: place in the file."""

    at: int = col("Place among the marks of the file", source="score sheet")
    stage: str = col("Stage (bước chấm)", source="score sheet")
    item: str = col("criterion, veto or vote", source="score sheet")
    unit_id: str = col("Unit that is scored", source="score sheet", nullable=True)
    marker_id: str = col("Unit that marks", source="score sheet", nullable=True)
    is_applicable: bool = col("False: does not apply", source="score sheet")
    amount: float = col("First value", "the criterion's", "score sheet", nullable=True)
    against: float = col("Second value", "the criterion's", "score sheet", nullable=True)
    evidence: str = col("Document or link", source="score sheet", nullable=True)
    reason: str = col("Why it differs", source="score sheet", nullable=True)
    kind: str = col("How points come about", source="rubric", nullable=True)
    max_points: float = col("Most it can give", "points", "rubric", nullable=True)
    min_points: float = col("Least it can give", "points", "rubric", nullable=True)
    each_points: float = col("Points of one", "points", "rubric", nullable=True)
    step: float = col("Step of points", "points", "rubric", nullable=True)
    needs_evidence: bool = col("Whether a claim needs evidence", source="rubric", nullable=True)
    may_not_apply: bool = col("Whether it may not apply", source="rubric", nullable=True)
    is_cut: bool = col("Gives less than the stage before", source="store", nullable=True)

    class Config(Arriving.Config):
        unique = ["at"]


class ArrivingMark(MarkArrived):
    """Hard rules of what is typed for a criterion. Grain: place in the file."""

    @pa.dataframe_check
    @classmethod
    def mark_is_finite(cls, data: PolarsData) -> pl.LazyFrame:
        """A mark is a number, not infinite nor undefined."""
        return passes(data, AMOUNT.is_finite() & AGAINST.is_finite().fill_null(True))

    @pa.dataframe_check
    @classmethod
    def points_at_most_maximum(cls, data: PolarsData) -> pl.LazyFrame:
        """Points, and the bonus side of bonus − penalty, are at most the maximum."""
        return passes(data, where(is_points() | of_kind("net"), AMOUNT <= TOP + FLOAT_DUST))

    @pa.dataframe_check
    @classmethod
    def points_at_least_minimum(cls, data: PolarsData) -> pl.LazyFrame:
        """Points are at least the minimum."""
        return passes(data, where(is_points(), AMOUNT >= BOTTOM - FLOAT_DUST))

    @pa.dataframe_check
    @classmethod
    def penalty_at_most_range(cls, data: PolarsData) -> pl.LazyFrame:
        """The penalty side takes at most what the criterion can give and go below zero."""
        return passes(data, where(of_kind("net"), AGAINST <= TOP - BOTTOM + FLOAT_DUST))

    @pa.dataframe_check
    @classmethod
    def points_on_step(cls, data: PolarsData) -> pl.LazyFrame:
        """Points are a whole number of steps."""
        return passes(data, where(is_points() | of_kind("net"), on_step(AMOUNT)))

    @pa.dataframe_check
    @classmethod
    def penalty_on_step(cls, data: PolarsData) -> pl.LazyFrame:
        """The penalty side is a whole number of steps."""
        return passes(data, where(of_kind("net"), on_step(AGAINST)))

    @pa.dataframe_check
    @classmethod
    def passed_or_failed(cls, data: PolarsData) -> pl.LazyFrame:
        """Passed (đạt) is 1, failed (không đạt) 0, nothing between."""
        return passes(data, where(of_kind("pass_fail"), AMOUNT.is_in([0.0, 1.0])))

    @pa.dataframe_check
    @classmethod
    def count_is_whole(cls, data: PolarsData) -> pl.LazyFrame:
        """A count is whole and not negative."""
        return passes(data, where(of_kind("count"), (AMOUNT >= 0) & (AMOUNT.round() == AMOUNT)))

    @pa.dataframe_check
    @classmethod
    def actual_not_negative(cls, data: PolarsData) -> pl.LazyFrame:
        """What was reached, and the bonus side, are not negative."""
        return passes(data, where(of_kind("target_share", "relative", "net"), AMOUNT >= 0))

    @pa.dataframe_check
    @classmethod
    def far_above_share(cls, data: PolarsData) -> pl.LazyFrame:
        """What was reached is not many times its target: 9.500 against 100 may be 9,5."""
        is_far = (AGAINST > 0) & (AMOUNT > AGAINST * FAR_ABOVE_TARGET)
        return passes(data, where(of_kind("target_share", "relative"), ~is_far))

    @pa.dataframe_check
    @classmethod
    def target_above_zero(cls, data: PolarsData) -> pl.LazyFrame:
        """A target is above zero."""
        return passes(data, where(of_kind("target_share", "relative"), AGAINST > 0))

    @pa.dataframe_check
    @classmethod
    def penalty_not_negative(cls, data: PolarsData) -> pl.LazyFrame:
        """The penalty side is typed as a positive number."""
        return passes(data, where(of_kind("net"), AGAINST >= 0))

    @pa.dataframe_check
    @classmethod
    def target_given(cls, data: PolarsData) -> pl.LazyFrame:
        """A share of a target needs the target."""
        missing = AMOUNT.is_not_null() & AGAINST.is_null()
        return passes(data, where(of_kind("target_share"), ~missing))

    @pa.dataframe_check
    @classmethod
    def against_not_asked(cls, data: PolarsData) -> pl.LazyFrame:
        """A second value only where the kind asks for one."""
        return passes(data, of_kind("target_share", "relative", "net") | AGAINST.is_null())

    @pa.dataframe_check
    @classmethod
    def amount_given(cls, data: PolarsData) -> pl.LazyFrame:
        """A second value never stands alone."""
        return passes(data, AMOUNT.is_not_null() | AGAINST.is_null())
