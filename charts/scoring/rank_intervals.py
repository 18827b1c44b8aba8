"""Would the lead hold (độ vững): ranks over the weight draws, 5–95 %, beside the official rank."""

from collections.abc import Sequence

import plotly.graph_objects as go
import polars as pl

from charts.parts.doors import HERE, add_doors, whole_row
from charts.parts.theme import Figure, empty_figure, figure
from charts.scoring.score_rows import NAME, ROW, row_words, set_axes
from pictures.ranking import RankMark, hold_message, rank_marks
from pictures.tokens import TOKENS, Mode
from translations import Translator
from translations.phrases import plain, shorten

EVERY = 8  # more ranks than this are named every other one, so that no two numbers meet
BESIDE = 0.12  # part of a rank by which a bar reaches over its ends: one rank is a bar too


def rank_intervals(
    draws: pl.DataFrame, count: int, spread: float, t: Translator, mode: Mode
) -> Figure:
    """Reads rank_draws of one cluster: `count` draws of weights within ± `spread`."""
    marks = rank_marks(draws.to_dicts(), t)
    if not marks:
        return empty_figure(t, mode, "rank_intervals")
    message = hold_message(marks, t)
    values = {"count": t.number(count), "spread": t.amount(spread * 100, "%")}
    subtitle = t("charts.rank_intervals.measure", **values)
    drawn = figure(t, mode, message, subtitle, _alt(message, marks, t), ROW * len(marks) + 12)
    _spans(drawn, marks, mode)
    _marks(drawn, marks, t, mode)
    drawn.update_layout(
        annotations=row_words(marks, lambda m: f"<b>{m.first_text}</b>", t, mode, left=_name)
    )
    rows = [(m.name, (m.code,), whole_row(y)) for y, m in enumerate(reversed(marks))]
    add_doors(drawn, HERE, ("unit",), rows, view="unit", criterion=None)
    last = len(marks)
    ticks = [*range(1, last + 1, 1 if last <= EVERY else 2)]
    words = [t.number(x) for x in ticks]
    return set_axes(drawn, last, ticks, words, (0.5, last + 0.5))


def _name(mark: RankMark, _: Translator) -> str:
    return f"{mark.rank_text}  {plain(shorten(mark.name, NAME))}"


def _spans(drawn: go.Figure, marks: Sequence[RankMark], mode: Mode) -> None:
    drawn.add_scatter(
        x=[x for mark in marks for x in _ends(mark)],
        y=[y for height in reversed(range(len(marks))) for y in (height, height, None)],
        mode="lines",
        hoverinfo="skip",
        line={"color": TOKENS[mode].passed_next, "width": 9},
    )


def _ends(mark: RankMark) -> tuple[float | None, ...]:
    """Both ends of a bar, and the gap to the next; no bar where no draws were made."""
    if mark.low is None or mark.high is None:
        return None, None, None
    return mark.low - BESIDE, mark.high + BESIDE, None


def _marks(drawn: go.Figure, marks: Sequence[RankMark], t: Translator, mode: Mode) -> None:
    drawn.add_scatter(
        x=[m.rank for m in marks],
        y=[*reversed(range(len(marks)))],
        mode="markers",
        cliponaxis=False,
        hoverinfo="text",
        hovertext=[_hover(m, t) for m in marks],
        marker={
            "symbol": "circle",
            "size": 11,
            "color": TOKENS[mode].primary,
            "opacity": 1,
            "line": {"width": 0},
        },
    )


def _hover(mark: RankMark, t: Translator) -> str:
    words = t(
        "charts.rank_intervals.hover",
        cluster_rank=mark.rank_text,
        rank_low=t.number(mark.low),
        rank_median=t.number(mark.median),
        rank_high=t.number(mark.high),
        ratio=mark.first_text,
    )
    return f"<b>{plain(mark.name)}</b><br>{words}"


def _alt(message: str, marks: Sequence[RankMark], t: Translator) -> str:
    parts = "; ".join(f"{m.name} {m.first_text}" for m in marks[:5])
    return t("charts.rank_intervals.alt", message=message, parts=parts)
