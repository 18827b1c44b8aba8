"""The files of one campaign of a sample (dữ liệu minh họa)."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import polars as pl

from data.profiles.catalog import Catalog
from data.samples.nation.reports import quarter_files
from data.samples.sample_arrivals import (
    Asked,
    asked_reports,
    bound_to,
    comings,
    exempted,
    set_apart,
)
from data.samples.sample_awards import award_files, award_step_files
from data.samples.sample_files import (
    BROKEN,
    Arrival,
    Plan,
    bulk_files,
    stray_file,
    timed,
    workbook_file,
)
from data.samples.sample_notes import note_files
from data.samples.sample_plans import plan_files, unit_plans
from data.samples.sample_scores import score_files
from data.samples.sample_values import sample_values, uniform
from data.samples.sample_words import remarks, word_files
from data.workbooks.template import Filled
from translations import translator


def campaign_files(
    catalog: Catalog, plan: Plan, settings: Mapping[str, Any], folder: Path, seed: int
) -> list[Arrival]:
    """Every report file of one campaign: figures, plans of units, words, marks, proposals."""
    today, first_view = settings["today"], settings["first_view"]
    by_quarter = plan.rounds and quarter_files(catalog, plan, settings, folder, seed)
    arrivals = list(by_quarter or _reports(catalog, plan, settings, folder, seed))
    arrivals += score_files(catalog, plan.id, plan.score_years, settings, folder, seed)
    arrivals += award_files(catalog, plan.id, plan.award_years, first_view, folder, seed)
    return [a for a in arrivals if a.received_at.date() <= today]


def _reports(
    catalog: Catalog, plan: Plan, settings: Mapping[str, Any], folder: Path, seed: int
) -> list[Arrival]:
    """Figures in files of every kind, plans of units, reports in words."""
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
    units = _reporting_units(catalog, plan.id, values)
    plans = unit_plans(catalog, plan.id, units, seed) if plan.word_books else None
    arrivals += _workbooks(catalog, values, now, chosen, plan, due[now], folder, plans)
    if plans is not None:
        arrivals += plan_files(plans, folder)
        arrivals += _words(catalog, plan, units, first_view.year, folder, seed)
    return arrivals


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
    plans: pl.DataFrame | None,
) -> list[Arrival]:
    t = translator("vi")
    previous = values.filter(pl.col("period_id") < period_id).select(
        "campaign_id", "unit_id", "indicator_id", "period_id", "value"
    )
    arrivals = []
    for number, unit_id in enumerate(chosen):
        report = values.filter(period_id=period_id, unit_id=unit_id)
        broken = BROKEN[number % len(BROKEN)] if number < plan.refused else None
        path = workbook_file(
            catalog,
            report,
            previous,
            folder,
            t,
            broken,
            _said(catalog, plan.id, unit_id, period_id, plans),
        )
        arrivals.append(
            Arrival(path, due - timedelta(days=6, hours=15 - number % 8, minutes=59 - number))
        )
    if plan.refused:
        arrivals.append(
            Arrival(stray_file(folder, plan.id, period_id), due - timedelta(days=2, hours=7))
        )
    return arrivals


def _said(
    catalog: Catalog, campaign_id: str, unit_id: str, period_id: str, plans: pl.DataFrame | None
) -> Filled:
    """The plan a workbook names, the same as its unit's bulk file does, and its remarks."""
    unit = catalog.unit(campaign_id, unit_id) or {"unit_name": unit_id}
    said = remarks(unit_id, period_id, unit["unit_name"])
    own = plans.filter(unit_id=unit_id) if plans is not None else pl.DataFrame()
    if own.is_empty():
        return Filled(remarks=said)
    row = own.row(0, named=True)
    return Filled(plan_number=row["plan_number"], plan_date=row["plan_date"], remarks=said)


def _reporting_units(catalog: Catalog, campaign_id: str, values: pl.DataFrame) -> pl.DataFrame:
    known = ("unit_id", "unit_name", "unit_type", "valid_from", "valid_to")
    units = catalog.units_of(campaign_id).select(known)
    return units.join(values.select("unit_id").unique(), on="unit_id", how="semi").sort("unit_id")


def _asked(
    catalog: Catalog, plan: Plan, units: pl.DataFrame, year: int, seed: int
) -> Iterator[tuple[Asked, list[str], pl.DataFrame]]:
    """Each report in words, who is exempt from it, and when the others' come."""
    for asked in asked_reports(catalog, plan.id, year):
        bound = bound_to(asked.profile, asked.code, units)
        exempt = exempted(asked, bound, plan.exempt, seed)
        owing = bound.filter(~pl.col("unit_id").is_in(exempt))
        yield asked, exempt, comings(asked, owing, seed)


def _words(
    catalog: Catalog, plan: Plan, units: pl.DataFrame, year: int, folder: Path, seed: int
) -> Iterator[Arrival]:
    counts = (plan.word_books, plan.word_returned, plan.word_corrected)
    for asked, _, coming in _asked(catalog, plan, units, year, seed):
        apart = set_apart(asked, coming, *counts, seed)
        yield from word_files(asked, coming, apart, folder, seed)


def campaign_notes(
    catalog: Catalog, plan: Plan, settings: Mapping[str, Any], folder: Path, seed: int
) -> Iterator[Arrival]:
    """Notes of staff on the report of the year of the first view."""
    values = sample_values(catalog, plan.id, settings["first_view"], seed)
    units = _reporting_units(catalog, plan.id, values)
    for asked, exempt, coming in _asked(catalog, plan, units, settings["first_view"].year, seed):
        if asked.is_now and plan.word_books:
            yield from note_files(catalog, asked, coming, exempt, plan.annotations, folder)


def campaign_award_steps(
    catalog: Catalog, plan: Plan, settings: Mapping[str, Any], folder: Path, seed: int
) -> list[Arrival]:
    """Steps of the proposals of one campaign, which staff write down once these are there."""
    view, today = settings["first_view"], settings["today"]
    files = award_step_files(catalog, plan.id, plan.award_years, view, folder, seed)
    return [a for a in files if a.received_at.date() <= today]
