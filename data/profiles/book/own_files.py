"""Rows that files of tasks and of council members' areas make in the workbook of a campaign."""

from collections.abc import Mapping
from pathlib import Path

from data.profiles.book.layouts.tasks import AREAS, OWN, PARTIES, TASKS
from data.profiles.book.sheet import Sheet, SheetRow, Value
from data.profiles.tasks.areas import COLUMNS as AREA_COLUMNS
from data.profiles.tasks.areas import MAY_BE_BLANK
from data.profiles.tasks.sheet import COLUMNS, REQUIRED, YES, names_of
from data.profiles.units_sheet import read_cells

FILES: Mapping[str, tuple[str, ...]] = {TASKS.id: COLUMNS, AREAS.id: AREA_COLUMNS}
"""The columns of each file, which are those of its sheet."""
BLANK = {
    TASKS.id: tuple(name for name in COLUMNS if name not in REQUIRED),
    AREAS.id: MAY_BE_BLANK,
}


def own_rows(folder: Path, campaign_id: str) -> dict[str, list[SheetRow]]:
    """What the files of tasks and areas say; a file that is not there says nothing."""
    return {sheet.id: _rows(folder / sheet.id / f"{campaign_id}.csv", sheet) for sheet in OWN}


def _rows(path: Path, sheet: Sheet) -> list[SheetRow]:
    if not path.exists():
        return []
    cells = read_cells(path, FILES[sheet.id], may_be_blank=BLANK[sheet.id])
    return [
        SheetRow({c.key: _value(c.key, row[c.key]) for c in sheet.columns})
        for row in cells.iter_rows(named=True)
    ]


def _value(key: str, text: str | None) -> Value:
    if key.startswith("is_"):
        return True if (text or "").casefold() in YES else None
    return names_of(text) or None if key in PARTIES else text
