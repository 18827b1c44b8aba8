"""Awards against results (khen thưởng và kết quả): do the units that got awards lead?"""

from collections.abc import Mapping, Sequence
from statistics import median
from typing import Any

import plotly.graph_objects as go
import polars as pl

from charts.parts.theme import empty_figure, figure, label
from pictures.award_words import exceptions, results_message
from pictures.axes import nice_ticks
from pictures.tokens import TOKENS, Mode, Tokens
from translations import Translator
from translations.phrases import counted, plain, shorten

HEIGHT, NAMED = 360, 6
Row = Mapping[str, Any]


def award_results(units: pl.DataFrame, t: Translator, mode: Mode) -> go.Figure:
    """Awards over level (0–100 %); exceptions: above the median without an award, below it with
    more than most. Reads unit_id, short_name, level_pct, decided_count."""
    rows = units.drop_nulls(["level_pct"]).sort("unit_id").to_dicts()
    if len(rows) < 2:
        return empty_figure(t, mode, "award_results")
    c, middle = TOKENS[mode], median(row["level_pct"] for row in rows)
    strong, weak = exceptions(rows)
    message = results_message(rows, strong, t)
    measure = t("charts.award_results.measure")
    drawn = figure(t, mode, message, measure, _alt(message, strong, weak, t), HEIGHT)
    for group, color in (("", c.mute), ("weak", c.gold), ("strong", c.red)):
        _dots(drawn, [r for r in rows if _group(r, strong, weak) == group], color, t, c)
    _set_axes(drawn, rows, t)
    drawn.add_vline(x=middle, line={"color": c.ink_3, "width": 1, "dash": "dot"})
    words = [_name(r, middle, c.ink) for r in (*strong[:1], *weak[:1])]
    words.append(
        label(
            middle,
            1,
            t("charts.award_results.median"),
            color=c.ink_3,
            refs=("x", "paper"),
            shift=(4, 0),
            y="top",
        )
    )
    lines = [_named(key, found, t) for key, found in (("strong", strong), ("weak", weak)) if found]
    return drawn.update_layout(
        annotations=words, margin={"l": 36, "b": 32}, meta={**drawn.layout.meta, "notes": lines}
    )


def _dots(drawn: go.Figure, members: Sequence[Row], color: str, t: Translator, c: Tokens) -> None:
    drawn.add_scatter(
        x=[r["level_pct"] for r in members],
        y=[r["decided_count"] for r in members],
        mode="markers",
        marker={"color": color, "size": 9, "opacity": 1, "line": {"color": c.surface}},
        hovertext=[_hover(r, t) for r in members],
        hoverinfo="text",
    )


def _set_axes(drawn: go.Figure, rows: Sequence[Row], t: Translator) -> None:
    most = max(row["decided_count"] for row in rows) or 1
    low, high = min(r["level_pct"] for r in rows), max(r["level_pct"] for r in rows)
    across, up = nice_ticks(low, high), [x for x in nice_ticks(0, most) if float(x).is_integer()]
    drawn.update_xaxes(
        range=[low - 3, high + 3],
        showgrid=True,
        tickvals=across,
        ticktext=[t.amount(x, "%") for x in across],
    )
    drawn.update_yaxes(
        range=[-0.6, most * 1.12], showgrid=True, tickvals=up, ticktext=[t.number(x) for x in up]
    )


def _named(key: str, rows: Sequence[Row], t: Translator) -> str:
    """The exceptions by name, under the chart."""
    names = [row["short_name"] for row in rows[:NAMED]]
    more = "; …" if len(rows) > NAMED else ""
    return t(f"charts.award_results.{key}", names="; ".join(names) + more)


def _group(row: Row, strong: Sequence[Row], weak: Sequence[Row]) -> str:
    return "strong" if row in strong else "weak" if row in weak else ""


def _hover(row: Row, t: Translator) -> str:
    awards = counted(t, "charts.award_results.awards", row["decided_count"])
    return f"<b>{plain(row['short_name'])}</b><br>{t.amount(row['level_pct'], '%', 1)} · {awards}"


def _name(row: Row, middle: float, color: str) -> dict[str, Any]:
    side = "right" if row["level_pct"] > middle else "left"
    name = plain(shorten(row["short_name"], 20))
    return label(
        row["level_pct"],
        row["decided_count"],
        name,
        color=color,
        refs=("x", "y"),
        x=side,
        shift=(0, 7),
    )


def _alt(message: str, strong: Sequence[Row], weak: Sequence[Row], t: Translator) -> str:
    none = "; ".join(r["short_name"] for r in strong[:3])
    many = "; ".join(f"{r['short_name']}: {t.number(r['decided_count'])}" for r in weak[:3])
    return f"{message}. {'. '.join(filter(None, [none, many]))}".strip()
