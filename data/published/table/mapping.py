"""A mapping (bảng đối chiếu cột): the columns of a published table, their weights, its total."""

import re
import tomllib
from pathlib import Path
from typing import Literal

from pydantic import ConfigDict, Field, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

from data.published.published_error import PublishedError
from data.published.published_layout import folded

STRICT = ConfigDict(extra="forbid")


@dataclass(frozen=True, config=STRICT)
class Part:
    """A sub-index: its column, the points it gives, the values that give none and all of them."""

    column: str
    points: float = Field(gt=0)
    full_at: float = 1.0
    zero_at: float = 0.0


@dataclass(frozen=True, config=STRICT)
class Clusters:
    """A table of its own that says which cluster each unit is in, both by name."""

    file: str
    name_column: str
    cluster_column: str
    sheet: str | None = None
    header_row: int = Field(default=1, ge=1)


@dataclass(frozen=True, config=STRICT)
class Mapping:
    """One table: its units, its sub-indices, and the total and rank it prints (if it does).

    A column is named by its heading, or by its letter in brackets ("[C]") where the heading is
    blank or printed twice. `shape` pairs: every value column has a column of names of its own
    before it. `units` says whose names they are; without it every name is a unit of the table.
    Without parts nothing is scored; only the printed ranks are looked at.
    """

    title: str
    file: str
    year: int
    name_column: str
    parts: tuple[Part, ...] = ()
    sheet: str | None = None
    header_row: int = Field(default=1, ge=1)
    header_rows: int = Field(default=1, ge=1, le=4)
    shape: Literal["wide", "pairs"] = "wide"
    total_column: str | None = None
    rank_column: str | None = None
    units: str | None = None
    names: dict[str, str] = Field(default_factory=dict)
    leave_out: tuple[str, ...] = ()
    year_column: str | None = None
    years: tuple[int, ...] = ()
    cluster_column: str | None = None
    clusters: Clusters | None = None
    id: str | None = Field(default=None, pattern=r"^[a-z0-9][a-z0-9-]*$")
    decimals: int = Field(default=4, ge=0, le=6)
    tolerance: float | None = Field(default=None, gt=0)

    @property
    def campaign_id(self) -> str:
        """The campaign's code: `id`, or the title in small letters without marks."""
        words = re.findall(r"[^\W_]+", self.title)
        return self.id or "-".join(filter(None, map(folded, words)))[:40] or "published-table"

    @property
    def chosen_years(self) -> tuple[int, ...]:
        """The years that are taken: `years`, or the one year of the table."""
        return tuple(sorted(set(self.years))) or (self.year,)


def read_mapping(path: Path) -> Mapping:
    """The mapping of a TOML file; PublishedError says which key is wrong."""
    try:
        return TypeAdapter(Mapping).validate_python(tomllib.loads(path.read_text("utf-8")))
    except OSError as error:
        raise PublishedError("published.no_file", file=path.name, folder=path.parent) from error
    except ValidationError as error:
        raise PublishedError(
            "published.bad_mapping", file=path.name, problem=_keys(error)
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise PublishedError("published.bad_mapping", file=path.name, problem=error) from error


def _keys(error: ValidationError) -> str:
    """«parts.0.points: Input should be greater than 0», a key each; no dump of the input."""
    return "; ".join(f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors())
