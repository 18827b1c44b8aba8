"""The rows of the workbook of a campaign as its files stand."""

import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

from data.profiles.book.layout import CLUSTERS, CONTENTS, DOCUMENTS, TARGETS, UNITS
from data.profiles.book.layouts.awards import AWARDS, FORMS
from data.profiles.book.layouts.indicators import INDICATORS
from data.profiles.book.layouts.info import ENTRIES, INFO, info_rows
from data.profiles.book.layouts.plans import PLANS
from data.profiles.book.sheet import Row, Sheet, SheetRow, Sheets, Value
from data.profiles.campaign_files import stem_of
from data.profiles.unit_targets import FOLDER, read_unit_targets
from data.profiles.units.contacts import CONTACT_COLUMNS
from data.profiles.units.events import UnitEvent, read_events, unit_of
from data.profiles.units.listing import listed_units
from data.profiles.units_sheet import CLUSTER_COLUMNS, read_cells
from schemas.plan.profile import Profile

LISTS = (DOCUMENTS, PLANS, CONTENTS, FORMS, AWARDS, INDICATORS)
"""Sheets that are lists of the profile; their id is the name of the list."""


def profile_path(folder: Path, campaign_id: str) -> Path:
    """The file of a campaign, which may be named otherwise than its id."""
    return folder / f"{stem_of(folder, campaign_id)}.toml"


def campaign_rows(folder: Path, profile: Profile) -> Sheets:
    """Everything the files of a campaign say, less its rubrics; ProfileError as its readers."""
    campaign_id = profile.campaign.id
    units = campaign_listed(folder, profile)
    raw = tomllib.loads(profile_path(folder, campaign_id).read_text(encoding="utf-8"))
    return {
        INFO.id: [SheetRow(row) for row in info_rows(_info(raw))],
        UNITS.id: _units(folder, campaign_id, units),
        CLUSTERS.id: _clusters(folder, campaign_id, units),
        TARGETS.id: _targets(folder, profile, units),
        **{sheet.id: [SheetRow(row) for row in item_rows(sheet, raw)] for sheet in LISTS},
    }


def _info(raw: Mapping[str, Any]) -> dict[str, Value]:
    """What the tables of a profile say, by key with the table in front."""
    found: dict[str, Value] = {}
    for entry in ENTRIES:
        said: Any = raw
        for part in entry.key.split("."):
            said = said.get(part) if isinstance(said, Mapping) else None
        found[entry.key] = _value(said)
    return found


def campaign_listed(folder: Path, profile: Profile) -> pl.DataFrame:
    """Units of a campaign as listed, before any event."""
    types = [kind.id for kind in profile.unit_types]
    listed = listed_units(profile, folder / "units" / f"{profile.campaign.id}.csv")
    return listed.filter(pl.col("unit_type").is_in(types))


def _units(folder: Path, campaign_id: str, units: pl.DataFrame) -> list[SheetRow]:
    contacts = _contacts(folder / "units" / f"{campaign_id}-contacts.csv", units)
    path = folder / "units" / f"{campaign_id}-events.csv"
    events: dict[str, list[UnitEvent]] = {}
    for event in read_events(path, units) if path.exists() else []:
        events.setdefault(event.unit_id, []).append(event)
    rows: list[SheetRow] = []
    for unit in units.iter_rows(named=True):
        name = unit["unit_id"]
        said = {**unit, "contact": contacts.get(name, unit["contact"])}
        mine = [_event(event) for event in events.get(name, ())] or [{}]
        rows.append(SheetRow(_filled(UNITS, {**said, **mine[0]})))
        for more in mine[1:]:
            rows.append(SheetRow(_filled(UNITS, {"unit_id": name, **more})))
    return rows


def _contacts(path: Path, units: pl.DataFrame) -> dict[str, str]:
    if not path.exists():
        return {}
    cells = read_cells(path, CONTACT_COLUMNS, may_be_blank=()).iter_rows()
    return {unit_of(path, line, "unit_id", text, units): said for line, text, said in cells}


def _event(event: UnitEvent) -> dict[str, Value]:
    return {
        "on_date": event.on_date,
        "kind": event.kind,
        "successor_ids": event.successors or None,
        "new_name": event.new_name,
        "new_short_name": event.new_short_name,
        "document": event.document,
    }


def _clusters(folder: Path, campaign_id: str, units: pl.DataFrame) -> list[SheetRow]:
    path = folder / "units" / f"{campaign_id}-clusters.csv"
    if not path.exists():
        return []
    names = dict(units.select("unit_id", "unit_name").iter_rows())
    rows = []
    for line in read_cells(path, CLUSTER_COLUMNS).iter_rows(named=True):
        unit = unit_of(path, line["line"], "unit_id", line["unit_id"], units)
        rows.append(
            SheetRow(_filled(CLUSTERS, {**line, "unit_id": unit, "unit_name": names[unit]}))
        )
    return rows


def _targets(folder: Path, profile: Profile, units: pl.DataFrame) -> list[SheetRow]:
    path = folder / FOLDER / f"{profile.campaign.id}.csv"
    if not path.exists():
        return []
    names = dict(units.select("unit_id", "unit_name").iter_rows())
    labels = {i.id: i.label_vi for i in profile.indicators}
    rows = []
    for found in read_unit_targets(path, profile, units):
        said = {
            **vars(found.target),
            "unit_id": found.unit_id,
            "unit_name": names[found.unit_id],
            "indicator_id": found.indicator_id,
            "label": labels[found.indicator_id],
        }
        rows.append(SheetRow(_filled(TARGETS, said)))
    return rows


def item_rows(sheet: Sheet, raw: Mapping[str, Any]) -> list[Row]:
    """The rows of a list of a profile; a thing it may have several of goes on with rows."""
    rows: list[Row] = []
    for item in items_of(raw, sheet.id):
        targets = item.get("targets") or [{}]
        first, *more = ({f"target.{key}": one for key, one in t.items()} for t in targets)
        rows.append(_filled(sheet, {**item, **first}))
        for repeat in more:
            rows.append(_filled(sheet, {"id": item.get("id"), **repeat}))
    return rows


def items_of(raw: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    """The items of a list of a profile, `awards.rules` from the part awards."""
    *outer, last = name.split(".")
    for part in outer:
        raw = raw.get(part, {})
    return list(raw.get(last, []))


def _filled(sheet: Sheet, said: Mapping[str, Any]) -> Row:
    """The values of a sheet's columns; what is empty is None."""
    return {column.key: _value(said.get(column.key)) for column in sheet.columns}


def _value(value: Any) -> Value:
    if isinstance(value, Mapping):
        return tuple(f"{key}: {one}" for key, one in value.items()) or None
    if isinstance(value, list | tuple):
        return tuple(str(one) for one in value) or None
    is_known = isinstance(value, str | bool | int | float | date)
    return value if is_known and value != "" else None
