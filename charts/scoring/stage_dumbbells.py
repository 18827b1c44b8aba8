"""Self against appraised (tự chấm, thẩm định): a mark a stage, the gap at the end."""

from collections.abc import Collection
from typing import Any

import plotly.graph_objects as go
import polars as pl

from charts.parts.theme import empty_figure, figure
from charts.scoring.score_rows import ROW, Rows, points, row_words, set_axes, with_points
from pictures.axes import nice_ticks
from pictures.messages import Row
from pictures.ranking import by_rank
from pictures.tokens import TOKENS, Mode
from translations import Translator
from translations.phrases import counted, first_fitting, plain

MARKS = (
    ("cross_points", "line-ns", 13),
    ("self_points", "circle-open", 12),
    ("appraised_points", "circle", 12),
    ("council_points", "diamond", 10),
)


def stage_dumbbells(
    ranking: pl.DataFrame, over: Collection[str], t: Translator, mode: Mode
) -> go.Figure:
    """Totals of every stage; `over` are the units that overrate themselves. ClusterRanking."""
    stages = [name for name, _, _ in MARKS]
    rows = by_rank(ranking.filter(pl.any_horizontal(pl.col(stages).is_not_null())).to_dicts())
    if not rows:
        return empty_figure(t, mode, "stage_dumbbells")
    known = [row[name] for row in rows for name in stages if row[name] is not None]
    low, high = min(known), max(known)
    room = (high - low) * 0.05 or 1.0
    ticks = nice_ticks(low, high)[:: 1 if high - low < 1 else 2]
    message = gap_message(rows, over, t)
    subtitle = t("charts.stage_dumbbells.measure", start=points(low, rows[0], t))
    drawn = figure(t, mode, message, subtitle, _alt(message, rows, t), ROW * len(rows) + 12)
    for place, row in enumerate(rows):
        _line(drawn, row, len(rows) - place - 1, row["unit_id"] in over, mode)
    for name, symbol, size in MARKS:
        _marks(drawn, rows, name, symbol, size, over, t, mode)
    words = row_words(rows, lambda r: _gap_words(r, over, t, mode), t, mode)
    drawn.update_layout(annotations=words)
    span = (min(low - room, ticks[0]), max(high + room, ticks[-1]))
    return set_axes(drawn, len(rows), ticks, [t.number(x) for x in ticks], span)


def gap(row: Row) -> float | None:
    """Appraised minus self-scored; null where either is missing."""
    if row["appraised_points"] is None or row["self_points"] is None:
        return None
    return float(row["appraised_points"] - row["self_points"])


def gap_message(rows: Rows, over: Collection[str], t: Translator) -> str:
    """Who overrates itself most, or how far apart the two stages usually are."""
    far = [r for r in rows if r["unit_id"] in over and gap(r) is not None]
    if far:
        worst = min(far, key=lambda r: gap(r) or 0.0)
        words = {"name": worst["short_name"], "gap": with_points(-(gap(worst) or 0), worst, t)}
        return first_fitting(counted(t, "charts.stage_dumbbells.over", len(far), **words))
    gaps = [g for g in map(gap, rows) if g is not None]
    if not gaps:
        return t("charts.stage_dumbbells.no_gap")
    middle = float(str(pl.Series(gaps).median()))
    key = "less" if middle < 0 else "more"
    size = with_points(abs(middle), rows[0], t)
    return t(f"charts.stage_dumbbells.{key}", gap=size)


def _line(drawn: go.Figure, row: Row, height: int, is_over: bool, mode: Mode) -> None:
    ends = [row[name] for name, _, _ in MARKS if row[name] is not None]
    c = TOKENS[mode]
    drawn.add_scatter(
        x=[min(ends), max(ends)],
        y=[height, height],
        mode="lines",
        hoverinfo="skip",
        line={"color": c.red if is_over else c.mute, "width": 3 if is_over else 2},
    )


def _marks(
    drawn: go.Figure,
    rows: Rows,
    name: str,
    symbol: str,
    size: int,
    over: Collection[str],
    t: Translator,
    mode: Mode,
) -> None:
    c = TOKENS[mode]
    shown = [(len(rows) - n - 1, r) for n, r in enumerate(rows) if r[name] is not None]
    colors = [
        c.red if r["unit_id"] in over and name == "appraised_points" else _color(name, mode)
        for _, r in shown
    ]
    line: dict[str, Any] = {"width": 2 if symbol in ("line-ns", "circle-open") else 0}
    drawn.add_scatter(
        x=[r[name] for _, r in shown],
        y=[y for y, _ in shown],
        mode="markers",
        hoverinfo="text",
        cliponaxis=False,
        hovertext=[_hover(r, t) for _, r in shown],
        marker={
            "symbol": symbol,
            "size": size,
            "color": colors,
            "opacity": 1,
            "line": line | {"color": colors},
        },
    )


def _color(name: str, mode: Mode) -> str:
    c = TOKENS[mode]
    return {"appraised_points": c.primary, "council_points": c.gold}.get(name, c.ink_2)


def _gap_words(row: Row, over: Collection[str], t: Translator, mode: Mode) -> str:
    if gap(row) is None:
        return t.number(None)
    text = t.signed(gap(row), row["decimals"])
    if row["unit_id"] in over:
        return f'<span style="color:{TOKENS[mode].red}"><b>▲ {text}</b></span>'
    return text


def _hover(row: Row, t: Translator) -> str:
    lines = [
        f"{t(f'charts.scores.{name}')}: {points(row[name], row, t)}"
        for name, _, _ in sorted(MARKS, key=lambda m: m[0] != "self_points")
        if row[name] is not None
    ]
    return "<br>".join([f"<b>{plain(row['short_name'])}</b>", *lines])


def _alt(message: str, rows: Rows, t: Translator) -> str:
    known = [r for r in rows if gap(r) is not None]
    if not known:
        return f"{message}. {t('charts.stage_dumbbells.no_pairs')}"
    ends = (min(known, key=lambda r: gap(r) or 0), max(known, key=lambda r: gap(r) or 0))
    low, high = (f"{r['short_name']} {t.signed(gap(r), r['decimals'])}" for r in ends)
    return t("charts.extremes", message=message, low=low, high=high)
