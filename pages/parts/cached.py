"""The only caches: answers and figures, by question, Selection, store version, viewer."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import FunctionType
from typing import Any

import polars as pl

from answers.answers import Work
from answers.comparison.compare import Comparison, comparison
from answers.comparison.sides import side_of
from answers.leader.changes import days_compared
from charts.parts.theme import card_parts
from data.keeping.store import open_store, store_path, version
from pages.parts.address import language
from pages.parts.opening.doors import Door, doors_of
from pages.parts.opening.frozen import shown_store
from pages.parts.opening.who import viewer
from pages.parts.serving.kept import Kept
from pages.parts.serving.ready_figure import ReadyFigure
from pages.parts.theme import Mode, mode
from queries.question import Question
from queries.reference.questions import campaign_list
from schemas.frames import CampaignList
from schemas.selection import Selection
from translations import Language, Translator, translator

Campaigns = dict[str, CampaignList]
Builder = Callable[[Selection, Translator, Mode], Any]
ANSWERS: Kept[pl.DataFrame] = Kept(400)
WORKED_OUT: Kept[pl.DataFrame] = Kept(100)
FIGURES: Kept["Drawn"] = Kept(200)
COMPARISONS: Kept[Comparison] = Kept(40)
CAMPAIGNS: Kept[Campaigns] = Kept(10)
_OF_RUN: ContextVar[str | None] = ContextVar("store_key", default=None)


@dataclass(frozen=True)
class Drawn:
    """A finished figure; its message, caption, text equivalent and notes stand outside it.

    Figures are kept as they travel, as JSON: Plotly's own objects are thousands a figure.
    """

    spec: str
    message: str
    caption: str
    alt: str
    whole: str
    notes: tuple[str, ...]
    doors: tuple[Door, ...]

    @property
    def figure(self) -> ReadyFigure:
        """The figure as `st.plotly_chart` takes it."""
        return ReadyFigure(self.spec)


def store_key() -> str:
    """The store shown and its version, asked on every run: news shows by itself."""
    return _OF_RUN.get() or _store_key()


def _store_key() -> str:
    store = shown_store()
    return f"{store}@{version(store)}"


@contextmanager
def one_version() -> Iterator[str]:
    """All of a run is of the version it began with, asked once instead of at each answer."""
    before = _OF_RUN.set(None)
    try:
        _OF_RUN.set(key := _store_key())
        yield key
    finally:
        _OF_RUN.reset(before)


def _named(given: Any) -> Any:
    """A function by its name: one made anew in each run is still the same."""
    if isinstance(given, FunctionType):
        return f"{given.__module__}.{given.__qualname__}"
    return given


def ask(question: Question, chosen: Selection | None = None, **extra: Any) -> pl.DataFrame:
    """The answer to a question, asked of the store once per selection and store version."""
    at, asking = store_key(), viewer()
    more = tuple((name, _named(value)) for name, value in sorted(extra.items()))

    def answered() -> pl.DataFrame:
        con = open_store(Path(at.rpartition("@")[0]))
        given = (asking, chosen) if chosen else (asking,)
        return question(con, *given, **extra)

    return ANSWERS.get(at, asking, (_named(question), chosen, more), answered)


def campaigns() -> Campaigns:
    """The store's campaigns by identifier, in its order; a page reads them some dozens of times."""

    def found() -> Campaigns:
        return {row.campaign_id: row for row in CampaignList.rows(ask(campaign_list))}

    return CAMPAIGNS.get(store_key(), viewer(), (), found)


def derive(work: Work, chosen: Selection) -> pl.DataFrame:
    """What a function makes of answers, worked out once per selection and store version."""
    key = (_named(work), chosen)
    return WORKED_OUT.get(store_key(), viewer(), key, lambda: work(CACHED, chosen))


class Cached:
    """Answers as the pages get them: asked once per selection and store version."""

    @property
    def folder(self) -> Path:
        """The folder of the store shown."""
        return shown_store()

    ask = staticmethod(ask)
    derive = staticmethod(derive)


CACHED = Cached()


def _draw(builder: Builder, chosen: Selection, shown_in: Language, shown_mode: Mode) -> Drawn:
    figure = builder(chosen, translator(shown_in), shown_mode)
    message, caption, bare = card_parts(figure)
    meta, notes = figure.layout.meta, tuple(figure.layout.meta.get("notes", ()))
    whole, doors = figure.to_json(), doors_of(figure)
    return Drawn(bare.to_json(), message, caption, meta["alt"], whole, notes, doors)


def drawn(builder: Builder, chosen: Selection, shown_mode: Mode | None = None) -> Drawn:
    """The finished figure of a builder for a selection, in the page's language and mode."""
    shown = (chosen, language(), shown_mode or mode())
    key = (_named(builder), *shown)
    return FIGURES.get(store_key(), viewer(), key, lambda: _draw(builder, *shown))


def compared(before: str, after: str | None, chosen: Selection) -> Comparison:
    """A snapshot or a day beside another one, or beside the chosen day of what is published."""
    today, store, asking = Selection(chosen.campaign, chosen.as_of), store_path(), viewer()

    def worked_out() -> Comparison:
        sides = [side_of(store, said, today, asking) for said in (before, after)]
        return comparison(*sides)

    at = f"{store}@{version(store)}"
    return COMPARISONS.get(at, asking, (before, after, today), worked_out)


def days_between(chosen: Selection, since: date) -> Comparison:
    """Two days of the store shown, in brief, worked out once for everyone who looks at them."""
    key = (chosen.campaign, since, chosen.as_of)
    return COMPARISONS.get(store_key(), viewer(), key, lambda: days_compared(CACHED, chosen, since))
