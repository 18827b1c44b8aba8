"""Values of a published table by year: the mean (or one unit), the lowest and the highest."""

from collections.abc import Sequence

import plotly.graph_objects as go
import polars as pl

from charts.parts.doors import HERE, add_doors, whole_column
from charts.parts.theme import empty_figure, figure
from charts.progress.stage import amount
from pictures.axes import nice_ticks, tick_text
from pictures.tokens import TOKENS, Mode, Tokens
from schemas.row import Row
from translations import Translator

HEIGHT = 300
# Room above and below the lines, as a share of their span.
ROOM = 0.08  # of the scale over and under the values, for their figures


def yearly_values(
    track: pl.DataFrame, indicator: Row, t: Translator, mode: Mode, *, unit: str = ""
) -> go.Figure:
    """One line of `value` a year between thin lines of lowest and highest, in the measure.

    Reads period_id, value, mean_value, low_value, high_value, unit_count; `unit` names the unit
    whose values they are. The axis has the years of the table and no other day.
    """
    rows = track.drop_nulls("value").to_dicts()
    if not rows:
        return empty_figure(t, mode, "yearly")
    c, item = TOKENS[mode], indicator
    message = _message(rows, item, t, unit)
    key = "charts.yearly.measure_unit" if unit else "charts.yearly.measure"
    measure = t(key, measure=t.measure(item["measure"]))
    drawn = figure(t, mode, message, measure, _alt(message, rows, item, t), HEIGHT)
    for name in ("low_value", "high_value"):
        _thin(drawn, rows, name, item, t, c)
    if unit:
        _thin(drawn, rows, "mean_value", item, t, c, dash="5px,4px")
    drawn.add_scatter(
        x=[row["period_id"] for row in rows],
        y=[row["value"] for row in rows],
        mode="lines+markers",
        hoverinfo="text",
        hovertext=[_hover(row, item, t) for row in rows],
        line={"color": c.primary, "width": 2.5},
        cliponaxis=False,
        marker={
            "size": 8,
            "color": c.primary,
            "opacity": 1,
            "line": {"width": 1.5, "color": c.surface},
        },
    )
    years = [(row["period_id"], (row["period_id"],), whole_column(n)) for n, row in enumerate(rows)]
    add_doors(drawn, HERE, ("period",), years)
    return _axes(drawn, rows, item, t)


def _axes(drawn: go.Figure, rows: Sequence[Row], item: Row, t: Translator) -> go.Figure:
    low = min(row["low_value"] for row in rows)
    high = max(row["high_value"] for row in rows)
    ticks = nice_ticks(low, high)
    room = ((high - low) or 1.0) * ROOM
    drawn.update_xaxes(type="category", fixedrange=True)
    return drawn.update_yaxes(
        range=[low - room, high + room],
        tickvals=ticks,
        fixedrange=True,
        ticktext=[tick_text(tick, item, t) for tick in ticks],
        automargin=True,
    )


def _thin(
    drawn: go.Figure,
    rows: Sequence[Row],
    name: str,
    item: Row,
    t: Translator,
    c: Tokens,
    dash: str = "solid",
) -> None:
    words = [f"{t(f'charts.yearly.{name}')}: {amount(row[name], item, t)}" for row in rows]
    drawn.add_scatter(
        x=[row["period_id"] for row in rows],
        y=[row[name] for row in rows],
        mode="lines",
        line={"color": c.mute if dash == "solid" else c.ink_3, "width": 1.2, "dash": dash},
        hoverinfo="text",
        hovertext=words,
    )


def _message(rows: Sequence[Row], item: Row, t: Translator, unit: str) -> str:
    last = rows[-1]
    words = {
        "name": t.pick(item, "short"),
        "value": t.amount(last["value"], item["measure"], item["decimals"]),
        "year": last["period_id"],
        "count": t.number(last["unit_count"]),
        "unit": unit,
    }
    return t("charts.yearly.of_unit" if unit else "charts.yearly.of_all", **words)


def _hover(row: Row, item: Row, t: Translator) -> str:
    return f"<b>{row['period_id']}: {amount(row['value'], item, t)}</b>"


def _alt(message: str, rows: Sequence[Row], item: Row, t: Translator) -> str:
    ends = (min(rows, key=lambda r: r["value"]), max(rows, key=lambda r: r["value"]))
    low, high = (
        f"{row['period_id']} {t.amount(row['value'], item['measure'], item['decimals'])}"
        for row in ends
    )
    return t("charts.extremes", message=message, low=low, high=high)
