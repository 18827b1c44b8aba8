"""What reports already in say, and which of them a changed profile would make incomplete."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import polars as pl

Tables = Mapping[str, pl.DataFrame]
REPORT = ["unit_id", "period_id"]
VALUE = [*REPORT, "indicator_id"]


@dataclass(frozen=True)
class Reported:
    """What counts now in a campaign: accepted reports (unit_id, period_id), and their values that
    are not blank (with indicator_id)."""

    reports: pl.DataFrame
    values: pl.DataFrame


NOTHING = Reported(
    pl.DataFrame(schema=dict.fromkeys(REPORT, pl.String)),
    pl.DataFrame(schema=dict.fromkeys(VALUE, pl.String)),
)
OF_VALUES = {"indicator": "indicator_id", "unit": "unit_id", "period": "period_id"}


def reports_of(kind: str, item: str, reported: Reported) -> tuple[int, int]:
    """How many values and reports already in are of one indicator, unit or period; of an indicator
    only values, of units and periods both."""
    column = OF_VALUES.get(kind)
    if column is None:
        return 0, 0
    values = reported.values.filter(pl.col(column) == item).height
    if kind == "indicator":
        return values, 0
    return values, reported.reports.filter(pl.col(column) == item).height


def asked_of_units(tables: Tables) -> dict[str, set[str]]:
    """Which units are asked for each indicator in any phase."""
    pairs = tables["assignment"].select("indicator_id", "unit_id").unique()
    found = pairs.group_by("indicator_id").agg("unit_id").iter_rows()
    return {str(name): set(units) for name, units in found}


def bound_units(tables: Tables) -> dict[str, set[str]]:
    """Which units each deadline binds."""
    found = tables["bound_unit"].group_by("deadline_id").agg("unit_id").iter_rows()
    return {str(name): set(units) for name, units in found}


def gaps_opened(before: Tables, after: Tables, reported: Reported, today: date) -> pl.DataFrame:
    """Values that an accepted report, whole until now, would lack: unit_id, period_id,
    indicator_id, end_date of the period."""
    lacking_now = _lacking(before, reported, today)
    lacking_then = _lacking(after, reported, today)
    whole = reported.reports.join(lacking_now, on=REPORT, how="anti")
    opened = lacking_then.join(whole, on=REPORT, how="semi")
    return opened.sort("indicator_id", "end_date", "unit_id")


def _lacking(tables: Tables, reported: Reported, today: date) -> pl.DataFrame:
    """What the mandatory indicators ask of accepted reports and nobody filled in.

    As data/tables/reporting/value_fill.sql asks: by the targets in force today, in the phase of the
    period, while the indicator is valid on the period's last day."""
    force = (pl.col("in_force_from") <= today) & (pl.col("in_force_until") > today)
    assigned = tables["assignment"].filter(force).select("unit_id", "indicator_id", "phase_id")
    periods = tables["period"].select("period_id", "phase_id", "end_date")
    asked = tables["indicator"].filter(pl.col("is_mandatory"))
    lived = pl.col("end_date").is_between(pl.col("valid_from"), pl.col("valid_to"))
    return (
        reported.reports.join(periods, on="period_id")
        .join(assigned, on=["unit_id", "phase_id"])
        .join(asked.select("indicator_id", "valid_from", "valid_to"), on="indicator_id")
        .filter(lived)
        .select(*VALUE, "end_date")
        .join(reported.values, on=VALUE, how="anti")
    )
