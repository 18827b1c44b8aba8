"""The two days of a figure (hai ngày của số liệu): the period it speaks of, the day it was known.

Whatever shows progress, in whatever medium, says both with these words.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

import polars as pl

from answers.answers import whole
from queries.progress.questions import indicator_standing
from queries.reference.questions import period_list
from queries.reporting.questions import headline
from schemas.row import Row
from schemas.selection import Selection
from translations import Translator
from translations.phrases import capital, counted

Ask = Callable[..., pl.DataFrame]
# What only a frame on progress has: such a card says both days, whatever else it shows.
COLUMNS = frozenset(
    {
        *(
            "value_date",
            "achieved_pct",
            "achieved_ratio",
            "required_value",
            "pace_ratio",
            "level_pct",
        ),
        *("gained_per_year", "change_points", "previous_status", "probability"),
    }
)


@dataclass(frozen=True)
class ValueDays:
    """Latest period the values speak of (None: no value yet), units before it, the as-of date."""

    period_id: str | None
    earlier_count: int
    as_of: date

    def words(self, t: Translator) -> str:
        """«số liệu đến hết quý III/2026, tính đến 20/12/2026; còn 12 đơn vị ở kỳ trước»."""
        day = t.date(self.as_of)
        if self.period_id is None:
            return t("days.none", date=day)
        both = t("days.both", period=t.period(self.period_id), date=day)
        if not self.earlier_count:
            return both
        return counted(t, "days.earlier", self.earlier_count, both=both)

    def sentence(self, t: Translator) -> str:
        """The same as a sentence begins."""
        return capital(self.words(t))


def value_days(ask: Ask, chosen: Selection) -> ValueDays:
    """The days of everything chosen, or of the one indicator that is chosen."""
    of = replace(whole(chosen), unit=chosen.unit)
    rows = ask(headline, of).to_dicts()
    if chosen.indicator:
        rows = ask(indicator_standing, of).filter(indicator_id=chosen.indicator).to_dicts() or rows
    return days_of(rows[0], ask, chosen)


def days_of(row: Row, ask: Ask, chosen: Selection) -> ValueDays:
    """The days of one row of Headline, ContentStanding or IndicatorStanding."""
    day, period = row["value_date"], None
    if day is not None:
        period = next(iter(ask(period_list, whole(chosen)).filter(end_date=day)["period_id"]), None)
    return ValueDays(period, row["earlier_count"], chosen.as_of)


def is_dated(frame: pl.DataFrame) -> bool:
    """Whether a frame shows progress, whose figures have two days."""
    return not COLUMNS.isdisjoint(frame.columns)
