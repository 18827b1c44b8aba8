"""Is it fair (đường Lorenz): cumulated share of awards over units, beside a band of chance."""

from typing import Any

import plotly.graph_objects as go
import polars as pl

from charts.parts.theme import Annotation, empty_figure, figure, label
from pictures.tokens import TOKENS, Mode, Tokens
from translations import Translator

HEIGHT = 320
TICKS = (0.0, 0.25, 0.5, 0.75, 1.0)


def award_lorenz(curve: pl.DataFrame, t: Translator, mode: Mode) -> go.Figure:
    """Lorenz curve with the band of 95 % of random draws; reads unit_ratio, award_ratio, low,
    high, and in every row gini, gini_low, gini_high, half_ratio, unit_count, award_count."""
    if curve.is_empty():
        return empty_figure(t, mode, "award_lorenz")
    c, first = TOKENS[mode], curve.row(0, named=True)
    message = lorenz_message(first, t)
    words = {key: t.number(first[key], 2) for key in ("gini", "gini_low", "gini_high")}
    subtitle = t("charts.award_lorenz.measure", **words)
    alt = f"{message}. {_half(first, t)}."
    drawn = figure(t, mode, message, subtitle, alt, HEIGHT)
    _lines(drawn, curve, first, c)
    texts = [t.amount(100 * value, "%") for value in TICKS]
    drawn.update_xaxes(range=[0, 1], tickvals=TICKS[1:], ticktext=texts[1:])
    drawn.update_yaxes(range=[0, 1.02], tickvals=TICKS, ticktext=texts, showgrid=True)
    return drawn.update_layout(annotations=_words(first, t, c), margin={"l": 44, "b": 44})


def _lines(drawn: go.Figure, curve: pl.DataFrame, first: dict[str, float], c: Tokens) -> None:
    """The band of chance, the diagonal, the curve, and the lower half."""
    x = curve["unit_ratio"].to_list()
    none: dict[str, Any] = {"mode": "lines", "hoverinfo": "skip"}
    drawn.add_scatter(x=x, y=curve["high"].to_list(), line={"width": 0}, **none)
    band = {"fill": "tonexty", "fillcolor": c.mute_2, "line": {"width": 0}}
    drawn.add_scatter(x=x, y=curve["low"].to_list(), **band, **none)
    dashed = {"color": c.mute, "width": 1, "dash": "dash"}
    drawn.add_scatter(x=[0, 1], y=[0, 1], line=dashed, **none)
    own = curve["award_ratio"].to_list()
    drawn.add_scatter(x=x, y=own, line={"color": c.primary, "width": 3}, **none)
    mark = {"color": c.primary, "size": 9, "opacity": 1}
    drawn.add_scatter(
        x=[0.5], y=[first["half_ratio"]], mode="markers", hoverinfo="skip", marker=mark
    )


def _words(first: dict[str, float], t: Translator, c: Tokens) -> list[Annotation]:
    half = _half(first, t).replace(": ", ":<br>")
    equal, axis = t("charts.award_lorenz.equal"), t("charts.award_lorenz.axis")
    return [
        label(
            0.5,
            first["half_ratio"],
            half,
            color=c.ink,
            refs=("x", "y"),
            shift=(10, -4),
            y="top",
            align="left",
        ),
        label(0.3, 0.33, equal, color=c.ink_3, x="right", refs=("x", "y")),
        label(0.5, 0, axis, color=c.ink_3, x="center", y="top", shift=(0, -22)),
    ]


def lorenz_message(first: dict[str, float], t: Translator) -> str:
    """Whether awards are more concentrated than chance."""
    if first["gini"] > first["gini_high"]:
        return t("charts.award_lorenz.concentrated")
    if first["gini"] < first["gini_low"]:
        return t("charts.award_lorenz.even")
    return t("charts.award_lorenz.chance")


def _half(first: dict[str, float], t: Translator) -> str:
    return t("charts.award_lorenz.half", share=t.amount(100 * first["half_ratio"], "%", 1))
