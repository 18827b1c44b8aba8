"""Ranks over the years (thứ hạng qua các năm): one line a unit, the ones that matter coloured."""

from collections.abc import Collection, Sequence

import plotly.graph_objects as go
import polars as pl

from charts.parts.theme import Annotation, empty_figure, figure, label
from pictures.messages import Row
from pictures.tokens import TOKENS, Mode
from translations import Translator
from translations.phrases import counted, first_fitting, plain, shorten

ROW, NAME = 32, 20
Lines = dict[str, list[Row]]


def rank_bump(ranks: pl.DataFrame, marked: Collection[str], t: Translator, mode: Mode) -> go.Figure:
    """Reads year, unit_id, short_name, cluster_rank of units of a cluster; `marked` are coloured.

    A year a unit has no rank in breaks its line."""
    lines, years = _lines(ranks)
    if not lines:
        return empty_figure(t, mode, "rank_bump")
    last = max(row["cluster_rank"] for rows in lines.values() for row in rows)
    message = bump_message(lines, years, t)
    alt = _alt(message, lines, years, t)
    drawn = figure(t, mode, message, t("charts.rank_bump.measure"), alt, ROW * last + 30)
    colors = dict(zip(marked, (TOKENS[mode].primary, TOKENS[mode].gold), strict=False))
    for unit in sorted(lines, key=lambda u: u in colors):
        _line(drawn, lines[unit], years, colors.get(unit), t, mode)
    ends = [found[-1] for found in lines.values() if found[-1]["year"] == years[-1]]
    drawn.update_layout(annotations=[_end(row, colors.get(row["unit_id"]), mode) for row in ends])
    drawn.update_xaxes(
        range=[years[0] - 0.15, years[-1] + 0.15],
        domain=[0.06, 0.62],
        tickvals=years,
        ticktext=[str(year) for year in years],
    )
    ticks = [*range(1, last + 1)]
    return drawn.update_yaxes(
        range=[last + 0.5, 0.5],
        tickvals=ticks,
        ticktext=[t.number(x) for x in ticks],
        showgrid=True,
    )


def bump_marked(ranks: pl.DataFrame, unit: str | None) -> list[str]:
    """Units worth a colour: the one asked about, else the leader; then who gained most ranks."""
    lines, years = _lines(ranks)
    now = [rows[-1] for rows in lines.values() if rows[-1]["year"] == years[-1]]
    first = [row["unit_id"] for row in now if row["cluster_rank"] == 1]
    gained = [m for m in moves(lines, years) if m[0] > 0]
    best = [max(gained, key=_gain)[2]["unit_id"]] if gained else []
    return list(dict.fromkeys([*([unit] if unit in lines else first), *best]))[:2]


def _gain(move: tuple[int, Row, Row]) -> tuple[int, int]:
    return move[0], -move[2]["cluster_rank"]


def _lines(ranks: pl.DataFrame) -> tuple[Lines, list[int]]:
    rows = ranks.filter(pl.col("cluster_rank").is_not_null()).sort("unit_id", "year").to_dicts()
    lines: Lines = {}
    for row in rows:
        lines.setdefault(row["unit_id"], []).append(row)
    return lines, sorted({row["year"] for row in rows})


def moves(lines: Lines, years: list[int]) -> list[tuple[int, Row, Row]]:
    """Ranks gained from a unit's first year to the last one, its first row and its last."""
    there = [found for found in lines.values() if found[-1]["year"] == years[-1]]
    return [
        (found[0]["cluster_rank"] - found[-1]["cluster_rank"], found[0], found[-1])
        for found in there
        if len(found) > 1
    ]


def bump_message(lines: Lines, years: list[int], t: Translator) -> str:
    """The unit that gained most ranks; who has led throughout; only one year."""
    moved = moves(lines, years)
    if not moved:
        return t("charts.rank_bump.one_year", year=years[-1])
    gained, before, now = max(moved, key=_gain)
    if gained <= 0:
        return counted(t, "charts.rank_bump.none", len(years))
    values = {"before": t.number(before["cluster_rank"]), "now": t.number(now["cluster_rank"])}
    since = {"name": now["short_name"], "year": before["year"]}
    return first_fitting(t("charts.rank_bump.gain", **values, **since))


def _line(
    drawn: go.Figure,
    rows: Sequence[Row],
    years: list[int],
    color: str | None,
    t: Translator,
    mode: Mode,
) -> None:
    ranks = {row["year"]: row["cluster_rank"] for row in rows}
    shown = color or TOKENS[mode].mute
    drawn.add_scatter(
        x=years,
        y=[ranks.get(year) for year in years],
        mode="lines+markers",
        connectgaps=False,
        cliponaxis=False,
        line={"color": shown, "width": 3.5 if color else 1.5},
        marker={"size": 10 if color else 6, "color": shown, "opacity": 1, "line": {"width": 0}},
        hoverinfo="text",
        hovertext=[_hover(rows[-1], ranks.get(year), year, t) for year in years],
    )


def _hover(row: Row, rank: int | None, year: int, t: Translator) -> str:
    words = t("charts.rank_bump.hover", year=year, rank=t.number(rank))
    return f"<b>{plain(row['short_name'])}</b><br>{words}"


def _end(row: Row, color: str | None, mode: Mode) -> Annotation:
    name = plain(shorten(row["short_name"], NAME))
    words = f"<b>{name}</b>" if color else name
    return label(
        0.65,
        row["cluster_rank"],
        words,
        color=color or TOKENS[mode].ink_2,
        refs=("paper", "y"),
        y="middle",
        size=13,
    )


def _alt(message: str, lines: Lines, years: list[int], t: Translator) -> str:
    now = [found[-1] for found in lines.values() if found[-1]["year"] == years[-1]]
    best = sorted(now, key=lambda r: r["cluster_rank"])[:3]
    names = "; ".join(f"{t.number(r['cluster_rank'])} {r['short_name']}" for r in best)
    return t("charts.rank_bump.alt", message=message, year=years[-1], names=names)
