"""How fast reports arrive: units by day against the same units a year before."""

from collections.abc import Sequence
from datetime import date, timedelta

import plotly.graph_objects as go
import polars as pl

from charts.parts.doors import HERE, add_doors
from charts.parts.theme import Stroke, empty_figure, figure, note
from pictures.axes import nice_ticks
from pictures.reporting.arrivals import ArrivalDay, ArrivalPicture, arrival_picture
from pictures.tokens import TOKENS, Mode, Tokens
from translations import Translator

HEIGHT = 400  # px: both curves and the words above the deadline
STEPS = (1, 2, 3, 7, 14, 28, 56, 91, 182)  # days between ticks that people count in
MOST_TICKS = 6  # dates side by side on a phone
REFS = ("x", "y")


def arrival_lines(curve: pl.DataFrame, as_of: date, t: Translator, mode: Mode) -> go.Figure:
    """Units with a report accepted (nộp cộng dồn), day by day to the deadline; ArrivalCurve."""
    picture = arrival_picture(curve, as_of, t)
    if picture is None:
        return empty_figure(t, mode, "arrivals")
    c, owed = TOKENS[mode], picture.owed
    subtitle = (
        t("charts.arrivals.measure_both", count=t.number(owed))
        if picture.before
        else t("charts.arrivals.measure_alone", count=t.number(owed))
    )
    drawn = figure(t, mode, picture.sentence, subtitle, _alt(picture, t), HEIGHT)
    _line(drawn, picture.now, picture, {"color": c.primary, "width": 3}, t, fill=c.sequential[0])
    earlier: Stroke = {"color": c.ink_3, "width": 1.5, "dash": "5px,4px"}
    _line(drawn, picture.before, picture, earlier, t)
    _deadline(drawn, picture, t, c)
    _ends(drawn, picture, t, c)
    _days(drawn, picture)
    days = [(f"{d.day:%d/%m/%Y}", (d.day.isoformat(),), (d.day, d.count)) for d in picture.now]
    add_doors(drawn, HERE, ("as_of",), days, kind="dot")
    levels = [level for level in nice_ticks(0, owed) if level == round(level)]
    return drawn.update_yaxes(
        range=[0, owed * 1.12],  # the words of what is owed stand over the highest line
        showgrid=True,
        tickvals=levels,
        automargin=True,
        ticktext=[t.number(level) for level in levels],
    )


def _days(drawn: go.Figure, picture: ArrivalPicture) -> None:
    """Days along the axis, with room for the words at the end of the curve."""
    first, last = picture.span
    pad = max(1, round((last - first) * 0.04))
    days = [picture.due + timedelta(days=d) for d in (first - pad, last + pad * 6)]
    step = next((s for s in STEPS if (last - first) / s <= MOST_TICKS), STEPS[-1])
    ticks = [
        picture.due + timedelta(days=d) for d in range(-(-first // step) * step, last + 1, step)
    ]
    drawn.update_xaxes(
        range=days, tickvals=ticks, ticktext=[f"{d:%d/%m}" for d in ticks], tickangle=0
    )
    drawn.update_layout(xaxis_ticklabelstandoff=8, margin_b=32)  # clear of the 0 beside them


def _line(
    drawn: go.Figure,
    days: Sequence[ArrivalDay],
    picture: ArrivalPicture,
    line: Stroke,
    t: Translator,
    fill: str | None = None,
) -> None:
    if not days:
        return
    drawn.add_scatter(
        x=[picture.due + timedelta(days=one.to_due) for one in days],
        y=[one.count for one in days],
        mode="lines",
        line={"shape": "hv", **line},
        hoverinfo="text",
        hovertext=[_hover(one, picture.owed, t) for one in days],
        fill="tozeroy" if fill else None,
        fillcolor=fill,
    )


def _hover(one: ArrivalDay, owed: int, t: Translator) -> str:
    share = f"{t.number(one.count)}/{t.number(owed)}"
    return f"<b>{t.date(one.day)}</b><br>{t('charts.arrivals.hover', share=share)}"


def _deadline(drawn: go.Figure, picture: ArrivalPicture, t: Translator, c: Tokens) -> None:
    due, owed = picture.due, picture.owed
    place = {"x0": due, "x1": due, "y0": 0, "y1": owed}
    drawn.add_shape(type="line", line={"color": c.red, "width": 2}, layer="between", **place)
    drawn.add_shape(
        type="line",
        xref="paper",
        x0=0,
        x1=1,
        y0=owed,
        y1=owed,
        layer="below",
        line={"color": c.mute, "width": 1},
    )
    text = t("charts.arrivals.due", date=t.date(due))
    is_low = picture.now[-1].count < owed / 4  # its own words stand there
    note(
        drawn,
        due,
        owed / 2 if is_low else 0,
        f"<b>{text}</b>",
        color=c.red,
        refs=REFS,
        bgcolor=c.surface,
        borderpad=1,
        shift=(5, 4),
    )
    words = t("charts.arrivals.owed", count=t.number(owed))
    note(drawn, 0, owed, words, color=c.ink_2, refs=("paper", "y"))


def _ends(drawn: go.Figure, picture: ArrivalPicture, t: Translator, c: Tokens) -> None:
    due, first, last = picture.due, picture.now[0], picture.now[-1]
    at = due + timedelta(days=last.to_due)
    _dot(drawn, at, last.count, c)
    text = t("charts.arrivals.now", count=t.number(last.count))
    # in the first days the words would run over the axis on their left
    is_early = at - first.day < (due - first.day) / 4
    note(
        drawn,
        at,
        last.count,
        f"<b>{text}</b>",
        color=c.primary,
        refs=REFS,
        x="left" if is_early else "right",
        size=13,
        shift=(10 if is_early else -10, 6),
        bgcolor=c.surface,
        borderpad=1,
    )
    if picture.before:
        end = picture.before[-1]
        note(
            drawn,
            due + timedelta(days=end.to_due),
            end.count,
            t("charts.arrivals.before", year=end.day.year),
            color=c.ink_2,
            refs=REFS,
            y="middle",
            shift=(5, 0),
        )


def _dot(drawn: go.Figure, at: date, count: int, c: Tokens) -> None:
    drawn.add_scatter(
        x=[at],
        y=[count],
        mode="markers",
        hoverinfo="skip",
        cliponaxis=False,
        marker={
            "size": 11,
            "color": c.primary,
            "opacity": 1,
            "line": {"width": 2, "color": c.surface},
        },
    )


def _alt(picture: ArrivalPicture, t: Translator) -> str:
    first, last = picture.now[0], picture.now[-1]
    values = {
        "first": t.date(first.day),
        "last": t.date(last.day),
        "count": t.number(last.count),
        "owed": t.number(picture.owed),
    }
    return t("charts.arrivals.alt", message=picture.sentence, **values)
