"""Where answers come from: pages ask through their cache, papers straight from one store."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, Protocol

import polars as pl

from queries._fetch import Connection
from queries.question import Question
from schemas.selection import Selection, Viewer
from schemas.tables import Table

Work = Callable[["Answers", Selection], pl.DataFrame]


class Answers(Protocol):
    """Asks a store its questions, and keeps what is worked out of them."""

    @property
    def folder(self) -> Path | None:
        """The folder of the store asked, which may keep boundaries of its own."""
        ...

    def ask(
        self, question: Question[Table], chosen: Selection | None = None, **extra: Any
    ) -> pl.DataFrame:
        """The answer to a question."""
        ...

    def derive(self, work: Work, chosen: Selection) -> pl.DataFrame:
        """What a function makes of answers."""
        ...


class StoreAnswers:
    """Answers from one connection for one viewer, each asked once."""

    def __init__(self, con: Connection, viewer: Viewer, folder: Path | None = None) -> None:
        self.con = con
        self.viewer = viewer
        self.folder = folder
        self._known: dict[Any, pl.DataFrame] = {}

    def ask(
        self, question: Question[Table], chosen: Selection | None = None, **extra: Any
    ) -> pl.DataFrame:
        """The answer to a question; NotAllowed for others."""
        key = (question, chosen, *sorted(extra.items()))
        if key not in self._known:
            given = (self.viewer, chosen) if chosen else (self.viewer,)
            self._known[key] = question(self.con, *given, **extra)
        return self._known[key]

    def derive(self, work: Work, chosen: Selection) -> pl.DataFrame:
        """What a function makes of answers."""
        key = (work, chosen)
        if key not in self._known:
            self._known[key] = work(self, chosen)
        return self._known[key]


def whole(chosen: Selection) -> Selection:
    """The selection without what only one card is about: unit, content, indicator, period."""
    return replace(chosen, unit=None, content=None, indicator=None, period=None)


def of_year(chosen: Selection) -> Selection:
    """The selection of a whole year of scoring: no cluster, unit or criterion."""
    return replace(chosen, cluster=None, unit=None, criterion=None)
