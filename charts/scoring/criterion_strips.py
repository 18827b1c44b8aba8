"""One unit against its cluster, criterion by criterion: peers grey, median tick, own dot."""

import plotly.graph_objects as go
import polars as pl

from charts.parts.theme import empty_figure, figure, row_label
from charts.scoring.score_rows import Rows, points
from pictures.messages import Row
from pictures.tokens import TOKENS, Mode
from translations import Translator
from translations.phrases import counted, first_fitting, plain, shorten

ROW, LIFT, NAME = 44, 9, 34


def criterion_strips(scores: pl.DataFrame, unit: str, t: Translator, mode: Mode) -> go.Figure:
    """Share of the most a criterion can give; CriterionScores of the unit's whole cluster."""
    counted_ones = scores.filter((pl.col("counts") != "penalty") & (pl.col("max_points") > 0))
    own = counted_ones.filter(unit_id=unit).sort("position").to_dicts()
    if not any(row["final_points"] is not None for row in own):
        return empty_figure(t, mode, "criterion_strips")
    message = strips_message(own, t)
    alt = _alt(message, own, t)
    height = ROW * len(own) + 8
    drawn = figure(t, mode, message, t("charts.criterion_strips.measure"), alt, height)
    heights = {
        row["criterion_id"]: y for y, row in zip(reversed(range(len(own))), own, strict=True)
    }
    peers = counted_ones.filter((pl.col("unit_id") != unit) & pl.col("final_points").is_not_null())
    _dots(drawn, peers.to_dicts(), heights, False, t, mode)
    _medians(drawn, own, heights, mode)
    _dots(drawn, [r for r in own if r["final_points"] is not None], heights, True, t, mode)
    drawn.update_layout(
        annotations=[
            words
            for row in own
            for words in row_label(
                heights[row["criterion_id"]], _name(row, t), _end(row, t), TOKENS[mode], LIFT
            )
        ],
    )
    ticks = [0, 0.5, 1]
    drawn.update_xaxes(
        range=[-0.015, 1.015], showgrid=True, tickvals=ticks, ticktext=["0%", "50%", "100%"]
    )
    return drawn.update_yaxes(range=[-0.4, len(own) - 0.3], visible=False)


def strips_message(own: Rows, t: Translator) -> str:
    """In how many criteria the unit is best, and where it is furthest under the median."""
    known = [r for r in own if r["final_points"] is not None]
    best = sum(r["final_points"] >= r["cluster_best_points"] for r in known)
    total = t.number(len(known))
    name = known[0]["short_name"]
    head = counted(t, "charts.criterion_strips.best", best, name=name, total=total)
    low = min(known, key=lambda r: r["final_points"] - r["cluster_median_points"])
    if low["final_points"] >= low["cluster_median_points"]:
        return first_fitting(t("charts.criterion_strips.above", head=head), head)
    where = t("charts.criterion_strips.low", head=head, criterion=t.pick(low, "short"))
    return first_fitting(where, head)


def _name(row: Row, t: Translator) -> str:
    bonus = f" ({t('charts.criterion_strips.bonus')})" if row["counts"] == "bonus" else ""
    return plain(shorten(t.pick(row, "short"), NAME)) + bonus


def _end(row: Row, t: Translator) -> str:
    if row["state"] != "assessed":
        return t(f"charts.criterion_strips.{row['state']}")
    return f"<b>{points(row['final_points'], row, t)}</b>/{points(row['max_points'], row, t)}"


def _dots(
    drawn: go.Figure, rows: Rows, heights: dict[str, int], is_own: bool, t: Translator, mode: Mode
) -> None:
    c = TOKENS[mode]
    drawn.add_scatter(
        x=[row["final_points"] / row["max_points"] for row in rows],
        y=[heights[row["criterion_id"]] for row in rows],
        mode="markers",
        cliponaxis=False,
        hoverinfo="text",
        hovertext=[_hover(row, t) for row in rows],
        marker={
            "size": 13 if is_own else 8,
            "color": c.primary if is_own else c.mute,
            "opacity": 1,
            "line": {"color": c.surface, "width": 1},
        },
    )


def _medians(drawn: go.Figure, own: Rows, heights: dict[str, int], mode: Mode) -> None:
    known = [row for row in own if row["cluster_median_points"] is not None]
    drawn.add_scatter(
        x=[row["cluster_median_points"] / row["max_points"] for row in known],
        y=[heights[row["criterion_id"]] for row in known],
        mode="markers",
        hoverinfo="skip",
        cliponaxis=False,
        marker={
            "symbol": "line-ns",
            "size": 15,
            "color": TOKENS[mode].ink_2,
            "opacity": 1,
            "line": {"width": 2, "color": TOKENS[mode].ink_2},
        },
    )


def _hover(row: Row, t: Translator) -> str:
    scored = f"{points(row['final_points'], row, t)}/{points(row['max_points'], row, t)}"
    middle = points(row["cluster_median_points"], row, t)
    words = t("charts.criterion_strips.hover", points=scored, median=middle)
    return f"<b>{plain(row['short_name'])}</b><br>{plain(t.pick(row, 'short'))}: {words}"


def _alt(message: str, own: Rows, t: Translator) -> str:
    known = [r for r in own if r["final_points"] is not None]
    order = sorted(known, key=lambda r: r["final_points"] / r["max_points"])
    low, high = (
        f"{t.pick(r, 'short')} {points(r['final_points'], r, t)}/{points(r['max_points'], r, t)}"
        for r in (order[0], order[-1])
    )
    return t("charts.extremes", message=message, low=low, high=high)
