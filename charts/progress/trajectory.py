"""Will one indicator arrive: actual line, required path through both phases, targets."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import plotly.graph_objects as go
import polars as pl

from charts.parts.annotations import chart_notes, draw_notes
from charts.parts.theme import empty_figure, figure, note
from charts.progress.fan import Outlook, draw_fan, outlook_words
from charts.progress.stage import (
    LATE,
    amount,
    draw_axes,
    draw_goal,
    draw_phases,
    draw_today,
    share_of_time,
)
from pictures.messages import lead, trajectory_message
from pictures.tokens import TOKENS, Mode, Tokens
from pictures.trend import one_group, trend_mark
from schemas.row import Row
from translations import Translator
from translations.phrases import HEADLINE, capital, plain

HEIGHT = 320  # px: as high as the card beside it
LEFT_FROM = 0.2  # nearer to the left edge words on that side would be cut


def indicator_trajectory(
    trend: pl.DataFrame,
    path: pl.DataFrame,
    phases: pl.DataFrame,
    indicator: Row,
    as_of: date,
    t: Translator,
    mode: Mode,
    *,
    standing: pl.DataFrame | None = None,
    outlook: Outlook | None = None,
    annotations: pl.DataFrame | None = None,
) -> go.Figure:
    """Value by period against the path, in the indicator's measure; Trend, RequiredPath.

    The message is about the as-of date where `standing` (IndicatorStanding) has a value, so that
    it says what the tables say; `outlook` is the forecast, `annotations` an AnnotationList.
    """
    c, item, spans = TOKENS[mode], indicator, phases.sort("start_date").to_dicts()
    points = one_group(trend).sort("end_date").to_dicts()
    way = path.filter(pl.col("required_value").is_not_null()).sort("phase_id", "at_date").to_dicts()
    known = [p for p in points if p["value"] is not None]
    if not known and not way:
        return empty_figure(t, mode, "trajectory")
    goals = [w for w in way if w["is_target"]]
    outlook = outlook if known else None
    said = trajectory_message(_now(standing, known), _first(goals), item, t)
    said, subtitle = _with_outlook(said, outlook, goals, item, t)
    drawn = figure(t, mode, said, subtitle, _alt(said, known, item, t), HEIGHT)
    draw_phases(drawn, spans, t, c, is_anew=item["kind"] == "flow" and len(goals) > 1)
    draw_today(drawn, spans, as_of, item, t, c)
    days = _days(as_of, points, way, spans)
    draw_axes(drawn, _heights(known, way, outlook), days, item, t)
    if outlook and not outlook.reason:
        draw_fan(drawn, outlook, known[-1], item, t, c)
    _path(drawn, way, item, t, c)
    _line(drawn, points, item, t, c)
    _goals(drawn, goals, item, t, c, is_left=_ahead(known[-1:], item) < 0)
    _last(drawn, known[-1:], spans, item, t, c)
    return draw_notes(drawn, chart_notes(annotations, as_of, days), t, c)


def _goals(
    drawn: go.Figure, goals: Sequence[Row], item: Row, t: Translator, c: Tokens, *, is_left: bool
) -> None:
    """`is_left`: the last value is behind and its words stand where those of the first target
    would."""
    for goal in goals:
        is_end = goal is goals[-1] and len(goals) > 1
        draw_goal(drawn, goal, item, t, c, is_end=is_end, is_left=is_end or is_left)


def _ahead(last: Sequence[Row], item: Row) -> float:
    """How far the last known value is ahead of what was required then; 0 where nothing tells."""
    due = last[0]["required_value"] if last else None
    return 0.0 if due is None else lead(last[0]["value"], due, item)


def _days(
    as_of: date, points: Sequence[Row], way: Sequence[Row], spans: Sequence[Row]
) -> list[date]:
    """Every day the axis of time must reach."""
    days = [as_of, *(p["end_date"] for p in points), *(w["at_date"] for w in way)]
    return days + [row[name] for row in spans for name in ("start_date", "end_date")]


def _with_outlook(
    message: str, outlook: Outlook | None, goals: Sequence[Row], item: Row, t: Translator
) -> tuple[str, str]:
    """Message and measure line, each with what the forecast adds to it."""
    named = {"name": t.pick(item, "short"), "measure": t.measure(item["measure"])}
    verdict, ahead = outlook_words(outlook, goals, item, t)
    longer = f"{message}, {verdict}"
    message = longer if verdict and len(longer) <= HEADLINE else message
    return message, " · ".join(filter(None, [t("charts.trajectory.measure", **named), ahead]))


def _heights(known: Sequence[Row], way: Sequence[Row], outlook: Outlook | None) -> list[float]:
    """Every value the figure must have room for."""
    ends = [
        row[name]
        for row in (outlook.rows() if outlook else [])
        for name in ("low_value", "high_value")
    ]
    return [*(p["value"] for p in known), *(w["required_value"] for w in way), *ends]


def _path(drawn: go.Figure, way: Sequence[Row], item: Row, t: Translator, c: Tokens) -> None:
    for phase_id in dict.fromkeys(w["phase_id"] for w in way):
        part = [w for w in way if w["phase_id"] == phase_id]
        drawn.add_scatter(
            x=[w["at_date"] for w in part],
            y=[w["required_value"] for w in part],
            mode="lines",
            line={"color": c.ink_3, "width": 1.5, "dash": "5px,4px"},
            hovertext=[_path_hover(w, item, t) for w in part],
            hoverinfo="text",
        )


def _path_hover(row: Row, item: Row, t: Translator) -> str:
    required = t("charts.required", value=amount(row["required_value"], item, t))
    return f"<b>{t.date(row['at_date'])}</b><br>{required}"


def _line(drawn: go.Figure, points: Sequence[Row], item: Row, t: Translator, c: Tokens) -> None:
    x: list[Any] = []
    y: list[Any] = []
    hover: list[str] = []
    for before, point in zip([None, *points], points, strict=False):
        if before and item["kind"] == "flow" and before["phase_id"] != point["phase_id"]:
            x, y, hover = [*x, point["end_date"]], [*y, None], [*hover, ""]
        x, y, hover = (
            [*x, point["end_date"]],
            [*y, point["value"]],
            [*hover, _hover(point, item, t)],
        )
    drawn.add_scatter(
        x=x,
        y=y,
        mode="lines+markers",
        hovertext=hover,
        hoverinfo="text",
        connectgaps=False,
        line={"color": c.primary, "width": 2.5},
        cliponaxis=False,
        marker={
            "size": 8,
            "color": c.primary,
            "opacity": 1,
            "line": {"width": 1.5, "color": c.surface},
        },
    )


def _first(goals: Sequence[Row]) -> float | None:
    return goals[0]["required_value"] if goals else None


def _now(standing: pl.DataFrame | None, known: Sequence[Row]) -> Row | None:
    rows = [] if standing is None else standing.drop_nulls("value").to_dicts()
    return next(iter([*rows, *known[-1:]]), None)


def _hover(point: Row, item: Row, t: Translator) -> str:
    count, expected = t.number(point["unit_count"]), t.number(point["expected_count"])
    due = point["required_value"]
    value = amount(point["value"], item, t, due)
    return "<br>".join(
        [
            f"<b>{capital(t.period(point['period_id']))}: {value}</b>",
            t("charts.required", value=amount(due, item, t, point["value"])),
            t("charts.coverage", count=count, expected=expected),
            t("charts.fresh", count=t.number(point["fresh_count"])),
        ]
    )


def _last(
    drawn: go.Figure,
    last: Sequence[Row],
    spans: Sequence[Row],
    item: Row,
    t: Translator,
    c: Tokens,
) -> None:
    """The last known value, said beside its dot; nothing where none is known."""
    if not last:
        return
    point, share = last[0], share_of_time(spans, last[0]["end_date"])
    mark = trend_mark(point, item, t)
    text = f"<b>{plain(mark.amount)}</b> · {mark.period}"
    before = share > LEFT_FROM and (_ahead(last, item) >= 0 or share > LATE)
    lift = 12 if before == (item["direction"] == "higher") else -12
    note(
        drawn,
        point["end_date"],
        point["value"],
        text,
        color=c.primary,
        size=13,
        refs=("x", "y"),
        x="right" if before else "left",
        y="middle",
        bgcolor=c.surface,
        borderpad=1,
        shift=(-8 if before else 10, lift),
    )


def _alt(message: str, known: Sequence[Row], item: Row, t: Translator) -> str:
    if not known:
        return message
    ends = (min(known, key=lambda p: p["value"]), max(known, key=lambda p: p["value"]))
    low, high = (
        f"{t.period(p['period_id'])} {t.amount(p['value'], item['measure'], item['decimals'])}"
        for p in ends
    )
    return t("charts.extremes", message=message, low=low, high=high)
