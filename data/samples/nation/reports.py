"""Report files of a campaign of the national sample (dữ liệu minh họa): Parquet, by quarter.

Each quarter comes on time, late or never; three years are corrected in rounds, a half-year each.
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import polars as pl

from data.profiles.catalog import Catalog
from data.samples.sample_arrivals import asked_reports, bound_to, comings
from data.samples.sample_files import COLUMNS, NOTE, Arrival, Plan
from data.samples.sample_plans import plan_files, unit_plans
from data.samples.sample_values import sample_values, uniform
from data.samples.sample_words import bulk_words

EARLY, LATE = timedelta(days=-3), timedelta(days=8)
FIRST_ROUND, BETWEEN = 50, 60
"""Days after a half-year until its first round of corrections, and until each later one."""
BOAST, BOASTING = 0.012, 0.5
"""What a count is told too high for each round to come, and the share of counts that are."""


def quarter_files(
    catalog: Catalog, plan: Plan, settings: Mapping[str, Any], folder: Path, seed: int
) -> Iterator[Arrival]:
    """Figures by quarter with their corrections, plans of units, reports in words."""
    today = settings["today"]
    values = _timed(sample_values(catalog, plan.id, today, seed, plan.pace), plan, seed)
    values = values.join(_counts(catalog, plan.id), on="indicator_id")
    due = dict(catalog.periods(plan.id).select("period_id", "due_at").iter_rows())
    for (period_id,), rows in values.group_by("period_id"):
        for is_late, part in ((False, "on_time"), (True, "late")):
            said = _told(rows.filter(is_late=is_late), len(plan.rounds), plan, seed)
            moment = due[str(period_id)].replace(hour=16) + (LATE if is_late else EARLY)
            yield from _file(said, folder / f"{plan.id}-{period_id}-{part}.parquet", moment)
    yield from _corrections(catalog, values, plan, folder, seed)
    units = _units(catalog, plan.id, values)
    yield from plan_files(unit_plans(catalog, plan.id, units, seed), folder)
    yield from _words(catalog, plan.id, units, settings["first_view"].year, folder, seed)


def _timed(values: pl.DataFrame, plan: Plan, seed: int) -> pl.DataFrame:
    """The values that come at all, with whether they come late."""
    luck = uniform(seed + 12, "unit_id", "period_id")
    coming = values.with_columns(is_late=luck < plan.missing + plan.late)
    return coming.filter(luck >= plan.missing)


def _counts(catalog: Catalog, campaign_id: str) -> pl.DataFrame:
    """Which indicators may be told too high without being out of their limits or their whole."""
    indicators = catalog.profile(campaign_id).indicators
    tied = {i.part_of for i in indicators} | {i.id for i in indicators if i.part_of}
    free = [i.maximum is None and i.id not in tied for i in indicators]
    return pl.DataFrame({"indicator_id": [i.id for i in indicators], "is_free": free})


def _told(rows: pl.DataFrame, rounds_to_come: int, plan: Plan, seed: int) -> pl.DataFrame:
    """What is told while so many rounds are still to come: some counts a little too high."""
    years = pl.col("period_id").str.slice(0, 4).cast(pl.Int64)
    boasts = pl.col("is_free") & years.is_in(plan.corrected_years)
    boasts &= uniform(seed + 14, "unit_id", "indicator_id", "period_id") < BOASTING
    more = pl.col("value") * (1 + BOAST * rounds_to_come)
    scale = pl.lit(10.0).pow(pl.col("decimals"))
    higher = pl.when(boasts).then((more * scale).floor() / scale).otherwise("value")
    return rows.with_columns(value=higher)


def _corrections(
    catalog: Catalog, values: pl.DataFrame, plan: Plan, folder: Path, seed: int
) -> Iterator[Arrival]:
    """One file a half-year and round, with the quarters of the units that hand in again."""
    ends = catalog.periods(plan.id).select("period_id", "end_date")
    for year in plan.corrected_years:
        for half, last in (("h1", date(year, 6, 30)), ("h2", date(year, 12, 31))):
            first = date(year, last.month - 5, 1)
            mine = ends.filter(pl.col("end_date").is_between(first, last))
            rows = values.join(mine, on="period_id", how="semi")
            for number, share in enumerate(plan.rounds):
                again = rows.filter(uniform(seed + 15 + number, "unit_id", "period_id") < share)
                said = _told(again, len(plan.rounds) - 1 - number, plan, seed)
                on = last + timedelta(days=FIRST_ROUND + BETWEEN * number)
                name = f"{plan.id}-{year}-{half}-dinh-chinh-{number + 1}.parquet"
                yield from _file(said, folder / name, datetime.combine(on, time(15)))


def _file(rows: pl.DataFrame, path: Path, moment: datetime) -> Iterator[Arrival]:
    if rows.is_empty():
        return
    frame = rows.with_columns(note=pl.lit(NOTE)).select(COLUMNS)
    frame.sort("unit_id", "period_id", "indicator_id").write_parquet(path)
    yield Arrival(path, moment)


def _units(catalog: Catalog, campaign_id: str, values: pl.DataFrame) -> pl.DataFrame:
    known = ("unit_id", "unit_name", "unit_type", "valid_from", "valid_to")
    units = catalog.units_of(campaign_id).select(known)
    return units.join(values.select("unit_id").unique(), on="unit_id", how="semi").sort("unit_id")


def _words(
    catalog: Catalog, campaign_id: str, units: pl.DataFrame, year: int, folder: Path, seed: int
) -> Iterator[Arrival]:
    """Each report in words in two files: those in time, and those after the deadline."""
    for asked in asked_reports(catalog, campaign_id, year):
        coming = comings(asked, bound_to(asked.profile, asked.code, units), seed)
        at = pl.col("received_at")
        when = pl.when(at <= asked.due).then(pl.lit(asked.due + EARLY)).otherwise(asked.due + LATE)
        once = coming.with_columns(received_at=pl.when(at.is_not_null()).then(when))
        yield from bulk_words(asked, once, folder, seed)
