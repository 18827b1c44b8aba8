"""Makes a sample store (dữ liệu minh họa): writes report files, then hands them in at the door.

What is sampled is said in data/samples/*.toml; nothing bypasses the checks, and some files are
late, some missing, some corrected and a few returned.
"""

import shutil
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import polars as pl

from data.intake.load import Outcome, ingest
from data.keeping.calendar import write_calendar
from data.profiles.catalog import Catalog, store_catalog
from data.samples.sample_files import BROKEN, Arrival, bulk_files, stray_file, timed, workbook_file
from data.samples.sample_values import sample_values, uniform
from translations import translator

PLANS = Path(__file__).resolve().parent
SENDER = "bộ mẫu (dữ liệu minh họa)"
Progress = Callable[[int, int, str], None]


@dataclass(frozen=True)
class Plan:
    """One campaign's part of a sample: how many workbooks, returned files and batches a period."""

    id: str
    workbooks: int
    refused: int
    batches: int


def make_sample(
    store: Path, scale: str, seed: int, progress: Progress | None = None
) -> list[Outcome]:
    """Write the report files of a scale and ingest them into an empty store; outcomes in order."""
    settings = tomllib.loads((PLANS / f"{scale}.toml").read_text(encoding="utf-8"))
    if "profiles" in settings:
        shutil.copytree(PLANS / settings["profiles"], store / "campaigns", dirs_exist_ok=True)
    catalog = store_catalog(store)
    write_calendar(store, "sample", settings["today"], settings["first_view"])
    with TemporaryDirectory() as folder:
        arrivals = sample_files(catalog, settings, Path(folder), seed)
        return ingest(
            store,
            [a.path for a in arrivals],
            SENDER,
            [a.received_at for a in arrivals],
            progress,
            catalog=catalog,
        )


def sample_files(
    catalog: Catalog, settings: Mapping[str, Any], folder: Path, seed: int
) -> list[Arrival]:
    """Every report file of a sample in the order of arrival."""
    arrivals = [
        arrival
        for campaign in settings["campaigns"]
        for arrival in _campaign_files(catalog, Plan(**campaign), settings, folder, seed)
    ]
    return sorted(arrivals, key=lambda arrival: (arrival.received_at, arrival.path.name))


def _campaign_files(
    catalog: Catalog, plan: Plan, settings: Mapping[str, Any], folder: Path, seed: int
) -> list[Arrival]:
    today, first_view = settings["today"], settings["first_view"]
    values = timed(sample_values(catalog, plan.id, today, seed), seed).join(
        _boasters(catalog, plan.id), on="indicator_id"
    )
    periods = catalog.periods(plan.id)
    due = dict(periods.select("period_id", "due_at").iter_rows())
    now = str(periods.filter(pl.col("end_date") <= first_view).sort("end_date")["period_id"][-1])
    chosen = _chosen(values.filter(period_id=now), plan, seed)
    by_hand = pl.col("unit_id").is_in(chosen) & (pl.col("period_id") == now)
    arrivals = list(bulk_files(values.filter(~by_hand), due, folder, plan.batches))
    arrivals += _workbooks(catalog, values, now, chosen, plan, due[now], folder)
    return [a for a in arrivals if a.received_at.date() <= today]


def _chosen(reports: pl.DataFrame, plan: Plan, seed: int) -> list[str]:
    on_time = reports.filter(pl.col("comes") == "on_time").select("unit_id").unique()
    shuffled = on_time.sort(uniform(seed + 21, "unit_id"))
    return shuffled["unit_id"].head(plan.workbooks + plan.refused).to_list()


def _boasters(catalog: Catalog, campaign_id: str) -> pl.DataFrame:
    indicators = catalog.profile(campaign_id).indicators
    related = {i.id for i in indicators if i.part_of or i.maximum is not None}
    related |= {i.part_of for i in indicators if i.part_of}
    return pl.DataFrame(
        {
            "indicator_id": [i.id for i in indicators],
            "can_boast": [i.id not in related for i in indicators],
        }
    )


def _workbooks(
    catalog: Catalog,
    values: pl.DataFrame,
    period_id: str,
    chosen: list[str],
    plan: Plan,
    due: datetime,
    folder: Path,
) -> list[Arrival]:
    t = translator("vi")
    previous = values.filter(pl.col("period_id") < period_id).select(
        "campaign_id", "unit_id", "indicator_id", "period_id", "value"
    )
    arrivals = []
    for number, unit_id in enumerate(chosen):
        report = values.filter(period_id=period_id, unit_id=unit_id)
        broken = BROKEN[number % len(BROKEN)] if number < plan.refused else None
        path = workbook_file(catalog, report, previous, folder, t, broken)
        arrivals.append(
            Arrival(path, due - timedelta(days=6, hours=15 - number % 8, minutes=59 - number))
        )
    if plan.refused:
        arrivals.append(
            Arrival(stray_file(folder, plan.id, period_id), due - timedelta(days=2, hours=7))
        )
    return arrivals
