"""What became of units (biến động đơn vị): closed, merged, split, renamed; units/<id>-events.csv.

One line an event, own units and communes alike; a refusal names file, line and column. The list
is the campaign's own: the reference of communes stays as it was published.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import polars as pl

from data.profiles.unit_names import suggestions, unit_by_name
from data.profiles.units.successors import Unit, absence
from data.profiles.units_sheet import read_cells, refuse
from schemas.tables import UnitEventTable, empty

EVENT_COLUMNS = ("on_date", "unit_id", "kind", "successor_ids", "new_name", "document")
OPTIONAL_COLUMNS = ("new_short_name",)
MAY_BE_BLANK = ("successor_ids", "new_name", *OPTIONAL_COLUMNS)
SUCCESSORS = {"close": (0, 0), "merge": (1, 1), "split": (2, 99), "rename": (0, 0)}
"""Kinds of events, with how few and how many successors each names."""
NEEDS = {
    "close": "không ghi đơn vị kế tục / names no successor",
    "merge": "cần đúng một đơn vị kế tục / needs one successor",
    "split": "cần từ hai đơn vị kế tục, cách nhau dấu ; / needs two or more successors, split by ;",
    "rename": "không ghi đơn vị kế tục / names no successor",
}


@dataclass(frozen=True)
class UnitEvent:
    """One event; the unit's last day is the one before it. A rename keeps unit and code."""

    line: int
    on_date: date
    unit_id: str
    kind: str
    successors: tuple[str, ...] = ()
    new_name: str | None = None
    new_short_name: str | None = None
    document: str | None = None


def read_events(path: Path, units: pl.DataFrame) -> list[UnitEvent]:
    """Events of a sheet by date; a unit is given by its code or its name."""
    cells = read_cells(path, EVENT_COLUMNS, OPTIONAL_COLUMNS, MAY_BE_BLANK)
    found = [_event(path, row, units) for row in cells.iter_rows(named=True)]
    return sorted(found, key=lambda event: (event.on_date, event.line))


def with_events(path: Path, units: pl.DataFrame, events: Sequence[UnitEvent]) -> pl.DataFrame:
    """Units with their last day, first-named successor and newest name after all the events."""
    known = {row["unit_id"]: row for row in units.iter_rows(named=True)}
    for event in events:
        _was_there(path, event, known[event.unit_id])
        if event.kind == "rename":
            name = event.new_name
            short = event.new_short_name or name
            known[event.unit_id] |= {"unit_name": name, "short_name": short}
            continue
        last = event.on_date - timedelta(days=1)
        first = event.successors[0] if event.successors else None
        known[event.unit_id] |= {"valid_to": last, "successor_id": first}
    for event in events:
        for successor in event.successors:
            _takes_over(path, event, known[successor])
    return pl.DataFrame(list(known.values()), schema=units.schema)


def event_rows(campaign_id: str, units: pl.DataFrame, events: Sequence[UnitEvent]) -> pl.DataFrame:
    """UnitEventTable of a campaign: its list, and what the units sheet says of units that ceased.

    `units` are those before any event."""
    names = dict(units.select("unit_id", "unit_name").iter_rows())
    rows: list[tuple[object, ...]] = []
    for event in events:
        former = names[event.unit_id] if event.kind == "rename" else None
        names |= {event.unit_id: event.new_name} if event.kind == "rename" else {}
        about = (campaign_id, event.unit_id, event.on_date, event.kind)
        rows += [
            (*about, place, successor, former, event.new_name, event.document)
            for place, successor in enumerate(event.successors or (None,), start=1)
        ]
    for row in units.drop_nulls("valid_to").iter_rows(named=True):
        kind = "merge" if row["successor_id"] else "close"
        about = (campaign_id, row["unit_id"], row["valid_to"] + timedelta(days=1), kind)
        rows.append((*about, 1, row["successor_id"], None, None, None))
    return pl.DataFrame(rows, schema=empty(UnitEventTable).schema, orient="row")


def _event(path: Path, row: dict[str, Any], units: pl.DataFrame) -> UnitEvent:
    line, kind = row["line"], row["kind"]
    if kind not in SUCCESSORS:
        near = get_close_matches(kind, SUCCESSORS, n=1)
        hint = f"; gần nhất / nearest: «{near[0]}»" if near else ""
        known = ", ".join(SUCCESSORS)
        refuse(path, line, "kind", f"«{kind}» lạ / unknown; nhận / takes: {known}{hint}")
    texts = [text.strip() for text in (row["successor_ids"] or "").split(";")]
    heirs = tuple(unit_of(path, line, "successor_ids", text, units) for text in texts if text)
    few, many = SUCCESSORS[kind]
    if not few <= len(set(heirs)) == len(heirs) <= many:
        refuse(path, line, "successor_ids", f"{kind}: {NEEDS[kind]}")
    unit = unit_of(path, line, "unit_id", row["unit_id"], units)
    if unit in heirs:
        refuse(path, line, "successor_ids", f"«{unit}» kế tục chính nó / takes over itself")
    if (kind == "rename") != (row["new_name"] is not None):
        what = (
            "cần tên mới / needs the new name" if kind == "rename" else "chỉ của / only of rename"
        )
        refuse(path, line, "new_name", f"{kind}: {what}")
    names = (row["new_name"], row["new_short_name"])
    day = _day(path, line, row["on_date"])
    return UnitEvent(line, day, unit, kind, heirs, *names, row["document"])


def _day(path: Path, line: int, text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        refuse(path, line, "on_date", f"«{text}» không phải ngày / is not a date (2027-07-01)")


def unit_of(path: Path, line: int, column: str, text: str, units: pl.DataFrame) -> str:
    """The code of a unit given by its code or its name; refused with near names."""
    if text in units.get_column("unit_id"):
        return text
    unit = unit_by_name(units, text)
    if unit is None:
        near = ", ".join(suggestions(units, text))
        hint = f"; gần nhất / nearest: {near}" if near else ""
        what = f"không có đơn vị / no such unit «{text}»{hint}"
        refuse(path, line, column, f"{what}; đơn vị mới thì thêm vào danh sách / a new one: add it")
    return unit


def _was_there(path: Path, event: UnitEvent, unit: Unit) -> None:
    """The unit existed the day before, and nothing else has closed it."""
    if event.on_date <= unit["valid_from"]:
        since = f"{unit['valid_from']:%d/%m/%Y}"
        what = f"«{event.unit_id}» thành lập {since}, phải sau ngày ấy / formed then: must be later"
        refuse(path, event.line, "on_date", what)
    if unit["valid_to"] is not None:
        last = f"{unit['valid_to']:%d/%m/%Y}"
        what = f"«{event.unit_id}» đã thôi hoạt động sau {last} / ceased after that day already"
        refuse(path, event.line, "unit_id", f"{what}; chỉ ghi một nơi / say it in one place")


def _takes_over(path: Path, event: UnitEvent, heir: Unit) -> None:
    """A successor is there on the day it takes over; so nothing can go round in a ring."""
    wrong = absence(heir, event.on_date)
    if wrong:
        refuse(path, event.line, "successor_ids", wrong)
