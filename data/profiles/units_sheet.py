"""Reads the units sheet of a campaign (danh sách đơn vị): its own units, clusters and blocs.

A refusal names file, line and column. Line 1 is the header.
"""

import csv
import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path
from typing import NoReturn

import polars as pl

from data.profiles.unit_names import suggestions, unit_by_name
from schemas.plan.profile_file import ProfileError

UNIT_COLUMNS = (
    "unit_id",
    "unit_name",
    "short_name",
    "unit_type",
    "valid_from",
    "valid_to",
    "successor_id",
)
CLUSTER_COLUMNS = (
    "unit_id",
    "year_from",
    "year_to",
    "cluster_id",
    "cluster_name_vi",
    "cluster_name_en",
)
OPTIONAL_COLUMNS = ("contact",)
MAY_BE_BLANK = ("valid_to", "successor_id", *OPTIONAL_COLUMNS)


def read_units(path: Path, unit_types: Iterable[str]) -> pl.DataFrame:
    """Units of a sheet, dates as dates; every unit_type must be one of the profile's."""
    cells = read_cells(path, UNIT_COLUMNS, OPTIONAL_COLUMNS)
    frame = _dates(path, cells, ("valid_from", "valid_to"))
    known = sorted(unit_types)
    for line, name in _lines(frame, ~pl.col("unit_type").is_in(known), "unit_type"):
        near = get_close_matches(name, known, n=1, cutoff=0.3)
        hint = f"; gần nhất / nearest: «{near[0]}»" if near else ""
        refuse(path, line, "unit_type", f"loại lạ / unknown type «{name}»{hint}")
    for line, name in _lines(frame, pl.col("unit_id").is_duplicated(), "unit_id"):
        refuse(path, line, "unit_id", f"«{name}» có hai lần / given twice")
    for line, name in _lines(frame, pl.col("valid_to") < pl.col("valid_from"), "valid_to"):
        refuse(path, line, "valid_to", f"«{name}» trước valid_from / before valid_from")
    return frame.drop("line")


def read_clusters(path: Path, units: pl.DataFrame) -> pl.DataFrame:
    """One row per unit and stretch of a year: its cluster or bloc (MembershipTable less campaign).

    A unit is given by its code or by its name, as people write it; near names are offered. The
    columns year_from and year_to take a year or, where a unit moves within one, a day.
    """
    frame = _spans(path, read_cells(path, CLUSTER_COLUMNS))
    known = units.get_column("unit_id").to_list()
    for line, name in _lines(frame, ~pl.col("unit_id").is_in(known), "unit_id"):
        unit = unit_by_name(units, name)
        if unit is None:
            near = ", ".join(suggestions(units, name))
            hint = f"; gần nhất / nearest: {near}" if near else ""
            refuse(path, line, "unit_id", f"không có đơn vị / no such unit «{name}»{hint}")
        frame = frame.with_columns(
            pl.when(pl.col("line") == line).then(pl.lit(unit)).otherwise("unit_id").alias("unit_id")
        )
    for line, name in _lines(frame, pl.col("to_date") < pl.col("from_date"), "year_to"):
        refuse(path, line, "year_to", f"«{name}» trước year_from / before year_from")
    yearly = _by_year(frame)
    before = pl.col("to_date").shift().over("unit_id", order_by=["from_date", "line"])
    for line, name in _lines(yearly, before >= pl.col("from_date"), "unit_id"):
        refuse(
            path, line, "unit_id", f"«{name}» ở hai cụm cùng một ngày / in two clusters on one day"
        )
    last = pl.col("to_date") == pl.col("to_date").max().over("unit_id", "year")
    names = ("cluster_id", "cluster_name_vi", "cluster_name_en")
    return yearly.with_columns(is_year_last=last).select(
        "unit_id", "year", "from_date", "to_date", "is_year_last", *names
    )


def _spans(path: Path, frame: pl.DataFrame) -> pl.DataFrame:
    """from_date and to_date of each line, from a year or a day in year_from and year_to."""
    for column, name, ending in (
        ("year_from", "from_date", "-01-01"),
        ("year_to", "to_date", "-12-31"),
    ):
        said = pl.col(column)
        whole = pl.when(said.str.contains(r"^\d{4}$")).then(said + ending).otherwise(said)
        day = whole.str.to_date("%Y-%m-%d", strict=False)
        for line, value in _lines(frame, day.is_null(), column):
            what = "không phải năm hay ngày / is not a year or a day"
            refuse(path, line, column, f"«{value}» {what} (2025, 2025-07-01)")
        frame = frame.with_columns(day.alias(name))
    return frame


def _by_year(frame: pl.DataFrame) -> pl.DataFrame:
    """Each span cut at the ends of years."""
    years = pl.int_ranges(pl.col("from_date").dt.year(), pl.col("to_date").dt.year() + 1)
    rows = frame.with_columns(year=years.cast(pl.List(pl.Int64))).explode("year")
    return rows.with_columns(
        from_date=pl.max_horizontal("from_date", pl.date("year", 1, 1)),
        to_date=pl.min_horizontal("to_date", pl.date("year", 12, 31)),
    )


def read_cells(
    path: Path,
    needed: tuple[str, ...],
    optional: tuple[str, ...] = (),
    may_be_blank: tuple[str, ...] = MAY_BE_BLANK,
) -> pl.DataFrame:
    """The cells of a sheet as text with their `line`; blanks are null, columns are those asked."""
    header, *lines = _cells(path) or [(1, [])]
    columns = (*needed, *(name for name in optional if name in header[1]))
    for name in (c for c in (*columns, *header[1]) if (c in columns) != (c in header[1])):
        what = "thiếu cột / missing column" if name in columns else "cột lạ / unknown column"
        refuse(path, 1, name, f"{what}; cần / needs: {', '.join(columns)}")
    for line, cells in lines:
        if len(cells) != len(columns):
            name = columns[min(len(cells), len(columns) - 1)]
            refuse(path, line, name, f"{len(cells)} ô, cần / cells, needs {len(columns)}")
    rows = [(line, *(cell or None for cell in cells)) for line, cells in lines]
    schema = {"line": pl.Int64(), **{name: pl.String() for name in header[1]}}
    frame = pl.DataFrame(rows, schema=pl.Schema(schema), orient="row").select("line", *columns)
    absent = [pl.lit(None, pl.String).alias(name) for name in optional if name not in columns]
    for name in (c for c in columns if c not in may_be_blank):
        for line, _ in _lines(frame, pl.col(name).is_null(), name):
            refuse(path, line, name, "không được trống / must not be blank")
    return frame.with_columns(absent)


def _cells(path: Path) -> list[tuple[int, list[str]]]:
    """Line number and trimmed NFC cells of every line that is not empty."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file)
            return [
                (reader.line_num, [unicodedata.normalize("NFC", c.strip()) for c in cells])
                for cells in reader
                if cells
            ]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise ProfileError(f"{path.name}: không đọc được / cannot be read: {error}") from error


def _dates(path: Path, frame: pl.DataFrame, names: tuple[str, ...]) -> pl.DataFrame:
    for name in names:
        day = pl.col(name).str.to_date("%Y-%m-%d", strict=False)
        for line, value in _lines(frame, pl.col(name).is_not_null() & day.is_null(), name):
            refuse(path, line, name, f"«{value}» không phải ngày / is not a date (2025-07-01)")
        frame = frame.with_columns(day)
    return frame


def _lines(frame: pl.DataFrame, wrong: pl.Expr, column: str) -> list[tuple[int, str]]:
    found = frame.filter(wrong.fill_null(value=False)).select(
        "line", pl.col(column).cast(pl.String)
    )
    return found.rows()


def refuse(path: Path, line: int, column: str, what: str) -> NoReturn:
    """ProfileError that names file, line and column."""
    raise ProfileError(f"{path.name}: dòng / line {line}, cột / column {column}: {what}")
