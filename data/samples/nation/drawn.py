"""What a plan of the national sample draws (dữ liệu minh họa): the same seed, the same plan."""

import re
import tomllib
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import polars as pl

from data.samples.sample_words import digest

HERE = Path(__file__).parent
STROKED_D = 0x111
"""The one letter of the alphabet that does not come apart into a letter and a mark."""


@cache
def pool() -> Mapping[str, Any]:
    """Names, ranges and choices of pool.toml."""
    return tomllib.loads(text("pool.toml"))


@cache
def indicators() -> tuple[Mapping[str, Any], ...]:
    """The indicators a plan chooses from, by content."""
    return tuple(pl.read_csv(HERE / "indicators.csv").to_dicts())


def text(name: str) -> str:
    """A file of this folder."""
    return (HERE / name).read_text(encoding="utf-8")


def code_of(name: str) -> str:
    """A name as an identifier: a–z, 0–9 and «-»."""
    plain = unicodedata.normalize("NFD", name.lower().translate({STROKED_D: "d"}))
    letters = "".join(c for c in plain if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")


@dataclass(frozen=True)
class Draw:
    """The draws of one campaign; each depends on the seed, the campaign and its own name alone."""

    seed: int
    campaign: str

    def luck(self, *name: object) -> float:
        """A number from 0 up to 1."""
        return int.from_bytes(digest(self.seed, self.campaign, *name)[:6]) / 256**6

    def between(self, low: float, high: float, *name: object) -> int:
        """A whole number from the lowest to the highest."""
        return int(low + self.luck(*name) * (high - low + 1))

    def within(self, name: str, *more: object) -> int:
        """A whole number of a range of pool.toml."""
        low, high = pool()["ranges"][name]
        return self.between(low, high, name, *more)

    def one_of(self, name: str) -> Any:
        """One of the choices of pool.toml."""
        choices = pool()["choices"][name]
        return choices[int(self.luck(name) * len(choices))]

    def place(self, count: int, *name: object) -> int:
        """A place in a list of so many."""
        return int(self.luck(*name) * count)

    def shuffled(self, items: Sequence[Any], *name: object) -> list[Any]:
        """The items in an order of the campaign's own."""
        return sorted(items, key=lambda item: self.luck(*name, item))
