"""Is it fair (đường Lorenz): cumulated share of awards over units, beside a band of chance.

Units stand from the fewest awards to the most; the slant is what equal shares would give.
"""

from dataclasses import dataclass

import polars as pl

from translations import Translator

Points = tuple[tuple[float, float], ...]
EQUAL: Points = ((0.0, 0.0), (1.0, 1.0))
"""The slant of equal shares."""


@dataclass(frozen=True)
class LorenzPicture:
    """The sentence, the curve and its bounds of chance as shares from 0 to 1, and the share of the
    half of the units with fewest awards; Gini and its bounds as texts."""

    sentence: str
    points: Points
    low: Points
    high: Points
    half: float
    half_text: str
    gini_texts: dict[str, str]


def lorenz_picture(curve: pl.DataFrame, t: Translator) -> LorenzPicture | None:
    """None under ten units or without an award; reads unit_ratio, award_ratio, low, high, and in
    every row gini, gini_low, gini_high, half_ratio."""
    if curve.is_empty():
        return None
    first = curve.row(0, named=True)
    half = float(first["half_ratio"])
    return LorenzPicture(
        sentence=lorenz_message(first["gini"], first["gini_low"], first["gini_high"], t),
        points=_points(curve, "award_ratio"),
        low=_points(curve, "low"),
        high=_points(curve, "high"),
        half=half,
        half_text=t("charts.award_lorenz.half", share=t.amount(100 * half, "%", 1)),
        gini_texts={name: t.number(first[name], 2) for name in ("gini", "gini_low", "gini_high")},
    )


def _points(curve: pl.DataFrame, name: str) -> Points:
    return tuple(curve.select("unit_ratio", name).iter_rows())


def lorenz_message(gini: float, low: float, high: float, t: Translator) -> str:
    """Whether awards are more concentrated than chance."""
    if gini > high:
        return t("charts.award_lorenz.concentrated")
    if gini < low:
        return t("charts.award_lorenz.even")
    return t("charts.award_lorenz.chance")
