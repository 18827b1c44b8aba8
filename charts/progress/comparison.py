"""Phases side by side: start, now and both targets on the way to the phase 2 target.

What is counted within a phase starts again from 0 in the next: until then its way is phase 1's own.
"""

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go
import polars as pl

from charts.parts.doors import add_doors, whole_row
from charts.parts.news import comparison_message
from charts.parts.theme import Look, Mark, Stroke, empty_figure, figure, label, row_label
from pictures.progress.speed import must_speed_up
from pictures.tokens import TOKENS, Mode, Tokens
from schemas.row import Row
from translations import Translator
from translations.phrases import per_year, plain, shorten

CHARTS_COMPARISON_KEYS = {
    "goal_1": "charts.comparison.goal_1",
    "goal_2": "charts.comparison.goal_2",
    "now": "charts.comparison.now",
    "result_1": "charts.comparison.result_1",
    "start": "charts.comparison.start",
    "start_2": "charts.comparison.start_2",
}

ROW, LINE, LIFT = 64, 16, 7  # pixels of a row of three lines of words, and of those over its bar
NAME = 26  # letters of an indicator that a phone has room for beside its value and target
MOST = 16  # rows on a card; the sentence says how many there are


def phase_dumbbells(comparison: pl.DataFrame, t: Translator, mode: Mode) -> go.Figure:
    """Dumbbells of the way to the target (0–100 %), most to speed up first; PhaseComparison."""
    if comparison.is_empty():
        return empty_figure(t, mode, "comparison")
    every = sorted(comparison.to_dicts(), key=_order)
    rows = every[:MOST]
    message = comparison_message(every, t)
    alt = _alt(message, every, t)
    subtitle = _measure(len(every), t)
    tall = ROW + LINE if any(_is_anew(row) for row in rows) else ROW
    drawn = figure(t, mode, message, subtitle, alt, tall * len(rows))
    c, upward = TOKENS[mode], rows[::-1]
    drawn.update_layout(
        annotations=[w for y, row in enumerate(upward) for w in _words(row, y, t, c)],
        shapes=[_way(height, c) for height in range(len(rows))],
    )
    if any(_goal(row) is not None for row in rows):
        _lines(drawn, upward, c)
        _marks(drawn, upward, t, c)
    named = [(t.pick(r, "short"), (r["indicator_id"],), whole_row(y)) for y, r in enumerate(upward)]
    add_doors(drawn, "progress", ("indicator",), named, content=None, view=None)
    ticks = [25, 50, 75]
    drawn.update_xaxes(
        range=[-2, 102], showgrid=True, tickvals=ticks, ticktext=[f"{x}%" for x in ticks]
    )
    return drawn.update_yaxes(range=[-0.5, len(rows) - 0.5], visible=False)


def _measure(count: int, t: Translator) -> str:
    said = t("charts.comparison.measure")
    if count <= MOST:
        return said
    shown = t("charts.comparison.shown", shown=t.number(MOST), total=t.number(count))
    return f"{said} · {shown}"


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


def is_phase_1_count(row: Row) -> bool:
    """Whether the value is a count of phase 1, which says nothing of the way through phase 2."""
    return bool(row["kind"] == "flow" and row["phase_2_value"] is None)


def _is_anew(row: Row) -> bool:
    """Whether a line of its own says what is counted anew in phase 2."""
    return is_phase_1_count(row) and row["phase_2_target"] is not None


def _goal(row: Row) -> float | None:
    goal: float | None = row["phase_1_target" if is_phase_1_count(row) else "phase_2_target"]
    return goal


def _share(row: Row, value: float | None) -> float | None:
    """Part of its way that a value stands for: of a count of phase 1 that of phase 1."""
    return way_pct({**row, "phase_2_target": _goal(row)}, value)


def _order(row: Row) -> tuple[bool, float, float, int]:
    """What must speed up most first: the gain made against the gain needed is one measure for all,
    parts of ways of different length are not."""
    share = _share(row, now_value(row))
    needed, gained = row["needed_per_year"], row["gained_per_year"]
    is_there = share is None or share >= 100 or not needed
    pace = 9e9 if is_there or gained is None else gained / needed
    return share is None, pace, share or 0.0, row["position"]


def _amount(value: float | None, row: Row, t: Translator) -> str:
    return plain(t.amount(value, row["measure"], row["decimals"]))


def _rates(row: Row, t: Translator) -> str:
    if row["phase_2_target"] is None:
        return t("charts.comparison.no_target")
    if now_value(row) is None:
        return t("charts.comparison.no_value")
    share = way_pct(row, now_value(row))
    if share is not None and share >= 100 and not is_phase_1_count(row):
        return t("charts.comparison.reached")
    needed, gained = row["needed_per_year"], row["gained_per_year"]
    measure, decimals = row["measure"], row["decimals"]
    if needed is None:
        return ""
    if gained is None:
        whole = plain(per_year(t, needed, measure, decimals))
        return t("charts.comparison.needed", needed=whole)
    bare, whole = t.signed(needed, decimals), plain(per_year(t, gained, measure, decimals))
    text = t("charts.comparison.rates", needed=bare, gained=whole)
    return f"<b>▼ {text}</b>" if must_speed_up(row) else text


def _words(row: Row, height: int, t: Translator, c: Tokens) -> Sequence[Row]:
    now = now_value(row)
    bare = _amount(now, row, t) if row["measure"] == "%" else t.number(now, row["decimals"])
    place = {"value": f"<b>{bare}</b>", "target": _amount(_goal(row), row, t)}
    name = f"<b>{plain(shorten(t.pick(row, 'short'), NAME))}</b>"
    under: Look = {"color": c.ink_2, "refs": ("paper", "y"), "y": "top", "shift": (0, -8)}
    words = [label(1, height, _rates(row, t), **(under | {"x": "right"}))]
    if _is_anew(row):
        goal = t.number(row["phase_2_target"], row["decimals"])
        said = t("charts.comparison.anew", target=goal)
        words.append(label(0, height, said, **(under | {"shift": (0, -8 - LINE)})))
    return [*row_label(height, name, t("charts.comparison.place", **place), c, LIFT), *words]


def _way(height: int, c: Tokens) -> Mark:
    line: Stroke = {"color": c.mute, "width": 2, "dash": "2px,4px"}
    return {
        "type": "line",
        "x0": 0,
        "x1": 100,
        "y0": height,
        "y1": height,
        "line": line,
        "layer": "below",
    }


def _inside(share: float) -> float:
    return min(max(share, -2.0), 102.0)


def _lines(drawn: go.Figure, rows: Sequence[Row], c: Tokens) -> None:
    x: list[float | None] = []
    y: list[float | None] = []
    for height, row in enumerate(rows):
        share = _share(row, now_value(row))
        if share is not None:
            x, y = [*x, 0, _inside(share), None], [*y, height, height, None]
    drawn.add_scatter(
        x=x, y=y, mode="lines", hoverinfo="skip", line={"color": c.primary, "width": 4}
    )


def _marks(drawn: go.Figure, rows: Sequence[Row], t: Translator, c: Tokens) -> None:
    marks = [
        (height, share, *look, row)
        for height, row in enumerate(rows)
        if _goal(row) is not None
        for share, *look in _places(row, c)
        if share is not None
    ]
    drawn.add_scatter(
        x=[_inside(m[1]) for m in marks],
        y=[m[0] for m in marks],
        mode="markers",
        cliponaxis=False,
        hoverinfo="text",
        hovertext=[_hover(m[-1], m[6], m[7], t) for m in marks],
        marker={
            "symbol": [m[2] for m in marks],
            "size": [m[3] for m in marks],
            "opacity": 1,
            "color": [m[4] for m in marks],
            "line": {"width": 2, "color": [m[5] for m in marks]},
        },
    )


def _places(row: Row, c: Tokens) -> list[tuple[Any, ...]]:
    value, interim = now_value(row), row["phase_1_target"]
    now = (_share(row, value), "circle", 14, c.primary, c.surface, "now", value)
    if is_phase_1_count(row):
        return [(100.0, "diamond", 13, c.gold, c.surface, "goal_1", interim), now]
    is_carried = row["kind"] == "stock" and row["phase_2_value"] is not None
    result, start = (row["phase_1_value"], row["phase_2_start"]) if is_carried else (None, None)
    revised = start if start != result else None
    return [
        (0.0, "circle", 10, c.surface, c.primary, "start", row["baseline_value"]),
        (way_pct(row, interim), "diamond", 10, c.surface, c.gold, "goal_1", interim),
        (way_pct(row, revised), "line-ns", 12, c.ink_3, c.ink_3, "start_2", revised),
        (way_pct(row, result), "square", 10, c.surface, c.primary, "result_1", result),
        (100.0, "diamond", 13, c.gold, c.surface, "goal_2", row["phase_2_target"]),
        now,
    ]


def _hover(row: Row, kind: str, value: float | None, t: Translator) -> str:
    words = t(CHARTS_COMPARISON_KEYS[kind], value=_amount(value, row, t))
    return f"<b>{plain(t.pick(row, 'short'))}</b><br>{words}"


def _alt(message: str, rows: Sequence[Row], t: Translator) -> str:
    known = [(share, r) for r in rows if (share := _share(r, now_value(r))) is not None]
    if not known:
        return message
    known.sort(key=lambda pair: pair[0])
    low, high = (
        f"{t.pick(r, 'short')} {t.amount(share, '%', 1)}" for share, r in (known[0], known[-1])
    )
    return t("charts.extremes", message=message, low=low, high=high)
