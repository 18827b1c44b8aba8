"""Figures: pure functions from a frame and a Translator to a Plotly figure."""

from charts.parts.theme import card_parts
from charts.progress.bullets import content_bullets
from charts.progress.comparison import phase_dumbbells
from charts.progress.heat import standing_heat
from charts.progress.movers import mover_arrows
from charts.progress.multiples import trend_multiples
from charts.progress.quadrants import level_quadrants
from charts.progress.timeline import phase_timeline, timeline_lines
from charts.progress.trajectory import indicator_trajectory
from charts.reporting.bars import reporting_bars

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
    "timeline_lines",
    "trend_multiples",
]
