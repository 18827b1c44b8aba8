"""Level against progress: every unit a dot, cut by the medians into four words.

Fast or slow is judged by the gain as a share of the room left, so the line between them slants.
"""

from collections.abc import Sequence

import plotly.graph_objects as go
import polars as pl

from charts.parts.doors import add_doors
from charts.parts.theme import Annotation, Figure, empty_figure, figure, label
from pictures.axes import nice_ticks
from pictures.levels import LevelMark, LevelPicture, level_picture
from pictures.tokens import TOKENS, Mode, Tokens
from translations import Translator
from translations.phrases import counted, plain

HEIGHT = 400  # as tall as the card is wide on a phone: neither direction looks steeper
# where the words of each corner stand, in the order of the picture
PLACES = ((1, 1, "right", "top"), (0, 1, "left", "top"), (0, 0, "left", "bottom"))
CORNERS = (*PLACES, (1, 0, "right", "bottom"))
NAMED = 1  # units named a corner: more names run over one another on a card
LARGE, SMALL = 13, 8  # pixels of a dot that is named, and of the others


def level_quadrants(units: pl.DataFrame, t: Translator, mode: Mode) -> Figure:
    """Change (points) over level (%), a dot a unit; reads LevelImprovement."""
    picture = level_picture(units.to_dicts(), t)
    if picture is None:
        return empty_figure(t, mode, "quadrants")
    subtitle = t("charts.quadrants.measure", date=t.date(picture.since))
    drawn = figure(t, mode, picture.sentence, subtitle, _alt(picture, t), HEIGHT)
    c = TOKENS[mode]
    words = [
        label(x, y, said, color=c.ink_2, x=side, y=end)
        for said, (x, y, side, end) in zip(picture.corners, CORNERS, strict=True)
    ]
    words += [_name(m, picture.middle[0], c) for m in picture.marks if _is_named(m)]
    drawn.update_layout(annotations=words, margin_b=44, margin_l=44)
    dots = [(m.name, (m.code,), (m.level, m.change)) for m in picture.marks]
    add_doors(drawn, "unit", ("unit",), dots, kind="dot")
    _cross(drawn, picture, c)
    groups = (
        [m for m in picture.marks if m.is_near_ceiling],
        [m for m in picture.marks if m.is_last],
        [m for m in picture.marks if not (m.is_near_ceiling or m.is_last)],
    )
    looks = ((c.surface, c.primary), (c.red, c.surface), (c.rise, c.surface))
    for marks, (fill, edge) in zip(groups, looks, strict=True):
        _dots(drawn, marks, fill, edge, t)
    return _axes(drawn, picture.marks, t)


def _is_named(mark: LevelMark) -> bool:
    return mark.turn is not None and mark.turn <= NAMED


def _dots(
    drawn: go.Figure, marks: Sequence[LevelMark], fill: str, edge: str, t: Translator
) -> None:
    is_ceiling = any(m.is_near_ceiling for m in marks)
    drawn.add_scatter(
        x=[m.level for m in marks],
        y=[m.change for m in marks],
        mode="markers",
        customdata=[[m.code] for m in marks],
        hoverinfo="text",
        cliponaxis=False,
        hovertext=[_hover(m, t) for m in marks],
        marker={
            "symbol": "diamond" if any(m.is_last for m in marks) else "circle",
            "opacity": 1,
            "size": [LARGE if _is_named(m) else SMALL for m in marks],
            "color": fill,
            "line": {"width": 1.5 if is_ceiling else 1, "color": edge},
        },
    )


def _hover(mark: LevelMark, t: Translator) -> str:
    corrected = t.number(mark.corrected, 1)
    level, start = t.amount(mark.level, "%", 1), t.amount(mark.start, "%", 1)
    part = f"{corrected}%" if mark.corrected is not None else corrected
    return "<br>".join(
        [
            f"<b>{plain(mark.name)}</b>",
            t("charts.quadrants.level", level=level, start=start),
            t("charts.quadrants.change", change=t.signed(mark.change, 1)),
            t("charts.quadrants.corrected", corrected=part),
            counted(t, "charts.movers.indicators", mark.indicators),
        ]
    )


def _name(mark: LevelMark, middle: float, c: Tokens) -> Annotation:
    """The name towards the middle of the chart, so that no edge cuts it."""
    right, low = mark.level > middle, mark.quadrant.endswith("slow")
    return label(
        mark.level,
        mark.change,
        f"<b>{plain(mark.name)}</b>",
        color=c.ink,
        refs=("x", "y"),
        x="right" if right else "left",
        y="bottom" if low else "top",
        shift=(6 if right else -6, 7 if low else -7),
    )


def _cross(drawn: go.Figure, picture: LevelPicture, c: Tokens) -> None:
    """The median level upright, the median corrected gain aslant."""
    line = {"color": c.mute, "width": 1.5}
    at = picture.middle[0]
    upright = {"x0": at, "x1": at, "y0": 0, "y1": 1, "yref": "paper"}
    drawn.add_shape(type="line", layer="below", line=line, **upright)
    if picture.slant:
        (x0, y0), (x1, y1) = picture.slant
        drawn.add_shape(type="line", layer="below", line=line, x0=x0, x1=x1, y0=y0, y1=y1)


def _axes(drawn: go.Figure, marks: Sequence[LevelMark], t: Translator) -> Figure:
    """Scales from the lowest to the highest unit, with room for its dot and its name."""
    across, up = [m.level for m in marks], [m.change for m in marks]
    wide, high = (max(across) - min(across)) or 1.0, (max(up) - min(up)) or 1.0
    x, y = nice_ticks(min(across), max(across)), nice_ticks(min(up), max(up))
    drawn.update_xaxes(
        range=[min(across) - wide * 0.06, max(across) + wide * 0.06],
        showgrid=True,
        tickvals=x,
        ticktext=[t.amount(v, "%", 0) for v in x],
        title={"text": t("charts.quadrants.across"), "font": {"size": 12}, "standoff": 4},
    )
    return drawn.update_yaxes(
        range=[min(up) - high * 0.16, max(up) + high * 0.16],
        showgrid=True,
        tickvals=y,
        ticktext=[t.signed(v, 0 if v == int(v) else 1) if v else "0" for v in y],
    )


def _alt(picture: LevelPicture, t: Translator) -> str:
    ends = (pick(picture.marks, key=lambda m: m.level) for pick in (min, max))
    low, high = (f"{m.name} {t.amount(m.level, '%', 1)}" for m in ends)
    return t("charts.extremes", message=picture.sentence, low=low, high=high)
