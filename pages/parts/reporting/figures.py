"""One function a chart of the reporting page: what it asks, and the builder that draws it."""

from charts.parts.theme import Figure
from charts.reporting.arrivals import arrival_lines
from charts.reporting.group_bars import group_lollipops
from charts.reporting.plans import plan_bars
from charts.reporting.province_map import state_map
from charts.reporting.squares import unit_squares
from data.geography.boundaries import boundary
from pages.parts.cached import ask
from pages.parts.filters import campaign_row
from pages.parts.opening.frozen import shown_store
from pages.parts.options import choices
from pages.parts.theme import Mode
from pictures.groups import GroupLevel
from queries.reporting.obligations import (
    arrival_curve,
    obligation_count,
    obligation_state,
    plan_issuance_count,
)
from schemas.boundary import Boundary
from schemas.selection import Selection
from translations import Translator


def squares(chosen: Selection, t: Translator, mode: Mode) -> Figure:
    """One square a unit."""
    return unit_squares(
        ask(obligation_state, chosen), choices("unit_type", chosen, t.language), t, mode
    )


def arrivals(chosen: Selection, t: Translator, mode: Mode) -> Figure:
    """Arrivals by day against last year."""
    return arrival_lines(ask(arrival_curve, chosen), chosen.as_of, t, mode)


def by_cluster(chosen: Selection, t: Translator, mode: Mode) -> Figure:
    """Share handed in by cluster and bloc."""
    return _by("cluster", chosen, t, mode)


def by_unit_type(chosen: Selection, t: Translator, mode: Mode) -> Figure:
    """Share handed in by unit type."""
    return _by("unit_type", chosen, t, mode)


def _by(level: GroupLevel, chosen: Selection, t: Translator, mode: Mode) -> Figure:
    low = campaign_row(chosen.campaign).coverage_low_ratio
    frame = ask(obligation_count, chosen, level=level)
    return group_lollipops(frame, t, mode, level=level, low_ratio=low)


def on_map(chosen: Selection, t: Translator, mode: Mode) -> Figure:
    """States on the map of the territory."""
    return state_map(ask(obligation_state, chosen), place(chosen), t, mode)


def place(chosen: Selection) -> Boundary | None:
    """The map of the campaign's territory, where there is one."""
    return boundary(campaign_row(chosen.campaign).territory_code, shown_store())


def plans(chosen: Selection, t: Translator, mode: Mode) -> Figure:
    """Plans of units by quarter of issue."""
    return plan_bars(ask(plan_issuance_count, chosen), t, mode)
