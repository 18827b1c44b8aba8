"""What a line over both phases stands on: phase names, hinge, as-of line, targets, axes."""

from collections.abc import Sequence
from datetime import date, timedelta

import plotly.graph_objects as go

from charts.parts.theme import note
from pictures.axes import nice_ticks, tick_text
from pictures.tokens import Tokens
from schemas.row import Row
from translations import Translator
from translations.phrases import plain

CHARTS_TRAJECTORY_GOAL_KEYS = {
    "phase-1": "charts.trajectory.goal_phase-1",
    "phase-2": "charts.trajectory.goal_phase-2",
}

SIDE = timedelta(days=61)  # two months before and after, for labels at the ends
LATE = 0.6  # past this part of the time the words stand left of the day


def amount(value: float | None, item: Row, t: Translator, beside: float | None = None) -> str:
    """The value in the indicator's measure beside a bound, harmless for Plotly."""
    return plain(t.amount(value, item["measure"], item["decimals"], beside))


def share_of_time(phases: Sequence[Row], day: date) -> float:
    """Where a day is between the start of the first and the end of the last phase, 0–1."""
    if not phases:
        return 0.0
    first, last = phases[0]["start_date"], phases[-1]["end_date"]
    share: float = (day - first) / (last - first)
    return share


def draw_phases(
    drawn: go.Figure,
    phases: Sequence[Row],
    t: Translator,
    c: Tokens,
    *,
    is_anew: bool = False,
) -> None:
    """Names of the phases on top, a band where one hands over to the next; where the count starts
    again from 0 (`is_anew`) the later phase says so, for its path falls there."""
    refs = ("x", "paper")
    for row in phases:
        name = t(f"phase.{row['phase_id']}").upper()
        if is_anew and row is not phases[0]:
            name = f"{name}<br>{t('charts.trajectory.anew')}"
        shift = (18 if row is not phases[0] else 6, 0)
        note(drawn, row["start_date"], 1, name, color=c.ink_3, y="top", refs=refs, shift=shift)
    for row in phases[:-1]:
        band = {"x0": row["end_date"] - SIDE / 2, "x1": row["end_date"] + SIDE / 2}
        drawn.add_vrect(**band, fillcolor=c.grid, line_width=0, layer="below")
        note(
            drawn,
            row["end_date"],
            0,
            t("charts.trajectory.hinge"),
            color=c.ink_2,
            x="center",
            refs=refs,
            shift=(0, 2),
        )


def draw_today(
    drawn: go.Figure, phases: Sequence[Row], as_of: date, item: Row, t: Translator, c: Tokens
) -> None:
    """The red as-of line; its date stands where the lines do not go."""
    place = {"x0": as_of, "x1": as_of, "y0": 0, "y1": 0.92, "yref": "paper"}
    drawn.add_shape(type="line", line={"color": c.red, "width": 1.5}, layer="between", **place)
    late = share_of_time(phases, as_of) > LATE
    on_top = late == (item["direction"] == "lower")
    text = t("charts.trajectory.now", date=t.date(as_of))
    note(
        drawn,
        as_of,
        0.92 if on_top else 0,
        text,
        color=c.red,
        refs=("x", "paper"),
        x="right" if late else "left",
        y="top" if on_top else "bottom",
        shift=(-5 if late else 5, 0 if on_top else 18),
    )


def draw_goal(
    drawn: go.Figure,
    goal: Row,
    item: Row,
    t: Translator,
    c: Tokens,
    *,
    is_end: bool,
    is_left: bool,
) -> None:
    """A target ◆ with its value; words on a side the path leaves free, before it or after."""
    value = amount(goal["required_value"], item, t)
    text = t(CHARTS_TRAJECTORY_GOAL_KEYS[goal["phase_id"]], value=f"<b>{value}</b>")
    words = text.replace(" <b>", "<br><b>")  # in two lines: a phone has no room for one
    _diamond(drawn, goal, f"{text}<br>{t.date(goal['at_date'])}", c)
    falls = item["direction"] == "lower"
    above = is_left != falls
    before = 4 if is_end else -4
    shift = (before if is_left else 11, 8 if above else -8)
    note(
        drawn,
        goal["at_date"],
        goal["required_value"],
        words,
        color=c.ink,
        refs=("x", "y"),
        x="right" if is_left else "left",
        y="bottom" if above else "top",
        align="right" if is_left else "left",
        shift=shift,
        bgcolor=c.surface if is_left and not is_end else "rgba(0,0,0,0)",
    )


def _diamond(drawn: go.Figure, goal: Row, hover: str, c: Tokens) -> None:
    drawn.add_scatter(
        x=[goal["at_date"]],
        y=[goal["required_value"]],
        mode="markers",
        cliponaxis=False,
        marker={
            "symbol": "diamond",
            "size": 13,
            "color": c.gold,
            "opacity": 1,
            "line": {"width": 2, "color": c.surface},
        },
        hovertext=[hover],
        hoverinfo="text",
    )


def draw_axes(
    drawn: go.Figure, values: Sequence[float], days: Sequence[date], item: Row, t: Translator
) -> None:
    """Years below, round values on the left, room for words above and below."""
    low, high = min(values), max(values)
    room = (high - low) or abs(high) or 1.0
    drawn.update_xaxes(
        range=[min(days) - SIDE / 2, max(days) + SIDE],
        dtick="M12",
        tickformat="%Y",
        ticklabelmode="period",
    )
    ticks = nice_ticks(low, high)
    drawn.update_yaxes(
        range=[low - room * 0.22, high + room * 0.4],
        showgrid=True,
        automargin=True,
        tickvals=ticks,
        ticktext=[tick_text(v, item, t) for v in ticks],
    )
