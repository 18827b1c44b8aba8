"""A mapping (bảng đối chiếu cột): the columns of a published table, their weights, its total."""

import tomllib
from pathlib import Path

import fastexcel
import polars as pl
from pydantic import ConfigDict, Field, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

from data.published.published_cells import PublishedError

STRICT = ConfigDict(extra="forbid")
SHEETS = (".xlsx", ".xls", ".xlsm")


@dataclass(frozen=True, config=STRICT)
class Part:
    """A sub-index: its column, the points it gives, the values that give none and all of them."""

    column: str
    points: float = Field(gt=0)
    full_at: float = 1.0
    zero_at: float = 0.0


@dataclass(frozen=True, config=STRICT)
class Mapping:
    """One table: a row a unit, its sub-indices, and the total and rank it prints (if it does).

    Without parts nothing is scored; only the printed ranks are looked at."""

    title: str
    file: str
    year: int
    name_column: str
    parts: tuple[Part, ...] = ()
    sheet: str | None = None
    header_row: int = 1
    total_column: str | None = None
    rank_column: str | None = None
    decimals: int = Field(default=4, ge=0, le=6)
    tolerance: float = Field(default=0.00005, gt=0)


def read_mapping(path: Path) -> Mapping:
    """The mapping of a TOML file; PublishedError says which key is wrong."""
    try:
        return TypeAdapter(Mapping).validate_python(tomllib.loads(path.read_text("utf-8")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, ValidationError) as error:
        raise PublishedError("published.bad_mapping", file=path.name, problem=error) from error


def table_of(path: Path, sheet: str | None = None, header_row: int = 1) -> pl.DataFrame:
    """A CSV or a sheet of a workbook as text, headers in one line; no file is a PublishedError."""
    if not path.is_file():
        raise PublishedError("published.no_file", file=path.name, folder=path.parent)
    if path.suffix.lower() in SHEETS:
        book = fastexcel.read_excel(path)
        read = book.load_sheet(sheet or 0, header_row=header_row - 1, dtypes="string").to_polars()
    else:
        read = pl.read_csv(path, infer_schema=False, skip_rows=header_row - 1)
    named = read.rename({name: " ".join(name.split()) for name in read.columns})
    return named.with_columns(pl.all().str.strip_chars()).with_columns(
        pl.when(pl.all() != "").then(pl.all())
    )


def printed(mapping: Mapping, folder: Path) -> pl.DataFrame:
    """One row a unit: name, printed total and rank, and each part as `part_<place>`; numbers.

    Rows without a name are left out; a blank or a text where a number belongs is null.
    """
    read = table_of(folder / mapping.file, mapping.sheet, mapping.header_row)
    named = {"name": mapping.name_column}
    numbers = {"total": mapping.total_column, "rank": mapping.rank_column}
    numbers |= {f"part_{n}": part.column for n, part in enumerate(mapping.parts)}
    asked = [*named.values(), *filter(None, numbers.values())]
    if missing := [column for column in asked if column not in read.columns]:
        raise PublishedError("published.no_column", file=mapping.file, columns=", ".join(missing))
    rows = read.select(
        pl.col(mapping.name_column).alias("name"),
        *(
            (number(pl.col(column)) if column else pl.lit(None, pl.Float64)).alias(key)
            for key, column in numbers.items()
        ),
    ).drop_nulls("name")
    if twice := rows.filter(pl.col("name").is_duplicated())["name"].unique().to_list():
        raise PublishedError("published.twice", file=mapping.file, names=", ".join(sorted(twice)))
    return rows


def number(text: pl.Expr) -> pl.Expr:
    """The number of a printed text: a comma may be the decimal sign, % and spaces are dropped."""
    bare = text.str.replace_all(r"[%\s\u00a0]", "")
    return bare.str.replace(r"^(-?\d+),(\d+)$", "${1}.${2}").cast(pl.Float64, strict=False)
