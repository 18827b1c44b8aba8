"""What arrives in a report, typed, with the limits of the profile beside each value.

The name of a check is the rule it enforces and the key of its words (rules.<name>). Models ending
in Doubt hold the soft rules: what fails them is a warning.
"""

from functools import cache
from typing import Any

import pandera.polars as pa
import polars as pl
from pandera.polars import PolarsData

from schemas.sheets.fields import column as col

TEXT_LIMIT = 2_000  # letters: a note, not a report
FLOAT_DUST = 1e-9  # what adding up decimals leaves
FAR_ABOVE = 20
"""Times its largest target from which a value is asked about: a mark of thousands read as one of
decimals, or the reverse, makes 1,000 times of a figure and 95 times of 9,5 against 100."""


class Arriving(pa.DataFrameModel):
    """Strict, nothing coerced: parsers come first."""

    class Config:
        strict = True
        coerce = False


def typed(model: type[pa.DataFrameModel]) -> dict[str, Any]:
    """The columns of a model with their types, in its order."""
    return dict(_types(model))


@cache
def _types(model: type[pa.DataFrameModel]) -> dict[str, Any]:
    return {name: c.dtype.type for name, c in model.to_schema().columns.items()}


class Row(Arriving):
    """A row of a report (dòng của báo cáo) and its limits. Grain: unit, period, indicator."""

    campaign_id: str = col("Campaign code", source="report")
    unit_id: str = col("Reporting unit", source="report")
    period_id: str = col("Reporting period", source="report")
    indicator_id: str = col("Indicator code", source="report")
    value: float = col("Value; null = blank", "the indicator's", "report", nullable=True)
    note: str = col("Evidence or reason", source="report", nullable=True)
    sheet: str = col("Sheet; null in CSV and Parquet", source="report", nullable=True)
    cell: str = col("Address of the value, or the line", source="report")
    row: int = col("Row or line in the file", source="report")
    text: str = col("The value as it was written", source="report", nullable=True)
    is_percent: bool = col("A % sign stood behind the value", source="report")
    held: float = col("Number behind a rounded cell", "the indicator's", "report", nullable=True)
    note_cell: str = col("Address of the note, or the line", source="report", nullable=True)
    whole_value: float = col("Value of the whole it is part of", source="report", nullable=True)
    whole_cell: str = col("Its address; null = reported before", source="report", nullable=True)
    previous_value: float = col("Last value before the period", source="store", nullable=True)
    kind: str = col("flow or stock", source="profile")
    measure: str = col("Unit of measurement (đơn vị tính)", source="profile")
    minimum: float = col("Smallest value allowed", source="profile", nullable=True)
    maximum: float = col("Largest value allowed", source="profile", nullable=True)
    big_jump: float = col("Change that needs a note", source="profile", nullable=True)
    is_mandatory: bool = col("Whether a blank is missed", source="profile")
    decimals: int = col("Decimals it is counted in", source="profile")
    highest_target: float = col("Largest target of it", source="profile", nullable=True)
    whole_id: str = col("Indicator it is part of", source="profile", nullable=True)

    class Config(Arriving.Config):
        unique = ["campaign_id", "unit_id", "period_id", "indicator_id"]


def passes(data: PolarsData, rule: pl.Expr) -> pl.LazyFrame:
    """The rule as a column of true and false; where it cannot be judged it is true."""
    return data.lazyframe.select(rule.fill_null(True))


class ArrivingResult(Row):
    """Hard rules of a value (kết quả): what fails is refused. Grain: unit, period, indicator."""

    @pa.dataframe_check
    @classmethod
    def value_is_finite(cls, data: PolarsData) -> pl.LazyFrame:
        """A value is a number, not infinite nor undefined."""
        return passes(data, pl.col("value").is_finite())

    @pa.dataframe_check
    @classmethod
    def percent_sign_fits_measure(cls, data: PolarsData) -> pl.LazyFrame:
        """A % sign stands only behind values measured in %."""
        return passes(data, ~pl.col("is_percent") | (pl.col("measure") == "%"))

    @pa.dataframe_check
    @classmethod
    def count_with_fraction(cls, data: PolarsData) -> pl.LazyFrame:
        """What is counted without decimals is whole; 1.234 people may be 1234."""
        held = pl.coalesce("held", "value")
        return passes(data, (pl.col("decimals") > 0) | ((held - held.round()).abs() <= FLOAT_DUST))

    @pa.dataframe_check
    @classmethod
    def far_above_target(cls, data: PolarsData) -> pl.LazyFrame:
        """A value many times its target has a note: 9.500 against 100 may be 9,5."""
        limit = pl.col("highest_target") * FAR_ABOVE
        is_far = (pl.col("value") > limit) & (pl.col("highest_target") > 0)
        return passes(data, ~is_far | pl.col("note").is_not_null() | is_above_maximum())

    @pa.dataframe_check
    @classmethod
    def flow_not_negative(cls, data: PolarsData) -> pl.LazyFrame:
        """What happened in a period (số phát sinh) is not below zero."""
        return passes(data, ~is_negative_flow())

    @pa.dataframe_check
    @classmethod
    def at_least_minimum(cls, data: PolarsData) -> pl.LazyFrame:
        """A value is not below the indicator's minimum."""
        return passes(data, (pl.col("value") >= pl.col("minimum")) | is_negative_flow())

    @pa.dataframe_check
    @classmethod
    def at_most_maximum(cls, data: PolarsData) -> pl.LazyFrame:
        """A value is not above the indicator's maximum."""
        return passes(data, ~is_above_maximum())

    @pa.dataframe_check
    @classmethod
    def part_within_whole(cls, data: PolarsData) -> pl.LazyFrame:
        """A part is not larger than its whole (phần không quá tổng)."""
        return passes(data, pl.col("value") <= pl.col("whole_value"))

    @pa.dataframe_check
    @classmethod
    def note_within_limit(cls, data: PolarsData) -> pl.LazyFrame:
        """A note is not longer than the limit."""
        return passes(data, pl.col("note").str.len_chars() <= TEXT_LIMIT)


class ResultDoubt(Row):
    """Soft rules of a value: what fails one is a warning. Grain: unit, period, indicator."""

    @pa.dataframe_check
    @classmethod
    def mandatory_blank(cls, data: PolarsData) -> pl.LazyFrame:
        """A mandatory indicator has a value."""
        return passes(data, pl.col("value").is_not_null() | ~pl.col("is_mandatory"))

    @pa.dataframe_check
    @classmethod
    def jump_without_note(cls, data: PolarsData) -> pl.LazyFrame:
        """A big change since the last value comes with a note."""
        return passes(
            data, (change() <= pl.col("big_jump") + FLOAT_DUST) | pl.col("note").is_not_null()
        )

    @pa.dataframe_check
    @classmethod
    def percent_as_ratio(cls, data: PolarsData) -> pl.LazyFrame:
        """A percentage is not written as a ratio of 0–1; one shown with its % sign is not."""
        small = pl.col("value").is_between(0, 1, closed="right") & (pl.col("measure") == "%")
        is_bare = ~pl.col("is_percent")
        return passes(data, ~(small & is_bare & (pl.col("previous_value") >= 10)))

    @pa.dataframe_check
    @classmethod
    def shown_rounded(cls, data: PolarsData) -> pl.LazyFrame:
        """A cell shows the decimals its indicator is counted in; what it shows is what is kept."""
        scale = pl.lit(10.0).pow(pl.col("decimals"))
        counted = (pl.col("held") * scale).round() / scale
        return passes(data, (counted - pl.col("value")).abs() <= FLOAT_DUST)


def is_above_maximum() -> pl.Expr:
    """A value above the indicator's maximum."""
    return (pl.col("value") > pl.col("maximum")).fill_null(False)


def is_negative_flow() -> pl.Expr:
    """A flow below zero where the profile does not expect one."""
    expected = pl.col("minimum").fill_null(0) < 0
    return (pl.col("kind") == "flow") & (pl.col("value") < 0) & ~expected


def change() -> pl.Expr:
    """Change since the last value: in points for %, else as a share of the last value."""
    difference = (pl.col("value") - pl.col("previous_value")).abs()
    share = pl.when(pl.col("previous_value") != 0).then(difference / pl.col("previous_value").abs())
    return pl.when(pl.col("measure") == "%").then(difference).otherwise(share)
