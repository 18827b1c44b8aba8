"""When awards were decided (dòng thời gian): one column a month."""

from collections.abc import Sequence
from math import ceil

import plotly.graph_objects as go
import polars as pl

from charts.parts.theme import empty_figure, figure
from pictures.axes import nice_ticks
from pictures.tokens import TOKENS, Mode
from schemas.row import Row
from translations import Translator
from translations.phrases import counted

HEIGHT = 260  # px: twelve bars beside the funnel's card
NAMED = 6  # months by name under their columns: a phone has room for no more, told upright


def award_months(tally: pl.DataFrame, t: Translator, mode: Mode) -> go.Figure:
    """Awards decided by month of the decision; reads AwardTally, dimension month."""
    rows = tally.filter(pl.col("decided_count") > 0, dimension="month").sort("key").to_dicts()
    if not rows:
        return empty_figure(t, mode, "award_months")
    c, total = TOKENS[mode], sum(row["decided_count"] for row in rows)
    most = max(rows, key=lambda row: row["decided_count"])
    message = counted(
        t,
        "charts.award_months.message",
        most["decided_count"],
        month=month_words(most["key"]),
        share=t.amount(100 * most["decided_count"] / total, "%"),
    )
    alt = f"{message}. {_all_months(rows, t)}."
    drawn = figure(t, mode, message, t("charts.award_months.measure"), alt, HEIGHT)
    drawn.add_bar(
        x=[row["key"] for row in rows],
        y=[row["decided_count"] for row in rows],
        text=[t.number(row["decided_count"]) for row in rows],
        textposition="outside",
        textfont={"color": c.ink, "size": 13},
        cliponaxis=False,
        marker={"color": c.primary},
        hoverinfo="skip",
    )
    return _set_axes(drawn, rows, most["decided_count"], t)


def _set_axes(drawn: go.Figure, rows: Sequence[Row], most: int, t: Translator) -> go.Figure:
    named = [row["key"] for row in rows[:: -ceil(len(rows) / NAMED)]]  # the last one always
    drawn.update_xaxes(
        type="category",
        tickvals=named,
        ticktext=[month_words(key) for key in named],
        tickangle=0,
    )
    ticks = nice_ticks(0, most)
    drawn.update_yaxes(
        range=[0, most * 1.15],
        tickvals=ticks,
        ticktext=[t.number(x) for x in ticks],
        showgrid=True,
    )
    return drawn.update_layout(margin={"l": 36, "r": 20, "b": 32}, bargap=0.4)


def _all_months(rows: Sequence[Row], t: Translator) -> str:
    return "; ".join(f"{month_words(r['key'])}: {t.number(r['decided_count'])}" for r in rows)


def month_words(key: str) -> str:
    """«10/2026» of 2026-10."""
    year, month = key.split("-")
    return f"{month}/{year}"
