"""Rows of the workbook of a campaign: what it says now, then what is still open, ready to fill."""

from collections.abc import Callable, Iterator, Mapping

import polars as pl

from data.profiles.book.layout import CLUSTERS, TARGETS
from data.profiles.book.layouts.indicators import INDICATORS
from data.profiles.book.sheet import Row, Sheet
from data.profiles.book.standing import Standing


def ready_rows(now: Standing, sheet: Sheet) -> Iterator[Row]:
    """The rows of one sheet in the order they are written."""
    rows = [row.values for row in now.rows.get(sheet.id, [])]
    fill = FILLING.get(sheet.id)
    yield from fill(now, rows) if fill else rows


def _phases(now: Standing) -> tuple[str, ...]:
    return ("phase-1", "phase-2") if now.profile.phases.phase_2_years else ("phase-1",)


def _clusters(now: Standing, rows: list[Row]) -> Iterator[Row]:
    """Units in no cluster stand below, with the years of the campaign."""
    yield from rows
    placed = {row["unit_id"] for row in rows}
    phases = now.profile.phases
    years = {"year_from": str(phases.starts_on.year), "year_to": str(phases.last_day.year)}
    for unit in now.units.filter(pl.col("valid_to").is_null()).iter_rows(named=True):
        if unit["unit_id"] not in placed:
            yield {"unit_id": unit["unit_id"], "unit_name": unit["unit_name"], **years}


def _targets(now: Standing, rows: list[Row]) -> Iterator[Row]:
    """A row for every unit, indicator it reports and phase; those with targets say them."""
    said: dict[tuple[object, ...], list[Row]] = {}
    for row in rows:
        key = (row["unit_id"], row["indicator_id"], row["phase"])
        said.setdefault(key, []).append(row)
    for unit in now.units.iter_rows(named=True):
        name, kind = unit["unit_id"], unit["unit_type"]
        for i in now.catalog.indicators_for(now.campaign_id, kind, name):
            about = {"unit_id": name, "unit_name": unit["unit_name"], "indicator_id": i.id}
            for phase in _phases(now):
                blank = {**about, "label": i.label_vi, "phase": phase}
                yield from said.get((name, i.id, phase), [blank])


def _indicators(now: Standing, rows: list[Row]) -> Iterator[Row]:
    """An indicator without targets has a row for each phase."""
    for row in rows:
        is_open = not any(row[key] is not None for key in INDICATORS.repeats)
        yield {**row, "target.phase": _phases(now)[0]} if is_open else row
        if is_open:
            yield from ({"id": row["id"], "target.phase": p} for p in _phases(now)[1:])


FILLING: Mapping[str, Callable[[Standing, list[Row]], Iterator[Row]]] = {
    CLUSTERS.id: _clusters,
    TARGETS.id: _targets,
    INDICATORS.id: _indicators,
}
