"""Plan, remarks and sections of an arriving report, typed; the name of a check is its rule."""

from datetime import date

import pandera.polars as pa
import polars as pl
from pandera.polars import PolarsData

from schemas.sheets.fields import column as col
from schemas.sheets.reports import TEXT_LIMIT, Arriving, passes

SECTION_LIMIT = 10_000  # letters: three pages


class PlanArrived(Arriving):
    """A unit's own plan (kế hoạch) and the days around its date. Grain: unit, period."""

    unit_id: str = col("Reporting unit", source="report")
    period_id: str = col("Reporting period", source="report")
    plan_number: str = col("Number of the document", source="report", nullable=True)
    plan_date: date = col("Date of issue", source="report", nullable=True)
    sheet: str = col("Sheet; null in CSV and Parquet", source="report", nullable=True)
    cell: str = col("Address of the date", source="report")
    number_cell: str = col("Address of the number", source="report")
    row: int = col("Row", source="report")
    text: str = col("The date as it was written", source="report", nullable=True)
    today: date = col("The store's today", source="store")
    starts_on: date = col("First day of the campaign", source="profile")

    class Config(Arriving.Config):
        unique = ["unit_id", "period_id"]


class ArrivingPlan(PlanArrived):
    """Hard rules of a plan. Grain: unit, period."""

    @pa.dataframe_check
    @classmethod
    def date_not_future(cls, data: PolarsData) -> pl.LazyFrame:
        """A plan is not dated after today."""
        return passes(data, pl.col("plan_date") <= pl.col("today"))

    @pa.dataframe_check
    @classmethod
    def plan_number_within_limit(cls, data: PolarsData) -> pl.LazyFrame:
        """The number of a plan is not longer than the limit."""
        return passes(data, pl.col("plan_number").str.len_chars() <= TEXT_LIMIT)


class PlanDoubt(PlanArrived):
    """Soft rules of a plan. Grain: unit, period."""

    @pa.dataframe_check
    @classmethod
    def plan_before_start(cls, data: PolarsData) -> pl.LazyFrame:
        """A plan is not dated before the campaign starts."""
        return passes(data, pl.col("plan_date") >= pl.col("starts_on"))

    @pa.dataframe_check
    @classmethod
    def plan_half_filled(cls, data: PolarsData) -> pl.LazyFrame:
        """A plan has both its number and its date, or neither."""
        number, day = pl.col("plan_number").is_null(), pl.col("plan_date").is_null()
        return passes(data, number == day)


class ArrivingRemark(Arriving):
    """A difficulty or proposal (khó khăn, đề xuất). Grain: cell."""

    kind: str = col(
        "difficulty or proposal; null = not one of them", source="report", nullable=True
    )
    remark: str = col("The words", source="report")
    sheet: str = col("Sheet", source="report")
    cell: str = col("Address of the words", source="report")
    kind_cell: str = col("Address of the kind", source="report")
    row: int = col("Row", source="report")
    text: str = col("The kind as it was written", source="report", nullable=True)

    class Config(Arriving.Config):
        unique = ["cell"]

    @pa.dataframe_check
    @classmethod
    def remark_kind_known(cls, data: PolarsData) -> pl.LazyFrame:
        """A remark is a difficulty or a proposal."""
        return passes(data, pl.col("kind").is_not_null())

    @pa.dataframe_check
    @classmethod
    def remark_within_limit(cls, data: PolarsData) -> pl.LazyFrame:
        """A remark is not longer than the limit."""
        return passes(data, pl.col("remark").str.len_chars() <= TEXT_LIMIT)


class SectionArrived(Arriving):
    """A section of a report in words (mục báo cáo). Grain: unit, period, section."""

    campaign_id: str = col("Campaign code", source="report")
    unit_id: str = col("Reporting unit", source="report")
    period_id: str = col("Yearly, interim or final report", source="report")
    section_id: str = col("Section code", source="report")
    remark: str = col("The words; null = blank", source="report", nullable=True)
    is_mandatory: bool = col("Whether a blank is missed", source="profile")
    sheet: str = col("Sheet; null in CSV and Parquet", source="report", nullable=True)
    cell: str = col("Address of the words, or the line", source="report")
    row: int = col("Row or line in the file", source="report")
    text: str = col("The words as they were written", source="report", nullable=True)

    class Config(Arriving.Config):
        unique = ["unit_id", "period_id", "section_id"]


class ArrivingSection(SectionArrived):
    """Hard rules of a section. Grain: unit, period, section."""

    @pa.dataframe_check
    @classmethod
    def section_within_limit(cls, data: PolarsData) -> pl.LazyFrame:
        """A section is not longer than the limit."""
        return passes(data, pl.col("remark").str.len_chars() <= SECTION_LIMIT)


class SectionDoubt(SectionArrived):
    """Soft rules of a section. Grain: unit, period, section."""

    @pa.dataframe_check
    @classmethod
    def section_blank(cls, data: PolarsData) -> pl.LazyFrame:
        """A mandatory section has words."""
        return passes(data, pl.col("remark").is_not_null() | ~pl.col("is_mandatory"))
