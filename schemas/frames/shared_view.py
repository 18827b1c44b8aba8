"""What is looked at where nobody says which, and the years a report can be made of."""

from datetime import date

from schemas.columns import column as col
from schemas.tables import Table

__all__ = ["DefaultView", "YearList"]


class DefaultView(Table):
    """What pages, shell and papers open on where nobody says which. Grain: one row."""

    phase_id: str = col("Last phase a period of which is due")
    period_id: str | None = col("Latest period that is over; null = none yet")
    year: int = col("Year whose reports are being collected", "year")
    obligation_id: str | None = col("Report of that period, else what is due next")


class YearList(Table, unique=["year"]):
    """Years a report can be made of by the as-of date. Grain: year."""

    year: int = col("Year", "year")
    until_date: date = col("Last day it is looked at, not after the as-of date")
    is_default: bool = col("The year whose reports are being collected")
