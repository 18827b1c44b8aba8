"""A table of the page on awards: its title, what it says when it is empty, its footer."""

import polars as pl

from pages.parts.tables.unit_table import list_card
from schemas.selection import Selection
from translations import Translator


def award_list(
    name: str,
    frame: pl.DataFrame,
    columns: list[str],
    chosen: Selection,
    t: Translator,
    covered: pl.DataFrame,
) -> None:
    """A card with a table; its words are awards.<name>, …_caption and …_none."""
    list_card(name, frame, columns, chosen, t, covered, f"awards.{name}")
