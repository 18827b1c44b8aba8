"""Reads targets of single units (chỉ tiêu giao từng đơn vị): targets/<campaign>.csv.

One row a unit, indicator, phase and, for a yearly step, year. A refusal names file, line, column.
"""

from collections.abc import Sequence
from datetime import date
from difflib import get_close_matches
from math import isfinite
from pathlib import Path
from typing import Literal, get_args

import polars as pl

from data.profiles.unit_names import suggestions, unit_by_name
from data.profiles.units_sheet import read_cells, refuse
from schemas.plan.indicators import Target, UnitTarget
from schemas.plan.profile import Profile

FOLDER = "targets"
COLUMNS = (
    "unit_id",
    "indicator_id",
    "phase",
    "year",
    "value",
    "start",
    "effective_from",
    "source",
)
MAY_BE_BLANK = ("year", "start", "effective_from")
Phase = Literal["phase-1", "phase-2"]
PHASES = get_args(Phase)


def read_unit_targets(path: Path, profile: Profile, units: pl.DataFrame) -> list[UnitTarget]:
    """Targets of units in the order of the file; a unit is given by its code or its name."""
    found: dict[tuple[object, ...], int] = {}
    rows = []
    for line, row in _rows(path):
        unit = _unit(path, line, str(row["unit_id"]), units)
        target = _target(path, line, row)
        indicator = _one_of(
            path, line, "indicator_id", row["indicator_id"], [i.id for i in profile.indicators]
        )
        key = (unit, indicator, target.phase, target.year, target.effective_from)
        if key in found:
            refuse(path, line, "unit_id", f"đã có ở dòng / given already on line {found[key]}")
        found[key] = line
        _is_its_own(path, line, profile, (unit, indicator), units)
        rows.append(UnitTarget(unit, indicator, target))
    return rows


def _rows(path: Path) -> list[tuple[int, dict[str, str | None]]]:
    frame = read_cells(path, COLUMNS, may_be_blank=MAY_BE_BLANK)
    return [(row.pop("line"), row) for row in frame.iter_rows(named=True)]


def _unit(path: Path, line: int, text: str, units: pl.DataFrame) -> str:
    if text in units.get_column("unit_id"):
        return text
    unit = unit_by_name(units, text)
    if unit is None:
        near = ", ".join(suggestions(units, text))
        hint = f"; gần nhất / nearest: {near}" if near else ""
        refuse(path, line, "unit_id", f"không có đơn vị / no such unit «{text}»{hint}")
    return str(unit)


def _target(path: Path, line: int, row: dict[str, str | None]) -> Target:
    year, start = row["year"], row["start"]
    day = row["effective_from"]
    return Target(
        phase=_phase(path, line, row["phase"]),
        source=str(row["source"]),
        value=_number(path, line, "value", str(row["value"])),
        year=_year(path, line, year) if year else None,
        start=_number(path, line, "start", start) if start else None,
        effective_from=_day(path, line, day) if day else None,
    )


def _year(path: Path, line: int, text: str) -> int:
    """A year of the campaign; a number with decimals is none, and is not cut to one."""
    value = _number(path, line, "year", text)
    if not value.is_integer() or not 2025 <= value <= 2030:
        refuse(path, line, "year", f"«{text}»: một năm 2025–2030 / a year from 2025 to 2030")
    return int(value)


def _phase(path: Path, line: int, text: str | None) -> Phase:
    return "phase-2" if _one_of(path, line, "phase", text, PHASES) == "phase-2" else "phase-1"


def _one_of(path: Path, line: int, column: str, text: str | None, known: Sequence[str]) -> str:
    if text not in known:
        near = get_close_matches(str(text), known, n=1, cutoff=0.3)
        hint = f"; gần nhất / nearest: «{near[0]}»" if near else ""
        refuse(path, line, column, f"không có / no such «{text}»{hint}")
    return str(text)


def _number(path: Path, line: int, column: str, text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = float("nan")
    if not isfinite(value):
        refuse(path, line, column, f"«{text}» không phải số / is not a number (1234.5)")
    return value


def _day(path: Path, line: int, text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        what = f"«{text}» không phải ngày / is not a date (2027-01-15)"
        refuse(path, line, "effective_from", what)
        raise


def _is_its_own(
    path: Path, line: int, profile: Profile, row: tuple[str, str], units: pl.DataFrame
) -> None:
    """Refuse a target of an indicator that the unit does not report."""
    unit_id, indicator_id = row
    unit_type = units.filter(pl.col("unit_id") == unit_id).item(0, "unit_type")
    indicator = next(i for i in profile.indicators if i.id == indicator_id)
    if not indicator.is_reported_by(unit_id, unit_type):
        what = f"«{unit_id}» không báo cáo chỉ tiêu này / does not report «{indicator_id}»"
        refuse(path, line, "unit_id", what)
