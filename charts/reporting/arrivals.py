"""How fast reports arrive: units by day against the same units a year before."""

from collections.abc import Sequence
from datetime import date, timedelta

import plotly.graph_objects as go
import polars as pl

from charts.parts.theme import Stroke, empty_figure, figure, note
from pictures.axes import nice_ticks
from pictures.messages import Row
from pictures.tokens import TOKENS, Mode, Tokens
from translations import Translator
from translations.phrases import first_fitting, is_trend

HEIGHT, STEPS = 400, (1, 2, 3, 7, 14, 28, 56, 91, 182)
REFS = ("x", "y")


def arrival_lines(curve: pl.DataFrame, as_of: date, t: Translator, mode: Mode) -> go.Figure:
    """Units with a report accepted (nộp cộng dồn), day by day to the deadline; ArrivalCurve."""
    now, before = curves(curve, as_of)
    if not now:
        return empty_figure(t, mode, "arrivals")
    c, owed = TOKENS[mode], now[-1]["expected_count"]
    message = arrivals_message(now, before, t)
    key = "charts.arrivals.measure_both" if before else "charts.arrivals.measure_alone"
    subtitle = t(key, count=t.number(owed))
    drawn = figure(t, mode, message, subtitle, _alt(message, now, t), HEIGHT)
    due = now[-1]["at_date"] - timedelta(days=now[-1]["days_to_due"])
    _line(
        drawn,
        now,
        due,
        {"color": c.primary, "width": 3},
        t,
        fill=c.sequential[0],
    )
    _line(drawn, before, due, {"color": c.ink_3, "width": 1.5, "dash": "5px,4px"}, t)
    _deadline(drawn, due, owed, t, c)
    _ends(drawn, now, before, due, t, c)
    first, last = _span([*now, *before])
    pad = max(1, round((last - first) * 0.04))
    days = [due + timedelta(days=d) for d in (first - pad, last + pad * 6)]
    step = next((s for s in STEPS if (last - first) / s <= 6), STEPS[-1])
    ticks = [due + timedelta(days=d) for d in range(-(-first // step) * step, last + 1, step)]
    drawn.update_xaxes(
        range=days, tickvals=ticks, ticktext=[f"{d:%d/%m}" for d in ticks], tickangle=0
    )
    levels = [level for level in nice_ticks(0, owed) if level == round(level)]
    return drawn.update_yaxes(
        range=[0, owed * 1.12],
        showgrid=True,
        tickvals=levels,
        automargin=True,
        ticktext=[t.number(level) for level in levels],
    )


def curves(curve: pl.DataFrame, as_of: date) -> tuple[Sequence[Row], Sequence[Row]]:
    """This curve up to the as-of date, and the one of a year before, each in order of days."""
    rows: Sequence[Row] = [*curve.drop_nulls("days_to_due").sort("days_to_due").to_dicts()]
    now = [r for r in rows if not r["is_previous"] and r["at_date"] <= as_of]
    return now, [r for r in rows if r["is_previous"]]


def arrivals_message(now: Sequence[Row], before: Sequence[Row], t: Translator) -> str:
    """Faster or slower than the year before, on the same day before or after the deadline.

    A difference of a unit or two is level with it.
    """
    count, owed = now[-1]["accepted_count"], now[-1]["expected_count"]
    words = {"count": t.number(count), "owed": t.number(owed)}
    if not before:
        return t("charts.arrivals.alone", **words)
    earlier = [r["accepted_count"] for r in before if r["days_to_due"] <= now[-1]["days_to_due"]]
    past = earlier[-1] if earlier else 0
    differ = is_trend(count, past, owed)
    key = ("faster" if count > past else "slower") if differ else "same"
    key = key if count or past else "nothing"
    return first_fitting(t(f"charts.arrivals.{key}", before=t.number(past), **words))


def _span(rows: Sequence[Row]) -> tuple[int, int]:
    moved = [r["days_to_due"] for r in rows if r["accepted_count"]]
    days = [r["days_to_due"] for r in rows]
    first = min(moved, default=min(days))
    return min(first, 0) - 1, max(*days, 0)


def _line(
    drawn: go.Figure,
    rows: Sequence[Row],
    due: date,
    line: Stroke,
    t: Translator,
    fill: str | None = None,
) -> None:
    if not rows:
        return
    drawn.add_scatter(
        x=[due + timedelta(days=r["days_to_due"]) for r in rows],
        y=[r["accepted_count"] for r in rows],
        mode="lines",
        line={"shape": "hv", **line},
        hoverinfo="text",
        hovertext=[_hover(r, t) for r in rows],
        fill="tozeroy" if fill else None,
        fillcolor=fill,
    )


def _hover(row: Row, t: Translator) -> str:
    share = f"{t.number(row['accepted_count'])}/{t.number(row['expected_count'])}"
    return f"<b>{t.date(row['at_date'])}</b><br>{t('charts.arrivals.hover', share=share)}"


def _deadline(drawn: go.Figure, due: date, owed: int, t: Translator, c: Tokens) -> None:
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
    note(
        drawn,
        due,
        0,
        f"<b>{text}</b>",
        color=c.red,
        refs=REFS,
        x="right",
        bgcolor=c.surface,
        borderpad=1,
        shift=(-5, 4),
    )
    words = t("charts.arrivals.owed", count=t.number(owed))
    note(drawn, 0, owed, words, color=c.ink_2, refs=("paper", "y"))


def _ends(
    drawn: go.Figure, now: Sequence[Row], before: Sequence[Row], due: date, t: Translator, c: Tokens
) -> None:
    last = now[-1]
    at = due + timedelta(days=last["days_to_due"])
    _dot(drawn, at, last["accepted_count"], c)
    text = t("charts.arrivals.now", count=t.number(last["accepted_count"]))
    # in the first days the words would run over the axis on their left
    is_early = at - now[0]["at_date"] < (due - now[0]["at_date"]) / 4
    note(
        drawn,
        at,
        last["accepted_count"],
        f"<b>{text}</b>",
        color=c.primary,
        refs=REFS,
        x="left" if is_early else "right",
        size=13,
        shift=(10 if is_early else -10, 6),
        bgcolor=c.surface,
        borderpad=1,
    )
    if before:
        end = before[-1]
        note(
            drawn,
            due + timedelta(days=end["days_to_due"]),
            end["accepted_count"],
            t("charts.arrivals.before", year=end["at_date"].year),
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


def _alt(message: str, now: Sequence[Row], t: Translator) -> str:
    first, last = now[0], now[-1]
    values = {
        "first": t.date(first["at_date"]),
        "last": t.date(last["at_date"]),
        "count": t.number(last["accepted_count"]),
        "owed": t.number(last["expected_count"]),
    }
    return t("charts.arrivals.alt", message=message, **values)
