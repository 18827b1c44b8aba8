"""From proposal to decision (từ đề nghị đến quyết định): four bars, the loss under each.

The four counts are never added. A route without a council has three bars.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import plotly.graph_objects as go
import polars as pl

from charts.parts.theme import empty_figure, figure, label
from pictures.award_words import funnel_message, losses
from pictures.tokens import TOKENS, Mode
from translations import Translator
from translations.phrases import plain

STAGES = ("proposed", "appraised", "passed", "decided")
ROW = 76
SHADES = (3, 5, 7, 8)
Row = Mapping[str, Any]


def award_funnel(stages: pl.DataFrame, t: Translator, mode: Mode) -> go.Figure:
    """Four counts with what was lost before each; reads stage, award_count, returned_count,
    refused_count, waiting_count, median_days (days since the stage before)."""
    rows = stages.to_dicts()
    if not rows or not rows[0]["award_count"]:
        return empty_figure(t, mode, "award_funnel")
    c, message = TOKENS[mode], funnel_message(rows, t)
    drawn = figure(
        t, mode, message, t("charts.award_funnel.measure"), _alt(message, rows, t), ROW * len(rows)
    )
    drawn.add_bar(
        x=[row["award_count"] for row in rows],
        y=[-place for place in range(len(rows))],
        orientation="h",
        width=0.34,
        marker={"color": [c.sequential[SHADES[STAGES.index(r["stage"])]] for r in rows]},
        hoverinfo="skip",
    )
    drawn.update_xaxes(range=[0, rows[0]["award_count"] * 1.14], visible=False)
    drawn.update_yaxes(range=[-len(rows) + 0.4, 0.6], visible=False)
    return drawn.update_layout(annotations=_words(rows, t, mode), margin_b=4)


def _stage(row: Row, t: Translator) -> str:
    return t(f"awards.stage.{row['stage']}")


def _words(rows: Sequence[Row], t: Translator, mode: Mode) -> list[dict[str, Any]]:
    c = TOKENS[mode]
    found = []
    for place, row in enumerate(rows):
        name = f"<b>{plain(_stage(row, t))}</b>"
        found.append(label(0, -place + 0.2, name, color=c.ink, refs=("x", "y"), size=13))
        count = f"<b>{t.number(row['award_count'])}</b>"
        found.append(
            label(
                row["award_count"],
                -place,
                count,
                color=c.ink,
                y="middle",
                refs=("x", "y"),
                shift=(6, 0),
                size=13,
            )
        )
        if text := losses(row, t):
            found.append(
                label(0, -place - 0.19, plain(text), color=c.ink_3, y="top", refs=("x", "y"))
            )
    return found


def _alt(message: str, rows: Sequence[Row], t: Translator) -> str:
    parts = [f"{_stage(row, t)}: {t.number(row['award_count'])}" for row in rows]
    return f"{message}. {'; '.join(parts)}."
