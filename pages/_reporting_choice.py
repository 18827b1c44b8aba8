"""Which obligation and which view of it the reporting page shows; kept in the address."""

from dataclasses import replace
from typing import Any

import polars as pl

from charts.calendar import next_due
from pages._cached import ask
from pages._switch import switch
from queries.obligations import obligation_list
from schemas.selection import Selection
from translations import Translator

VIEWS = ("state", "calendar", "plans", "questions")


def obligations(chosen: Selection) -> pl.DataFrame:
    """Every report and plan owed in the campaign, with its states counted."""
    return ask(obligation_list, replace(chosen, obligation=None))


def with_obligation(chosen: Selection) -> Selection:
    """The selection with an obligation: as asked, else the next open one, else the last due."""
    if chosen.obligation:
        return chosen
    due = next_due(obligations(chosen))
    return replace(chosen, obligation=due["obligation_id"] if due else None)


def obligation_row(chosen: Selection) -> dict[str, Any]:
    """The chosen obligation's row."""
    return obligations(chosen).filter(obligation_id=chosen.obligation).row(0, named=True)


def view_switch(t: Translator) -> str:
    """Who has reported, deadlines, units' plans or questions of the data; view in the address."""
    return switch("reporting", "view", VIEWS, t)
