"""The unit a question is about among its peers: the period before against this one."""

from collections.abc import Sequence
from statistics import median

import plotly.graph_objects as go
import polars as pl

from charts.parts.doors import add_doors
from charts.parts.theme import empty_figure, figure
from pictures.axes import nice_ticks, tick_text
from pictures.tokens import TOKENS, Mode
from schemas.row import Row
from translations import Translator
from translations.phrases import first_fitting, plain, shorten

HEIGHT = 300


def flag_scatter(peers: pl.DataFrame, flag: Row, t: Translator, mode: Mode) -> go.Figure:
    """A dot a unit, before → now; reads FlagPeers, and measure and names from a FlagList row."""
    rows = peers.drop_nulls("before_value").to_dicts()
    asked = [r for r in rows if r["is_asked"]]
    if not asked:
        return empty_figure(t, mode, "flag_peers")
    others = [r for r in rows if not r["is_asked"]]
    message = _message(asked[0], flag, len(others), t)
    subtitle = t(
        "charts.flag_peers.measure",
        indicator=t.pick(flag, "short"),
        period=t.period(flag["period_id"]),
        unit=flag["short_name"],
    )
    drawn = figure(t, mode, message, subtitle, _alt(message, rows, flag, t), HEIGHT)
    c = TOKENS[mode]
    low = min(min(r["value"], r["before_value"]) for r in rows)
    high = max(max(r["value"], r["before_value"]) for r in rows)
    drawn.add_shape(
        type="line",
        x0=low,
        y0=low,
        x1=high,
        y1=high,
        layer="below",
        line={"color": c.mute, "width": 1, "dash": "dot"},
    )
    _dots(drawn, others, flag, c.mute, 7, t)
    _dots(drawn, asked, flag, c.primary, 13, t)
    dots = [(r["short_name"], (r["unit_id"],), (r["before_value"], r["value"])) for r in rows]
    of = {"indicator": flag["indicator_id"], "content": None}
    add_doors(drawn, "unit", ("unit",), dots, kind="dot", **of)
    ticks = nice_ticks(low, high)
    axis = {"tickvals": ticks, "ticktext": [tick_text(v, flag, t) for v in ticks], "showgrid": True}
    drawn.update_layout(margin={"l": 64, "b": 32})
    return drawn.update_xaxes(**axis).update_yaxes(**axis)


def _dots(
    drawn: go.Figure, rows: Sequence[Row], flag: Row, color: str, size: int, t: Translator
) -> None:
    drawn.add_scatter(
        x=[r["before_value"] for r in rows],
        y=[r["value"] for r in rows],
        mode="markers",
        marker={"color": color, "size": size, "opacity": 1},
        hoverinfo="text",
        hovertext=[_hover(r, flag, t) for r in rows],
        cliponaxis=False,
    )


def _hover(row: Row, flag: Row, t: Translator) -> str:
    said = t("charts.flag_peers.hover", **_said(row, flag, t))
    return f"<b>{plain(row['short_name'])}</b><br>{said}"


def _said(row: Row, flag: Row, t: Translator) -> dict[str, str]:
    return {
        "before": t.amount(row["before_value"], flag["measure"], flag["decimals"]),
        "value": t.amount(row["value"], flag["measure"], flag["decimals"]),
    }


def _message(asked: Row, flag: Row, count: int, t: Translator) -> str:
    said = _said(asked, flag, t)
    sentences = (
        t("charts.flag_peers.message", unit=name, peers=t.number(count), **said)
        for name in (flag["short_name"], shorten(flag["short_name"], 20))
    )
    return first_fitting(*sentences)


def _alt(message: str, rows: Sequence[Row], flag: Row, t: Translator) -> str:
    middle = {name: median(r[name] for r in rows) for name in ("before_value", "value")}
    return t("charts.flag_peers.alt", message=message, **_said(middle, flag, t))
