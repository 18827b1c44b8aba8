"""Would the lead hold (độ vững): ranks over the weight draws, 5–95 %, beside the official rank."""

import plotly.graph_objects as go
import polars as pl

from charts.parts.theme import empty_figure, figure
from charts.scoring.score_rows import ROW, Rows, by_rank, row_words, set_axes
from pictures.leads import draw_share
from pictures.tokens import TOKENS, Mode
from translations import Translator
from translations.phrases import first_fitting, plain

EVERY = 8


def rank_intervals(
    draws: pl.DataFrame, count: int, spread: float, t: Translator, mode: Mode
) -> go.Figure:
    """Reads rank_draws of one cluster: `count` draws of weights within ± `spread`."""
    rows = by_rank(draws)
    if not rows:
        return empty_figure(t, mode, "rank_intervals")
    message = hold_message(rows, t)
    values = {"count": t.number(count), "spread": t.amount(spread * 100, "%")}
    subtitle = t("charts.rank_intervals.measure", **values)
    drawn = figure(t, mode, message, subtitle, _alt(message, rows, t), ROW * len(rows) + 12)
    _spans(drawn, rows, mode)
    _marks(drawn, rows, t, mode)
    drawn.update_layout(
        annotations=row_words(rows, lambda r: f"<b>{draw_share(r['first_ratio'], t)}</b>", t, mode)
    )
    last = len(rows)
    ticks = [*range(1, last + 1, 1 if last <= EVERY else 2)]
    words = [t.number(x) for x in ticks]
    return set_axes(drawn, last, ticks, words, (0.5, last + 0.5))


def hold_message(rows: Rows, t: Translator) -> str:
    """Who is first in how many draws; the next one too where it is ever first."""
    first, *others = sorted(rows, key=lambda r: (-r["first_ratio"], r["cluster_rank"]))
    lead = {"name": first["short_name"], "ratio": draw_share(first["first_ratio"], t)}
    if not others or others[0]["first_ratio"] == 0:
        return first_fitting(t("charts.rank_intervals.all", name=first["short_name"]))
    second = {"second": others[0]["short_name"], "other": draw_share(others[0]["first_ratio"], t)}
    return first_fitting(
        t("charts.rank_intervals.some", **lead, **second),
        t("charts.rank_intervals.bare", **lead),
    )


def _spans(drawn: go.Figure, rows: Rows, mode: Mode) -> None:
    heights = [*reversed(range(len(rows)))]
    drawn.add_scatter(
        x=[x for r in rows for x in (r["rank_low"] - 0.12, r["rank_high"] + 0.12, None)],
        y=[y for h in heights for y in (h, h, None)],
        mode="lines",
        hoverinfo="skip",
        line={"color": TOKENS[mode].passed_next, "width": 9},
    )


def _marks(drawn: go.Figure, rows: Rows, t: Translator, mode: Mode) -> None:
    drawn.add_scatter(
        x=[r["cluster_rank"] for r in rows],
        y=[*reversed(range(len(rows)))],
        mode="markers",
        cliponaxis=False,
        hoverinfo="text",
        hovertext=[_hover(r, t) for r in rows],
        marker={
            "symbol": "circle",
            "size": 11,
            "color": TOKENS[mode].primary,
            "opacity": 1,
            "line": {"width": 0},
        },
    )


def _hover(row: dict[str, object], t: Translator) -> str:
    values = {
        name: t.number(float(str(row[name])))
        for name in ("cluster_rank", "rank_low", "rank_median", "rank_high")
    }
    ratio = draw_share(float(str(row["first_ratio"])), t)
    words = t("charts.rank_intervals.hover", **values, ratio=ratio)
    return f"<b>{plain(row['short_name'])}</b><br>{words}"


def _alt(message: str, rows: Rows, t: Translator) -> str:
    parts = "; ".join(f"{r['short_name']} {draw_share(r['first_ratio'], t)}" for r in rows[:5])
    return t("charts.rank_intervals.alt", message=message, parts=parts)
