"""Builders of the unit page's charts: what each asks, and the figure that shows the answers."""

from dataclasses import replace

import polars as pl

from answers.progress.why import LATE
from charts.parts.theme import Figure
from charts.units.compare import unit_dots
from charts.units.peers import peer_strips
from charts.units.score import score_trend
from pages.parts.cached import ask
from pages.parts.theme import Mode
from queries.progress.questions import content_standing
from queries.units.questions import unit_identity, unit_peers, unit_progress
from schemas.selection import Selection
from translations import Translator


def peers(chosen: Selection, t: Translator, mode: Mode) -> Figure:
    """The unit beside its peers, indicator by indicator."""
    return peer_strips(ask(unit_peers, chosen), t, mode)


def score(chosen: Selection, t: Translator, mode: Mode) -> Figure:
    """The unit's progress score beside its peers' median, by period."""
    name = ask(unit_identity, chosen)["short_name"].item()
    return score_trend(ask(unit_progress, chosen), name, t, mode)


def compared(chosen: Selection, t: Translator, mode: Mode) -> Figure:
    """The unit and those it is compared with, content by content."""
    return unit_dots(compared_standing(chosen), compared_units(chosen), t, mode)


def compared_units(chosen: Selection) -> list[str]:
    """The page's own unit first, then those of the address, five at most."""
    others = (chosen.compare or "").split(",")
    return [u for u in dict.fromkeys([chosen.unit or "", *others]) if u][:5]


def compared_standing(chosen: Selection) -> pl.DataFrame:
    """Contents of the units compared, in the order they are compared."""
    every = replace(
        chosen, unit=None, compare=None, unit_type=None, cluster=None, content=None, indicator=None
    )
    order = compared_units(chosen)
    rows = ask(content_standing, every, level="unit").filter(pl.col("group_id").is_in(order))
    place = pl.col("group_id").replace_strict(order, list(range(len(order))), default=9)
    return rows.sort(place, "position")


def with_standing(units: pl.DataFrame, chosen: Selection) -> pl.DataFrame:
    """The units (`unit_id`) with how many contents each is asked for, and how many are behind.

    Blank where a unit has no content with a requirement."""
    free = replace(chosen, unit=None, content=None, indicator=None, period=None)
    rows = ask(content_standing, free, level="unit").filter(pl.col("required_pct").is_not_null())
    counted = rows.group_by(unit_id=pl.col("group_id")).agg(
        late_content_count=pl.col("status").is_in(LATE).sum().cast(pl.Int64),
        content_count=pl.len().cast(pl.Int64),
    )
    return units.join(counted, on="unit_id", how="left", maintain_order="left")
