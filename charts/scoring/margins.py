"""All clusters at a glance: the leader's margin (khoảng cách dẫn đầu) and how firm it is."""

from collections.abc import Sequence

import plotly.graph_objects as go
import polars as pl

from charts.parts.doors import HERE, add_doors, whole_row
from charts.parts.theme import empty_figure, figure
from charts.scoring.score_rows import ROOM, ROW, row_words, set_axes
from pictures.axes import nice_ticks
from pictures.leads import LeadMark, lead_picture
from pictures.tokens import TOKENS, VERDICT_GLYPHS, Mode
from translations import Translator
from translations.phrases import plain, shorten

NAME = 21  # letters before a name is cut
NARROW = (0.49, 0.68)  # of a phone's width: names of blocs are longer than those of units


def cluster_margins(
    glance: pl.DataFrame,
    verdicts: pl.DataFrame,
    t: Translator,
    mode: Mode,
    *,
    room: tuple[float, float] = ROOM,
) -> go.Figure:
    """Margin of the leader in each cluster, the least firm on top; ClusterGlance and verdicts."""
    known = verdicts.select("cluster_id", "verdict")
    joined = glance.join(known, on="cluster_id", how="left")
    picture = lead_picture(joined.to_dicts(), t)
    message, marks = picture.sentence, picture.marks
    if not marks:
        return empty_figure(t, mode, "cluster_margins")
    subtitle = t("charts.cluster_margins.measure")
    drawn = figure(t, mode, message, subtitle, _alt(message, marks, t), ROW * len(marks) + 12)
    for verdict in (*VERDICT_GLYPHS, None):
        _bars(drawn, marks, verdict, t, mode)
    drawn.update_layout(
        barmode="overlay",
        bargap=0.45,
        annotations=row_words(marks, _words, t, mode, left=_name),
    )
    rows = [(m.name, (m.code,), whole_row(y)) for y, m in enumerate(reversed(marks))]
    add_doors(drawn, HERE, ("cluster",), rows, view=None, unit=None, criterion=None)
    most = max(mark.margin for mark in marks) or 1.0
    ticks = nice_ticks(0, most)[::2]
    span = (0, max(most, ticks[-1]))
    return set_axes(drawn, len(marks), ticks, [t.number(x) for x in ticks], span, room)


def _name(mark: LeadMark, _: Translator) -> str:
    return plain(shorten(mark.name, NAME))


def _color(verdict: str | None, mode: Mode) -> str:
    c = TOKENS[mode]
    return {"firm": c.primary, "sensitive": c.gold, "even": c.red}.get(verdict or "", c.mute)


def _bars(
    drawn: go.Figure, marks: Sequence[LeadMark], verdict: str | None, t: Translator, mode: Mode
) -> None:
    shown = [(len(marks) - n - 1, m) for n, m in enumerate(marks) if m.verdict == verdict]
    if not shown:
        return
    drawn.add_bar(
        width=0.55,
        x=[m.margin for _, m in shown],
        y=[y for y, _ in shown],
        orientation="h",
        marker={"color": _color(verdict, mode), "line": {"width": 0}},
        hoverinfo="text",
        hovertext=[_hover(m, t) for _, m in shown],
    )


def _words(mark: LeadMark) -> str:
    margin = f"<b>{mark.margin_text}</b>"
    return f"{margin} {mark.glyph} {mark.word}" if mark.verdict else margin


def _hover(mark: LeadMark, t: Translator) -> str:
    row = mark.row
    words = t(
        "charts.cluster_margins.hover",
        leader=plain(mark.leader),
        second=plain(mark.second),
        units=f"{t.number(row['unit_count'])}/{t.number(row['expected_count'])}",
    )
    return f"<b>{plain(mark.name)}</b><br>{words}"


def _alt(message: str, marks: Sequence[LeadMark], t: Translator) -> str:
    ends = sorted(marks, key=lambda mark: mark.margin)
    low, high = (f"{mark.name} {mark.margin_text}" for mark in (ends[0], ends[-1]))
    return t("charts.extremes", message=message, low=low, high=high)
