"""The only caches: answers and finished figures, by question, Selection and store version."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import FunctionType
from typing import Any

import polars as pl
import streamlit as st

from answers.answers import Question, Work
from answers.comparison.compare import Comparison, comparison
from answers.comparison.sides import frozen_side, today_side
from charts.parts.theme import card_parts
from data.keeping.store import open_store, store_path, version
from pages.parts.address import language
from pages.parts.opening.frozen import shown_store
from pages.parts.theme import Mode, mode
from schemas.selection import Selection, Viewer
from translations import Language, Translator, translator

Builder = Callable[[Selection, Translator, Mode], Any]
VIEWER = Viewer()


@dataclass(frozen=True)
class Drawn:
    """A finished figure; its message, caption, text equivalent and notes stand outside it."""

    figure: Any
    message: str
    caption: str
    alt: str
    whole: Any
    notes: tuple[str, ...]


def store_key() -> str:
    """The store shown and its version, asked on every run: news shows by itself."""
    store = shown_store()
    return f"{store}@{version(store)}"


def _named(function: Callable[..., Any]) -> str:
    return f"{function.__module__}.{function.__qualname__}"


HASHED = {FunctionType: _named, Selection: repr, Viewer: repr}


@st.cache_resource(max_entries=400, show_spinner=False, hash_funcs=HASHED)
def _answer(
    question: Question,
    viewer: Viewer,
    chosen: Selection | None,
    extra: tuple[tuple[str, Any], ...],
    at: str,
) -> pl.DataFrame:
    con = open_store(Path(at.rpartition("@")[0]))
    given = (viewer, chosen) if chosen else (viewer,)
    answer: pl.DataFrame = question(con, *given, **dict(extra))
    return answer


def ask(question: Question, chosen: Selection | None = None, **extra: Any) -> pl.DataFrame:
    """The answer to a question, asked of the store once per selection and store version."""
    return _answer(question, VIEWER, chosen, tuple(sorted(extra.items())), store_key())


@st.cache_resource(max_entries=100, show_spinner=False, hash_funcs=HASHED)
def _derived(
    work: Work,
    chosen: Selection,
    at: str,  # noqa: ARG001 - part of the key: a new version means new numbers
) -> pl.DataFrame:
    return work(CACHED, chosen)


def derive(work: Work, chosen: Selection) -> pl.DataFrame:
    """What a function makes of answers, worked out once per selection and store version."""
    return _derived(work, chosen, store_key())


class Cached:
    """Answers as the pages get them: asked once per selection and store version."""

    @property
    def folder(self) -> Path:
        """The folder of the store shown."""
        return shown_store()

    ask = staticmethod(ask)
    derive = staticmethod(derive)


CACHED = Cached()


@st.cache_resource(max_entries=200, show_spinner=False, hash_funcs=HASHED)
def _figure(
    builder: Builder,
    chosen: Selection,
    shown_in: Language,
    shown_mode: Mode,
    at: str,  # noqa: ARG001 - part of the key: a new version means a new figure
) -> Drawn:
    figure = builder(chosen, translator(shown_in), shown_mode)
    message, caption, bare = card_parts(figure)
    meta = figure.layout.meta
    return Drawn(bare, message, caption, meta["alt"], figure, tuple(meta.get("notes", ())))


def drawn(builder: Builder, chosen: Selection, shown_mode: Mode | None = None) -> Drawn:
    """The finished figure of a builder for a selection, in the page's language and mode."""
    return _figure(builder, chosen, language(), shown_mode or mode(), store_key())


@st.cache_resource(max_entries=10, show_spinner=False, hash_funcs=HASHED)
def _compared(
    before: str,
    after: str | None,
    today: Selection,
    at: str,
) -> Comparison:
    store = Path(at.rpartition("@")[0])
    earlier = frozen_side(store, before, VIEWER)
    if after is None:
        return comparison(earlier, today_side(store, today.campaign, today.as_of, VIEWER))
    return comparison(earlier, frozen_side(store, after, VIEWER))


def compared(before: str, after: str | None, chosen: Selection) -> Comparison:
    """A snapshot beside another one, or beside what is published now as of the chosen day."""
    today = Selection(chosen.campaign, chosen.as_of)
    return _compared(before, after, today, f"{store_path()}@{version(store_path())}")
