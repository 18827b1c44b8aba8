"""A plain list of units set against a campaign: what it adds; nothing of it goes."""

from collections.abc import Sequence
from dataclasses import replace

from data.profiles.book.changes import plain
from data.profiles.book.complete import named_clusters
from data.profiles.book.layout import CLUSTERS, UNITS
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
    _join_clusters(book, now, [row for row in found if row.values.get("cluster")])


def _with(old: SheetRow, said: SheetRow) -> SheetRow:
    values = {key: said.values[key] for key in TAKEN if said.values.get(key) is not None}
    return replace(said, values={**old.values, **values})


def _join_clusters(book: ReadBook, now: Standing, rows: Sequence[SheetRow]) -> None:
    """Clusters that the list names for units in none, for all years; another one is a question."""
    known = now.rows[CLUSTERS.id]
    names: dict[Value, set[Value]] = {}
    for old in known:
        mine = names.setdefault(old.values["unit_id"], set())
        mine |= {plain(old.values[key]) for key in ("cluster_id", "cluster_name_vi")}
    phases = now.profile.phases
    years = {"year_from": str(phases.starts_on.year), "year_to": str(phases.last_day.year)}
    blank = dict.fromkeys(column.key for column in CLUSTERS.columns)
    new = []
    for row in rows:
        unit, cluster = row.values["unit_id"], row.values["cluster"]
        if unit not in names:
            said = {"unit_id": unit, "unit_name": row.values["unit_name"]}
            values = {**blank, **said, **years, "cluster_name_vi": cluster}
            new.append(replace(row, values=values))
        elif plain(cluster) not in names[unit]:
            params = {"text": str(cluster), "known": ", ".join(map(str, names[unit]))}
            book.refuse(CLUSTERS, row, "cluster", "campaign_other_cluster", params)
    if new:
        book.sheets[CLUSTERS.id] = named_clusters([*known, *new], now)
