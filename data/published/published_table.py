"""A mapped table as rows of numbers, one a unit (and year), and what was left out of it, by row."""

from dataclasses import dataclass
from pathlib import Path

import polars as pl

from data.published.published_error import PublishedError
from data.published.published_units import known_units, unknown
from data.published.published_words import number_of
from data.published.table.grid import Grid, grid
from data.published.table.headings import heading_texts, places
from data.published.table.mapping import Mapping
from data.published.table.pairs import name_columns, names_before
from data.published.table.reader import LeftOut, Reader, Values

# So many names are asked about at once.
SHOWN = 20


@dataclass(frozen=True)
class Read:
    """`rows`: unit_id, name, year, cluster, total, rank, part_0, …; numbers null where blank.

    `texts` are the same cells as printed, by unit, year and column: decimals are counted in them.
    """

    rows: pl.DataFrame
    texts: Values
    left_out: tuple[LeftOut, ...]


def read_table(mapping: Mapping, folder: Path) -> Read:
    """The units of the table with their numbers; PublishedError where it cannot be read so."""
    return read_rows(mapping, grid(folder / mapping.file, mapping.sheet))


def read_rows(mapping: Mapping, rows: Grid) -> Read:
    """The same of a sheet that is open already."""
    width = max(map(len, rows), default=0)
    rows = [[*row, *[""] * (width - len(row))] for row in rows]
    texts = heading_texts(rows, mapping.header_row, mapping.header_rows)
    columns, name_at, year_at = _columns(mapping, texts)
    body = rows[mapping.header_row - 1 + mapping.header_rows :]
    reader = Reader(mapping, known_units(mapping), texts, columns, year_at)
    beside = name_columns(body, name_at)
    groups = names_before(mapping, name_at, beside, columns)
    found: Values = {}
    base: set[str] = set()
    for place, keys in groups.items():
        values = reader.values(body, place, keys)
        base = base or {unit for unit, _ in values}
        for key, cells in values.items():
            found.setdefault(key, {}).update(cells)
    strange = [*reader.strange, *(reader.names[unit] for unit, _ in found if unit not in base)]
    if strange:
        raise unknown(reader.known, mapping, list(dict.fromkeys(strange))[:SHOWN])
    left = tuple(sorted(reader.left_out.values(), key=lambda one: one.row))
    return Read(_frame(mapping, reader, found), found, left)


def _columns(mapping: Mapping, texts: list[str]) -> tuple[dict[str, int], int, int | None]:
    """Places of the value columns by key, of the names, of the years."""
    named = {
        "total": mapping.total_column,
        "rank": mapping.rank_column,
        "cluster": mapping.cluster_column,
    }
    named |= {f"part_{n}": part.column for n, part in enumerate(mapping.parts)}
    wanted = {key: column for key, column in named.items() if column}
    found = places(texts, [*wanted.values()], mapping.file)
    name_at = _name_at(mapping, texts)
    year_at = places(texts, [mapping.year_column], mapping.file)[0] if mapping.year_column else None
    return dict(zip(wanted, found, strict=True)), name_at, year_at


def _name_at(mapping: Mapping, texts: list[str]) -> int:
    """In pairs the names' heading may stand over every column of names: the first one counts."""
    try:
        return places(texts, [mapping.name_column], mapping.file)[0]
    except PublishedError as error:
        if error.key != "published.two_columns" or mapping.shape != "pairs":
            raise
        return int(str(error.values["first"]))


def _frame(mapping: Mapping, reader: Reader, found: Values) -> pl.DataFrame:
    numbers = ["total", "rank", *(f"part_{n}" for n in range(len(mapping.parts)))]
    names = dict.fromkeys(unit for unit, _ in found)
    if reader.known.units is not None:
        codes = dict(zip(names, names, strict=True))
    else:
        codes = {unit: f"u-{place:04d}" for place, unit in enumerate(names, start=1)}
    rows = [
        {
            "unit_id": codes[unit],
            "name": reader.names[unit],
            "year": year,
            "cluster": cells.get("cluster") or None,
        }
        | {key: number_of(cells.get(key, "")) for key in numbers}
        for (unit, year), cells in found.items()
    ]
    schema = {"unit_id": pl.String, "name": pl.String, "year": pl.Int64, "cluster": pl.String}
    return pl.DataFrame(rows, schema=schema | dict.fromkeys(numbers, pl.Float64))
