"""An indicator over time (xu thế): its values, the path it should be on, the words of both."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import polars as pl

from schemas.row import Row
from translations import Translator


@dataclass(frozen=True)
class TrendMark:
    """A period: its short name and last day, value and requirement in the indicator's measure.

    The two never print alike where they differ; `amount` says the measure, the texts do not.
    """

    period: str
    day: date
    value: float | None
    required: float | None
    value_text: str
    required_text: str
    amount: str


def trend_mark(point: Row, item: Row, t: Translator) -> TrendMark:
    """A point of a Trend of the indicator `item`."""
    value, required, decimals = point["value"], point["required_value"], item["decimals"]
    return TrendMark(
        period=t.period(point["period_id"], short=True),
        day=point["end_date"],
        value=value,
        required=required,
        value_text=t.beside(value, required, decimals),
        required_text=t.beside(required, value, decimals),
        amount=t.amount(value, item["measure"], decimals, required),
    )


def path_at(way: Sequence[Row], day: date) -> float | None:
    """What the path of one phase (RequiredPath) requires on a day: straight between its points.

    None before its first point, after its last one, and where there is no path.
    """
    known = sorted((w["at_date"], w["required_value"]) for w in way)
    ends = dict(known)
    if day in ends:
        return float(ends[day])
    for (start, low), (end, high) in pairwise(known):
        if start < day < end:
            return float(low + (high - low) * ((day - start) / (end - start)))
    return None


def one_group(trend: pl.DataFrame) -> pl.DataFrame:
    """The whole selection where it is there, else the first group."""
    groups = trend["group_id"].to_list()
    chosen = "all" if "all" in groups else next(iter(groups), "all")
    return trend.filter(pl.col("group_id") == chosen)
