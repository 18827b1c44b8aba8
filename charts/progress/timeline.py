"""Where the campaign is: one bar of two phases, and the same as lines for a phone."""

from datetime import date
from typing import Any

import plotly.graph_objects as go
import polars as pl

from charts.parts.theme import empty_figure, figure, note
from pictures.messages import Row, review_day, span, timeline_message
from pictures.tokens import TOKENS, Mode, Tokens
from translations import Translator
from translations.phrases import capital, counted, plain

BAR = (0.46, 0.68)
REFS = ("x", "paper")


def phase_timeline(
    phases: pl.DataFrame, deadlines: pl.DataFrame, as_of: date, t: Translator, mode: Mode
) -> go.Figure:
    """Bar of the phases with reviews, deadlines and the as-of date; PhaseList, DeadlineList."""
    if phases.is_empty():
        return empty_figure(t, mode, "timeline")
    c, rows = TOKENS[mode], phases.sort("start_date").to_dicts()
    message = timeline_message(rows, as_of, t)
    first, last = rows[0]["start_date"], rows[-1]["end_date"]
    values = {"start": t.date(first), "end": t.date(last), "date": t.date(as_of)}
    alt = t("charts.timeline.alt", message=message, **values)
    drawn = figure(t, mode, message, t("charts.timeline.measure"), alt, 132)
    for row in rows:
        _phase(drawn, row, as_of, t, c)
    _reviews(drawn, rows, t, c)
    _deadlines(drawn, [d for d in deadlines.to_dicts() if d["due_at"]], t, c)
    _today(drawn, _next(deadlines), as_of, (first, last), t, c)
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
    if phases.is_empty():
        return [t("charts.timeline.empty")]
    rows = phases.sort("start_date").to_dicts()
    first = rows[0]["start_date"]
    start = t("charts.timeline.line_start", date=t.date(first))
    lines = [(first, 0, start), (as_of, 2, _now_line(_next(deadlines), as_of, t))]
    for row in rows:
        key = "passed" if as_of >= row["start_date"] else "phase"
        share = t.amount(row["elapsed_ratio"] * 100, "%", 1)
        words = {"phase": t(f"phase.{row['phase_id']}"), "years": _years(row), "share": share}
        lines.append((row["start_date"], 1, t(f"charts.timeline.line_{key}", **words)))
        day = review_day(row)
        past = "_past" if day <= as_of else ""
        ahead = span(t, min(as_of, day), day)
        review = capital(t(f"charts.timeline.review_{row['phase_id']}"))
        words = {"month": f"{day:%m/%Y}", "review": review, "span": ahead}
        lines.append((day, 3, t(f"charts.timeline.line_review{past}", **words)))
    return [line for _, _, line in sorted(lines, key=lambda item: item[:2])]


def _next(deadlines: pl.DataFrame) -> Row | None:
    return next((d for d in deadlines.to_dicts() if d["is_next"] and d["due_at"]), None)


def _years(row: Row) -> str:
    return f"{row['first_year']}–{row['last_year']}"


def _left(days: int, t: Translator) -> str:
    return counted(t, "charts.timeline.left", days) if days > 0 else t("charts.timeline.today")


def _now_line(due: Row | None, as_of: date, t: Translator) -> str:
    if due is None:
        return t("charts.timeline.line_now", date=t.date(as_of))
    words = {"kind": t(f"charts.timeline.kind_{due['kind']}"), "left": _left(due["days_left"], t)}
    return t("charts.timeline.line_next", date=t.date(as_of), **words)


def _phase(drawn: go.Figure, row: Row, as_of: date, t: Translator, c: Tokens) -> None:
    start, end = row["start_date"], row["end_date"]
    passed = min(max(as_of, start), end)
    is_now = start <= as_of < end
    for x0, x1, fill in (
        (start, passed, c.primary),
        (passed, end, c.passed_next if is_now else c.mute_2),
    ):
        bar = {"x0": x0, "x1": x1, "y0": BAR[0], "y1": BAR[1]}
        drawn.add_shape(type="rect", fillcolor=fill, line_width=0, layer="between", **bar)
    share = (passed - start) / (end - start)
    at, color = (start, c.on_primary) if share > 0.4 else (passed, c.ink)
    text = f"<b>{t('phase.' + row['phase_id'])} · {_years(row)}</b>"
    hover = t("charts.timeline.assumed") if row["is_assumed"] else None
    note(
        drawn,
        at,
        sum(BAR) / 2,
        text,
        color=color,
        y="middle",
        refs=REFS,
        shift=(9, 0),
        hovertext=hover,
    )


def _reviews(drawn: go.Figure, rows: list[dict[str, Any]], t: Translator, c: Tokens) -> None:
    first, last = rows[0]["start_date"], rows[-1]["end_date"]
    start = t("charts.timeline.start", date=t.date(first))
    note(drawn, first, BAR[1], start, color=c.ink_2, refs=REFS, shift=(0, 6))
    for row in rows:
        review = capital(t(f"charts.timeline.review_{row['phase_id']}"))
        day = review_day(row)
        month = f"{day:%m/%Y}"
        text = t("charts.timeline.review_at", review=review, month=month)
        side = "right" if row["end_date"] == last else "center"
        note(drawn, day, BAR[1], text, color=c.ink_2, refs=REFS, x=side, shift=(0, 6))
    drawn.add_scatter(
        x=[review_day(r) for r in rows],
        y=[sum(BAR) / 2] * len(rows),
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


def _deadlines(drawn: go.Figure, rows: list[dict[str, Any]], t: Translator, c: Tokens) -> None:
    hover = [
        f"<b>{capital(t('charts.timeline.kind_' + d['kind']))}</b><br>{t.moment(d['due_at'])}"
        f"<br>{plain(t.pick(d, 'recipient') if d['recipient_vi'] else '')}"
        for d in rows
    ]
    lines = {
        "width": [3 if d["is_next"] else 2 for d in rows],
        "color": [c.primary if d["is_next"] else c.ink_3 for d in rows],
    }
    drawn.add_scatter(
        x=[d["due_at"] for d in rows],
        y=[0.34] * len(rows),
        mode="markers",
        hovertext=hover,
        hoverinfo="text",
        marker={"symbol": "line-ns", "size": 10, "opacity": 1, "line": lines},
    )


def _today(
    drawn: go.Figure,
    due: Row | None,
    as_of: date,
    ends: tuple[date, date],
    t: Translator,
    c: Tokens,
) -> None:
    line = {"color": c.red, "width": 2}
    place = {"x0": as_of, "x1": as_of, "y0": 0.1, "y1": 0.8}
    drawn.add_shape(type="line", line=line, layer="between", **place)
    text = f"<b>{t.date(as_of)}</b>"
    if due is not None:
        kind = t(f"charts.timeline.kind_{due['kind']}")
        text += f" · {kind}: {_left(due['days_left'], t)}"
    late = (as_of - ends[0]) / (ends[1] - ends[0]) > 0.55
    note(
        drawn,
        as_of,
        0.08,
        text,
        color=c.ink,
        refs=REFS,
        x="right" if late else "left",
        shift=(-7 if late else 7, 0),
    )
