"""Groups compared on one indicator: small multiples, one scale, each with its path."""

from collections.abc import Mapping
from typing import Any

import plotly.graph_objects as go
import polars as pl
from plotly.subplots import make_subplots

from charts.axes import nice_ticks, tick_text
from charts.messages import Row, lead, multiples_message
from charts.theme import empty_figure, figure, note
from charts.tokens import STATUS, TOKENS, Mode, Tokens
from charts.words import capital, plain, shorten
from translations import Translator

PANEL, WIDE, ACROSS = 190, 200, 4


def trend_multiples(
    trend: pl.DataFrame, indicator: Mapping[str, Any], t: Translator, mode: Mode
) -> go.Figure:
    """Value by period for each group, furthest behind the path first; reads Trend."""
    last = furthest_behind_first(trend, indicator)
    if not last:
        return empty_figure(t, mode, "multiples")
    deep = -(-len(last) // ACROSS)
    across = -(-len(last) // deep)
    message = multiples_message(last, indicator, t)
    subtitle = t("charts.multiples.measure", name=t.pick(indicator, "short"),
                 measure=indicator["measure"])  # fmt: skip
    alt = _alt(message, last, indicator, t)
    drawn = figure(t, mode, message, subtitle, alt, PANEL * deep)
    grid = make_subplots(
        deep, across, shared_yaxes="all", horizontal_spacing=0.035, vertical_spacing=0.28 / deep
    )
    drawn = go.Figure(grid).update_layout(drawn.layout)
    for place, row in enumerate(last):
        points = trend.filter(pl.col("group_id") == row["group_id"]).sort("end_date").to_dicts()
        _panel(drawn, points, row, divmod(place, across), indicator, t, TOKENS[mode])
    _axes(drawn, trend, indicator, t)
    drawn.layout.meta = drawn.layout.meta | {"min_width": WIDE * across if across > 1 else 0}
    return drawn


def furthest_behind_first(trend: pl.DataFrame, item: Row) -> list[dict[str, Any]]:
    """Last known value of each group with its lead over the path."""
    known = trend.filter(pl.col("value").is_not_null()).sort("end_date")
    rows = known.group_by("group_id", maintain_order=True).last().to_dicts()
    for row in rows:
        due = row["required_value"]
        row["lead"] = None if due is None else lead(row["value"], due, item)
    return sorted(rows, key=lambda r: (r["lead"] is None, r["lead"] or 0, r["group_id"]))


def _panel(
    drawn: go.Figure, points: list[dict[str, Any]], row: Row, place: tuple[int, int], item: Row,
    t: Translator, c: Tokens,
) -> None:  # fmt: skip
    at = {"row": place[0] + 1, "col": place[1] + 1}
    behind = row["lead"] is not None and row["lead"] < 0
    color = c.red if behind else c.primary
    x = [p["end_date"] for p in points]
    drawn.add_scatter(
        x=x, y=[p["required_value"] for p in points], mode="lines", hoverinfo="skip",
        line={"color": c.ink_3, "width": 1.5, "dash": "4px,3px"}, **at,
    )  # fmt: skip
    hover = [_hover(p, item, t) for p in points]
    drawn.add_scatter(
        x=x, y=[p["value"] for p in points], mode="lines+markers", hovertext=hover,
        hoverinfo="text", line={"color": color, "width": 2.5}, cliponaxis=False,
        marker={"color": color, "opacity": 1, "line": {"width": 0},
                "size": [9 if p["period_id"] == row["period_id"] else 3 for p in points]}, **at,
    )  # fmt: skip
    glyph = f' <span style="color:{c.red}">{STATUS["slow"].glyph}</span>' if behind else ""
    value = plain(t.amount(row["value"], item["measure"], item["decimals"]))
    name = f"<b>{plain(shorten(t.pick(row, 'group_name'), 18))}</b> {value}{glyph}"
    axis = next(drawn.select_xaxes(row=at["row"], col=at["col"])).plotly_name.removeprefix("xaxis")
    refs = (f"x{axis} domain", f"y{axis} domain")
    note(drawn, 0, 1, name, color=c.ink, size=13, refs=refs, shift=(0, 4))


def _hover(point: Row, item: Row, t: Translator) -> str:
    measure, decimals = item["measure"], item["decimals"]
    coverage = {"count": point["unit_count"], "expected": point["expected_count"]}
    return "<br>".join([
        f"<b>{plain(t.pick(point, 'group_name'))}</b> · {capital(t.period(point['period_id']))}",
        plain(t.amount(point["value"], measure, decimals)),
        t("charts.required", value=plain(t.amount(point["required_value"], measure, decimals))),
        t("charts.coverage", **{name: t.number(value) for name, value in coverage.items()}),
    ])  # fmt: skip


def _axes(drawn: go.Figure, trend: pl.DataFrame, item: Row, t: Translator) -> None:
    values = [v for name in ("value", "required_value") for v in trend[name] if v is not None]
    low, high = min(values), max(values)
    room = (high - low) or abs(high) or 1.0
    ticks = nice_ticks(low, high)[::2] if len(nice_ticks(low, high)) > 4 else nice_ticks(low, high)
    drawn.update_yaxes(
        range=[low - room * 0.12, high + room * 0.12], showgrid=True, tickvals=ticks,
        ticktext=[tick_text(v, item, t) for v in ticks],
    )  # fmt: skip
    drawn.update_yaxes(automargin=True, col=1)
    ends = trend.sort("end_date").select("end_date", "period_id").unique(maintain_order=True)
    first, last = ends.row(0), ends.row(-1)
    pad = (last[0] - first[0]) * 0.08
    drawn.update_xaxes(
        range=[first[0] - pad, last[0] + pad], tickvals=[first[0], last[0]], tickangle=0,
        ticktext=[t.period(end[1], short=True) for end in (first, last)],
    )  # fmt: skip
    drawn.update_layout(margin={"t": drawn.layout.margin.t + 20, "r": 16})


def _alt(message: str, last: list[dict[str, Any]], item: Row, t: Translator) -> str:
    ends = [pick(last, key=lambda r: r["value"]) for pick in (min, max)]
    low, high = (
        f"{t.pick(r, 'group_name')} {t.amount(r['value'], item['measure'], item['decimals'])}"
        for r in ends
    )
    return t("charts.extremes", message=message, low=low, high=high)
