"""Lying bars cut in parts, each part with its mark and count: tasks, agencies, models, units."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from charts.parts.theme import row_label
from pictures.tokens import STATUS, TOKENS, Mode
from translations import Translator
from translations.phrases import plain

BAR = 20  # pixels: a bar is as high as its figure needs
LIFT = 11  # pixels from the middle of a bar to the words over it
SMALLEST = 10  # pixels of a figure inside a bar; one that does not fit is left out
Marks = Mapping[str, tuple[str, str]]
"""Glyph of each part, and the status whose colours it bears, in the order they stack."""


@dataclass(frozen=True)
class Stack:
    """One bar: its name, the lines over it and the figure beside them (safe as markup), and where
    its middle stands in pixels from below. `of` is what its counts are parts of: bars are as long
    as each other then; None: as long as their count."""

    name: str
    left: str
    right: str
    place: int
    counts: Mapping[str, int]
    of: int | None = None


def stacked(
    drawn: go.Figure,
    stacks: Sequence[Stack],
    marks: Marks,
    words: Mapping[str, str],
    t: Translator,
    mode: Mode,
) -> go.Figure:
    """The figure with the bars and what stands over them; the ranges of its axes are the
    caller's. `words` name each part."""
    labels = [
        label
        for stack in stacks
        for label in row_label(stack.place, stack.left, stack.right, TOKENS[mode], LIFT)
    ]
    drawn.update_layout(annotations=labels, margin_b=8, barmode="stack")
    for key, (glyph, status) in marks.items():
        if any(stack.counts[key] for stack in stacks):
            _part(drawn, key, (glyph, status, words[key]), stacks, t, mode)
    return drawn.update_layout(uniformtext={"minsize": SMALLEST, "mode": "hide"})


def _part(
    drawn: go.Figure,
    key: str,
    mark: tuple[str, str, str],
    stacks: Sequence[Stack],
    t: Translator,
    mode: Mode,
) -> None:
    glyph, status, word = mark
    # what is not reported is as pale as the page: without an edge it would not be seen
    edge = TOKENS[mode].mute if status == "not_reported" else TOKENS[mode].surface
    drawn.add_bar(
        y=[stack.place for stack in stacks],
        x=[stack.counts[key] / (stack.of or 1) for stack in stacks],
        orientation="h",
        width=BAR,
        text=[f"{glyph} {t.number(n)}" if (n := stack.counts[key]) else "" for stack in stacks],
        textfont={"size": 11, "color": STATUS[status].text(mode)},
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        constraintext="inside",
        marker={"color": STATUS[status].fill(mode), "line": {"width": 1, "color": edge}},
        hoverinfo="text",
        hovertext=[
            f"<b>{plain(stack.name)}</b><br>{word}: {count_text(stack.counts[key], stack.of, t)}"
            for stack in stacks
        ],
    )


def count_text(count: int, of: int | None, t: Translator) -> str:
    """«3/12», or «3» where nothing is said of what it is a part of."""
    return t.number(count) if of is None else f"{t.number(count)}/{t.number(of)}"
