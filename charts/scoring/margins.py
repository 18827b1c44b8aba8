"""All clusters at a glance: the leader's margin (khoảng cách dẫn đầu) and how firm it is."""

import plotly.graph_objects as go
import polars as pl

from charts.parts.theme import empty_figure, figure
from charts.scoring.score_rows import ROW, Rows, points, row_words, set_axes
from pictures.axes import nice_ticks
from pictures.messages import Row
from pictures.tokens import TOKENS, Mode
from translations import Translator
from translations.phrases import counted, first_fitting, plain, shorten

GLYPHS = {"firm": "■", "sensitive": "▼", "even": "✕"}
NAME = 21


def cluster_margins(
    glance: pl.DataFrame, verdicts: pl.DataFrame, t: Translator, mode: Mode
) -> go.Figure:
    """Margin of the leader in each cluster, the closest on top; ClusterGlance and verdicts."""
    known = verdicts.select("cluster_id", "verdict")
    rows = (
        glance.filter(pl.col("margin_points").is_not_null())
        .join(known, on="cluster_id", how="left")
        .sort("margin_points", "cluster_id")
        .to_dicts()
    )
    if not rows:
        return empty_figure(t, mode, "cluster_margins")
    message = closest_message(rows, t)
    subtitle = t("charts.cluster_margins.measure")
    drawn = figure(t, mode, message, subtitle, _alt(message, rows, t), ROW * len(rows) + 12)
    for verdict in (*GLYPHS, None):
        _bars(drawn, rows, verdict, t, mode)
    drawn.update_layout(
        barmode="overlay",
        bargap=0.45,
        annotations=row_words(rows, lambda r: _words(r, t), t, mode, left=_name),
    )
    most = max(row["margin_points"] for row in rows) or 1.0
    ticks = nice_ticks(0, most)[::2]
    return set_axes(
        drawn, len(rows), ticks, [t.number(x) for x in ticks], (0, max(most, ticks[-1]))
    )


def closest_message(rows: Rows, t: Translator) -> str:
    """In how many clusters the lead is firm, in how many it is even."""
    firm, even = (sum(r["verdict"] == kind for r in rows) for kind in ("firm", "even"))
    total = t.number(len(rows))
    head = counted(t, "charts.cluster_margins.firm", firm, total=total)
    tail = counted(t, "charts.cluster_margins.even", even, head=head)
    return first_fitting(tail if even else head)


def _name(row: Row, t: Translator) -> str:
    name = str(t.pick(row, "cluster_name"))
    return plain(shorten(name, NAME))


def _color(verdict: str | None, mode: Mode) -> str:
    c = TOKENS[mode]
    return {"firm": c.primary, "sensitive": c.gold, "even": c.red}.get(verdict or "", c.mute)


def _bars(drawn: go.Figure, rows: Rows, verdict: str | None, t: Translator, mode: Mode) -> None:
    shown = [(len(rows) - n - 1, r) for n, r in enumerate(rows) if r["verdict"] == verdict]
    if not shown:
        return
    drawn.add_bar(
        width=0.55,
        x=[r["margin_points"] for _, r in shown],
        y=[y for y, _ in shown],
        orientation="h",
        marker={"color": _color(verdict, mode), "line": {"width": 0}},
        hoverinfo="text",
        hovertext=[_hover(r, t) for _, r in shown],
    )


def _words(row: Row, t: Translator) -> str:
    margin = f"<b>{points(row['margin_points'], row, t)}</b>"
    if row["verdict"] is None:
        return margin
    return f"{margin} {GLYPHS[row['verdict']]} {t('verdict.' + row['verdict'])}"


def _hover(row: Row, t: Translator) -> str:
    words = t(
        "charts.cluster_margins.hover",
        leader=plain(row["leader_name"]),
        second=plain(row["second_name"] or t.number(None)),
        units=f"{t.number(row['unit_count'])}/{t.number(row['expected_count'])}",
    )
    return f"<b>{plain(t.pick(row, 'cluster_name'))}</b><br>{words}"


def _alt(message: str, rows: Rows, t: Translator) -> str:
    low, high = (
        f"{t.pick(r, 'cluster_name')} {points(r['margin_points'], r, t)}"
        for r in (rows[0], rows[-1])
    )
    return t("charts.extremes", message=message, low=low, high=high)
