"""Completes the rows of units: official ones by name, own ones with a code of their own."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import polars as pl

from data.profiles.book.changes import plain, shown
from data.profiles.book.layout import UNITS
from data.profiles.book.names import CODE, Sought, UnitSearch, slug
from data.profiles.book.read_book import ReadBook
from data.profiles.book.sheet import SheetRow, Value
from data.profiles.book.standing import Standing
from data.profiles.unit_names import is_titled, unit_by_name

FIXED = ("unit_name", "short_name", "unit_type", "valid_from", "valid_to", "successor_id")
"""What the official list says of a commune; an event changes it, a cell does not."""
REFERRING = ("successor_id", "successor_ids")
SHOWN_NAMES = 3  # units alike that a message names


def complete_units(book: ReadBook, now: Standing, search: UnitSearch) -> None:
    """Fills in codes, types and days of the rows in place; adds official units left out."""
    official = now.official
    listed = {row["unit_id"]: row for row in now.units.iter_rows(named=True)}
    rows = named_rows(book, now, book.sheets[UNITS.id], search)
    done = []
    seen: set[Value] = set()
    for row in rows:
        code = row.values.get("unit_id")
        is_first = code not in seen
        seen.add(code)
        if code in official:
            row = _official(book, row, official[str(code)], is_first=is_first)
        elif code in listed and is_first:
            row = _own(row, listed[str(code)])
        is_free = now.profile.campaign.level == "published"  # old provinces name new ones
        done.append(row if is_free else _referring(book, row, search))
    book.sheets[UNITS.id] = [*done, *_left_out(book, official, seen)]


def named_rows(
    book: ReadBook, now: Standing, rows: Sequence[SheetRow], search: UnitSearch
) -> list[SheetRow]:
    """The rows with the code of the unit each means, new ones with a code of their own."""
    return _new_units(book, now, [_named(book, row, search) for row in rows], search)


def _named(book: ReadBook, row: SheetRow, search: UnitSearch) -> SheetRow:
    """The row with the code of the unit it means; None where it is a new one."""
    code, name = row.values.get("unit_id"), row.values.get("unit_name")
    if code is None and name is None:
        book.refuse(
            UNITS, row, "unit_name", "campaign_blank", {"column": UNITS.column("unit_name").vi}
        )
        return row
    sought = search.find(str(code)) if code is not None else search.find_new(str(name))
    if sought.unit_id is not None:
        return replace(row, values={**row.values, "unit_id": sought.unit_id})
    if code is None:
        if sought.near:
            _ask(book, row, "unit_name", str(name), sought)
        elif is_titled(str(name)):
            book.refuse(UNITS, row, "unit_name", "campaign_unknown_unit", {"text": str(name)})
        return row
    meant = search.find(str(name)) if name else Sought()
    if meant.unit_id is not None:
        params = {"text": str(code), "unit": meant.unit_id, "name": str(name)}
        book.refuse(UNITS, row, "unit_id", "campaign_other_code", params)
    elif not CODE.fullmatch(str(code)):
        book.refuse(UNITS, row, "unit_id", "campaign_code", {"text": str(code)})
    return row


def _ask(book: ReadBook, row: SheetRow, key: str, text: str, sought: Sought) -> None:
    rule = "campaign_old_name" if sought.is_old else "campaign_new_or_near"
    params = {"text": text, "near": "; ".join(sought.near), "choices": "\n".join(sought.near)}
    book.refuse(UNITS, row, key, rule, params)


def _new_units(
    book: ReadBook, now: Standing, rows: list[SheetRow], search: UnitSearch
) -> list[SheetRow]:
    """New units of the campaign's own with a code, a short name and a first day."""
    asked = {(p.row, p.column) for p in book.problems if p.sheet == UNITS.name}
    taken = set(search.codes)
    found, new = [], []
    for row in rows:
        code, name = row.values.get("unit_id"), row.values.get("unit_name")
        is_open = code is None or code not in search.codes
        if not is_open or name is None or (row.number, "unit_name") in asked:
            found.append(row)
            continue
        values = {**row.values, "unit_id": code or slug(str(name), taken)}
        values["short_name"] = values["short_name"] or name
        values["valid_from"] = values["valid_from"] or now.profile.phases.starts_on
        if values["unit_type"] is None:
            book.refuse(UNITS, row, "unit_type", "campaign_new_type", {"text": str(name)})
        taken.add(str(values["unit_id"]))
        new.append((str(values["unit_id"]), str(name), str(values["short_name"])))
        found.append(replace(row, values=values))
    search.add(dict.fromkeys(new))
    return found


def _official(
    book: ReadBook, row: SheetRow, unit: Mapping[str, Any], *, is_first: bool
) -> SheetRow:
    """The row of a commune: what the official list says of it, which no cell changes."""
    values = dict(row.values)
    for key in FIXED:
        said = values.get(key)
        is_name = key in ("unit_name", "short_name") and said is not None
        same = plain(said) == plain(unit[key]) or (is_name and _means(unit, str(said)))
        if said is not None and not same:
            params = {"text": shown(said) or "", "official": shown(unit[key]) or "–"}
            book.refuse(UNITS, row, key, "campaign_official", params)
        values[key] = unit[key] if is_first else None
    return replace(row, values=values)


def _means(unit: Mapping[str, Any], text: str) -> bool:
    frame = pl.DataFrame([{k: unit[k] for k in ("unit_id", "unit_name", "short_name")}])
    return unit_by_name(frame, text) is not None


def _own(row: SheetRow, unit: Mapping[str, Any]) -> SheetRow:
    """The row of an own unit; what no cell can take away stays."""
    values = dict(row.values)
    for key in ("unit_name", "short_name", "unit_type", "valid_from"):
        values[key] = values.get(key) if values.get(key) is not None else unit[key]
    return replace(row, values=values)


def _referring(book: ReadBook, row: SheetRow, search: UnitSearch) -> SheetRow:
    values = dict(row.values)
    for key in REFERRING:
        said = values.get(key)
        if said is None:
            continue
        codes = []
        for text in said if isinstance(said, tuple) else (str(said),):
            sought = search.find(text)
            if sought.unit_id is None:
                rule = "campaign_no_unit" if sought.near else "campaign_unknown_unit"
                near = {"near": "; ".join(sought.near), "choices": "\n".join(sought.near)}
                book.refuse(UNITS, row, key, rule, {"text": text, **near})
            codes.append(sought.unit_id or text)
        values[key] = tuple(codes) if isinstance(said, tuple) else codes[0]
    return replace(row, values=values)


def _left_out(
    book: ReadBook, official: Mapping[str, Mapping[str, Any]], seen: set[Value]
) -> list[SheetRow]:
    """Communes without a row: they belong to the campaign all the same, and it is said."""
    missing = [unit for code, unit in official.items() if code not in seen]
    if missing:
        names = ", ".join(unit["unit_name"] for unit in missing[:SHOWN_NAMES])
        params = {"count": str(len(missing)), "names": names}
        book.refuse(UNITS, 1, "", "campaign_left_out", params, "warning")
    blank = dict.fromkeys(column.key for column in UNITS.columns)
    return [SheetRow({**blank, **{k: unit[k] for k in ("unit_id", *FIXED)}}) for unit in missing]
