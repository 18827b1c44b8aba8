"""Campaigns side by side (cả nước): one row each of what compares, and what they all add up to."""

from dataclasses import dataclass

import polars as pl

from answers.answers import Answers
from queries.nation.questions import (
    nation_awards,
    nation_contents,
    nation_progress,
    nation_reports,
    nation_scores,
)
from schemas.row import Row
from schemas.selection import Selection
from translations import Translator

PROVINCES = 34
"""Provinces and cities of the country (Resolution 202/2025/QH15)."""
OWN = "own"
"""In the place of a national content: contents of one plan alone."""


@dataclass(frozen=True)
class Measure:
    """What campaigns are compared by: the column of its share, and of which counts it is made."""

    value: str
    part: str
    whole: str
    decimals: int = 1
    is_percent: bool = True


MEASURES = {
    "on_path": Measure("on_path_pct", "on_path_count", "indicator_count"),
    "on_time": Measure("on_time_pct", "on_time_count", "expected_count"),
    "lacking": Measure("missing_pct", "lacking_count", "asked_count"),
    "appraised": Measure("appraised_unit_pct", "appraised_unit_count", "to_score_count"),
    "decided": Measure("decided_per_unit", "decided_count", "unit_count", 2, is_percent=False),
}


def of_all(chosen: Selection) -> Selection:
    """The day alone: an answer about all campaigns is the same whichever one is looked at."""
    return Selection("", chosen.as_of)


def nation_rows(source: Answers, chosen: Selection) -> pl.DataFrame:
    """A row a campaign: progress, reports, scoring, awards; what is not known is null.

    Provinces first."""
    day = of_all(chosen)
    reports = source.ask(nation_reports, day).drop("period_id")
    awards = source.ask(nation_awards, day).drop("unit_count")
    rows = (
        source.ask(nation_progress, day)
        .join(reports, on="campaign_id", how="left", maintain_order="left")
        .join(source.ask(nation_scores, day), on="campaign_id", how="left", maintain_order="left")
        .join(awards, on="campaign_id", how="left", maintain_order="left")
    )
    return rows.with_columns((pl.col("asked_count") - pl.col("value_count")).alias("lacking_count"))


def provinces_of(rows: pl.DataFrame) -> pl.DataFrame:
    """The campaigns of provinces: they alone have a place on the map."""
    return rows.filter(pl.col("level") == "province")


def others_of(rows: pl.DataFrame) -> pl.DataFrame:
    """The campaigns of ministries, unions and single communes."""
    return rows.filter(pl.col("level") != "province")


def part_words(row: Row, of: Measure, t: Translator) -> str:
    """«12/15 · 80%» or «337 · 2,05»: the counts beside the share they make; not known is –."""
    value, part, whole = (row[name] for name in (of.value, of.part, of.whole))
    if value is None:
        return t.number(None)
    share = t.amount(value, "%" if of.is_percent else "", of.decimals).strip()
    count = t.number(part)
    if of.is_percent:
        count = f"{count}/{t.number(whole)}"
    return f"{count} · {share}"


def content_rows(source: Answers, chosen: Selection) -> pl.DataFrame:
    """A row a province and content of the national plan, with the province's name."""
    named = provinces_of(source.derive(nation_rows, chosen)).select(
        "campaign_id", "short_vi", "short_en"
    )
    found = source.ask(nation_contents, of_all(chosen))
    return found.join(named, on="campaign_id", how="inner", maintain_order="left")


def scoring_rows(source: Answers, chosen: Selection) -> pl.DataFrame:
    """The rows of those that score: a campaign without a rubric has none."""
    return source.derive(nation_rows, chosen).drop_nulls("year")
