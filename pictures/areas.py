"""A map of areas (bản đồ): its classes, areas and words, the same on the page and on a slide.

An area with none is a class of its own wherever a map looks for those; what is not known is the
last class. A renderer gives the classes their look and brings the outlines.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Literal

import polars as pl

from pictures.axes import nice_ticks
from schemas.row import Row
from translations import Translator

STEPS = 4  # more shades of one colour than a room can tell apart from its last row
SHADES = (1, 3, 5, 8)  # of the colours from light to dark, those of the steps
Kind = Literal["none", "step", "unknown"]


@dataclass(frozen=True)
class Shown:
    """What a map shows: message, measure line, decimals and sign, the outlined area, its labels.

    `has_rings` sets areas with none apart, `is_count` are whole things, so classes do not touch.
    """

    message: str
    caption: str
    decimals: int = 1
    is_percent: bool = False
    outlined: str | None = None
    named: Sequence[str] = ()
    has_rings: bool = True
    is_count: bool = False
    height: int = 480

    def text(self, value: float | None, t: Translator) -> str:
        """A value as the map and the list write it."""
        return t.amount(value, "%" if self.is_percent else "", self.decimals).strip()


@dataclass(frozen=True)
class AreaClass:
    """A class of a map: its words, its areas; `depth` from 0 (lightest) to 1 of a step."""

    label: str
    areas: tuple[str, ...]
    kind: Kind = "step"
    depth: float = 0.0

    @property
    def shade(self) -> int:
        """The place of its colour among SHADES."""
        return round(self.depth * (STEPS - 1))


@dataclass(frozen=True)
class AreaMark:
    """An area: code, name, the place of its class, its value as it is printed."""

    code: str
    name: str
    place: int
    text: str


@dataclass(frozen=True)
class AreaPicture:
    """A map: its classes from none to most, the unknown last, and every area in the order given."""

    classes: tuple[AreaClass, ...]
    marks: tuple[AreaMark, ...]


def area_picture(frame: pl.DataFrame, shown: Shown, t: Translator) -> AreaPicture:
    """Areas by `value`; reads area_id, area_name, value (null: not known)."""
    rows = frame.to_dicts()
    limits = _limits(rows, shown)
    found = [(_place(row["value"], limits, shown), row) for row in rows]
    kinds = _classes(limits, shown, t)
    there = {key for key, _ in found}
    is_stepped = any(key is not None and key >= 0 for key in there)
    held = [
        # a step stays in the key though no area is in it: without one the scale has a hole
        (key, *of)
        for key, of in kinds.items()
        if key in there or (is_stepped and of[1] == "step")
    ]
    classes = tuple(
        AreaClass(label, tuple(r["area_id"] for k, r in found if k == key), kind, depth)
        for key, label, kind, depth in held
    )
    places = {key: n for n, (key, *_) in enumerate(held)}
    marks = tuple(
        AreaMark(r["area_id"], r["area_name"], places[key], shown.text(r["value"], t))
        for key, r in found
    )
    return AreaPicture(classes, marks)


def _limits(rows: Sequence[Row], shown: Shown) -> list[float]:
    """Round limits between steps; a few areas far above the rest do not stretch them."""
    values = sorted(row["value"] for row in rows if row["value"])
    if not values:
        return []
    ticks = nice_ticks(0, values[int(0.9 * (len(values) - 1))])
    if shown.is_count:
        ticks = sorted({float(ceil(x)) for x in ticks})
    least = 1 if shown.is_count else 0  # one is the least count there is: nothing is under it
    limits = [x for x in ticks if least < x <= values[-1]]
    # most areas have few awards, so the lowest limits part them best; levels spread evenly
    every = 1 if shown.has_rings else max(1, ceil(len(limits) / (STEPS - 1)))
    return limits[every - 1 :: every][: STEPS - 1]


def _place(value: float | None, limits: Sequence[float], shown: Shown) -> int | None:
    """The step a value is in; −1: none, None: not known."""
    if value is None:
        return None
    if value == 0 and shown.has_rings:
        return -1
    return sum(value >= limit for limit in limits)


def _classes(
    limits: Sequence[float], shown: Shown, t: Translator
) -> dict[int | None, tuple[str, Kind, float]]:
    """Words, kind and depth of every class there can be, in the order of the key."""
    edges = [1.0 if shown.is_count and shown.has_rings else 0.0, *limits]
    said: dict[int | None, tuple[str, Kind, float]] = {-1: (t("pictures.areas.none"), "none", 0.0)}
    for n, low in enumerate(edges):
        high = edges[n + 1] if n + 1 < len(edges) else None
        words = _count_words(low, high, t) if shown.is_count else _words(low, high, shown, t)
        said[n] = (words, "step", n / max(len(edges) - 1, 1))
    return {**said, None: (t("pictures.areas.unknown"), "unknown", 0.0)}


def _count_words(low: float, high: float | None, t: Translator) -> str:
    """«1», «2–3», «từ 4»: whole things, so that no number stands in two classes."""
    if high is None:
        return t("pictures.areas.from", low=t.number(low, 0))
    last = high - 1
    return t.number(low, 0) if last == low else f"{t.number(low, 0)}–{t.number(last, 0)}"


def _words(low: float, high: float | None, shown: Shown, t: Translator) -> str:
    whole = float(low).is_integer() and (high is None or float(high).is_integer())
    decimals = 0 if whole else max(shown.decimals, 1)
    sign = "%" if shown.is_percent else ""
    texts = [t.number(x, decimals) + sign for x in (low, high) if x is not None]
    if high is None:
        return t("pictures.areas.from", low=texts[0])
    if not low:
        return t("pictures.areas.under", high=texts[1])
    return f"{texts[0]}–{texts[1]}"
