"""Who moved: arrows from zero, at most five units."""

from collections.abc import Sequence

import plotly.graph_objects as go
import polars as pl

from charts.parts.news import movers_message
from charts.parts.theme import empty_figure, figure, note
from pictures.messages import Row
from pictures.tokens import TOKENS, Mode, Tokens
from translations import Translator
from translations.phrases import counted, plain, shorten
from translations.rounding import rounded

MOST = 5  # the largest changes: more would no longer be the largest
ROW = 40  # pixels: names stand at both ends, over nothing


def mover_arrows(movers: pl.DataFrame, t: Translator, mode: Mode) -> go.Figure:
    """Arrows of change_points, the five largest changes; reads UnitMovement."""
    if movers.is_empty():
        return empty_figure(t, mode, "movers")
    rows = largest_changes(movers)
    message = movers_message(rows, t)
    subtitle = t("charts.movers.measure")
    if not rows:
        drawn = figure(t, mode, message, subtitle, message, ROW * 2)
        drawn.update_layout(xaxis_visible=False, yaxis_visible=False)
        text = plain(message)
        return note(drawn, 0.5, 0.5, text, color=TOKENS[mode].ink_2, x="center", y="middle")
    drawn = figure(t, mode, message, subtitle, _alt(message, rows, t), ROW * len(rows))
    for height, row in enumerate(reversed(rows)):
        _arrow(drawn, row, height, t, TOKENS[mode])
    reach = max(abs(r["change_points"]) for r in rows) * 2.15
    drawn.add_vline(x=0, line={"color": TOKENS[mode].mute, "width": 1}, layer="below")
    drawn.update_layout(margin_b=8)
    drawn.update_xaxes(range=[-reach, reach], visible=False)
    return drawn.update_yaxes(range=[-0.6, len(rows) - 0.4], visible=False)


def largest_changes(movers: pl.DataFrame) -> Sequence[Row]:
    """At most five units whose change shows at one decimal, largest gain first."""
    moved = [r for r in movers.to_dicts() if rounded(r["change_points"], 1)]
    largest = sorted(moved, key=lambda r: (-abs(r["change_points"]), r["unit_id"]))[:MOST]
    return sorted(largest, key=lambda r: (-r["change_points"], r["unit_id"]))


def _arrow(drawn: go.Figure, row: Row, height: int, t: Translator, c: Tokens) -> None:
    change = row["change_points"]
    up = change > 0
    color = c.rise if up else c.red
    drawn.add_scatter(
        x=[0, change],
        y=[height, height],
        mode="lines+markers",
        hoverinfo="text",
        hovertext=[_hover(row, t)] * 2,
        line={"color": color, "width": 3},
        cliponaxis=False,
        marker={
            "symbol": ["circle", "triangle-right" if up else "triangle-left"],
            "size": [1, 13],
            "color": color,
            "opacity": 1,
            "line": {"width": 0},
        },
    )
    value = f"<b>{t('charts.movers.value', value=t.signed(change, 1))}</b>"
    _end(drawn, 0, height, plain(shorten(row["short_name"], 20)), not up, c)
    _end(drawn, change, height, value, up, c)


def _end(drawn: go.Figure, at: float, height: int, text: str, is_right: bool, c: Tokens) -> None:
    """Words beyond one end of an arrow, on the side away from it."""
    note(
        drawn,
        at,
        height,
        text,
        color=c.ink,
        size=13,
        refs=("x", "y"),
        x="left" if is_right else "right",
        y="middle",
        shift=(10 if is_right else -10, 0),
    )


def _hover(row: Row, t: Translator) -> str:
    values = {
        "previous": t.amount(row["previous_pct"], "%", 1),
        "now": t.amount(row["achieved_pct"], "%", 1),
    }
    return "<br>".join(
        [
            f"<b>{plain(row['short_name'])}</b>: {t.signed(row['change_points'], 1)}",
            t("charts.movers.hover", **values),
            counted(t, "charts.movers.indicators", row["indicator_count"]),
        ]
    )


def _alt(message: str, rows: Sequence[Row], t: Translator) -> str:
    high, low = (
        f"{r['short_name']} {t('charts.movers.value', value=t.signed(r['change_points'], 1))}"
        for r in (rows[0], rows[-1])
    )
    return t("charts.extremes", message=message, low=low, high=high)
