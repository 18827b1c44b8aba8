"""What charts of scores share: rows in rank order, names at the left, numbers at the right."""

import re
from collections.abc import Callable, Sequence
from typing import Any

import plotly.graph_objects as go

from charts.parts.theme import Annotation, Look, label
from pictures.tokens import TOKENS, Mode
from schemas.row import Row
from translations import Translator
from translations.phrases import plain, shorten

ROW, NAME = 32, 20
Rows = Sequence[Row]
ROOM = (0.36, 0.7)  # of a phone's width too: names before, «824 cách 132» after
MOST_NAME = 0.45  # of the width, whatever the names: the bars keep the rest
LETTER = 0.0215  # of a phone's width: a letter or figure of 13 pixels
TAG = re.compile(r"<[^>]+>")


def rank_name(row: Row, t: Translator) -> str:
    """«1 Xã Càng Long»; without a rank «– Xã Hùng Hòa»."""
    return f"{t.number(row['cluster_rank'])}  {plain(shorten(row['short_name'], NAME))}"


def points(value: float | None, row: Row, t: Translator) -> str:
    """Points with the decimals of the rubric; missing is –."""
    return t.number(value, row["decimals"])


def with_points(value: float, row: Row, t: Translator) -> str:
    """«12 điểm»; one point in English is singular."""
    text = points(value, row, t)
    key = "charts.scores.points_one" if text == "1" else "charts.scores.points"
    return t(key, value=text)


def row_words(
    rows: Sequence[Any],
    right: Callable[[Any], str],
    t: Translator,
    mode: Mode,
    *,
    left: Callable[[Any, Translator], str] = rank_name,
) -> list[Annotation]:
    """Name at the left edge and the number at the right edge of every row, the first on top."""
    look: Look = {
        "color": TOKENS[mode].ink,
        "refs": ("paper", "y"),
        "y": "middle",
        "size": 13,
    }
    return [
        words
        for height, row in zip(reversed(range(len(rows))), rows, strict=True)
        for words in (
            label(0, height, left(row, t), **look),
            label(1, height, right(row), **(look | {"x": "right"})),
        )
    ]


def set_axes(
    drawn: go.Figure,
    count: int,
    ticks: Sequence[float],
    words: Sequence[str],
    span: tuple[float, float],
    room: tuple[float, float] = ROOM,
) -> go.Figure:
    """Rows on an axis unseen; the axis of values between names and numbers, its ticks on top."""
    drawn.update_xaxes(
        range=list(span),
        domain=room,
        showgrid=True,
        tickvals=list(ticks),
        ticktext=list(words),
        side="top",
        tickangle=0,
    )
    drawn.layout.margin.t += 20
    drawn.layout.margin.b = 8
    return drawn.update_yaxes(range=[-0.6, count - 0.4], visible=False)


def room_between(names: Sequence[str], words: Sequence[str]) -> tuple[float, float]:
    """Where the plot is between names and numbers, so that the longest of neither is on a bar."""
    before, after = (
        LETTER * max((len(TAG.sub("", text)) for text in texts), default=0)
        for texts in (names, words)
    )
    return max(ROOM[0], min(MOST_NAME, before + 0.02)), min(ROOM[1], 0.98 - after)


def legend(names: Sequence[tuple[str, str]], mode: Mode, line: int = 20) -> list[Annotation]:
    """One line a name over the plot: its mark in its colour, its words."""
    return [
        label(
            0,
            1,
            f'<span style="color:{color}">■</span>  {plain(words)}',
            color=TOKENS[mode].ink_2,
            size=13,
            shift=(0, 24 + line * (len(names) - place - 1)),
        )
        for place, (words, color) in enumerate(names)
    ]
