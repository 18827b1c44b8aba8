"""Level against progress: every unit a dot, cut by the medians into four words.

Fast or slow is judged by the gain as a share of the room left, so the line between them slants:
at 98 % a point is a long way, at 20 % a short one.
"""

from collections.abc import Sequence
from statistics import median
from typing import Any

import plotly.graph_objects as go
import polars as pl

from charts.parts.theme import empty_figure, figure, label
from pictures.axes import nice_ticks
from pictures.levels import last_quarter, quadrants_message
from pictures.messages import Row
from pictures.tokens import TOKENS, Mode, Tokens
from translations import Translator
from translations.phrases import counted, plain, shorten

HEIGHT = 400
CORNERS = {
    "low_fast": (0, 1, "left", "top"),
    "high_fast": (1, 1, "right", "top"),
    "low_slow": (0, 0, "left", "bottom"),
    "high_slow": (1, 0, "right", "bottom"),
}


def level_quadrants(units: pl.DataFrame, t: Translator, mode: Mode) -> go.Figure:
    """Change (points) over level (%), a dot a unit; reads LevelImprovement."""
    rows = units.drop_nulls(["level_pct", "change_points"]).sort("unit_id").to_dicts()
    if not rows:
        return empty_figure(t, mode, "quadrants")
    message = quadrants_message(rows, t)
    since = t.date(min(r["start_date"] for r in rows))
    subtitle = t("charts.quadrants.measure", date=since)
    drawn = figure(t, mode, message, subtitle, _alt(message, rows, t), HEIGHT)
    c, cross = TOKENS[mode], cross_of(rows)
    shapes = _cross(rows, cross[0], c)
    words = [
        label(x, y, t(f"charts.quadrants.{name}"), color=c.ink_2, x=side, y=end)
        for name, (x, y, side, end) in CORNERS.items()
    ]
    named = furthest(rows, cross)
    words += [_name(row, cross, c) for row in named]
    drawn.update_layout(shapes=shapes, annotations=words, margin_b=44, margin_l=44)
    last = last_quarter(rows)
    for group in ("near_ceiling", "last", ""):
        _dots(drawn, [r for r in rows if _group(r, last) == group], group, named, t, c)
    return _axes(drawn, rows, t)


def cross_of(rows: Sequence[Row]) -> tuple[float, float]:
    """Median level and median change."""
    return median(r["level_pct"] for r in rows), median(r["change_points"] for r in rows)


def furthest(rows: Sequence[Row], cross: tuple[float, float]) -> list[Row]:
    """The unit furthest from the cross in each corner, at most four."""
    wide, high = _reach(rows, "level_pct"), _reach(rows, "change_points")

    def away(row: Row) -> float:
        across = (row["level_pct"] - cross[0]) / wide
        return float(across**2 + ((row["change_points"] - cross[1]) / high) ** 2)

    corners = ([r for r in rows if r["quadrant"] == name] for name in CORNERS)
    return [max(found, key=away) for found in corners if found]


def _reach(rows: Sequence[Row], name: str) -> float:
    values = [r[name] for r in rows]
    return (max(values) - min(values)) or 1.0


def _group(row: Row, last: Sequence[Row]) -> str:
    if row["quadrant"] == "near_ceiling":
        return "near_ceiling"
    return "last" if row in last else ""


def _dots(
    drawn: go.Figure,
    rows: Sequence[Row],
    group: str,
    named: Sequence[Row],
    t: Translator,
    c: Tokens,
) -> None:
    look = {"near_ceiling": (c.surface, c.primary), "last": (c.red, c.surface)}
    fill, edge = look.get(group, (c.rise, c.surface))
    drawn.add_scatter(
        x=[r["level_pct"] for r in rows],
        y=[r["change_points"] for r in rows],
        mode="markers",
        customdata=[[r["unit_id"]] for r in rows],
        hoverinfo="text",
        cliponaxis=False,
        hovertext=[_hover(r, t) for r in rows],
        marker={
            "symbol": "diamond" if group == "last" else "circle",
            "opacity": 1,
            "size": [13 if r in named else 8 for r in rows],
            "color": fill,
            "line": {"width": 1.5 if group == "near_ceiling" else 1, "color": edge},
        },
    )


def _hover(row: Row, t: Translator) -> str:
    corrected = t.number(row["corrected_pct"], 1)
    return "<br>".join(
        [
            f"<b>{plain(row['short_name'])}</b>",
            t(
                "charts.quadrants.level",
                level=t.amount(row["level_pct"], "%", 1),
                start=t.amount(row["start_pct"], "%", 1),
            ),
            t("charts.quadrants.change", change=t.signed(row["change_points"], 1)),
            t(
                "charts.quadrants.corrected",
                corrected=f"{corrected}%" if row["corrected_pct"] is not None else corrected,
            ),
            counted(t, "charts.movers.indicators", row["indicator_count"]),
        ]
    )


def _name(row: Row, cross: tuple[float, float], c: Tokens) -> dict[str, Any]:
    right, low = row["level_pct"] > cross[0], row["quadrant"].endswith("slow")
    return label(
        row["level_pct"],
        row["change_points"],
        f"<b>{plain(shorten(row['short_name'], 20))}</b>",
        color=c.ink,
        refs=("x", "y"),
        x="right" if right else "left",
        y="bottom" if low else "top",
        shift=(6 if right else -6, 7 if low else -7),
    )


def change_at(level: float, corrected_pct: float) -> float:
    """The change of a unit now at this level whose gain is this share of the room it had."""
    share = min(corrected_pct / 100, 0.99)
    if share < 0:
        return share / (1 + share) * level
    return share / (1 - share) * (100 - level)


def _cross(rows: Sequence[Row], middle: float, c: Tokens) -> list[dict[str, Any]]:
    """The median level upright, the median corrected gain aslant."""
    look = {"type": "line", "layer": "below", "line": {"color": c.mute, "width": 1.5}}
    lines = [look | {"x0": middle, "x1": middle, "y0": 0, "y1": 1, "yref": "paper"}]
    known = [r["corrected_pct"] for r in rows if r["corrected_pct"] is not None]
    if known:
        ends = [pick(r["level_pct"] for r in rows) for pick in (min, max)]
        high = [change_at(end, median(known)) for end in ends]
        lines.append(look | {"x0": ends[0], "x1": ends[1], "y0": high[0], "y1": high[1]})
    return lines


def _axes(drawn: go.Figure, rows: Sequence[Row], t: Translator) -> go.Figure:
    across, up = [r["level_pct"] for r in rows], [r["change_points"] for r in rows]
    wide, high = _reach(rows, "level_pct"), _reach(rows, "change_points")
    x, y = nice_ticks(min(across), max(across)), nice_ticks(min(up), max(up))
    drawn.update_xaxes(
        range=[min(across) - wide * 0.06, max(across) + wide * 0.06],
        showgrid=True,
        tickvals=x,
        ticktext=[t.amount(v, "%", 0) for v in x],
        title={"text": t("charts.quadrants.across"), "font": {"size": 12}, "standoff": 4},
    )
    return drawn.update_yaxes(
        range=[min(up) - high * 0.16, max(up) + high * 0.16],
        showgrid=True,
        tickvals=y,
        ticktext=[t.signed(v, 0 if v == int(v) else 1) if v else "0" for v in y],
    )


def _alt(message: str, rows: Sequence[Row], t: Translator) -> str:
    low, high = (
        f"{r['short_name']} {t.amount(r['level_pct'], '%', 1)}"
        for r in (pick(rows, key=lambda r: r["level_pct"]) for pick in (min, max))
    )
    return t("charts.extremes", message=message, low=low, high=high)
