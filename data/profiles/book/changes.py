"""What rows of a workbook would change of what a campaign says: added, changed, gone."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from data.profiles.book.layout import BY_ID
from data.profiles.book.sheet import Row, Sheet, SheetRow, Sheets, Value

Change = Literal["added", "changed", "gone"]
UNSAID = ("target.phase",)
"""Columns that stand ready in a row and say nothing by themselves."""


@dataclass(frozen=True)
class FieldChange:
    """One value: the key of its column, and the value before and after as a cell shows it."""

    column: str
    old: str | None
    new: str | None


@dataclass(frozen=True)
class RowChange:
    """One row: what becomes of it, which thing it is, its row in the workbook, its values."""

    change: Change
    item: str
    row: int | None
    fields: tuple[FieldChange, ...] = ()


@dataclass(frozen=True)
class SheetChange:
    """What changes on one sheet; `sheet` is its id, `name` the name people see."""

    sheet: str
    name: str
    rows: tuple[RowChange, ...]

    def count(self, change: Change) -> int:
        """How many rows are added, changed or gone."""
        return sum(row.change == change for row in self.rows)


@dataclass
class Thing:
    """A thing of a sheet: the row that says it, and the rows of what it may have several of."""

    key: tuple[Value, ...]
    row: SheetRow
    repeats: list[SheetRow]


def things(sheet: Sheet, rows: Iterable[SheetRow]) -> list[Thing]:
    """The rows of a sheet gathered by the thing they are about, in order."""
    found: dict[tuple[Value, ...], Thing] = {}
    result = []
    for row in rows:
        key = tuple(plain(row.values.get(name)) for name in sheet.key)
        thing = found.get(key) if sheet.repeats else None
        if thing is None:
            thing = found[key] = Thing(key, row, [])
            result.append(thing)
        if any(row.values.get(name) is not None for name in sheet.repeats if name not in UNSAID):
            thing.repeats.append(row)
    return result


def sheet_changes(old: Sheets, new: Sheets) -> tuple[SheetChange, ...]:
    """What the sheets that are in `new` change, sheet by sheet; a sheet without change is not."""
    found = []
    for name, rows in new.items():
        sheet = BY_ID[name]
        changes = tuple(_changes(sheet, things(sheet, old.get(name, [])), things(sheet, rows)))
        if changes:
            found.append(SheetChange(name, sheet.name, changes))
    return tuple(found)


def _changes(sheet: Sheet, old: Sequence[Thing], new: Sequence[Thing]) -> Iterator[RowChange]:
    main = [c.key for c in sheet.columns if c.key not in sheet.repeats and not c.is_told]
    repeated = list(sheet.repeats)
    for before, after in paired(sheet, old, new):
        first, last = (thing.row if thing else None for thing in (before, after))
        yield from _change(sheet, main, first, last)
        mine = before.repeats if before else []
        yours = after.repeats if after else []
        for one, other in _matched(sheet, mine, yours):
            yield from _change(sheet, repeated, one, other)


def paired(
    sheet: Sheet, old: Sequence[Thing], new: Sequence[Thing]
) -> list[tuple[Thing | None, Thing | None]]:
    """Things before and after by their key; where only the key changed, by their place.

    In the order of `new`, then those that are gone."""
    left: dict[tuple[Value, ...], list[Thing]] = {}
    for thing in old:
        left.setdefault(thing.key, []).append(thing)
    found: list[tuple[Thing | None, Thing | None]] = []
    for thing in new:
        same = left.get(thing.key)
        found.append((same.pop(0) if same else None, thing))
    rest = [thing for things_left in left.values() for thing in things_left]
    if sheet.key[0] not in ("id", "unit_id", "rubric", "task_id", "area_id"):
        for n, (before, after) in enumerate(found):
            if before is None and rest:
                found[n] = (rest.pop(0), after)
    return [*found, *((thing, None) for thing in rest)]


def _matched(
    sheet: Sheet, old: Sequence[SheetRow], new: Sequence[SheetRow]
) -> Iterator[tuple[SheetRow | None, SheetRow | None]]:
    """Rows of what a thing has several of, by what tells them apart."""
    keys = [k for k in sheet.repeats if k.rpartition(".")[2] in TOLD_APART]
    left = {tuple(plain(row.values.get(k)) for k in keys): row for row in old}
    for row in new:
        yield left.pop(tuple(plain(row.values.get(k)) for k in keys), None), row
    yield from ((row, None) for row in left.values())


TOLD_APART = ("on_date", "phase", "year", "unit_type", "covers", "effective_from")


def _change(
    sheet: Sheet, keys: Sequence[str], old: SheetRow | None, new: SheetRow | None
) -> Iterator[RowChange]:
    row = new or old
    if row is None:
        return
    fields = tuple(
        FieldChange(key, shown(_of(old, key)), shown(_of(new, key)))
        for key in keys
        if plain(_of(old, key)) != plain(_of(new, key))
    )
    if old is None or new is None:
        change: Change = "added" if old is None else "gone"
        yield RowChange(change, item_name(sheet, row.values), new.number if new else None, fields)
    elif fields:
        yield RowChange("changed", item_name(sheet, row.values), new.number, fields)


def _of(row: SheetRow | None, key: str) -> Value:
    return row.values.get(key) if row else None


def item_name(sheet: Sheet, row: Row) -> str:
    """Which thing a row is about: what its key says, and its name."""
    names = ("unit_name", "label_vi", "cluster_name_vi", "position_vi")
    said = [shown(row.get(key)) for key in (*sheet.key, *names)]
    return " · ".join(text for text in said if text)


def shown(value: Value) -> str | None:
    """A value as a cell shows it."""
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, tuple):
        return "; ".join(value)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return None if value is None else str(value)


def plain(value: Value) -> Value:
    """A value for comparison: text without its blanks at the ends, whole numbers alike."""
    if isinstance(value, str):
        return " ".join(unicodedata.normalize("NFC", value).split())
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value
