"""Models by content and kind, units by cluster and by what they have: a bar a row, cut in parts."""

from collections.abc import Callable, Mapping, Sequence

import plotly.graph_objects as go
import polars as pl

from charts.parts.theme import empty_figure, figure, row_label
from pictures.messages import Row
from pictures.model_marks import KINDS, UNITS, colours, kind_text, unit_text
from pictures.models.words import (
    cluster_name,
    clusters_message,
    content_name,
    contents_message,
)
from pictures.tokens import TOKENS, Mode
from translations import Translator
from translations.phrases import plain

# a pixel a unit of height, so that a bar is as high as its figure needs: margins come on top
BAR, STEP, LIFT, ROOM = 20, 50, 11, 24
# the last bar ends before the edge, else its own edge is cut off
FULL = 1.004
Marks = Mapping[str, tuple[str, str]]
Named = Callable[[Row], str]


def content_bars(contents: pl.DataFrame, t: Translator, mode: Mode) -> go.Figure:
    """Bars of recognised models in use by content, cut by kind; reads ModelContents."""
    rows = contents.to_dicts()
    message = contents_message(rows, t)
    if not any(row["entered_count"] for row in rows):
        return empty_figure(t, mode, "model_contents")

    def right(row: Row) -> str:
        if not row["entered_count"]:
            return t("charts.model_contents.none")
        counts = ("recognised", "replicated")
        said = {name: t.number(row[f"{name}_count"]) for name in counts}
        return t("charts.model_contents.right", **said)

    words = {kind: kind_text(kind, t) for kind in KINDS}
    named = [(content_name(row, t), right(row)) for row in rows]
    return _bars("model_contents", rows, named, message, (KINDS, words), t, mode)


def cluster_bars(clusters: pl.DataFrame, t: Translator, mode: Mode) -> go.Figure:
    """Bars of units by what they have of models, by cluster, fewest models first; reads
    ModelClusters."""
    rows = clusters.to_dicts()
    if not rows:
        return empty_figure(t, mode, "model_clusters")
    message = clusters_message(rows, t)

    def right(row: Row) -> str:
        said = {name: t.number(row[f"{name}_count"]) for name in ("model", "place")}
        return t("charts.model_clusters.right", **said)

    words = {state: unit_text(state, t) for state in UNITS}
    named = [(cluster_name(row, t), right(row)) for row in rows]
    return _bars("model_clusters", rows, named, message, (UNITS, words), t, mode)


def _bars(
    name: str,
    rows: Sequence[Row],
    named: list[tuple[str, str]],
    message: str,
    parts: tuple[Marks, Mapping[str, str]],
    t: Translator,
    mode: Mode,
) -> go.Figure:
    marks, words = parts
    said = "; ".join(f"{left}: {right}" for left, right in named)
    measure = t(f"charts.{name}.measure", marks=", ".join(words.values()))
    drawn = figure(t, mode, message, measure, f"{message}. {said}.", STEP * len(rows) + ROOM)
    places = [STEP * (len(rows) - 1 - n) + BAR // 2 for n in range(len(rows))]
    most = max(sum(row[f"{key}_count"] for key in marks) for row in rows)
    labels = [
        label
        for y, (left, right) in zip(places, named, strict=True)
        for label in row_label(y, plain(left), plain(right), TOKENS[mode], LIFT)
    ]
    drawn.update_layout(annotations=labels, margin_b=8, barmode="stack")
    lefts = [left for left, _ in named]
    for key in marks:
        _stack(drawn, key, rows, (places, lefts), parts, t, mode)
    drawn.update_layout(uniformtext={"minsize": 10, "mode": "hide"})
    drawn.update_xaxes(range=[0, max(most, 1) * FULL], visible=False)
    return drawn.update_yaxes(range=[-4, STEP * len(rows)], visible=False)


def _stack(
    drawn: go.Figure,
    key: str,
    rows: Sequence[Row],
    at: tuple[list[int], list[str]],
    parts: tuple[Marks, Mapping[str, str]],
    t: Translator,
    mode: Mode,
) -> None:
    """One part of every bar: `at` are the heights of the bars and their names."""
    (marks, words), (places, names) = parts, at
    glyph, status = marks[key]
    counts = [int(row[f"{key}_count"]) for row in rows]
    if not any(counts):
        return
    fill, text = colours(status, mode)
    edge = TOKENS[mode].mute if status == "not_reported" else TOKENS[mode].surface
    drawn.add_bar(
        y=places,
        x=counts,
        orientation="h",
        width=BAR,
        text=[f"{glyph} {t.number(n)}" if n else "" for n in counts],
        textfont={"size": 11, "color": text},
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        constraintext="inside",
        marker={"color": fill, "line": {"width": 1, "color": edge}},
        hoverinfo="text",
        hovertext=[
            f"<b>{plain(name)}</b><br>{words[key]}: {t.number(n)}"
            for name, n in zip(names, counts, strict=True)
        ],
    )
