"""Reporting periods of a cadence (kỳ báo cáo): their names, first and last days."""

import re
from datetime import date, timedelta
from typing import Literal

Cadence = Literal["quarter", "half", "year"]

FORMS = {"quarter": r"(\d{4})-Q([1-4])", "half": r"(\d{4})-H([12])", "year": r"(\d{4})()"}
PER_YEAR = {"quarter": 4, "half": 2, "year": 1}
LETTER = {"quarter": "-Q", "half": "-H"}


def position(text: str, cadence: Cadence) -> int | None:
    """Number of a period since year 0, in periods of the cadence; None: not such a period."""
    match = re.fullmatch(FORMS[cadence], text)
    return int(match[1]) * PER_YEAR[cadence] + int(match[2] or 1) - 1 if match else None


def name(at: int, cadence: Cadence) -> str:
    """The code of the period at a position: 2027-Q4, 2027-H2, 2027."""
    year, part = divmod(at, PER_YEAR[cadence])
    return f"{year}{LETTER[cadence]}{part + 1}" if cadence in LETTER else str(year)


def first_day(at: int, cadence: Cadence) -> date:
    """First day of the period at a position."""
    year, part = divmod(at, PER_YEAR[cadence])
    return date(year, part * 12 // PER_YEAR[cadence] + 1, 1)


def last_day(at: int, cadence: Cadence) -> date:
    """Last day of the period at a position."""
    return first_day(at + 1, cadence) - timedelta(days=1)


def period_end(text: str, cadence: Cadence) -> date | None:
    """The last day of the period of a code; None: not such a period."""
    at = position(text, cadence)
    return None if at is None else last_day(at, cadence)


def ends_around(day: date, cadence: Cadence) -> tuple[date, date]:
    """The last days of periods just before a day and at or after it."""
    at = day.year * PER_YEAR[cadence] + (day.month - 1) * PER_YEAR[cadence] // 12
    return last_day(at - 1, cadence), last_day(at, cadence)
