"""Is it fair (đường Lorenz): cumulated share of awards over units, beside a band of chance."""

from collections.abc import Mapping
from textwrap import wrap

import plotly.graph_objects as go
import polars as pl

from charts.parts.theme import Annotation, Look, empty_figure, figure, label
from pictures.awards.lorenz import EQUAL, LorenzPicture, Points, lorenz_picture
from pictures.tokens import TOKENS, Mode, Tokens
from translations import Translator
from translations.phrases import plain

HEIGHT, LOW = 320, 0.2
HALF = 20  # letters beside the curve: as many as a phone has room for
TICKS = (0.0, 0.25, 0.5, 0.75, 1.0)


def award_lorenz(curve: pl.DataFrame, t: Translator, mode: Mode) -> go.Figure:
    """Lorenz curve with the band of 95 % of random draws; reads what `lorenz_picture` does."""
    picture = lorenz_picture(curve, t)
    if picture is None:
        return empty_figure(t, mode, "award_lorenz")
    subtitle = t("charts.award_lorenz.measure", **picture.gini_texts)
    alt = f"{picture.sentence}. {picture.half_text}."
    drawn = figure(t, mode, picture.sentence, subtitle, alt, HEIGHT)
    _lines(drawn, picture, TOKENS[mode])
    texts = [t.amount(100 * value, "%") for value in TICKS]
    drawn.update_xaxes(range=[0, 1], tickvals=TICKS[1:], ticktext=texts[1:])
    drawn.update_yaxes(range=[0, 1.02], tickvals=TICKS, ticktext=texts, showgrid=True)
    words = _words(picture, t, TOKENS[mode])
    return drawn.update_layout(annotations=words, margin={"l": 44, "b": 44})


def _lines(drawn: go.Figure, picture: LorenzPicture, c: Tokens) -> None:
    """The band of chance, the diagonal, the curve, and the lower half."""
    _add(drawn, picture.high, {"line": {"width": 0}})
    band = {"fill": "tonexty", "fillcolor": c.mute_2, "line": {"width": 0}}
    _add(drawn, picture.low, band)
    _add(drawn, EQUAL, {"line": {"color": c.mute, "width": 1, "dash": "dash"}})
    _add(drawn, picture.points, {"line": {"color": c.primary, "width": 3}})
    mark = {"color": c.primary, "size": 9, "opacity": 1}
    drawn.add_scatter(x=[0.5], y=[picture.half], mode="markers", hoverinfo="skip", marker=mark)


def _add(drawn: go.Figure, points: Points, look: Mapping[str, object]) -> None:
    x, y = zip(*points, strict=True)
    drawn.add_scatter(x=x, y=y, mode="lines", hoverinfo="skip", **look)


def _words(picture: LorenzPicture, t: Translator, c: Tokens) -> list[Annotation]:
    half = "<br>".join(plain(line) for line in wrap(picture.half_text, HALF))
    equal, axis = t("charts.award_lorenz.equal"), t("charts.award_lorenz.axis")
    look: Look = {"color": c.ink, "refs": ("x", "y"), "align": "left", "y": "top"}
    look["shift"] = (10, -4)
    if picture.half < LOW:  # under the curve there is no room above the axis
        look |= {"x": "right", "y": "bottom", "shift": (-8, 4)}
    return [
        label(0.5, picture.half, half, **look),
        label(0.3, 0.33, equal, color=c.ink_3, x="right", refs=("x", "y")),
        label(0.5, 0, axis, color=c.ink_3, x="center", y="top", shift=(0, -22)),
    ]
