"""Cards of tasks by clause and by agency, each with the table behind it."""

from answers.tasks.words import AGENCIES, CLAUSES, named
from pages.parts.cached import Builder, ask
from pages.parts.card import card
from queries.tasks.questions import task_agencies, task_list
from schemas.selection import Selection
from translations import Translator


def clause_card(builder: Builder, chosen: Selection, t: Translator) -> None:
    """One bar a task of the plan."""
    card("task-clauses", builder, chosen, named(ask(task_list, chosen), t), CLAUSES, t)


def agency_card(builder: Builder, chosen: Selection, t: Translator) -> None:
    """One bar an agency that leads tasks."""
    card("task-agencies", builder, chosen, ask(task_agencies, chosen), AGENCIES, t)
