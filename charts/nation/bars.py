"""Provinces by one share (so sánh các tỉnh): a bar each from zero, its counts at the right."""

from collections.abc import Sequence

import plotly.graph_objects as go
import polars as pl

from charts.parts.doors import add_doors, whole_row
from charts.parts.theme import Annotation, empty_figure, figure, label
from pictures.tokens import TOKENS, Mode
from schemas.row import Row
from translations import Translator
from translations.name_order import name_key
from translations.phrases import plain, shorten

ROW, NAME = 23, 22  # pixels of a row, letters of a name that fit left of the bars on a phone
ROOM = (0.36, 0.72)  # part of the width between the names and the counts


def province_bars(
    frame: pl.DataFrame,
    message: str,
    caption: str,
    t: Translator,
    mode: Mode,
    *,
    clears: Sequence[str] = (),
) -> go.Figure:
    """Bars of `value`, the highest first, what is not known last; reads campaign_id, area_name,
    value, part (its counts in words). A row opens the campaign; `clears` leaves its address."""
    rows = sorted(frame.to_dicts(), key=_order)
    if not rows:
        return empty_figure(t, mode, "nation_bars")
    c, upward = TOKENS[mode], rows[::-1]
    drawn = figure(t, mode, message, caption, _alt(message, rows), ROW * len(rows) + 12)
    drawn.add_bar(
        x=[row["value"] or 0 for row in upward],
        y=list(range(len(upward))),
        orientation="h",
        width=0.5,
        marker={"color": c.primary, "line": {"width": 0}},
        hoverinfo="skip",
    )
    drawn.update_layout(
        annotations=[w for y, row in enumerate(upward) for w in _words(row, y, mode)]
    )
    most = max((row["value"] or 0 for row in rows), default=0) or 1
    drawn.update_xaxes(range=[0, most * 1.02], domain=ROOM, visible=False)
    drawn.update_yaxes(range=[-0.6, len(rows) - 0.4], visible=False)
    gone = (None,) * len(clears)
    marks = [
        (r["area_name"], (r["campaign_id"], *gone), whole_row(y)) for y, r in enumerate(upward)
    ]
    return add_doors(drawn, "overview", ("campaign", *clears), marks[::-1])


def _order(row: Row) -> tuple[bool, float, str]:
    return row["value"] is None, -(row["value"] or 0), name_key(row["area_name"])


def _words(row: Row, height: int, mode: Mode) -> list[Annotation]:
    c, is_known = TOKENS[mode], row["value"] is not None
    refs = ("paper", "y")
    name = plain(shorten(row["area_name"], NAME))
    color = c.ink if is_known else c.ink_3
    return [
        label(0, height, name, color=color, size=13, refs=refs, y="middle"),
        label(
            1, height, plain(row["part"]), color=color, size=13, refs=refs, x="right", y="middle"
        ),
    ]


def _alt(message: str, rows: Sequence[Row]) -> str:
    said = "; ".join(f"{row['area_name']}: {row['part']}" for row in rows)
    return f"{message}. {said}."
