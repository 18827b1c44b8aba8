"""Coverage (độ phủ): of how many units that owe a value it is known, and whether that suffices."""

from dataclasses import dataclass
from typing import Literal

import polars as pl

from schemas.frames import CampaignList
from translations import Translator

Colour = Literal["gray", "orange", "red"]


@dataclass(frozen=True)
class Coverage:
    """The thinnest coverage of a frame: n of N, whether other rows have more, and its colour."""

    unit_count: int
    expected_count: int
    is_lowest: bool
    colour: Colour

    def chip(self, t: Translator) -> str:
        """The Markdown badge of a card: 178/206 đơn vị; orange or red where it is thin."""
        return f":{self.colour}-badge[:material/fact_check: {self.words(t)}]"

    def words(self, t: Translator) -> str:
        """The same in plain words, for a file or a picture."""
        share = f"{t.number(self.unit_count)}/{t.number(self.expected_count)}"
        words = t("card.units_lowest" if self.is_lowest else "card.units", share=share)
        thin = f" · {t('card.thin')}" if self.colour == "red" else ""
        return f"{words}{thin}"


def coverage(frame: pl.DataFrame, campaign: CampaignList) -> Coverage | None:
    """Coverage of a frame with unit_count and expected_count; None if nothing is owed."""
    owed = frame.filter(pl.col("expected_count") > 0)
    if owed.is_empty():
        return None
    ratio = pl.col("unit_count") / pl.col("expected_count")
    lowest = owed.sort(ratio, -pl.col("expected_count")).row(0, named=True)
    reached = lowest["unit_count"] / lowest["expected_count"]
    colour: Colour = "gray"
    is_subject = "is_subject" in frame.columns
    if reached < campaign.coverage_low_ratio and not is_subject:
        colour = "red" if reached < campaign.coverage_poor_ratio else "orange"
    differ = owed.select(ratio.n_unique()).item() > 1
    return Coverage(lowest["unit_count"], lowest["expected_count"], differ, colour)


def rateable(indicators: pl.DataFrame) -> pl.DataFrame:
    """Indicators with a target to be held against: those a denominator counts.

    One whose target is not given is only watched: it is told apart and never counted among them.
    """
    return indicators.filter(pl.col("target_value").is_not_null())


def too_few(frame: pl.DataFrame, campaign: CampaignList, t: Translator) -> str | None:
    """What stands in place of a conclusion where even the best known row is of too few units.

    Reads unit_count and expected_count; the limit is the profile's coverage_poor_ratio. None:
    enough is known, or nothing is owed.
    """
    owed = frame.filter(pl.col("expected_count") > 0)
    if owed.is_empty():
        return None
    best = owed.sort(pl.col("unit_count") / pl.col("expected_count"), "expected_count").row(
        -1, named=True
    )
    if best["unit_count"] / best["expected_count"] >= campaign.coverage_poor_ratio:
        return None
    share = f"{t.number(best['unit_count'])}/{t.number(best['expected_count'])}"
    return t("card.too_few", share=share)


def known_units(headline: pl.DataFrame) -> pl.DataFrame:
    """Units with a value of those that owe one, as coverage reads it, from a Headline."""
    return headline.select(unit_count="value_unit_count", expected_count="value_expected_count")


def indicator_share(frame: pl.DataFrame, t: Translator) -> str:
    """Indicators of a unit with a value, or rated in its contents: 27/38 chỉ tiêu."""
    words = "card.indicators"
    if "expected_indicator_count" in frame.columns:
        words = "card.rated_indicators"
        known = int(frame["indicator_count"].sum())
        owed = int(frame["expected_indicator_count"].sum())
    else:
        owing = rateable(frame) if "target_value" in frame.columns else frame
        known, owed = int(owing["value"].count()), owing.height
    share = f"{t.number(known)}/{t.number(owed)}"
    return t(words, share=share)


def received(counts: pl.DataFrame) -> pl.DataFrame:
    """Units with a report accepted of those that owe one, as coverage reads it.

    The count is what the card is about: however small, it is no reason to doubt the card.
    """
    return counts.select(
        is_subject=pl.lit(True),
        unit_count=(pl.col("on_time_count") + pl.col("late_count")).sum(),
        expected_count=pl.col("expected_count").sum(),
    )
