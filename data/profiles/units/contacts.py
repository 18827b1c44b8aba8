"""Whom to call (đầu mối liên hệ) at each unit, communes too: units/<id>-contacts.csv.

An office and its number, never a person.
"""

from pathlib import Path

import polars as pl

from data.profiles.units.events import unit_of
from data.profiles.units_sheet import read_cells, refuse

CONTACT_COLUMNS = ("unit_id", "contact")


def with_contacts(path: Path, units: pl.DataFrame) -> pl.DataFrame:
    """Units with the contacts of a sheet; a unit is given by its code or its name, once."""
    found: dict[str, str] = {}
    named = dict(units.select("unit_id", "contact").iter_rows())
    for line, text, contact in read_cells(path, CONTACT_COLUMNS, may_be_blank=()).iter_rows():
        unit = unit_of(path, line, "unit_id", text, units)
        if unit in found:
            refuse(path, line, "unit_id", f"«{text}» có hai lần / given twice")
        if named[unit] is not None:
            where = f"danh sách đơn vị đã có «{named[unit]}» / the units sheet has one"
            refuse(path, line, "contact", f"{where}; chỉ ghi một nơi / say it in one place")
        found[unit] = contact
    told = pl.col("unit_id").replace_strict(found, default=None, return_dtype=pl.String())
    return units.with_columns(contact=pl.coalesce("contact", told))
