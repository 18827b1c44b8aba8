"""Where the campaign is: one bar of two phases, and the same as lines for a phone."""

from collections.abc import Sequence
from datetime import date

import plotly.graph_objects as go
import polars as pl

from charts.parts.doors import add_doors
from charts.parts.theme import Figure, empty_figure, figure, note
from pictures.messages import span
from pictures.timeline import DayMark, PhaseMark, TimelinePicture, timeline_picture
from pictures.tokens import TOKENS, Mode, Tokens
from translations import Translator
from translations.phrases import plain

HEIGHT = 132  # pixels: reviews over the bar, deadlines and the as-of date under it
BAR = (0.46, 0.68)  # where the bar stands, of the height
DUE_AT = 0.34  # where the ticks of deadlines stand
REFS = ("x", "paper")
ROOMY = 0.4  # a phase of which more has passed holds its name in the dark part
LATE = 0.55  # past the middle the words of the as-of date stand left of its line


def phase_timeline(
    phases: pl.DataFrame, deadlines: pl.DataFrame, as_of: date, t: Translator, mode: Mode
) -> Figure:
    """Bar of the phases with reviews, deadlines and the as-of date; PhaseList, DeadlineList."""
    picture = timeline_picture(phases.to_dicts(), deadlines.to_dicts(), as_of, t)
    if picture is None:
        return empty_figure(t, mode, "timeline")
    c, first, last = TOKENS[mode], picture.first, picture.last
    values = {"start": t.date(first), "end": t.date(last), "date": t.date(as_of)}
    alt = t("charts.timeline.alt", message=picture.sentence, **values)
    drawn = figure(t, mode, picture.sentence, t("charts.timeline.measure"), alt, HEIGHT)
    for phase in picture.phases:
        _phase(drawn, phase, t, c)
    _reviews(drawn, picture, t, c)
    _deadlines(drawn, picture.of("deadline"), c)
    _today(drawn, picture, as_of, c)
    due = [(f"{d.name} {d.text}", (d.code,), (d.day, DUE_AT)) for d in picture.of("deadline")]
    add_doors(drawn, "reporting", ("obligation",), due, kind="dot", view=None)
    spans = [(p.name, (p.code,), (p.start, p.end, None, None)) for p in picture.phases]
    add_doors(drawn, "progress", ("phase",), spans, view=None)
    pad = (last - first) * 0.012
    drawn.update_xaxes(
        range=[min(first, as_of) - pad, max(last, as_of) + pad],
        showgrid=True,
        dtick="M12",
        tickformat="%Y",
        ticklabelmode="period",
    ).update_yaxes(range=[0, 1], visible=False)
    return drawn


def timeline_lines(
    phases: pl.DataFrame, deadlines: pl.DataFrame, as_of: date, t: Translator
) -> list[str]:
    """The time line as Markdown lines, in order of time: the form for a phone."""
    picture = timeline_picture(phases.to_dicts(), deadlines.to_dicts(), as_of, t)
    if picture is None:
        return [t("charts.timeline.empty")]
    start = t("charts.timeline.line_start", date=t.date(picture.first))
    lines = [(picture.first, 0, start), (as_of, 2, _now_line(picture, as_of, t))]
    lines += [(phase.start, 1, _phase_line(phase, as_of, t)) for phase in picture.phases]
    lines += [(day.day, 3, _review_line(day, as_of, t)) for day in picture.of("review")]
    return [line for _, _, line in sorted(lines, key=lambda item: item[:2])]


def _phase_line(phase: PhaseMark, as_of: date, t: Translator) -> str:
    words = {"phase": phase.name, "years": phase.years}
    if as_of < phase.start:
        return t("charts.timeline.line_phase", **words)
    return t("charts.timeline.line_passed", share=t.amount(phase.passed * 100, "%", 1), **words)


def _review_line(day: DayMark, as_of: date, t: Translator) -> str:
    words = {"day": day.text, "review": day.name}
    if day.day <= as_of:
        return t("charts.timeline.line_review_past", **words)
    return t("charts.timeline.line_review", span=span(t, as_of, day.day), **words)


def _now_line(picture: TimelinePicture, as_of: date, t: Translator) -> str:
    due = picture.next_deadline
    if due is None:
        return t("charts.timeline.line_now", date=t.date(as_of))
    return t("charts.timeline.line_next", date=t.date(as_of), kind=due.word, left=due.left)


def _phase(drawn: go.Figure, phase: PhaseMark, t: Translator, c: Tokens) -> None:
    """A stretch, dark where it has passed; its name where there is room for it."""
    passed = phase.start + (phase.end - phase.start) * phase.passed
    for x0, x1, fill in (
        (phase.start, passed, c.primary),
        (passed, phase.end, c.passed_next if phase.is_now else c.mute_2),
    ):
        bar = {"x0": x0, "x1": x1, "y0": BAR[0], "y1": BAR[1]}
        drawn.add_shape(type="rect", fillcolor=fill, line_width=0, layer="between", **bar)
    at, color = (phase.start, c.on_primary) if phase.passed > ROOMY else (passed, c.ink)
    text = f"<b>{phase.name} · {phase.years}</b>"
    hover = t("charts.timeline.assumed") if phase.is_assumed else None
    middle = sum(BAR) / 2
    note(drawn, at, middle, text, color=color, y="middle", refs=REFS, shift=(9, 0), hovertext=hover)


def _reviews(drawn: go.Figure, picture: TimelinePicture, t: Translator, c: Tokens) -> None:
    days = picture.of("review")
    start = t("charts.timeline.start", date=t.date(picture.first))
    note(drawn, picture.first, BAR[1], start, color=c.ink_2, refs=REFS, shift=(0, 6))
    for day in days:
        text = t("charts.timeline.review_at", review=day.name, day=day.text)
        side = "right" if day is days[-1] else "center"
        note(drawn, day.day, BAR[1], text, color=c.ink_2, refs=REFS, x=side, shift=(0, 6))
    drawn.add_scatter(
        x=[day.day for day in days],
        y=[sum(BAR) / 2] * len(days),
        mode="markers",
        cliponaxis=False,
        hovertemplate="%{x|%d/%m/%Y}<extra></extra>",
        marker={
            "symbol": "diamond",
            "size": 15,
            "color": c.gold,
            "opacity": 1,
            "line": {"width": 2, "color": c.surface},
        },
    )


def _deadlines(drawn: go.Figure, days: Sequence[DayMark], c: Tokens) -> None:
    lines = {
        "width": [3 if day.is_next else 2 for day in days],
        "color": [c.primary if day.is_next else c.ink_3 for day in days],
    }
    drawn.add_scatter(
        x=[day.day for day in days],
        y=[DUE_AT] * len(days),
        mode="markers",
        hovertext=[f"<b>{d.name}</b><br>{d.moment}<br>{plain(d.recipient)}" for d in days],
        hoverinfo="text",
        marker={"symbol": "line-ns", "size": 10, "opacity": 1, "line": lines},
    )


def _today(drawn: go.Figure, picture: TimelinePicture, as_of: date, c: Tokens) -> None:
    line = {"color": c.red, "width": 2}
    place = {"x0": as_of, "x1": as_of, "y0": 0.1, "y1": 0.8}
    drawn.add_shape(type="line", line=line, layer="between", **place)
    [now], due = picture.of("now"), picture.next_deadline
    text = f"<b>{now.text}</b>" + (f" · {due.word}: {due.left}" if due else "")
    is_late = (as_of - picture.first) / (picture.last - picture.first) > LATE
    side, shift = ("right", (-7, 0)) if is_late else ("left", (7, 0))
    note(drawn, as_of, 0.08, text, color=c.ink, refs=REFS, x=side, shift=shift)
