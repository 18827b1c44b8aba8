"""Own plans of units in a sample (dữ liệu minh họa): most issued in time, some late, few never."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from pathlib import Path

import polars as pl

from data.profiles.catalog import Catalog
from data.samples.sample_arrivals import bound_to
from data.samples.sample_files import Arrival
from data.samples.sample_values import uniform

NEVER, LATE = 0.06, 0.17
EARLIEST_DAYS, LATEST_DAYS = 75, 60
COLUMNS = ["campaign_id", "unit_id", "period_id", "plan_number", "plan_date"]


def unit_plans(catalog: Catalog, campaign_id: str, units: pl.DataFrame, seed: int) -> pl.DataFrame:
    """The plan each unit issued; none for a campaign that asks for none."""
    asked = catalog.reports(campaign_id).filter(kind="plan").sort("due_at", nulls_last=True)
    if asked.is_empty():
        return pl.DataFrame(schema=dict.fromkeys(COLUMNS[:4], pl.String) | {"plan_date": pl.Date})
    due = asked.item(0, "due_at") or _first_due(catalog, campaign_id)
    owing = bound_to(catalog.profile(campaign_id), asked.item(0, "period_id"), units)
    luck, when = uniform(seed + 41, "unit_id"), uniform(seed + 42, "unit_id")
    # none before the first day of the report that it answers: the door would return it
    early = min(EARLIEST_DAYS, (due.date() - asked.item(0, "start_date")).days)
    days = pl.when(luck < LATE).then(1 + LATEST_DAYS * when).otherwise(-early * when)
    number = (uniform(seed + 43, "unit_id") * 180 + 5).floor().cast(pl.Int64).cast(pl.String)
    return owing.filter(luck >= NEVER).select(
        pl.lit(campaign_id).alias("campaign_id"),
        "unit_id",
        pl.lit(asked.item(0, "period_id")).alias("period_id"),
        (number + "/KH-UBND").alias("plan_number"),
        (pl.lit(due.date()) + pl.duration(days=days.floor().cast(pl.Int64))).alias("plan_date"),
    )


def _first_due(catalog: Catalog, campaign_id: str) -> datetime:
    """A plan without a date of its own: by the end of the first period."""
    end = catalog.periods(campaign_id).sort("end_date").item(0, "end_date")
    return datetime.combine(end, time.max)


def plan_files(plans: pl.DataFrame, folder: Path) -> Iterator[Arrival]:
    """One CSV a month: the plans issued in it, in the first days of the next."""
    months = plans.with_columns(month=pl.col("plan_date").dt.month_end()).sort("month", "unit_id")
    for (month,), rows in months.group_by("month", maintain_order=True):
        path = folder / f"{rows.item(0, 'campaign_id')}-ke-hoach-{month:%Y-%m}.csv"
        rows.select(COLUMNS).write_csv(path)
        end = rows.item(0, "month")
        yield Arrival(path, datetime.combine(end + timedelta(days=4), time(9, 15)))
