"""Ranks over the years (thứ hạng qua các năm): one line a unit, the ones that matter coloured."""

from collections.abc import Collection

import plotly.graph_objects as go
import polars as pl

from charts.parts.doors import HERE, Marked, add_doors
from charts.parts.theme import Annotation, empty_figure, figure, label
from pictures.scoring.rank_lines import RankLine, RankPicture, rank_picture
from pictures.tokens import TOKENS, Mode
from translations import Translator
from translations.phrases import plain, shorten

ROW = 32  # pixels a rank
NAME = 20  # letters of a name in the room right of the lines
BEST = 3  # units named in the text equivalent


def rank_bump(ranks: pl.DataFrame, unit: str | None, t: Translator, mode: Mode) -> go.Figure:
    """Reads year, unit_id, short_name, cluster_rank of units of a cluster; `unit` is coloured.

    A year a unit has no rank in breaks its line."""
    picture = rank_picture(ranks, t)
    if picture is None:
        return empty_figure(t, mode, "rank_bump")
    last, years = picture.lowest, picture.years
    alt = _alt(picture, t)
    measure = t("charts.rank_bump.measure")
    drawn = figure(t, mode, picture.sentence, measure, alt, ROW * last + 30)
    marked = picture.marked(unit)
    colors = dict(zip(marked, (TOKENS[mode].primary, TOKENS[mode].gold), strict=False))
    for line in sorted(picture.lines, key=lambda line: line.code in colors):
        _line(drawn, line, picture, colors.get(line.code), t, mode)
    ends = [_end(line, colors.get(line.code), mode) for line in picture.lines if line.last]
    drawn.update_layout(annotations=ends)
    drawn.update_xaxes(
        range=[years[0] - 0.15, years[-1] + 0.15],
        domain=[0.06, 0.5],
        tickvals=years,
        ticktext=[str(year) for year in years],
    )
    _doors(drawn, picture)
    ticks = [*range(1, last + 1)]
    return drawn.update_yaxes(
        range=[last + 0.5, 0.5],
        tickvals=ticks,
        ticktext=[t.number(x) for x in ticks],
        showgrid=True,
    )


def _doors(drawn: go.Figure, picture: RankPicture) -> None:
    """A dot opens the unit in its year, the name beside the last one the unit."""
    dots: list[Marked] = [
        (f"{line.name} {year}", (line.code, str(year)), (year, rank))
        for line in picture.lines
        for year, rank in zip(picture.years, line.ranks, strict=True)
        if rank
    ]
    beside = picture.years[-1] + 0.1
    names: list[Marked] = [
        (line.name, (line.code,), (beside, None, line.last - 0.5, line.last + 0.5))
        for line in picture.lines
        if line.last
    ]
    add_doors(drawn, HERE, ("unit",), names, view="unit", criterion=None)
    add_doors(drawn, HERE, ("unit", "year"), dots, kind="dot", view="unit", criterion=None)


def _line(
    drawn: go.Figure,
    line: RankLine,
    picture: RankPicture,
    color: str | None,
    t: Translator,
    mode: Mode,
) -> None:
    shown = color or TOKENS[mode].mute
    both: Collection[tuple[int, int | None]] = [*zip(picture.years, line.ranks, strict=True)]
    drawn.add_scatter(
        x=picture.years,
        y=line.ranks,
        mode="lines+markers",
        connectgaps=False,
        cliponaxis=False,
        line={"color": shown, "width": 3.5 if color else 1.5},
        marker={"size": 10 if color else 6, "color": shown, "opacity": 1, "line": {"width": 0}},
        hoverinfo="text",
        hovertext=[_hover(line, rank, year, t) for year, rank in both],
    )


def _hover(line: RankLine, rank: int | None, year: int, t: Translator) -> str:
    words = t("charts.rank_bump.hover", year=year, rank=t.number(rank))
    return f"<b>{plain(line.name)}</b><br>{words}"


def _end(line: RankLine, color: str | None, mode: Mode) -> Annotation:
    name = plain(shorten(line.name, NAME))
    words = f"<b>{name}</b>" if color else name
    return label(
        0.53,
        line.last or 0,
        words,
        color=TOKENS[mode].ink if color else TOKENS[mode].ink_2,
        refs=("paper", "y"),
        y="middle",
        size=13,
    )


def _alt(picture: RankPicture, t: Translator) -> str:
    now = sorted((line.last, line.name) for line in picture.lines if line.last is not None)
    names = "; ".join(f"{t.number(rank)} {name}" for rank, name in now[:BEST])
    message, year = picture.sentence, picture.years[-1]
    return t("charts.rank_bump.alt", message=message, year=year, names=names)
