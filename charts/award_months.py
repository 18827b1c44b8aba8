"""When awards were decided (dòng thời gian): one column a month."""

import plotly.graph_objects as go
import polars as pl

from charts.axes import nice_ticks
from charts.theme import empty_figure, figure
from charts.tokens import TOKENS, Mode
from charts.words import counted
from translations import Translator

HEIGHT = 260


def award_months(tally: pl.DataFrame, t: Translator, mode: Mode) -> go.Figure:
    """Awards decided by month of the decision; reads AwardTally, dimension month."""
    rows = tally.filter(pl.col("decided_count") > 0, dimension="month").sort("key").to_dicts()
    if not rows:
        return empty_figure(t, mode, "award_months")
    c, total = TOKENS[mode], sum(row["decided_count"] for row in rows)
    most = max(rows, key=lambda row: row["decided_count"])
    message = counted(
        t, "charts.award_months.message", most["decided_count"],
        month=month_words(most["key"]), share=t.amount(100 * most["decided_count"] / total, "%"),
    )  # fmt: skip
    parts = [f"{month_words(r['key'])}: {t.number(r['decided_count'])}" for r in rows]
    alt = f"{message}. {'; '.join(parts)}."
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
    drawn.update_xaxes(
        type="category", tickvals=[row["key"] for row in rows],
        ticktext=[month_words(row["key"]) for row in rows],
    )  # fmt: skip
    ticks = nice_ticks(0, most["decided_count"])
    drawn.update_yaxes(
        range=[0, most["decided_count"] * 1.15], tickvals=ticks,
        ticktext=[t.number(x) for x in ticks], showgrid=True,
    )  # fmt: skip
    return drawn.update_layout(margin={"l": 36, "b": 32}, bargap=0.4)


def month_words(key: str) -> str:
    """«10/2026» of 2026-10."""
    year, month = key.split("-")
    return f"{month}/{year}"
