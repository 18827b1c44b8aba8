"""Phases side by side: start, now and both targets on the way to the phase 2 target."""

from typing import Any

import plotly.graph_objects as go
import polars as pl

from charts.messages import Row
from charts.news import comparison_message, must_speed_up
from charts.theme import empty_figure, figure, note, row_label
from charts.tokens import TOKENS, Mode, Tokens
from charts.words import per_year, plain, shorten
from translations import Translator

ROW, LIFT = 64, 7


def phase_dumbbells(comparison: pl.DataFrame, t: Translator, mode: Mode) -> go.Figure:
    """Dumbbells of the way from baseline to phase 2 target (0–100 %); reads PhaseComparison."""
    if comparison.is_empty():
        return empty_figure(t, mode, "comparison")
    rows = sorted(comparison.to_dicts(), key=_order)
    message = comparison_message(rows, t)
    alt = _alt(message, rows, t)
    subtitle = t("charts.comparison.measure")
    drawn = figure(t, mode, message, subtitle, alt, ROW * len(rows))
    for height, row in enumerate(reversed(rows)):
        _row(drawn, row, height, t, TOKENS[mode])
    ticks = [25, 50, 75]
    drawn.update_xaxes(range=[-2, 102], showgrid=True, tickvals=ticks,
                       ticktext=[f"{x}%" for x in ticks])  # fmt: skip
    return drawn.update_yaxes(range=[-0.5, len(rows) - 0.5], visible=False)


def now_value(row: Row) -> float | None:
    """The latest value of the two phases."""
    value: float | None = row["phase_2_value"]
    return row["phase_1_value"] if value is None else value


def way_pct(row: Row, value: float | None) -> float | None:
    """Part of the way from baseline to the phase 2 target a value stands for."""
    start = (
        0.0 if row["baseline_value"] is None and row["kind"] == "flow" else row["baseline_value"]
    )
    end = row["phase_2_target"]
    if value is None or start is None or end is None or end == start:
        return None
    return float((value - start) / (end - start) * 100)


def _order(row: Row) -> tuple[bool, float, int]:
    share = way_pct(row, now_value(row))
    return share is None, share or 0.0, row["position"]


def _amount(value: float | None, row: Row, t: Translator) -> str:
    return plain(t.amount(value, row["measure"], row["decimals"]))


def _rates(row: Row, t: Translator) -> str:
    if row["phase_2_target"] is None:
        return t("charts.comparison.no_target")
    if now_value(row) is None:
        return t("charts.comparison.no_value")
    share = way_pct(row, now_value(row))
    if share is not None and share >= 100:
        return t("charts.comparison.reached")
    needed, gained = row["needed_per_year"], row["gained_per_year"]
    words = [
        None if v is None else plain(per_year(t, v, row["measure"], row["decimals"]))
        for v in (needed, gained)
    ]
    if words[0] is None:
        return ""
    if words[1] is None:
        return t("charts.comparison.needed", needed=words[0])
    text = t("charts.comparison.rates", needed=words[0], gained=words[1])
    return f"<b>▼ {text}</b>" if must_speed_up(row) else text


def _row(drawn: go.Figure, row: Row, height: int, t: Translator, c: Tokens) -> None:
    now = way_pct(row, now_value(row))
    place = {"value": f"<b>{_amount(now_value(row), row, t)}</b>",
             "target": _amount(row["phase_2_target"], row, t)}  # fmt: skip
    name = f"<b>{plain(shorten(t.pick(row, 'short'), 26))}</b>"
    row_label(drawn, height, name, t("charts.comparison.place", **place), c, LIFT)
    note(drawn, 1, height, _rates(row, t), color=c.ink_2, refs=("paper", "y"), x="right", y="top",
         shift=(0, -8))  # fmt: skip
    line = {"color": c.mute, "width": 2, "dash": "2px,4px"}
    drawn.add_shape(type="line", x0=0, x1=100, y0=height, y1=height, line=line, layer="below")
    if row["phase_2_target"] is None:
        return
    if now is not None:
        drawn.add_scatter(x=[0, _inside(now)], y=[height] * 2, mode="lines", hoverinfo="skip",
                          line={"color": c.primary, "width": 4})  # fmt: skip
    _marks(drawn, row, height, now, t, c)


def _inside(share: float) -> float:
    return min(max(share, -2.0), 102.0)


def _marks(
    drawn: go.Figure, row: Row, height: int, now: float | None, t: Translator, c: Tokens
) -> None:
    interim = way_pct(row, row["phase_1_target"])
    marks = [
        (0.0, "circle", 10, c.surface, c.primary, "start", row["baseline_value"]),
        (interim, "diamond", 10, c.surface, c.gold, "goal_1", row["phase_1_target"]),
        (100.0, "diamond", 13, c.gold, c.surface, "goal_2", row["phase_2_target"]),
        (now, "circle", 14, c.primary, c.surface, "now", now_value(row)),
    ]
    shown = [m for m in marks if m[0] is not None]
    name = f"<b>{plain(t.pick(row, 'short'))}</b><br>"
    drawn.add_scatter(
        x=[_inside(m[0] or 0.0) for m in shown], y=[height] * len(shown), mode="markers",
        cliponaxis=False, hoverinfo="text",
        hovertext=[
            name + t(f"charts.comparison.{m[5]}", value=_amount(m[6], row, t)) for m in shown
        ],
        marker={"symbol": [m[1] for m in shown], "size": [m[2] for m in shown], "opacity": 1,
                "color": [m[3] for m in shown],
                "line": {"width": 2, "color": [m[4] for m in shown]}},
    )  # fmt: skip


def _alt(message: str, rows: list[dict[str, Any]], t: Translator) -> str:
    known = [(r, share) for r in rows if (share := way_pct(r, now_value(r))) is not None]
    if not known:
        return message
    low, high = (
        f"{t.pick(r, 'short')} {t.amount(share, '%', 1)}" for r, share in (known[0], known[-1])
    )
    return t("charts.extremes", message=message, low=low, high=high)
