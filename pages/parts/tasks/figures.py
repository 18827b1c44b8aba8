"""One function a chart of the page of tasks: what it asks, and the builder that draws it."""

from charts.parts.theme import Figure
from charts.tasks.bars import NARROW, agency_bars, task_bars
from charts.tasks.timeline import task_timeline
from pages.parts.cached import ask
from pages.parts.theme import Mode
from queries.tasks.questions import task_agencies, task_list
from schemas.selection import Selection
from translations import Translator


def clauses(chosen: Selection, t: Translator, mode: Mode) -> Figure:
    """Tasks by clause."""
    return task_bars(ask(task_list, chosen), t, mode)


def clauses_narrow(chosen: Selection, t: Translator, mode: Mode) -> Figure:
    """The same with names broken into the lines of a phone."""
    return task_bars(ask(task_list, chosen), t, mode, NARROW)


def agencies(chosen: Selection, t: Translator, mode: Mode) -> Figure:
    """Tasks by the agency that leads them."""
    return agency_bars(ask(task_agencies, chosen), t, mode)


def timeline(chosen: Selection, t: Translator, mode: Mode) -> Figure:
    """Last days of tasks, and what became of them."""
    return task_timeline(ask(task_list, chosen), chosen.as_of, t, mode)
