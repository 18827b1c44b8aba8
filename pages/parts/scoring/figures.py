"""Builders of the charts on clusters: what each asks, and the figure that shows the answers."""

from dataclasses import replace

import polars as pl

from answers.answers import of_year
from charts.parts.theme import Figure
from charts.scoring.criterion_strips import criterion_strips
from charts.scoring.margins import NARROW, cluster_margins
from charts.scoring.marker_heat import marker_heat
from charts.scoring.points_lost import points_lost
from charts.scoring.rank_bump import rank_bump
from charts.scoring.rank_intervals import rank_intervals
from charts.scoring.stage_dumbbells import stage_dumbbells
from pages.parts.cached import ask
from pages.parts.scoring.marks import marks
from pages.parts.theme import Mode
from queries.scoring.questions import (
    cluster_glance,
    cluster_ranking,
    criterion_scores,
    section_scores,
)
from schemas.selection import Selection
from translations import Translator
from translations.name_order import name_order


def in_cluster(chosen: Selection) -> Selection:
    """The selection of the whole cluster: no unit, no criterion."""
    return replace(chosen, unit=None, criterion=None)


def lost(chosen: Selection, t: Translator, mode: Mode) -> Figure:
    """Points lost by section."""
    every = in_cluster(chosen)
    return points_lost(ask(cluster_ranking, every), ask(section_scores, every), t, mode)


def stages(chosen: Selection, t: Translator, mode: Mode) -> Figure:
    """Totals of every stage; units that overrate themselves in red."""
    over = marks.over(chosen)["unit_id"].to_list()
    return stage_dumbbells(ask(cluster_ranking, in_cluster(chosen)), over, t, mode)


def hold(chosen: Selection, t: Translator, mode: Mode) -> Figure:
    """Ranks over the weight draws."""
    settings = marks.rubric(chosen).robustness
    return rank_intervals(marks.draws(chosen), settings.draws, settings.spread_ratio, t, mode)


def bump(chosen: Selection, t: Translator, mode: Mode) -> Figure:
    """Ranks over the years; the leader and who gained most are coloured."""
    ranks = marks.ranks_by_year(chosen)
    return rank_bump(ranks, chosen.unit, t, mode)


def margins(chosen: Selection, t: Translator, mode: Mode) -> Figure:
    """The leader's margin in every cluster of the year."""
    year = of_year(chosen)
    return cluster_margins(ask(cluster_glance, year), marks.all_verdicts(year), t, mode)


def narrow_margins(chosen: Selection, t: Translator, mode: Mode) -> Figure:
    """The same on a phone."""
    year = of_year(chosen)
    verdicts = marks.all_verdicts(year)
    return cluster_margins(ask(cluster_glance, year), verdicts, t, mode, room=NARROW)


def strips(chosen: Selection, t: Translator, mode: Mode) -> Figure:
    """One unit against its cluster, criterion by criterion."""
    return criterion_strips(ask(criterion_scores, in_cluster(chosen)), chosen.unit or "", t, mode)


def heat(chosen: Selection, t: Translator, mode: Mode) -> Figure:
    """Marker × unit."""
    return marker_heat(marks.apart(chosen), t, mode)


def first_unit(chosen: Selection) -> str | None:
    """The unit of the best rank; without ranks the first one."""
    rows = ask(cluster_ranking, in_cluster(chosen)).sort("cluster_rank", nulls_last=True)
    return next(iter(rows["unit_id"].to_list()), None)


def peers(chosen: Selection) -> pl.DataFrame:
    """The three best units, the chosen one, and five on each side of it, in rank order."""
    rows = ask(cluster_ranking, in_cluster(chosen)).sort(
        ["cluster_rank", "score_points", name_order("short_name")],
        descending=[False, True, False],
        nulls_last=True,
    )
    place = rows["unit_id"].to_list().index(chosen.unit)
    kept = sorted({*range(min(3, rows.height)), *range(place - 5, place + 6)})
    return rows[[n for n in kept if 0 <= n < rows.height]]
