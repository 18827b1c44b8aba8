"""Models by content and kind, units by cluster and by what they have: a bar a row, cut in parts."""

from collections.abc import Mapping, Sequence

import plotly.graph_objects as go
import polars as pl

from charts.parts.doors import HERE, add_doors, whole_row
from charts.parts.stacks import BAR, Marks, Stack, stacked
from charts.parts.theme import empty_figure, figure
from pictures.model_marks import KINDS, UNITS, kind_text, unit_text
from pictures.models.words import (
    cluster_name,
    clusters_message,
    content_name,
    contents_message,
)
from pictures.tokens import Mode
from schemas.row import Row
from translations import Translator
from translations.phrases import plain, shorten

STEP = 50  # pixels a row: its words, its bar, and air
ROOM = 24  # pixels: margins come on top
LETTERS = 48  # of a name and of the figures after it on one line of a phone
FULL = 1.004  # of the longest bar: at its very end its edge would be cut off


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
    drawn = _bars("model_contents", rows, named, message, (KINDS, words), t, mode)
    return _doors(
        drawn,
        "content",
        [(r["content_id"], said) for r, (said, _) in zip(rows, named, strict=True)],
    )


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
    drawn = _bars("model_clusters", rows, named, message, (UNITS, words), t, mode)
    return _doors(
        drawn,
        "cluster",
        [(r["cluster_id"], said) for r, (said, _) in zip(rows, named, strict=True)],
    )


def _doors(drawn: go.Figure, key: str, groups: Sequence[tuple[str | None, str]]) -> go.Figure:
    """A bar shows the register of its content or cluster alone; models of none have no such."""
    top = STEP * (len(groups) - 1) + BAR // 2 + BAR // 2
    rows = [
        (name, (code,), whole_row(top - STEP * n, STEP / 2))
        for n, (code, name) in enumerate(groups)
        if code
    ]
    return add_doors(drawn, HERE, (key,), rows)


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
    stacks = [
        Stack(
            left,
            plain(shorten(left, LETTERS - len(right))),
            plain(right),
            STEP * (len(rows) - 1 - n) + BAR // 2,
            {key: int(row[f"{key}_count"]) for key in marks},
        )
        for n, (row, (left, right)) in enumerate(zip(rows, named, strict=True))
    ]
    most = max(sum(stack.counts.values()) for stack in stacks)
    stacked(drawn, stacks, marks, words, t, mode)
    drawn.update_xaxes(range=[0, max(most, 1) * FULL], visible=False)
    return drawn.update_yaxes(range=[-4, STEP * len(rows)], visible=False)
