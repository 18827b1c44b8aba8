"""The files of a campaign that rows of a workbook make; a file that says the same is not made."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from data.profiles.book.changes import Thing, paired, plain, things
from data.profiles.book.layout import CLUSTERS, TARGETS, UNITS
from data.profiles.book.layouts.info import INFO
from data.profiles.book.layouts.tasks import AREAS, TASKS
from data.profiles.book.rows import LISTS, profile_path
from data.profiles.book.sheet import Row, Sheet, SheetRow, Sheets, Value
from data.profiles.tasks.areas import COLUMNS as AREA_COLUMNS
from data.profiles.tasks.sheet import COLUMNS as TASK_COLUMNS
from data.profiles.toml.edit import Edit, with_items
from data.profiles.toml.tables import with_keys
from data.profiles.unit_targets import COLUMNS as TARGET_COLUMNS
from data.profiles.units.contacts import CONTACT_COLUMNS
from data.profiles.units.events import EVENT_COLUMNS, OPTIONAL_COLUMNS
from data.profiles.units_sheet import CLUSTER_COLUMNS, UNIT_COLUMNS

Lines = Sequence[tuple[tuple[str, ...], SheetRow]]


@dataclass
class Made:
    """New texts by path in the folder of profiles (None: the file goes), and where each came from.

    `lines`: of a CSV file, the rows of the workbook by line, the header being line 1; `items`: of
    a list of the profile, the row of each item."""

    texts: dict[str, str | None] = field(default_factory=dict)
    lines: dict[str, list[SheetRow]] = field(default_factory=dict)
    items: dict[str, list[SheetRow]] = field(default_factory=dict)


def made_files(
    folder: Path, campaign_id: str, official: Sequence[str], old: Sheets, new: Sheets
) -> Made:
    """What the files become; `official` are the units that no sheet of the campaign lists."""
    made = Made()
    if UNITS.id in new:
        _unit_files(made, folder, campaign_id, official, old[UNITS.id], new[UNITS.id])
    for sheet, path, columns in (
        (CLUSTERS, f"units/{campaign_id}-clusters.csv", CLUSTER_COLUMNS),
        (TARGETS, f"targets/{campaign_id}.csv", TARGET_COLUMNS),
        (TASKS, f"tasks/{campaign_id}.csv", TASK_COLUMNS),
        (AREAS, f"areas/{campaign_id}.csv", AREA_COLUMNS),
    ):
        if sheet.id in new:
            _put(made, path, columns, _said(columns, old[sheet.id]), _said(columns, new[sheet.id]))
    made.items[INFO.id] = list(new.get(INFO.id, ()))
    _profile(made, profile_path(folder, campaign_id), old, new)
    return made


def _unit_files(
    made: Made,
    folder: Path,
    campaign_id: str,
    official: Sequence[str],
    old: list[SheetRow],
    new: list[SheetRow],
) -> None:
    path, known = f"units/{campaign_id}.csv", set(official)
    file = folder / path
    in_list = file.exists() and "contact" in file.read_text(encoding="utf-8-sig").split("\n")[0]
    before, after = things(UNITS, old), things(UNITS, new)
    mine = [
        [t.row for t in part if t.row.values["unit_id"] not in known] for part in (before, after)
    ]
    contacts = [_contact_lines([t.row for t in part]) for part in (before, after)]
    is_moved = in_list and _cells(contacts[0]) != _cells(contacts[1])
    own = [_said(UNIT_COLUMNS, rows) for rows in mine]
    _put(made, path, UNIT_COLUMNS, [] if is_moved else own[0], own[1], is_kept=True)
    if not in_list or is_moved:
        first = [] if is_moved else contacts[0]
        _put(made, f"units/{campaign_id}-contacts.csv", CONTACT_COLUMNS, first, contacts[1])
    columns = (*EVENT_COLUMNS, *OPTIONAL_COLUMNS)
    events = [_said(columns, [r for t in part for r in t.repeats]) for part in (before, after)]
    _put(made, f"units/{campaign_id}-events.csv", columns, *events)


def _contact_lines(rows: list[SheetRow]) -> Lines:
    return _said(CONTACT_COLUMNS, [row for row in rows if row.values.get("contact")])


def _said(columns: Sequence[str], rows: Sequence[SheetRow]) -> Lines:
    return [(tuple(written(row.values.get(c)) for c in columns), row) for row in rows]


def _cells(lines: Lines) -> list[tuple[str, ...]]:
    return [cells for cells, _ in lines]


def _put(
    made: Made, path: str, columns: Sequence[str], old: Lines, new: Lines, *, is_kept: bool = False
) -> None:
    """Write a sheet of a campaign where it says something else; one without lines goes."""
    made.lines[path] = [row for _, row in new]
    same = [tuple(plain(cell) for cell in cells) for cells in _cells(old)]
    if same == [tuple(plain(cell) for cell in cells) for cells in _cells(new)]:
        return
    if not new and not is_kept:
        made.texts[path] = None
        return
    text = io.StringIO()
    out = csv.writer(text, lineterminator="\n")
    out.writerow(columns)
    out.writerows(_cells(new))
    made.texts[path] = text.getvalue()


def written(value: Value) -> str:
    """A value as the CSV files write it."""
    if isinstance(value, tuple):
        return "; ".join(value)
    if isinstance(value, bool):
        return "x" if value else ""
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else str(value)
    return "" if value is None else str(value)


def _profile(made: Made, path: Path, old: Sheets, new: Sheets) -> None:
    text = before = path.read_text(encoding="utf-8")
    for table, keys in _tables(old, new).items():
        text = with_keys(text, table, keys)
    for sheet in (sheet for sheet in LISTS if sheet.id in new):
        after = things(sheet, new[sheet.id])
        made.items[sheet.id] = [thing.row for thing in after]
        edits = _edits(sheet, old[sheet.id], after)
        text = with_items(text, sheet.id, edits)
    if text != before:
        made.texts[path.name] = text


def _tables(old: Sheets, new: Sheets) -> dict[str, dict[str, Any]]:
    """The keys that say something else, by table."""
    said = {row.values["item"]: row.values["value"] for row in old[INFO.id]}
    found: dict[str, dict[str, Any]] = {}
    for row in new.get(INFO.id, ()):
        table, _, key = str(row.values["item"]).rpartition(".")
        if plain(said.get(row.values["item"])) != plain(row.values["value"]):
            value = row.values["value"]
            found.setdefault(table, {})[key] = list(value) if isinstance(value, tuple) else value
    return found


def _edits(sheet: Sheet, old: list[SheetRow], after: list[Thing]) -> list[Edit]:
    """The items in their new order, each with the keys that say something else."""
    before = things(sheet, old)
    places = {id(thing): n for n, thing in enumerate(before)}
    keys = [c.key for c in sheet.columns if c.key not in sheet.repeats]
    edits = []
    for was, thing in paired(sheet, before, after):
        if thing is None:
            continue
        first = was.row.values if was else {}
        said = {
            key: _toml(key, thing.row.values.get(key))
            for key in keys
            if plain(first.get(key)) != plain(thing.row.values.get(key))
        }
        if sheet.repeats:
            mine = [_repeat(sheet, row.values) for row in thing.repeats]
            yours = [_repeat(sheet, row.values) for row in was.repeats] if was else None
            if mine != yours:
                said["targets"] = mine
        edits.append(Edit(places[id(was)] if was else None, said))
    return edits


def _repeat(sheet: Sheet, row: Row) -> dict[str, Any]:
    found = {key.rpartition(".")[2]: _toml(key, row.get(key)) for key in sheet.repeats}
    return {key: value for key, value in found.items() if value is not None}


def _toml(key: str, value: Value) -> Any:
    """A value as the profile has it; ranks are a table by unit type."""
    if key == "rank_at_most" and isinstance(value, tuple):
        pairs = (text.partition(":") for text in value)
        return {name.strip(): int(rank) for name, _, rank in pairs}
    return value
