"""Reports of a store some of whose answers are altered on the way."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import polars as pl

from answers.answers import StoreAnswers, Work
from briefing.deck.room import Room
from briefing.office.paper import Block, Paragraph, Sentence
from briefing.report.scene import Kind, Scene
from data.profiles.catalog import load_catalog
from queries.question import Question
from schemas.selection import Selection
from tests.worlds.page_store import TODAY, a_campaign
from translations import translator

Change = Callable[[pl.DataFrame], pl.DataFrame]


class Altered:
    """Answers of a store, some of them altered on the way."""

    def __init__(self, of: StoreAnswers, changes: Mapping[Question, Change]) -> None:
        self.of, self.changes = of, changes

    def ask(
        self, question: Question, chosen: Selection | None = None, **extra: Any
    ) -> pl.DataFrame:
        frame = self.of.ask(question, chosen, **extra)
        return self.changes.get(question, lambda same: same)(frame)

    def derive(self, work: Work, chosen: Selection) -> pl.DataFrame:
        return work(self, chosen)


def scene(
    store: StoreAnswers,
    changes: Mapping[Question, Change] | None = None,
    kind: Kind = "yearly",
    day: date = TODAY,
    unit: str | None = None,
) -> Scene:
    """A report of the page store's campaign, with some of its answers altered."""
    chosen = Selection(a_campaign(load_catalog()), day)
    return Scene(Room(Altered(store, changes or {}), chosen, translator("vi")), kind, unit)


def told(blocks: list[Block]) -> dict[str, str]:
    """Sentences of a report by their keys."""
    return {
        one.key: one.text
        for block in blocks
        if isinstance(block, Paragraph)
        for one in block.said
        if isinstance(one, Sentence)
    }


def counts(**values: int) -> Change:
    """Every dated obligation past, with these states of ten units."""
    zero = dict.fromkeys(
        ("on_time", "late", "rejected", "waiting", "overdue", "undated", "exempt", "accepted"), 0
    )
    said = {f"{name}_count": pl.lit(n, pl.Int64) for name, n in (zero | values).items()}
    return lambda frame: frame.with_columns(
        **said, expected_count=pl.lit(10, pl.Int64), is_open=pl.lit(False)
    )
