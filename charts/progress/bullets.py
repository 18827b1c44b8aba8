"""Contents against their path: one bullet a content, worst first."""

from collections.abc import Mapping, Sequence
from datetime import date
from textwrap import wrap
from typing import Any

import plotly.graph_objects as go
import polars as pl

from charts.parts.doors import add_doors, whole_row
from charts.parts.theme import empty_figure, figure, label, row_label
from pictures.contents import ContentMark, content_picture
from pictures.status import status_text
from pictures.tokens import STATUS, TOKENS, Mode, Tokens, mark_color
from translations import Translator
from translations.phrases import plain

ROW = 46
WIDTH = 0.27
LIFT = 9
# A row with its cause under it: so much taller a line, of as many letters as a phone shows.
MORE, LINE, LINES = 16, 52, 2


def content_bullets(
    standing: pl.DataFrame,
    t: Translator,
    mode: Mode,
    *,
    as_of: date | None = None,
    why: Mapping[str, str] | None = None,
    page: str = "progress",
) -> go.Figure:
    """Bullets of achieved_pct (0–100 %) with the required tick; reads ContentStanding.

    `why` says under a content, by its code, what carries it or drags it; a bullet opens its content
    on the page named.
    """
    causes = {code: _in_lines(said) for code, said in (why or {}).items() if said}
    if standing.is_empty():
        return empty_figure(t, mode, "bullets")
    group = standing.filter(pl.col("group_id") == standing["group_id"][0])
    picture = content_picture(group.to_dicts(), t)
    message, marks = picture.sentence, picture.marks
    until = t("charts.to_date", date=t.date(as_of)) if as_of else ""
    subtitle = t("charts.bullets.measure", date=until)
    tall = ROW + MORE * max((1 + said.count("<br>") for said in causes.values()), default=0)
    drawn = figure(t, mode, message, subtitle, _alt(message, marks, t), tall * len(marks))
    words = [
        word
        for height, mark in enumerate(reversed(marks))
        for word in row_label(height, _left(mark, mode), _right(mark, t), TOKENS[mode], LIFT)
    ]
    words += _causes(marks[::-1], causes, TOKENS[mode])
    drawn.update_layout(annotations=words)
    _bars(drawn, marks[::-1], t, mode)
    ticks = [25, 50, 75]
    drawn.update_xaxes(range=[0, 100], tickvals=ticks, ticktext=[f"{x}%" for x in ticks])
    low = -0.5 if causes else -0.32
    rows = [(m.name, (m.code,), whole_row(y)) for y, m in enumerate(marks[::-1])]
    add_doors(drawn, page, ("content",), rows, indicator=None, view=None)
    return drawn.update_yaxes(range=[low, len(marks) + low], visible=False)


def _causes(marks: Sequence[ContentMark], causes: Mapping[str, str], c: Tokens) -> list[Any]:
    """Under each bullet what carries it or drags it."""
    return [
        label(
            0,
            height,
            said,
            color=c.ink_2,
            refs=("paper", "y"),
            y="top",
            shift=(0, -LIFT),
            align="left",
        )
        for height, mark in enumerate(marks)
        if (said := causes.get(mark.code, ""))
    ]


def _in_lines(said: str) -> str:
    return "<br>".join(plain(line) for line in wrap(said, LINE, max_lines=LINES, placeholder="…"))


def _left(mark: ContentMark, mode: Mode) -> str:
    word = f"<b>{mark.word}</b>" if mark.is_behind else mark.word
    glyph = STATUS[mark.status].glyph
    sign = f'<span style="color:{mark_color(mark.status, mode)}">{glyph}</span>'
    return f"<b>{plain(mark.name)}</b>  {sign} {word}"


def _right(mark: ContentMark, t: Translator) -> str:
    if mark.required is None or mark.status == "early":
        return f"<b>{mark.done_share}</b>"
    value = f"<b>{mark.done_text}</b>"
    return t("charts.bullets.value", value=value, required=mark.required_share)


def _hover(mark: ContentMark, t: Translator) -> str:
    row = mark.row
    coverage = {"count": t.number(row["unit_count"]), "expected": t.number(row["expected_count"])}
    lines = [
        f"<b>{plain(mark.name)}</b>",
        t("charts.achieved", value=mark.done_share),
        t("charts.required", value=mark.required_share),
        status_text(mark.status, t),
        t("charts.coverage", **coverage),
    ]
    return "<br>".join(lines)


def _bars(drawn: go.Figure, marks: Sequence[ContentMark], t: Translator, mode: Mode) -> None:
    c, heights = TOKENS[mode], list(range(len(marks)))
    known = [mark.done is not None for mark in marks]
    drawn.update_layout(
        barmode="overlay",
        shapes=[
            {
                "type": "rect",
                "x0": 0,
                "x1": 100,
                "y0": y - WIDTH / 2,
                "y1": y + WIDTH / 2,
                "layer": "below",
                "fillcolor": c.mute_2 if has else c.surface,
                "line": {"width": 0 if has else 1, "color": c.ink_3, "dash": "dot"},
            }
            for y, has in zip(heights, known, strict=True)
        ],
    )
    drawn.add_bar(
        y=heights,
        x=[min(max(mark.done or 0, 0), 100) for mark in marks],
        orientation="h",
        width=WIDTH,
        hovertext=[_hover(mark, t) for mark in marks],
        hoverinfo="text",
        marker={"color": [STATUS[mark.status].fill(mode) for mark in marks], "line": {"width": 0}},
    )
    _required(drawn, marks, c)


def _required(drawn: go.Figure, marks: Sequence[ContentMark], c: Tokens) -> None:
    """A stroke where each indicator should stand, with an edge so that it shows on any bar."""
    due = [(y, mark.required) for y, mark in enumerate(marks) if mark.required is not None]
    for width, color in ((6, c.surface), (3, c.ink)):
        drawn.add_scatter(
            x=[min(max(x, 0), 100) for _, x in due],
            y=[y for y, _ in due],
            mode="markers",
            hoverinfo="skip",
            cliponaxis=False,
            marker={
                "symbol": "line-ns",
                "size": 18,
                "opacity": 1,
                "line": {"width": width, "color": color},
            },
        )


def _alt(message: str, marks: Sequence[ContentMark], t: Translator) -> str:
    known = sorted((m for m in marks if m.done is not None), key=lambda m: m.done or 0)
    if not known:
        return message
    low, high = (f"{m.name} {t.amount(m.done, '%', 1)}" for m in (known[0], known[-1]))
    return t("charts.extremes", message=message, low=low, high=high)
