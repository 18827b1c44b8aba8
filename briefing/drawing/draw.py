"""Any form as shapes inside a box."""

from collections.abc import Callable, Iterator
from typing import Any

from briefing.deck.forms import BarChart, Lines, Scatter, Table
from briefing.deck.more_forms import Areas, Cover, Decisions, Figures, Form, TimeLine, Words
from briefing.drawing.draw_areas import draw_areas
from briefing.drawing.draw_bars import draw_bars
from briefing.drawing.draw_lines import draw_lines
from briefing.drawing.draw_scatter import draw_scatter
from briefing.drawing.draw_table import draw_table
from briefing.drawing.draw_timeline import draw_timeline
from briefing.drawing.draw_words import draw_cover, draw_decisions, draw_figures, draw_words
from briefing.drawing.shapes import Box, Shape
from briefing.drawing.style import Style

DRAWN: dict[type, Callable[[Any, Box, Style], Iterator[Shape]]] = {
    Areas: draw_areas,
    BarChart: draw_bars,
    Cover: draw_cover,
    Decisions: draw_decisions,
    Figures: draw_figures,
    Lines: draw_lines,
    Scatter: draw_scatter,
    Table: draw_table,
    TimeLine: draw_timeline,
    Words: draw_words,
}


def draw(form: Form, box: Box, style: Style) -> Iterator[Shape]:
    """Shapes of a form."""
    return DRAWN[type(form)](form, box, style)
