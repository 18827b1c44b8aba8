"""Figures: pure functions from a frame and a Translator to a Plotly figure."""

from charts.bullets import content_bullets
from charts.comparison import phase_dumbbells
from charts.heat import standing_heat
from charts.movers import mover_arrows
from charts.multiples import trend_multiples
from charts.quadrants import level_quadrants
from charts.reporting import reporting_bars
from charts.theme import card_parts, status_badge, status_text
from charts.timeline import phase_timeline, timeline_lines
from charts.trajectory import indicator_trajectory

__all__ = [
    "card_parts",
    "content_bullets",
    "indicator_trajectory",
    "level_quadrants",
    "mover_arrows",
    "phase_dumbbells",
    "phase_timeline",
    "reporting_bars",
    "standing_heat",
    "status_badge",
    "status_text",
    "timeline_lines",
    "trend_multiples",
]
