"""Where the line may go: expected value with its 80 % interval, and the words that go with it."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go
import polars as pl

from charts.progress.stage import amount
from pictures.tokens import Tokens
from schemas.row import Row
from translations import Translator

FORECAST_KEYS = {
    "against": "forecast.against",
    "caption": "forecast.caption",
    "interval": "forecast.interval",
    "kept": "forecast.kept",
    "missed": "forecast.missed",
    "open": "forecast.open",
}


@dataclass(frozen=True)
class Outlook:
    """A forecast to draw (see methods.forecast), or the reason why there is none."""

    points: pl.DataFrame
    point_count: int
    reason: str | None = None

    def rows(self) -> Sequence[Row]:
        """The points in order of time."""
        return self.points.sort("at_date").to_dicts()


def verdict(end: Row, target: float, item: Row) -> str:
    """kept: all of the interval reaches the target; missed: none of it; else open."""
    low, high = end["low_value"], end["high_value"]
    if item["direction"] == "lower":
        low, high, target = -high, -low, -target
    if low >= target:
        return "kept"
    return "missed" if high < target else "open"


def outlook_words(
    outlook: Outlook | None, goals: Sequence[Row], item: Row, t: Translator
) -> tuple[str, str]:
    """What to add to the message, and the sentence about the forecast for the caption."""
    if outlook is None:
        return "", ""
    if outlook.reason:
        return "", t(f"forecast.why_{outlook.reason}", count=t.number(outlook.point_count))
    end = outlook.rows()[-1]
    target = next((g["required_value"] for g in goals if g["at_date"] >= end["at_date"]), None)
    said = {
        name: t.amount(end[f"{name}_value"], item["measure"], item["decimals"])
        for name in ("expected", "low", "high")
    }
    caption = t("forecast.caption", date=t.date(end["at_date"]), **said)
    if target is None:
        return "", caption
    aim = t.amount(target, item["measure"], item["decimals"])
    head = t(FORECAST_KEYS[verdict(end, target, item)], target=aim)
    return head, t("forecast.against", caption=caption, target=aim)


def draw_fan(
    drawn: go.Figure, outlook: Outlook, last: Row, item: Row, t: Translator, c: Tokens
) -> None:
    """The interval as an area from the last point on, the expected value as a dotted line."""
    rows, start = outlook.rows(), (last["end_date"], last["value"])
    days = [start[0], *(r["at_date"] for r in rows)]
    high = [start[1], *(r["high_value"] for r in rows)]
    low = [start[1], *(r["low_value"] for r in rows)]
    drawn.add_scatter(
        x=[*days, *days[::-1]],
        y=[*high, *low[::-1]],
        mode="lines",
        fill="toself",
        fillcolor=c.passed_next,
        line={"width": 0},
        opacity=0.5,
        hoverinfo="skip",
    )
    drawn.add_scatter(
        x=days,
        y=[start[1], *(r["expected_value"] for r in rows)],
        mode="lines",
        line={"color": c.primary, "width": 2, "dash": "dot"},
        hoverinfo="text",
        hovertext=["", *(_hover(r, item, t) for r in rows)],
    )


def _hover(row: Row, item: Row, t: Translator) -> str:
    low, high = amount(row["low_value"], item, t), amount(row["high_value"], item, t)
    head = f"<b>{t.date(row['at_date'])}: {amount(row['expected_value'], item, t)}</b>"
    return f"{head}<br>{t('forecast.interval', low=low, high=high)}"
