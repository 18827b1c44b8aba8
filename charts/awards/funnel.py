"""From proposal to decision (từ đề nghị đến quyết định): a bar a step, the loss under each.

The counts are never added. A step that no route has is no bar.
"""

from textwrap import wrap

import plotly.graph_objects as go
import polars as pl

from charts.parts.doors import HERE, add_doors, whole_row
from charts.parts.theme import Annotation, Look, empty_figure, figure, label
from pictures.awards.funnel import FunnelPicture, StageMark, funnel_picture
from pictures.tokens import TOKENS, Mode
from translations import Translator
from translations.phrases import plain

ROW = 100  # pixels a stage: its name, its bar, and the words on what was lost before it
LOSS = 46  # letters of a line of those words: as many as a phone has room for
SHADES = {"proposed": 3, "appraised": 5, "passed": 6, "submitted": 7, "decided": 8}
"""Place among the colours from light to dark: the nearer to the decision, the deeper."""
BESIDE = 1.14  # the longest bar leaves room for its count


def award_funnel(stages: pl.DataFrame, t: Translator, mode: Mode) -> go.Figure:
    """Counts with what was lost before each; reads stage, asked_count (whose route has the step),
    award_count, returned_count, refused_count, waiting_count, median_days (since the step before).
    """
    picture = funnel_picture(stages.to_dicts(), t)
    marks = picture.marks
    if not marks or not marks[0].count:
        return empty_figure(t, mode, "award_funnel")
    c, measure = TOKENS[mode], t("charts.award_funnel.measure")
    drawn = figure(t, mode, picture.sentence, measure, _alt(picture), ROW * len(marks))
    drawn.add_bar(
        x=[mark.count for mark in marks],
        y=[-place for place in range(len(marks))],
        orientation="h",
        width=0.34,
        marker={"color": [c.sequential[SHADES[mark.stage]] for mark in marks]},
        hoverinfo="skip",
    )
    drawn.update_xaxes(range=[0, marks[0].count * BESIDE], visible=False)
    drawn.update_yaxes(range=[-len(marks) + 0.4, 0.6], visible=False)
    steps = [(m.name, (m.stage,), whole_row(-n)) for n, m in enumerate(marks)]
    add_doors(drawn, HERE, ("step",), steps, view="files", verdict=None)
    words = [word for place, mark in enumerate(marks) for word in _words(mark, -place, mode)]
    return drawn.update_layout(annotations=words, margin_b=4)


def _words(mark: StageMark, at: int, mode: Mode) -> list[Annotation]:
    """The name over the bar, the count at its end, the loss under it."""
    c, refs = TOKENS[mode], ("x", "y")
    name, count = f"<b>{plain(mark.name)}</b>", f"<b>{mark.count_text}</b>"
    words = [
        label(0, at + 0.2, name, color=c.ink, refs=refs, size=13),
        label(mark.count, at, count, color=c.ink, y="middle", refs=refs, shift=(6, 0), size=13),
    ]
    if mark.loss_text:
        loss = "<br>".join(plain(line) for line in wrap(mark.loss_text, LOSS))
        look: Look = {"color": c.ink_2, "y": "top", "refs": refs, "align": "left"}
        words.append(label(0, at - 0.19, loss, **look))
    return words


def _alt(picture: FunnelPicture) -> str:
    parts = [f"{mark.name}: {mark.count_text}" for mark in picture.marks]
    return f"{picture.sentence}. {'; '.join(parts)}."
