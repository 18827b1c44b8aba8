"""Events that explain figures (ghi chép): ① ② ③ at their dates on any chart over time."""

from collections.abc import Sequence
from datetime import date

import plotly.graph_objects as go
import polars as pl

from charts.parts.theme import Mark, Stroke, label
from pictures.notes import note_text, note_words
from pictures.tokens import Tokens
from schemas.row import Row
from translations import Translator
from translations.phrases import plain, shorten

MARKS = "①②③"
LETTERS, LINE = 24, 18  # letters that a phone has room for in a line, and its pixels


def chart_notes(
    annotations: pl.DataFrame | None, as_of: date, days: Sequence[date]
) -> Sequence[Row]:
    """At most three events inside the days shown, nearest to the as-of date, in order of time."""
    if annotations is None or not days:
        return []
    first, last = min(days), max(days)
    rows = [r for r in annotations.to_dicts() if r["at_date"] and first <= r["at_date"] <= last]
    near = sorted(rows, key=lambda r: (abs(r["at_date"] - as_of), r["note_id"]))[: len(MARKS)]
    return sorted(near, key=lambda r: (r["at_date"], r["note_id"]))


def draw_notes(
    drawn: go.Figure, notes: Sequence[Row], t: Translator, c: Tokens, panels: Sequence[str] = ("",)
) -> go.Figure:
    """Lines at the dates in every panel and the short texts in a strip above the plot.

    An event of the whole campaign breaks every series: dotted; any other is a thin line.
    """
    if not notes:
        return drawn
    strip = [_short(row, mark, t) for mark, row in zip(MARKS, notes, strict=False)]
    top, room = drawn.layout.margin.t, LINE * len(strip)
    above = room + max(top - 70, 0)
    words = [
        label(0, 1, text, color=c.ink_2, y="top", shift=(0, above - LINE * place))
        for place, text in enumerate(strip)
    ]
    words += [
        label(
            row["at_date"],
            0,
            mark,
            color=c.ink_2,
            refs=(f"x{p}", f"y{p} domain"),
            size=13,
            shift=(1, 0),
        )
        for mark, row in zip(MARKS, notes, strict=False)
        for p in panels
    ]
    return drawn.update_layout(
        annotations=[*drawn.layout.annotations, *words],
        shapes=[*drawn.layout.shapes, *(_line(row, p, c) for row in notes for p in panels)],
        margin_t=top + room,
        meta={**drawn.layout.meta, "notes": note_lines(notes, t)},
        height=drawn.layout.height + room,
    )


def note_lines(notes: Sequence[Row], t: Translator) -> list[str]:
    """The events of a chart in full, each with its mark."""
    return [f"{mark} {note_text(row, t)}" for mark, row in zip(MARKS, notes, strict=False)]


def _short(row: Row, mark: str, t: Translator) -> str:
    said = " ".join(note_words(row, t).split())
    return plain(f"{mark} {t.date(row['at_date'])}: {shorten(said, LETTERS)}")


def _line(row: Row, panel: str, c: Tokens) -> Mark:
    is_break = row["unit_id"] is None and row["indicator_id"] is None
    line: Stroke = {"color": c.ink_3, "width": 1.5 if is_break else 1}
    if is_break:
        line["dash"] = "dot"
    return {
        "type": "line",
        "x0": row["at_date"],
        "x1": row["at_date"],
        "y0": 0,
        "y1": 0.9,
        "xref": f"x{panel}",
        "yref": f"y{panel} domain",
        "line": line,
        "layer": "below",
    }
