"""Ranks by the rubric in force and by another one (so thang điểm): a line a unit."""

import plotly.graph_objects as go
import polars as pl

from charts.parts.doors import HERE, add_doors
from charts.parts.theme import Annotation, Look, empty_figure, figure, label
from charts.scoring.score_rows import Rows, points
from pictures.tokens import TOKENS, Mode
from schemas.row import Row
from translations import Translator
from translations.name_order import name_order
from translations.phrases import counted, first_fitting, joined, plain, shorten

ROW, NAME = 32, 20
DOMAIN = (0.36, 0.62)


def rank_shift(trial: pl.DataFrame, t: Translator, mode: Mode) -> go.Figure:
    """From the official rank to the tried one, of one cluster; reads ScoreTrial."""
    ranked = trial.drop_nulls(["cluster_rank", "official_rank"])
    rows = ranked.sort("official_rank", name_order("short_name")).to_dicts()
    if not rows:
        return empty_figure(t, mode, "rank_shift")
    message = shift_message(rows, t)
    last = max(max(r["cluster_rank"], r["official_rank"]) for r in rows)
    subtitle = t("charts.rank_shift.measure")
    drawn = figure(t, mode, message, subtitle, _alt(message, rows, t), ROW * last + 24)
    for row in sorted(rows, key=lambda r: abs(_gain(r))):
        _line(drawn, row, t, mode)
    drawn.update_layout(annotations=_ends(rows, t, mode))
    ends = [
        (r["short_name"], (r["unit_id"],), (*side, r[key] - 0.5, r[key] + 0.5))
        for side, key in (((None, 0.5), "official_rank"), ((0.5, None), "cluster_rank"))
        for r in rows
    ]
    add_doors(drawn, HERE, ("unit",), ends, view="unit", criterion=None)
    drawn.update_xaxes(range=[0, 1], domain=DOMAIN, visible=False)
    return drawn.update_yaxes(range=[last + 0.5, 0.5], visible=False)


def _gain(row: Row) -> int:
    return int(row["official_rank"] - row["cluster_rank"])


def shift_message(rows: Rows, t: Translator) -> str:
    """How many units change rank, and who leads now instead of whom."""
    moved = sum(_gain(r) != 0 for r in rows)
    if not moved:
        return t("charts.rank_shift.none")
    before, after = (
        [r["short_name"] for r in rows if r[key] == 1] for key in ("official_rank", "cluster_rank")
    )
    bare = counted(t, "charts.rank_shift.moved", moved, total=t.number(len(rows)))
    if before == after:
        return first_fitting(counted(t, "charts.rank_shift.same", moved, head=bare), bare)
    names = {"before": joined(t, before), "after": joined(t, after)}
    return first_fitting(t("charts.rank_shift.flip", **names), bare)


def _color(row: Row, mode: Mode) -> str:
    c = TOKENS[mode]
    return c.mute if not _gain(row) else c.rise if _gain(row) > 0 else c.red


def _line(drawn: go.Figure, row: Row, t: Translator, mode: Mode) -> None:
    color = _color(row, mode)
    drawn.add_scatter(
        x=[0, 1],
        y=[row["official_rank"], row["cluster_rank"]],
        mode="lines+markers",
        cliponaxis=False,
        line={"color": color, "width": 3 if _gain(row) else 1.5},
        marker={"size": 9, "color": color, "opacity": 1, "line": {"width": 0}},
        hoverinfo="text",
        hovertext=[_hover(row, t)] * 2,
    )


def _ends(rows: Rows, t: Translator, mode: Mode) -> list[Annotation]:
    look: Look = {
        "color": TOKENS[mode].ink,
        "refs": ("paper", "y"),
        "y": "middle",
        "size": 13,
    }
    words = []
    for row in rows:
        name = plain(shorten(row["short_name"], NAME))
        before = f"{name}  <b>{t.number(row['official_rank'])}</b>"
        after = f"<b>{t.number(row['cluster_rank'])}</b>  {_change(row, t)}"
        words += [
            label(0.34, row["official_rank"], before, **(look | {"x": "right"})),
            label(0.64, row["cluster_rank"], f"{after}{name}", **look),
        ]
    return words


def _change(row: Row, t: Translator) -> str:
    if not _gain(row):
        return ""
    return f"{'▲' if _gain(row) > 0 else '▼'}{t.number(abs(_gain(row)))}  "


def _hover(row: Row, t: Translator) -> str:
    words = t(
        "charts.rank_shift.hover",
        before=points(row["official_points"], row, t),
        after=points(row["score_points"], row, t),
    )
    return f"<b>{plain(row['short_name'])}</b><br>{words}"


def _alt(message: str, rows: Rows, t: Translator) -> str:
    moved = [f"{r['short_name']} {_change(r, t).strip()}" for r in rows if _gain(r)]
    return t("charts.rank_shift.alt", message=message, names="; ".join(moved) or t.number(None))
