"""Which year, cluster, stage and view the page on clusters shows; kept in the address."""

from dataclasses import replace
from typing import Any

import polars as pl

from pages._cached import ask
from pages._switch import switch
from queries.clusters import cluster_glance, score_years
from schemas.selection import Selection
from translations import Translator

VIEWS = ("ranking", "all", "unit", "marks", "rubric")


def of_year(chosen: Selection) -> Selection:
    """The selection of a whole year: no cluster, unit or criterion."""
    return replace(chosen, cluster=None, unit=None, criterion=None)


def settled(chosen: Selection) -> Selection:
    """With a year that has marks and a cluster that is scored: as asked, else the latest, first."""
    free = of_year(chosen)
    chosen = replace(chosen, year=_year(free))
    clusters = ask(cluster_glance, of_year(chosen))["cluster_id"].to_list()
    if chosen.cluster not in clusters:
        chosen = replace(chosen, cluster=next(iter(clusters), None), unit=None)
    return chosen


def _year(free: Selection) -> int | None:
    years = ask(score_years, replace(free, year=None))
    if free.year in years["year"].to_list():
        return free.year
    marked = years.filter(pl.col("unit_count") > 0)["year"].to_list()
    return max(marked or years["year"].to_list(), default=None)


def glance_row(chosen: Selection) -> dict[str, Any]:
    """The chosen cluster's row among those of the year."""
    return ask(cluster_glance, of_year(chosen)).filter(cluster_id=chosen.cluster).row(0, named=True)


def view_switch(t: Translator) -> str:
    """Ranking, all clusters, one unit, marks compared, rubric; the view stands in the address."""
    return switch("clusters", "view", VIEWS, t)
