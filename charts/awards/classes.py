"""For whom (đối tượng được khen): classes of recipients as form 0603 counts them.

Classes of fewer than five persons stand in one bar with the next one above, so none is told apart.
"""

from collections.abc import Sequence

import plotly.graph_objects as go
import polars as pl

from charts.parts.theme import Annotation, empty_figure, figure, label
from pictures.awards.recipients import RecipientMark, recipient_picture
from pictures.tokens import TOKENS, Mode
from translations import Translator
from translations.phrases import plain

ROW = 40


def award_classes(classes: pl.DataFrame, t: Translator, mode: Mode) -> go.Figure:
    """Bars from zero; reads recipient_class, award_count, worker_pct (of individuals, null: not
    known or not told apart)."""
    rows = classes.to_dicts()
    if not rows:
        return empty_figure(t, mode, "award_classes")
    c, picture = TOKENS[mode], recipient_picture(rows, t)
    message, marks = picture.sentence, picture.marks
    measure = t("charts.award_classes.measure")
    drawn = figure(t, mode, message, measure, _alt(message, marks), ROW * len(marks) + 12)
    shades = [c.primary if mark.code == "direct_worker" else c.sequential[4] for mark in marks]
    drawn.add_bar(
        x=[mark.value for mark in marks],
        y=[-n - 0.18 for n in range(len(marks))],
        orientation="h",
        width=0.26,
        marker={"color": shades},
        hoverinfo="skip",
    )
    most = max(mark.value for mark in marks) or 1
    drawn.update_xaxes(range=[0, most * 1.25], visible=False)
    drawn.update_yaxes(range=[-len(marks) + 0.4, 0.6], visible=False)
    words = [w for n, mark in enumerate(marks) for w in _words(n, mark, mode)]
    return drawn.update_layout(annotations=words, margin_b=4)


def _words(n: int, mark: RecipientMark, mode: Mode) -> list[Annotation]:
    c = TOKENS[mode]
    return [
        label(0, -n + 0.02, plain(mark.name), color=c.ink, refs=("x", "y"), size=13),
        label(
            mark.value,
            -n - 0.18,
            f"<b>{plain(mark.text)}</b>",
            color=c.ink,
            y="middle",
            refs=("x", "y"),
            shift=(6, 0),
            size=13,
        ),
    ]


def _alt(message: str, marks: Sequence[RecipientMark]) -> str:
    parts = [f"{mark.name}: {mark.text}" for mark in marks]
    return f"{message}. {'; '.join(parts)}."
