"""Self against appraised (tự chấm, thẩm định): a mark a stage, the gap at the end."""

from collections.abc import Collection, Sequence

import plotly.graph_objects as go
import polars as pl

from charts.parts.doors import HERE, add_doors, whole_row
from charts.parts.theme import Figure, empty_figure, figure
from charts.scoring.score_rows import NAME, ROW, row_words, set_axes
from pictures.axes import nice_ticks
from pictures.stages import Stage, StageMark, StagePicture, stage_picture
from pictures.tokens import TOKENS, Mode
from translations import Translator
from translations.phrases import plain, shorten

# sign and size in pixels of each stage, in the order drawn: the latest stage lies on top
MARKS: tuple[tuple[Stage, str, int], ...] = (
    ("cross", "line-ns", 13),
    ("self", "circle-open", 12),
    ("appraised", "circle", 12),
    ("council", "diamond", 10),
)
STAGE_HOVER: dict[Stage, str] = {
    "self": "charts.scores.self_points",
    "cross": "charts.scores.cross_points",
    "appraised": "charts.scores.appraised_points",
    "council": "charts.scores.council_points",
}
OUTLINED = ("line-ns", "circle-open")


def stage_dumbbells(
    ranking: pl.DataFrame, over: Collection[str], t: Translator, mode: Mode
) -> Figure:
    """Totals of every stage; `over` are the units that overrate themselves. ClusterRanking."""
    picture = stage_picture(ranking.to_dicts(), over, t)
    marks = picture.marks
    if not marks:
        return empty_figure(t, mode, "stage_dumbbells")
    known = [p for mark in marks for p in mark.points.values() if p is not None]
    low, high = min(known), max(known)
    room = (high - low) * 0.05 or 1.0
    ticks = nice_ticks(low, high)[:: 1 if high - low < 1 else 2]
    start = t.number(low, marks[0].decimals)
    subtitle = t("charts.stage_dumbbells.measure", start=start)
    height = ROW * len(marks) + 12
    drawn = figure(t, mode, picture.sentence, subtitle, _alt(picture, t), height)
    for place, mark in enumerate(marks):
        _line(drawn, mark, len(marks) - place - 1, mode)
    for stage, symbol, size in MARKS:
        _marks(drawn, marks, stage, symbol, size, t, mode)
    words = row_words(marks, lambda m: _gap_words(m, mode), t, mode, left=_name)
    drawn.update_layout(annotations=words)
    rows = [(m.name, (m.code,), whole_row(y)) for y, m in enumerate(reversed(marks))]
    add_doors(drawn, HERE, ("unit",), rows, view="unit", criterion=None)
    span = (min(low - room, ticks[0]), max(high + room, ticks[-1]))
    return set_axes(drawn, len(marks), ticks, [t.number(x) for x in ticks], span)


def _name(mark: StageMark, _: Translator) -> str:
    return f"{mark.rank_text}  {plain(shorten(mark.name, NAME))}"


def _line(drawn: go.Figure, mark: StageMark, height: int, mode: Mode) -> None:
    ends = [p for p in mark.points.values() if p is not None]
    c = TOKENS[mode]
    drawn.add_scatter(
        x=[min(ends), max(ends)],
        y=[height, height],
        mode="lines",
        hoverinfo="skip",
        line={"color": c.red if mark.is_over else c.mute, "width": 3 if mark.is_over else 2},
    )


def _marks(
    drawn: go.Figure,
    marks: Sequence[StageMark],
    stage: Stage,
    symbol: str,
    size: int,
    t: Translator,
    mode: Mode,
) -> None:
    c = TOKENS[mode]
    shown = [(len(marks) - n - 1, m) for n, m in enumerate(marks) if m.points[stage] is not None]
    colors = [
        c.red if m.is_over and stage == "appraised" else _color(stage, mode) for _, m in shown
    ]
    drawn.add_scatter(
        x=[m.points[stage] for _, m in shown],
        y=[y for y, _ in shown],
        mode="markers",
        hoverinfo="text",
        cliponaxis=False,
        hovertext=[_hover(m, t) for _, m in shown],
        marker={
            "symbol": symbol,
            "size": size,
            "color": colors,
            "opacity": 1,
            "line": {"width": 2 if symbol in OUTLINED else 0, "color": colors},
        },
    )


def _color(stage: Stage, mode: Mode) -> str:
    c = TOKENS[mode]
    return {"appraised": c.primary, "council": c.gold}.get(stage, c.ink_2)


def _gap_words(mark: StageMark, mode: Mode) -> str:
    if mark.is_over and mark.gap is not None:
        return f'<span style="color:{TOKENS[mode].red}"><b>▲ {mark.gap_text}</b></span>'
    return mark.gap_text


def _hover(mark: StageMark, t: Translator) -> str:
    lines = [
        f"{t(key)}: {mark.texts[stage]}"
        for stage, key in STAGE_HOVER.items()
        if mark.points[stage] is not None
    ]
    return "<br>".join([f"<b>{plain(mark.name)}</b>", *lines])


def _alt(picture: StagePicture, t: Translator) -> str:
    known = sorted(
        ((m.gap, m) for m in picture.marks if m.gap is not None), key=lambda pair: pair[0]
    )
    if not known:
        return f"{picture.sentence}. {t('charts.stage_dumbbells.no_pairs')}"
    low, high = (f"{m.name} {m.gap_text}" for _, m in (known[0], known[-1]))
    return t("charts.extremes", message=picture.sentence, low=low, high=high)
