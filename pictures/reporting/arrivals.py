"""How fast reports arrive (nộp cộng dồn): one count a day, beside the same units a year before.

Both curves are counted over the units that owed both reports, so that they compare; with no year
before over all that owe. What every medium says of the curve is counted over those units too.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import polars as pl

from translations import Translator
from translations.phrases import first_fitting, is_trend

LAST_DAYS = 3  # before the deadline: what comes then is the rush


@dataclass(frozen=True)
class ArrivalDay:
    """Units with a report accepted by the end of a day; `to_due` is 0 on the day it is due, below
    0 before it."""

    to_due: int
    day: date
    count: int


@dataclass(frozen=True)
class ArrivalPicture:
    """The sentence, the day the report is due, the units that owe it, and the two curves in the
    order of days; `before` is empty where there is no year before."""

    sentence: str
    due: date
    owed: int
    now: tuple[ArrivalDay, ...]
    before: tuple[ArrivalDay, ...]

    @property
    def span(self) -> tuple[int, int]:
        """First and last day shown, in days to the due day: from the day before the first report
        of either curve to the end of the longer one, the due day always among them."""
        both = (*self.now, *self.before)
        moved = [one.to_due for one in both if one.count]
        first = min(moved, default=min(one.to_due for one in both))
        return min(first, 0) - 1, max(*(one.to_due for one in both), 0)

    @property
    def rush_pct(self) -> float | None:
        """Part of the reports in time that came in the last three days, in per cent; None where
        none did."""
        end = count_by(self.now, 0)
        before = count_by(self.now, -LAST_DAYS)
        return 100 * (end - before) / end if end else None


def arrival_picture(curve: pl.DataFrame, as_of: date, t: Translator) -> ArrivalPicture | None:
    """The picture up to the as-of date; None before anything can be said. Reads ArrivalCurve."""
    rows = curve.drop_nulls("days_to_due").sort("days_to_due")
    mine = rows.filter(~pl.col("is_previous") & (pl.col("at_date") <= as_of))
    if mine.is_empty():
        return None
    now, before = _days(mine), _days(rows.filter("is_previous"))
    owed = int(mine["expected_count"][-1])
    due = now[-1].day - timedelta(days=now[-1].to_due)
    return ArrivalPicture(arrivals_message(now, before, owed, t), due, owed, now, before)


def _days(rows: pl.DataFrame) -> tuple[ArrivalDay, ...]:
    found = rows.select("days_to_due", "at_date", "accepted_count").iter_rows()
    return tuple(ArrivalDay(*row) for row in found)


def count_by(days: Sequence[ArrivalDay], to_due: int) -> int:
    """Accepted by the end of a day, which may lie outside the curve."""
    return max((one.count for one in days if one.to_due <= to_due), default=0)


def arrivals_message(
    now: Sequence[ArrivalDay], before: Sequence[ArrivalDay], owed: int, t: Translator
) -> str:
    """Faster or slower than the year before, on the same day before or after the deadline.

    A difference of a unit or two is level with it.
    """
    count = now[-1].count
    words = {"count": t.number(count), "owed": t.number(owed)}
    if not before:
        return t("charts.arrivals.alone", **words)
    past = count_by(before, now[-1].to_due)
    words["before"] = t.number(past)
    if not count and not past:
        return first_fitting(t("charts.arrivals.nothing", **words))
    if not is_trend(count, past, owed):
        return first_fitting(t("charts.arrivals.same", **words))
    is_faster = count > past
    return first_fitting(
        t("charts.arrivals.faster", **words) if is_faster else t("charts.arrivals.slower", **words)
    )
