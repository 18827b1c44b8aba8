"""One unit against its cluster, criterion by criterion: peers grey, median tick, own dot."""

from collections.abc import Sequence

import plotly.graph_objects as go
import polars as pl

from charts.parts.doors import HERE, add_doors, whole_row
from charts.parts.theme import empty_figure, figure, row_label
from pictures.scoring.criteria import CriterionMark, UnitPoints, criterion_marks, strips_message
from pictures.tokens import TOKENS, Mode
from translations import Translator
from translations.phrases import plain, shorten

ROW = 44  # pixels: a name over its strip
LIFT = 9
NAME = 34  # letters of a name beside its figure on a phone
Strip = tuple[int, CriterionMark, UnitPoints]
"""How high a strip stands, its criterion, and the unit's own place on it."""


def criterion_strips(scores: pl.DataFrame, unit: str, t: Translator, mode: Mode) -> go.Figure:
    """Share of the most a criterion can give; CriterionScores of the unit's whole cluster."""
    found = [(m, own) for m in criterion_marks(scores.to_dicts(), t) if (own := m.of(unit))]
    if not any(own.points is not None for _, own in found):
        return empty_figure(t, mode, "criterion_strips")
    message = strips_message([mark for mark, _ in found], unit, t)
    strips = [(len(found) - 1 - n, *pair) for n, pair in enumerate(found)]
    alt, measure = _alt(message, strips, t), t("charts.criterion_strips.measure")
    drawn = figure(t, mode, message, measure, alt, ROW * len(found) + 8)
    peers = [(y, m, one) for y, m, own in strips for one in m.units if one is not own]
    _dots(drawn, peers, False, t, mode)
    _medians(drawn, strips, mode)
    _dots(drawn, strips, True, t, mode)
    drawn.update_layout(
        annotations=[
            words
            for y, mark, own in strips
            for words in row_label(y, _name(mark, t), _end(mark, own), TOKENS[mode], LIFT)
        ],
    )
    named = [(mark.name, (mark.code,), whole_row(y)) for y, mark, _ in strips]
    add_doors(drawn, HERE, ("criterion",), named, view="unit", unit=unit)
    ticks = [0, 0.5, 1]
    drawn.update_xaxes(
        range=[-0.015, 1.015], showgrid=True, tickvals=ticks, ticktext=["0%", "50%", "100%"]
    )
    return drawn.update_yaxes(range=[-0.4, len(found) - 0.3], visible=False)


def _name(mark: CriterionMark, t: Translator) -> str:
    bonus = f" ({t('charts.criterion_strips.bonus')})" if mark.is_bonus else ""
    return plain(shorten(mark.name, NAME)) + bonus


def _end(mark: CriterionMark, own: UnitPoints) -> str:
    return own.said or f"<b>{own.text}</b>/{mark.most_text}"


def _dots(
    drawn: go.Figure, places: Sequence[Strip], is_own: bool, t: Translator, mode: Mode
) -> None:
    c, known = TOKENS[mode], [place for place in places if place[2].share is not None]
    drawn.add_scatter(
        x=[one.share for _, _, one in known],
        y=[y for y, _, _ in known],
        mode="markers",
        cliponaxis=False,
        hoverinfo="text",
        hovertext=[_hover(mark, one, t) for _, mark, one in known],
        marker={
            "size": 13 if is_own else 8,
            "color": c.primary if is_own else c.mute,
            "opacity": 1,
            "line": {"color": c.surface, "width": 1},
        },
    )


def _medians(drawn: go.Figure, strips: Sequence[Strip], mode: Mode) -> None:
    known = [(mark.median / mark.most, y) for y, mark, _ in strips if mark.median is not None]
    drawn.add_scatter(
        x=[share for share, _ in known],
        y=[y for _, y in known],
        mode="markers",
        hoverinfo="skip",
        cliponaxis=False,
        marker={
            "symbol": "line-ns",
            "size": 15,
            "color": TOKENS[mode].ink_2,
            "opacity": 1,
            "line": {"width": 2, "color": TOKENS[mode].ink_2},
        },
    )


def _hover(mark: CriterionMark, one: UnitPoints, t: Translator) -> str:
    scored = f"{one.text}/{mark.most_text}"
    words = t("charts.criterion_strips.hover", points=scored, median=mark.median_text)
    return f"<b>{plain(one.name)}</b><br>{plain(mark.name)}: {words}"


def _alt(message: str, strips: Sequence[Strip], t: Translator) -> str:
    known = [(own.share, mark, own) for _, mark, own in strips if own.share is not None]
    order = sorted(known, key=lambda one: one[0])
    low, high = (
        f"{mark.name} {own.text}/{mark.most_text}" for _, mark, own in (order[0], order[-1])
    )
    return t("charts.extremes", message=message, low=low, high=high)
