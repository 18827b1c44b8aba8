"""For whom (đối tượng được khen): classes of recipients as form 0603 counts them.

Counts of fewer than five persons are not shown to a wide audience: «dưới 5».
"""

from collections.abc import Mapping, Sequence
from typing import Any

import plotly.graph_objects as go
import polars as pl

from charts.parts.theme import empty_figure, figure, label
from pictures.tokens import TOKENS, Mode
from translations import Translator
from translations.phrases import first_fitting, plain

ROW = 40
Row = Mapping[str, Any]


def award_classes(classes: pl.DataFrame, t: Translator, mode: Mode) -> go.Figure:
    """Bars from zero; reads recipient_class, award_count (null: under five, hidden), is_person,
    worker_pct (of individuals, null: not known or hidden)."""
    rows = classes.to_dicts()
    if not rows:
        return empty_figure(t, mode, "award_classes")
    c, message = TOKENS[mode], classes_message(rows, t)
    measure = t("charts.award_classes.measure")
    drawn = figure(t, mode, message, measure, _alt(message, rows, t), ROW * len(rows) + 12)
    shades = [
        c.primary if row["recipient_class"] == "direct_worker" else c.sequential[4] for row in rows
    ]
    drawn.add_bar(
        x=[row["award_count"] or 0 for row in rows],
        y=[-n - 0.18 for n in range(len(rows))],
        orientation="h",
        width=0.26,
        marker={"color": shades},
        hoverinfo="skip",
    )
    most = max((row["award_count"] or 0 for row in rows), default=1) or 1
    drawn.update_xaxes(range=[0, most * 1.25], visible=False)
    drawn.update_yaxes(range=[-len(rows) + 0.4, 0.6], visible=False)
    words = [w for n, row in enumerate(rows) for w in _words(n, row, t, mode)]
    return drawn.update_layout(annotations=words, margin_b=4)


def classes_message(rows: Sequence[Row], t: Translator) -> str:
    """Share of direct workers among the individuals."""
    share = rows[0]["worker_pct"]
    if share is None:
        return t("charts.award_classes.unknown")
    return first_fitting(t("charts.award_classes.message", share=t.amount(share, "%", 1)))


def count_words(row: Row, t: Translator) -> str:
    """A count, or «dưới 5» where it is hidden."""
    count = row["award_count"]
    return t("awards.under_five") if count is None else t.number(count)


def _class(row: Row, t: Translator) -> str:
    return t(f"awards.class.{row['recipient_class']}")


def _words(n: int, row: Row, t: Translator, mode: Mode) -> list[dict[str, Any]]:
    c = TOKENS[mode]
    name = plain(_class(row, t))
    return [
        label(0, -n + 0.02, name, color=c.ink, refs=("x", "y"), size=13),
        label(
            row["award_count"] or 0,
            -n - 0.18,
            f"<b>{plain(count_words(row, t))}</b>",
            color=c.ink,
            y="middle",
            refs=("x", "y"),
            shift=(6, 0),
            size=13,
        ),
    ]


def _alt(message: str, rows: Sequence[Row], t: Translator) -> str:
    parts = [f"{_class(r, t)}: {count_words(r, t)}" for r in rows]
    return f"{message}. {'; '.join(parts)}."
