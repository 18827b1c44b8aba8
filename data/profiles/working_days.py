"""Working days in Việt Nam (ngày làm việc): weekends, public holidays, swapped days.

Public holidays come from the library `holidays`; what it does not know yet is in
reference/working_days.csv; a profile adds or removes days of its own.
"""

import csv
from collections.abc import Collection
from datetime import date, timedelta
from functools import cache

from holidays.countries.vietnam import Vietnam

from data.profiles.places import REFERENCE


def add_working_days(
    start: date, days: int, added: Collection[date] = (), removed: Collection[date] = ()
) -> date:
    """The day `days` working days after `start`, which does not count itself.

    `added` are further days off, `removed` are days made up (ngày làm bù) or off no longer.
    """
    day = start
    while days > 0:
        day += timedelta(days=1)
        days -= is_working_day(day, added, removed)
    return day


def is_working_day(day: date, added: Collection[date] = (), removed: Collection[date] = ()) -> bool:
    """Whether offices work on a day; the profile's days win over every list."""
    if day in removed or day in added:
        return day in removed
    corrected = _corrections().get(day)
    return bool(_year(day.year).is_working_day(day)) if corrected is None else corrected


@cache
def _year(year: int) -> Vietnam:
    return Vietnam(years=year, expand=False)


@cache
def _corrections() -> dict[date, bool]:
    with (REFERENCE / "working_days.csv").open(encoding="utf-8", newline="") as file:
        return {
            date.fromisoformat(row["day"]): row["is_working_day"] == "true"
            for row in csv.DictReader(file)
        }
