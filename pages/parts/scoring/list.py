"""Tables of the page of clusters, each with how many units it covers."""

import polars as pl

from pages.parts.fit import WHOLE
from pages.parts.scoring.choice import glance
from pages.parts.tables.unit_table import list_card
from schemas.selection import Selection
from translations import Translator


def score_list(
    name: str,
    frame: pl.DataFrame,
    columns: list[str],
    chosen: Selection,
    t: Translator,
    space: int = WHOLE,
) -> None:
    """A table with its title and what it says when it is empty."""
    list_card(name, frame, columns, chosen, t, glance(chosen), f"clusters.{name}", space)
