"""Awards against results (khen thưởng và kết quả): do the units that got awards lead?"""

from collections.abc import Sequence

import plotly.graph_objects as go
import polars as pl

from charts.parts.doors import add_doors
from charts.parts.theme import Annotation, Figure, empty_figure, figure, label
from pictures.awards.results import ResultMark, ResultPicture, result_picture
from pictures.axes import nice_ticks
from pictures.tokens import TOKENS, Mode, Tokens
from translations import Translator
from translations.phrases import counted, plain

HEIGHT = 360  # pixels: a third of the page's row, as its neighbours
NAMED = 6  # exceptions by name under the chart: two lines of a card
BESIDE = 3  # per cent left and right of the first and the last unit, for their dots
HEAD = 1.25  # over the unit with most awards: its name, and over that the word at the median


def award_results(units: pl.DataFrame, t: Translator, mode: Mode) -> Figure:
    """Awards over level (0–100 %); exceptions: above the median without an award, below it with
    more than most. Reads unit_id, short_name, level_pct, decided_count."""
    picture = result_picture(units.to_dicts(), t)
    if picture is None:
        return empty_figure(t, mode, "award_results")
    c, measure = TOKENS[mode], t("charts.award_results.measure")
    drawn = figure(t, mode, picture.sentence, measure, _alt(picture, t), HEIGHT)
    usual = [m for m in picture.marks if not m.kind]
    for marks, color in ((usual, c.mute), (picture.weak, c.gold), (picture.strong, c.red)):
        _dots(drawn, marks, color, t, c)
    _set_axes(drawn, picture.marks, t)
    dots = [(m.name, (m.code,), (m.level, m.awards)) for m in picture.marks]
    add_doors(drawn, "unit", ("unit",), dots, kind="dot")
    drawn.add_vline(x=picture.middle, line={"color": c.ink_3, "width": 1, "dash": "dot"})
    notes = []
    if picture.strong:
        notes.append(t("charts.award_results.strong", names=_names(picture.strong)))
    if picture.weak:
        notes.append(t("charts.award_results.weak", names=_names(picture.weak)))
    return drawn.update_layout(
        annotations=_words(picture, t, c),
        margin={"l": 36, "b": 32},
        meta={**drawn.layout.meta, "notes": notes},
    )


def _words(picture: ResultPicture, t: Translator, c: Tokens) -> list[Annotation]:
    """The first exception of each kind beside its dot, and what the line is."""
    middle, refs = t("charts.award_results.median"), ("x", "paper")
    return [
        *(_name(m, picture.middle, c.ink) for m in (*picture.strong[:1], *picture.weak[:1])),
        label(picture.middle, 1, middle, color=c.ink_3, refs=refs, shift=(4, 0), y="top"),
    ]


def _dots(
    drawn: go.Figure, marks: Sequence[ResultMark], color: str, t: Translator, c: Tokens
) -> None:
    drawn.add_scatter(
        x=[m.level for m in marks],
        y=[m.awards for m in marks],
        mode="markers",
        marker={"color": color, "size": 9, "opacity": 1, "line": {"color": c.surface}},
        hovertext=[_hover(m, t) for m in marks],
        hoverinfo="text",
    )


def _set_axes(drawn: go.Figure, marks: Sequence[ResultMark], t: Translator) -> None:
    most = max(m.awards for m in marks) or 1
    low, high = min(m.level for m in marks), max(m.level for m in marks)
    across, up = nice_ticks(low, high), [x for x in nice_ticks(0, most) if float(x).is_integer()]
    drawn.update_xaxes(
        range=[low - BESIDE, high + BESIDE],
        showgrid=True,
        tickvals=across,
        ticktext=[t.amount(x, "%") for x in across],
    )
    drawn.update_yaxes(
        range=[-0.6, most * HEAD], showgrid=True, tickvals=up, ticktext=[t.number(x) for x in up]
    )


def _names(marks: Sequence[ResultMark]) -> str:
    """The exceptions by name, under the chart."""
    return "; ".join(m.name for m in marks[:NAMED]) + ("; …" if len(marks) > NAMED else "")


def _hover(mark: ResultMark, t: Translator) -> str:
    awards = counted(t, "charts.award_results.awards", mark.awards)
    return f"<b>{plain(mark.name)}</b><br>{t.amount(mark.level, '%', 1)} · {awards}"


def _name(mark: ResultMark, middle: float, color: str) -> Annotation:
    side = "right" if mark.level > middle else "left"
    name = plain(mark.name)
    refs = ("x", "y")
    return label(mark.level, mark.awards, name, color=color, x=side, shift=(0, 7), refs=refs)


def _alt(picture: ResultPicture, t: Translator) -> str:
    none = "; ".join(m.name for m in picture.strong[:3])
    many = "; ".join(f"{m.name}: {t.number(m.awards)}" for m in picture.weak[:3])
    return f"{picture.sentence}. {'. '.join(filter(None, [none, many]))}".strip()
