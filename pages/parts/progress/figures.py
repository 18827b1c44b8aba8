"""One function a chart: what it asks, and the builder that draws the answers."""

from dataclasses import replace

import polars as pl

from answers.progress.why import whys
from charts.parts.theme import Figure
from charts.progress.bullets import content_bullets
from charts.progress.comparison import phase_dumbbells
from charts.progress.fan import Outlook
from charts.progress.heat import standing_heat
from charts.progress.movers import mover_arrows
from charts.progress.multiples import trend_multiples
from charts.progress.quadrants import level_quadrants
from charts.progress.timeline import phase_timeline
from charts.progress.trajectory import indicator_trajectory
from charts.reporting.bars import reporting_bars
from methods.forecast import forecast, limits_of
from pages.parts.cached import ask
from pages.parts.filters import campaign_row
from pages.parts.notes import annotations
from pages.parts.theme import Mode
from pictures.trend import one_group
from queries.progress.questions import (
    content_standing,
    gap_indicators,
    indicator_standing,
    level_improvement,
    phase_comparison,
    required_path,
    trend,
    unit_movement,
)
from queries.reference.questions import (
    cluster_list,
    deadline_list,
    indicator_list,
    period_list,
    phase_list,
)
from queries.reporting.questions import reporting_count
from schemas.frames import IndicatorList
from schemas.selection import Level, Selection
from translations import Translator


def timeline(chosen: Selection, t: Translator, mode: Mode) -> Figure:
    """Where the campaign is on its time line."""
    phases, deadlines = ask(phase_list, chosen), ask(deadline_list, chosen)
    return phase_timeline(phases, deadlines, chosen.as_of, t, mode)


def contents(chosen: Selection, t: Translator, mode: Mode) -> Figure:
    """Contents against their required path."""
    gaps = ask(gap_indicators, replace(chosen, content=None, indicator=None))
    said = whys(gaps, campaign_row(chosen.campaign), t, is_of_unit=bool(chosen.unit), is_short=True)
    page = "unit" if chosen.unit else "progress"
    frame = ask(content_standing, chosen)
    return content_bullets(frame, t, mode, as_of=chosen.as_of, why=said, page=page)


def reporting(chosen: Selection, t: Translator, mode: Mode) -> Figure:
    """Who has reported, by unit type."""
    return reporting_bars(ask(reporting_count, chosen), period_of(chosen) or "", t, mode)


def movers(chosen: Selection, t: Translator, mode: Mode) -> Figure:
    """The five units that moved most."""
    return mover_arrows(ask(unit_movement, chosen), t, mode)


def trajectory(chosen: Selection, t: Translator, mode: Mode) -> Figure:
    """Actual against required path of the chosen indicator."""
    return indicator_trajectory(
        ask(trend, chosen),
        ask(required_path, chosen),
        ask(phase_list, chosen),
        indicator_row(chosen),
        chosen.as_of,
        t,
        mode,
        standing=ask(indicator_standing, chosen),
        outlook=outlook(chosen),
        annotations=annotations(chosen),
    )


def outlook(chosen: Selection) -> Outlook:
    """Where the chosen indicator will stand at the end of the phase, or why nobody can say."""
    item = indicator_row(chosen)
    track, periods, phases = ask(trend, chosen), ask(period_list, chosen), ask(phase_list, chosen)
    given = (one_group(track), periods, phases, chosen.as_of, item["kind"], limits_of(item))
    found = forecast(*given)
    return Outlook(found.points, found.point_count, found.reason)


def heat(chosen: Selection, t: Translator, mode: Mode, *, is_narrow: bool = False) -> Figure:
    """Groups × contents."""
    level = heat_level(chosen)
    frame = ask(content_standing, chosen, level=level)
    return standing_heat(frame, t, mode, level=level, as_of=chosen.as_of, is_narrow=is_narrow)


def narrow(chosen: Selection, t: Translator, mode: Mode) -> Figure:
    """Groups × contents on a phone."""
    return heat(chosen, t, mode, is_narrow=True)


def multiples(chosen: Selection, t: Translator, mode: Mode) -> Figure:
    """The chosen indicator by unit type."""
    frame = ask(trend, chosen, level="unit_type")
    notes = annotations(chosen)
    return trend_multiples(frame, indicator_row(chosen), t, mode, annotations=notes)


def narrow_multiples(chosen: Selection, t: Translator, mode: Mode) -> Figure:
    """The same on a phone: under one another."""
    frame = ask(trend, chosen, level="unit_type")
    notes = annotations(chosen)
    return trend_multiples(frame, indicator_row(chosen), t, mode, annotations=notes, most_across=1)


def comparison(chosen: Selection, t: Translator, mode: Mode) -> Figure:
    """Both phases side by side."""
    return phase_dumbbells(ask(phase_comparison, chosen), t, mode)


def quadrants(chosen: Selection, t: Translator, mode: Mode) -> Figure:
    """Level against progress, a dot a unit."""
    return level_quadrants(ask(level_improvement, chosen), t, mode)


def period_of(chosen: Selection) -> str | None:
    """The chosen period, else the latest that is over on the as-of date."""
    latest = ask(period_list, chosen).filter(is_latest=True)["period_id"].to_list()
    return chosen.period or (latest[0] if latest else None)


def indicator_row(chosen: Selection) -> IndicatorList:
    """The chosen indicator's labels and measure."""
    rows = ask(indicator_list, chosen).filter(pl.col("indicator_id") == chosen.indicator)
    return IndicatorList.rows(rows)[0]


def heat_level(chosen: Selection) -> Level:
    """Units of a chosen cluster; else clusters and blocs; else unit types."""
    if chosen.cluster:
        return "unit"
    return "unit_type" if ask(cluster_list, chosen).is_empty() else "cluster"
