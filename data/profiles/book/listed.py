"""A plain list of units set against a campaign: what it adds; nothing of it goes."""

from collections.abc import Sequence
from dataclasses import replace

from data.profiles.book.layout import UNITS
from data.profiles.book.names import UnitSearch
from data.profiles.book.read_book import ReadBook
from data.profiles.book.sheet import SheetRow, Value
from data.profiles.book.standing import Standing
from data.profiles.book.unit_rows import named_rows

TAKEN = ("contact",)
"""What a list may say of a unit that is known; its name and type are those of the campaign."""


def with_list(book: ReadBook, now: Standing, rows: Sequence[SheetRow]) -> None:
    """The units of a campaign with those of a list, as the book's sheet of units.

    Exact names are taken; near, former and ambiguous ones are questions of the book."""
    found = named_rows(book, now, rows, UnitSearch(now))
    first: dict[Value, SheetRow] = {}
    for row in found:
        code = row.values["unit_id"]
        if code is not None and code in first:
            params = {"text": str(row.values["unit_name"]), "row": str(first[code].number)}
            book.refuse(UNITS, row, "unit_name", "campaign_twice", params)
        first.setdefault(code, row)
    known = now.rows[UNITS.id]
    seen: set[Value] = set()
    result = []
    for old in known:
        code = old.values["unit_id"]
        said = first.get(code) if code not in seen else None
        seen.add(code)
        result.append(_with(old, said) if said else old)
    new = [row for code, row in first.items() if code not in seen]
    book.sheets[UNITS.id] = [*result, *new]


def _with(old: SheetRow, said: SheetRow) -> SheetRow:
    values = {key: said.values[key] for key in TAKEN if said.values.get(key) is not None}
    return replace(said, values={**old.values, **values})
