"""Who lags together: units with a report accepted, by cluster, bloc or unit type."""

from collections.abc import Sequence
from textwrap import wrap

import plotly.graph_objects as go
import polars as pl

from charts.parts.doors import HERE, add_doors, whole_row
from charts.parts.theme import Annotation, empty_figure, figure, label
from pictures.groups import GroupLevel, GroupMark, group_picture
from pictures.tokens import TOKENS, Mode, mark_color
from translations import Translator
from translations.phrases import plain

ROW, LINE, AIR = 25, 15, 6  # pixels: a row of one or two lines, and each line of a longer name
NAME = 21  # letters of 12 pixels that fit left of the lines on a phone
ROOM = (0.44, 0.84)  # part of the width between the names and the counts


def group_lollipops(
    counts: pl.DataFrame,
    t: Translator,
    mode: Mode,
    *,
    level: GroupLevel = "cluster",
    low_ratio: float = 0.8,
) -> go.Figure:
    """Share of units with a report accepted (% of those that owe one); reads ObligationCount."""
    picture = group_picture(counts.to_dicts(), level, low_ratio, t)
    if not picture.marks:
        return empty_figure(t, mode, "group_bars")
    c, upward = TOKENS[mode], picture.marks[::-1]
    most = max(len(_lines(mark)) for mark in upward)
    height = max(ROW, LINE * most + AIR) * len(upward) + 12
    alt = _alt(picture.sentence, picture.marks, t)
    drawn = figure(t, mode, picture.sentence, picture.measure, alt, height)
    drawn.update_layout(annotations=[w for y, m in enumerate(upward) for w in _words(m, y, mode)])
    for low in (False, True):
        color = mark_color("slow", mode) if low else c.primary
        shown = [(y, m) for y, m in enumerate(upward) if m.is_low == low]
        _lollipops(drawn, shown, color, "triangle-down" if low else "circle", t)
    drawn.update_xaxes(
        range=[0, 1.04], domain=ROOM, showgrid=True, tickvals=[0.5, 1], ticktext=["50%", "100%"]
    )
    groups = [(m.name, (m.code,), whole_row(y)) for y, m in enumerate(upward) if m.code]
    add_doors(drawn, HERE, (level,), groups)
    return drawn.update_yaxes(range=[-0.6, len(upward) - 0.4], visible=False)


def _lines(mark: GroupMark) -> list[str]:
    """The whole name in lines: a name that is cut names nobody."""
    return wrap(mark.name, NAME)


def _words(mark: GroupMark, height: int, mode: Mode) -> list[Annotation]:
    c, lines = TOKENS[mode], _lines(mark)
    name = "<br>".join(plain(line) for line in lines)
    part = f"{'▼ ' if mark.is_low else ''}<b>{mark.part}</b>"
    refs, size = ("paper", "y"), 12 if len(lines) == 1 else 11
    return [
        label(0, height, name, color=c.ink, size=size, refs=refs, y="middle", align="left"),
        label(1, height, part, color=c.ink, size=13, refs=refs, y="middle", x="right"),
    ]


def _lollipops(
    drawn: go.Figure, marks: list[tuple[int, GroupMark]], color: str, symbol: str, t: Translator
) -> None:
    if not marks:
        return
    drawn.add_scatter(
        x=[x for _, m in marks for x in (0, m.share, None)],
        y=[y for height, _ in marks for y in (height, height, None)],
        mode="lines",
        line={"color": color, "width": 3},
        hoverinfo="skip",
    )
    drawn.add_scatter(
        x=[m.share for _, m in marks],
        y=[height for height, _ in marks],
        mode="markers",
        cliponaxis=False,
        hoverinfo="text",
        hovertext=[_hover(m, t) for _, m in marks],
        marker={"symbol": symbol, "size": 12, "color": color, "opacity": 1, "line": {"width": 0}},
    )


def _hover(mark: GroupMark, t: Translator) -> str:
    numbers = {
        "on_time": t.number(mark.on_time),
        "late": t.number(mark.late),
        "rejected": t.number(mark.rejected),
        "waiting": t.number(mark.waiting),
        "overdue": t.number(mark.overdue),
        "exempt": t.number(mark.exempt),
    }
    head = f"<b>{plain(mark.name)}</b>: {mark.part}"
    return f"{head}<br>{t('charts.group_bars.hover', **numbers)}"


def _alt(message: str, marks: Sequence[GroupMark], t: Translator) -> str:
    least, most = (f"{m.name} {m.part}" for m in (marks[0], marks[-1]))
    return t("charts.extremes", message=message, low=least, high=most)
