"""Layouts of published tables (bảng số liệu đã công bố), read from published.toml beside it."""

import tomllib
import unicodedata
from pathlib import Path
from typing import Literal

import polars as pl
from pydantic import ConfigDict, Field, TypeAdapter
from pydantic.dataclasses import dataclass

LAYOUTS = Path(__file__).with_name("published.toml")
UNITS = Path(__file__).parents[2] / "campaigns" / "units"
STRICT = ConfigDict(extra="forbid")


@dataclass(frozen=True, config=STRICT)
class Table:
    """One published table: `wide` has one row a unit, `pairs` puts a name column before its values.

    `columns` and `notes` go from the printed header to the indicator. The period is one for the
    whole table (`period`) or stands in `period_column`.
    """

    file: str
    shape: Literal["wide", "pairs"]
    name_column: str
    columns: dict[str, str]
    sheet: str | None = None
    period: str | None = None
    period_column: str | None = None
    notes: dict[str, str] = Field(default_factory=dict)


@dataclass(frozen=True, config=STRICT)
class Layout:
    """The tables that make one bulk file (tệp nhiều đơn vị) of one campaign."""

    campaign_id: str
    tables: tuple[Table, ...]


@dataclass(frozen=True, config=STRICT)
class Published:
    """Everything of published.toml: layouts by short name, other spellings and older names."""

    layouts: dict[str, Layout]
    names: dict[str, str]
    former_names: dict[str, str]


def published() -> Published:
    """The layouts this project can convert, and the spellings they use."""
    raw = tomllib.loads(LAYOUTS.read_text(encoding="utf-8"))
    return TypeAdapter(Published).validate_python(raw)


def folded(name: str) -> str:
    """A name without case, accents, spaces and signs: «Bà Rịa - Vũng Tàu» → bariavungtau."""
    parts = unicodedata.normalize("NFD", name.lower().replace("đ", "d"))
    return "".join(letter for letter in parts if letter.isascii() and letter.isalnum())


def unit_ids(campaign_id: str, names: dict[str, str], folder: Path = UNITS) -> dict[str, str]:
    """Folded name → unit of the campaign: its full and short names, and the other spellings."""
    units = pl.read_csv(folder / f"{campaign_id}.csv", infer_schema=False)
    known = {folded(name): unit_id for name, unit_id in names.items()}
    for column in ("unit_name", "short_name"):
        known |= dict(zip(map(folded, units[column]), units["unit_id"], strict=True))
    return known
