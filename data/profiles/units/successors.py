"""Whether the successors that a units sheet names can take over (đơn vị kế tục)."""

from datetime import date, timedelta
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import polars as pl

from data.profiles.units_sheet import OPTIONAL_COLUMNS, UNIT_COLUMNS, read_cells, refuse

Unit = dict[str, Any]
"""A row of the units sheet, dates as dates."""


def sound_successors(path: Path, units: pl.DataFrame) -> None:
    """ProfileError at the line of a successor that is nowhere, not there on the day, or in a ring.

    `path` is the units sheet; `units` are its units and the communes of the territory."""
    known: dict[str, Unit] = {row["unit_id"]: row for row in units.iter_rows(named=True)}
    for row in units.drop_nulls("successor_id").iter_rows(named=True):
        wrong = _fault(row, known)
        if wrong:
            lines = read_cells(path, UNIT_COLUMNS, OPTIONAL_COLUMNS).filter(unit_id=row["unit_id"])
            refuse(path, lines["line"].item(), "successor_id", wrong)


def absence(unit: Unit, day: date) -> str | None:
    """Why a unit cannot take over on a day: not formed yet, or gone; None where it can."""
    name = f"«{unit['unit_id']}»"
    if unit["valid_from"] > day:
        since = f"{unit['valid_from']:%d/%m/%Y}"
        return (
            f"{name} đến {since} mới thành lập, chưa nhận được ngày {day:%d/%m/%Y}"
            " / is not formed by then: mend one of the two days"
        )
    if unit["valid_to"] is not None and unit["valid_to"] < day:
        return (
            f"{name} đã thôi hoạt động sau {unit['valid_to']:%d/%m/%Y} / ceased before;"
            " ghi đơn vị kế tục của nó / name its own successor"
        )
    return None


def _fault(row: Unit, known: dict[str, Unit]) -> str | None:
    name = row["successor_id"]
    if name not in known:
        near = get_close_matches(name, sorted(known), n=1, cutoff=0.3)
        hint = f"; gần nhất / nearest: «{near[0]}»" if near else ""
        return f"không có đơn vị / no such unit «{name}»{hint}; thêm dòng của nó / add its line"
    if row["valid_to"] is None:
        return "có đơn vị kế tục thì cần valid_to / a unit with a successor needs valid_to"
    ring = _ring(row["unit_id"], known)
    if ring:
        return f"đi vòng / goes round: {' → '.join(ring)}; bỏ một mắt / take one out"
    return absence(known[name], row["valid_to"] + timedelta(days=1))


def _ring(unit_id: str, known: dict[str, Unit]) -> list[str]:
    """The way along successors back to where it began; empty where it ends elsewhere."""
    way = [unit_id]
    while len(way) <= len(known):
        after = known[way[-1]]["successor_id"] if way[-1] in known else None
        if after is None:
            return []
        way.append(after)
        if after == unit_id:
            return way
    return []
