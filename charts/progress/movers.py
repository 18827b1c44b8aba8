"""Who moved: arrows from zero, at most five units."""

from collections.abc import Sequence

import plotly.graph_objects as go
import polars as pl

from charts.parts.doors import add_doors, whole_row
from charts.parts.theme import empty_figure, figure, note
from pictures.progress.moves import Moved, move_picture
from pictures.tokens import TOKENS, Mode, Tokens
from translations import Translator
from translations.phrases import counted, plain, shorten

ROW = 40  # pixels: names stand at both ends, over nothing
REACH = 2.15  # of the longest arrow: its words stand beyond its end, as wide as itself


def mover_arrows(movers: pl.DataFrame, t: Translator, mode: Mode) -> go.Figure:
    """Arrows of change_points, the five largest changes; reads UnitMovement."""
    if movers.is_empty():
        return empty_figure(t, mode, "movers")
    picture = move_picture(movers.to_dicts(), t)
    marks, message, c = picture.marks, picture.sentence, TOKENS[mode]
    subtitle = t("charts.movers.measure")
    if not marks:
        drawn = figure(t, mode, message, subtitle, message, ROW * 2)
        drawn.update_layout(xaxis_visible=False, yaxis_visible=False)
        return note(drawn, 0.5, 0.5, plain(message), color=c.ink_2, x="center", y="middle")
    drawn = figure(t, mode, message, subtitle, _alt(message, marks, t), ROW * len(marks))
    for height, mark in enumerate(reversed(marks)):
        _arrow(drawn, mark, height, t, c)
    reach = max(abs(mark.change) for mark in marks) * REACH
    drawn.add_vline(x=0, line={"color": c.mute, "width": 1}, layer="below")
    drawn.update_layout(margin_b=8)
    drawn.update_xaxes(range=[-reach, reach], visible=False)
    rows = [(m.name, (m.code,), whole_row(y)) for y, m in enumerate(reversed(marks))]
    add_doors(drawn, "unit", ("unit",), rows)
    return drawn.update_yaxes(range=[-0.6, len(marks) - 0.4], visible=False)


def _arrow(drawn: go.Figure, mark: Moved, height: int, t: Translator, c: Tokens) -> None:
    up = mark.change > 0
    color = c.rise if up else c.red
    drawn.add_scatter(
        x=[0, mark.change],
        y=[height, height],
        mode="lines+markers",
        hoverinfo="text",
        hovertext=[_hover(mark, t)] * 2,
        line={"color": color, "width": 3},
        cliponaxis=False,
        marker={
            "symbol": ["circle", "triangle-right" if up else "triangle-left"],
            "size": [1, 13],
            "color": color,
            "opacity": 1,
            "line": {"width": 0},
        },
    )
    value = f"<b>{t('charts.movers.value', value=mark.change_text)}</b>"
    _end(drawn, 0, height, plain(shorten(mark.name, 20)), not up, c)
    _end(drawn, mark.change, height, value, up, c)


def _end(drawn: go.Figure, at: float, height: int, text: str, is_right: bool, c: Tokens) -> None:
    """Words beyond one end of an arrow, on the side away from it."""
    note(
        drawn,
        at,
        height,
        text,
        color=c.ink,
        size=13,
        refs=("x", "y"),
        x="left" if is_right else "right",
        y="middle",
        shift=(10 if is_right else -10, 0),
    )


def _hover(mark: Moved, t: Translator) -> str:
    return "<br>".join(
        [
            f"<b>{plain(mark.name)}</b>: {mark.change_text}",
            t("charts.movers.hover", previous=mark.before_text, now=mark.now_text),
            counted(t, "charts.movers.indicators", mark.count),
        ]
    )


def _alt(message: str, marks: Sequence[Moved], t: Translator) -> str:
    high, low = (
        f"{mark.name} {t('charts.movers.value', value=mark.change_text)}"
        for mark in (marks[0], marks[-1])
    )
    return t("charts.extremes", message=message, low=low, high=high)
