"""Columns of names beside the first: pairs of name and value, each sorted on its own."""

from data.published.published_error import PublishedError
from data.published.published_layout import folded
from data.published.table.grid import Grid
from data.published.table.mapping import Mapping
from data.reading.workbook_cells import column_letters

# Another spelling of the same names stands in the same order nearly throughout; pairs do not.
SAME_ORDER = 0.9
SAME_NAMES = 0.5  # of a column's cells: fewer names are no column of names


def name_columns(body: Grid, name_at: int) -> list[int]:
    """Every other column that holds mostly the names of the first, in another order."""
    first = [folded(row[name_at]) for row in body]
    known = set(filter(None, first))
    found = []
    for place in range(len(body[0]) if body else 0):
        names = [folded(row[place]) for row in body]
        filled = [name for name in names if name]
        alike = sum(name in known for name in filled)
        if place == name_at or not filled or alike < SAME_NAMES * len(filled):
            continue
        same = sum(a == b for a, b in zip(first, names, strict=True) if a and b)
        if same < SAME_ORDER * len(filled):
            found.append(place)
    return found


def names_before(
    mapping: Mapping, name_at: int, beside: list[int], columns: dict[str, int]
) -> dict[int, list[str]]:
    """The keys of the value columns under the column of names that is theirs.

    A wide table with a second column of names is refused: its values are not those of the first.
    """
    between = [place for place in beside if place < max(columns.values(), default=0)]
    if mapping.shape == "wide":
        if between:
            raise PublishedError(
                "published.in_pairs",
                file=mapping.file,
                columns=", ".join(f"[{column_letters(place + 1)}]" for place in between),
            )
        return {name_at: [*columns]}
    groups: dict[int, list[str]] = {}
    for key, place in sorted(columns.items(), key=lambda item: item[1]):
        own = max((p for p in (name_at, *beside) if p < place), default=name_at)
        groups.setdefault(own, []).append(key)
    return dict(sorted(groups.items(), key=lambda item: item[0] != name_at))
