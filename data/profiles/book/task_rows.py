"""Completes rows of tasks and of council members' areas: codes, and whom their cells mean."""

from collections.abc import Sequence
from dataclasses import replace

from data.profiles.book.layouts.tasks import CODES, OWN, PARTIES
from data.profiles.book.names import UnitSearch, slug
from data.profiles.book.read_book import ReadBook
from data.profiles.book.sheet import Row, Sheet, SheetRow
from data.profiles.book.standing import Standing


def complete_own(book: ReadBook, now: Standing, search: UnitSearch) -> None:
    """Fills in codes and codes of parties in place; what is no unit, type or cluster is left to
    the reader of the file, which names the nearest."""
    for sheet in OWN:
        if sheet.id in book.sheets:
            rows = _coded(sheet, book.sheets[sheet.id])
            book.sheets[sheet.id] = [_with_parties(row, now, search) for row in rows]


def _coded(sheet: Sheet, rows: Sequence[SheetRow]) -> list[SheetRow]:
    """A new row without a code gets one made of its name."""
    key = sheet.key[0]
    taken = {str(row.values[key]) for row in rows if row.values.get(key)}
    found = []
    for row in rows:
        name = row.values.get(CODES[key])
        if row.values.get(key) is None and name:
            code = slug(str(name), taken)
            taken.add(code)
            row = replace(row, values={**row.values, key: code})
        found.append(row)
    return found


def _with_parties(row: SheetRow, now: Standing, search: UnitSearch) -> SheetRow:
    values: Row = {
        key: tuple(_party(text, now, search) for text in said)
        if key in PARTIES and isinstance(said, tuple)
        else None
        if said is False
        else said
        for key, said in row.values.items()
    }
    return replace(row, values=values)


def _party(text: str, now: Standing, search: UnitSearch) -> str:
    """The code that is meant: of a type by its words, of a cluster or a unit by its name."""
    folded = text.casefold()
    types = {t.id: (t.id, t.label_vi.casefold()) for t in now.profile.unit_types}
    mine = now.catalog.memberships.filter(campaign_id=now.campaign_id)
    names = mine.select("cluster_id", "cluster_name_vi").unique(maintain_order=True).iter_rows()
    groups = {code: (code, str(name).casefold()) for code, name in names}
    for known in (types, groups):
        for code, words in known.items():
            if folded in words:
                return code
    return search.find(text).unit_id or text
