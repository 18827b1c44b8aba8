"""Who leads, by how much: points lost (điểm bị mất) by section, total and gap at the end."""

import plotly.graph_objects as go
import polars as pl

from charts.parts.doors import HERE, add_doors, whole_row
from charts.parts.theme import empty_figure, figure
from charts.scoring.score_rows import (
    ROW,
    Rows,
    legend,
    points,
    rank_name,
    room_between,
    row_words,
    set_axes,
    with_points,
)
from pictures.axes import nice_ticks
from pictures.ranking import by_rank
from pictures.tokens import TOKENS, Mode
from schemas.row import Row
from translations import Translator
from translations.phrases import counted, first_fitting, joined, plain

LEGEND = 20
Part = tuple[str, str, dict[str, float]]


def points_lost(
    ranking: pl.DataFrame, sections: pl.DataFrame, t: Translator, mode: Mode
) -> go.Figure:
    """Points lost of the total, stacked by section; reads ClusterRanking and SectionScores."""
    rows = by_rank(ranking.filter(pl.col("score_points").is_not_null()).to_dicts())
    if not rows:
        return empty_figure(t, mode, "points_lost")
    message = lead_message(rows, t)
    subtitle = t("charts.points_lost.measure", total=points(rows[0]["total_points"], rows[0], t))
    drawn = figure(t, mode, message, subtitle, _alt(message, rows, t), ROW * len(rows) + 12)
    parts = _parts(rows, sections, t, mode)
    for words, color, lost in parts:
        _bars(drawn, rows, words, color, lost, t, mode)
    named = [(words, color) for words, color, _ in parts]
    drawn.update_layout(
        barmode="stack",
        bargap=0.35,
        annotations=[*row_words(rows, lambda r: _end(r, t), t, mode), *legend(named, mode)],
    )
    units = [(r["short_name"], (r["unit_id"],), whole_row(y)) for y, r in enumerate(reversed(rows))]
    add_doors(drawn, HERE, ("unit",), units, view="unit", criterion=None)
    most = max(sum(lost.get(r["unit_id"], 0) for _, _, lost in parts) for r in rows) or 1.0
    ticks = nice_ticks(0, most)[::2]
    span = (0, max(most, ticks[-1]))
    room = room_between([rank_name(r, t) for r in rows], [_end(r, t) for r in rows])
    set_axes(drawn, len(rows), ticks, [_tick(x, t) for x in ticks], span, room)
    drawn.layout.margin.t += LEGEND * len(parts)
    drawn.layout.height += LEGEND * (len(parts) + 1)
    return drawn


def lead_message(rows: Rows, t: Translator) -> str:
    """Who leads and by how much; a shared first place; nobody with a rank."""
    ranked = [r for r in rows if r["cluster_rank"]]
    if not ranked:
        return t("charts.points_lost.no_rank")
    first = [r["short_name"] for r in ranked if r["cluster_rank"] == 1]
    if len(first) > 1:
        shared = counted(t, "charts.points_lost.shared", len(first))
        return first_fitting(t("charts.points_lost.names", names=joined(t, first)), shared)
    if len(ranked) == 1:
        return t("charts.points_lost.alone", name=first[0])
    margin = ranked[0]["score_points"] - ranked[1]["score_points"]
    values = {"name": first[0], "second": ranked[1]["short_name"]}
    if points(margin, ranked[0], t) == points(0.0, ranked[0], t):
        return first_fitting(t("charts.points_lost.hair", **values))
    return first_fitting(
        t("charts.points_lost.lead", **values, margin=with_points(margin, ranked[0], t))
    )


def _parts(rows: Rows, sections: pl.DataFrame, t: Translator, mode: Mode) -> list[Part]:
    """Sections in the rubric's order, then penalties where any unit has one."""
    found = sections.sort("position").to_dicts()
    ids = list(dict.fromkeys(row["section_id"] for row in found))
    parts = []
    for place, section in enumerate(ids):
        of_it = [row for row in found if row["section_id"] == section]
        most = points(max(row["max_points"] for row in of_it), of_it[0], t)
        lost = {row["unit_id"]: row["lost_points"] or 0.0 for row in of_it}
        color = _color(place, len(ids), mode)
        parts.append((f"{t.pick(of_it[0], 'short')} ({most})", color, lost))
    penalty = {r["unit_id"]: r["penalty_points"] or 0.0 for r in rows}
    if any(penalty.values()):
        parts.append((t("charts.points_lost.penalty"), TOKENS[mode].red, penalty))
    return parts


def _color(place: int, count: int, mode: Mode) -> str:
    c = TOKENS[mode]
    few = (c.primary, c.sequential[5], c.gold)
    return few[place] if count <= len(few) else c.sequential[9 - place % 8]


def _bars(
    drawn: go.Figure,
    rows: Rows,
    words: str,
    color: str,
    lost: dict[str, float],
    t: Translator,
    mode: Mode,
) -> None:
    values = [lost.get(row["unit_id"], 0.0) for row in rows]
    drawn.add_bar(
        x=values,
        y=list(reversed(range(len(rows)))),
        orientation="h",
        name=plain(words),
        marker={"color": color, "line": {"color": TOKENS[mode].surface, "width": 1}},
        hoverinfo="text",
        hovertext=[
            f"<b>{plain(row['short_name'])}</b><br>{plain(words)}: {_minus(lost, row, t)}"
            for lost, row in zip(values, rows, strict=True)
        ],
    )


def _minus(lost: float, row: Row, t: Translator) -> str:
    return points(-lost, row, t)


def _tick(value: float, t: Translator) -> str:
    return t.number(-value, 0 if float(value).is_integer() else 2)


def _end(row: Row, t: Translator) -> str:
    total = f"<b>{points(row['score_points'], row, t)}</b>"
    if row["cluster_rank"] is None:
        return f"{total} {t('charts.points_lost.out')}"
    if row["cluster_rank"] == 1:
        return f"{total} {t('charts.points_lost.first')}"
    gap = row["gap_points"] if row["gap_points"] is not None else 0.0
    return f"{total} {t('charts.points_lost.behind', gap=points(gap, row, t))}"


def _alt(message: str, rows: Rows, t: Translator) -> str:
    low, high = (
        f"{r['short_name']} {points(r['score_points'], r, t)}" for r in (rows[-1], rows[0])
    )
    return t("charts.extremes", message=message, low=low, high=high)
