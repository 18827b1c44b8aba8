"""Whose names a published table prints: provinces of now or of then, or a campaign's units."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import polars as pl

from data.profiles.places import former_provinces, older_provinces, provinces
from data.profiles.unit_names import suggestions, unit_by_name
from data.published.published_error import PublishedError
from data.published.published_layout import UNITS, folded, published
from data.published.table.mapping import Mapping

FORMER, PRESENT = "former_provinces", "provinces"
COLUMNS = (
    "unit_id",
    "unit_name",
    "short_name",
    "unit_type",
    "valid_from",
    "valid_to",
    "successor_id",
)


@dataclass(frozen=True)
class Known:
    """The units of a table and the spellings that mean them; no units: every name is one."""

    units: pl.DataFrame | None
    spelled: dict[str, str]

    def unit(self, name: str) -> str | None:
        """The unit a name means; None: none of them. Where no units are known, the name folded."""
        if self.units is None:
            return self.spelled.get(folded(name), folded(name)) or None
        return self.spelled.get(folded(name)) or unit_by_name(self.units, name)

    def near(self, name: str) -> list[str]:
        """Names of the units most like a name that means none of them."""
        return [] if self.units is None else suggestions(self.units, name)


def known_units(mapping: Mapping) -> Known:
    """The units the mapping names, with its own spellings and the project's."""
    if mapping.units is None:
        return Known(None, {folded(k): folded(v) for k, v in mapping.names.items()})
    units = units_of(mapping.units, mapping.chosen_years)
    plain = Known(units, {})
    spelled = {folded(name): unit for name, unit in spellings(mapping.units).items()}
    for name, meant in mapping.names.items():
        unit = plain.unit(meant)
        if unit is None:
            raise unknown(plain, mapping, [meant])
        spelled[folded(name)] = unit
    return Known(units, spelled)


def units_of(kind: str, years: tuple[int, ...]) -> pl.DataFrame:
    """The units sheet of the provinces of now or of then, or of a shipped campaign.

    A province that was no more before 2008 is one of the units only of tables of its own time.
    """
    if kind == PRESENT:
        return _sheet(provinces().with_columns(former_code="province_code"), "", years)
    if kind == FORMER:
        then = pl.col("valid_to") >= date(min(years), 1, 1)
        both = pl.concat([former_provinces(), older_provinces().filter(then)])
        return _sheet(both, "cu-", years)
    path = UNITS / f"{Path(kind).name}.csv"
    if not path.is_file():
        known = sorted(p.stem for p in UNITS.glob("*.csv") if not p.stem.endswith("-clusters"))
        raise PublishedError("published.no_units", units=kind, known=", ".join(known))
    return pl.read_csv(path, infer_schema=False).select(COLUMNS)


class UnknownUnits(PublishedError):
    """Names of a table that mean none of its units; `names` are as printed."""

    def __init__(self, names: list[str], key: str, **values: object) -> None:
        super().__init__(key, **values)
        self.names = names


def unknown(known: Known, mapping: Mapping, names: list[str]) -> UnknownUnits:
    """Names that mean no unit: of a province that is no more that is said, of others near names."""
    if mapping.units == FORMER:
        gone = {folded(row["short_name"]): row for row in older_provinces().to_dicts()}
        for name in names:
            if row := gone.get(folded(name).removeprefix("tinh")):
                successor = former_provinces().filter(former_code=row["successor_code"])
                return UnknownUnits(
                    [name],
                    "published.gone",
                    file=mapping.file,
                    name=name,
                    date=row["valid_to"],
                    into=successor["short_name"].item(),
                    year=mapping.year,
                )
    said = [f"{name} ({', '.join(near)})" if (near := known.near(name)) else name for name in names]
    return UnknownUnits(names, "published.unknown", file=mapping.file, units="; ".join(said))


def spellings(kind: str) -> dict[str, str]:
    """Other spellings: those of the former provinces, and of the present ones of the same name."""
    names = published().names | published().former_names
    if kind != PRESENT:
        return names
    then = {
        f"cu-{code}": name
        for code, name in former_provinces().select("former_code", "short_name").iter_rows()
    }
    now = {name: code for code, name in provinces().select("province_code", "short_name").rows()}
    return {name: now[then[unit]] for name, unit in names.items() if then.get(unit) in now}


def _sheet(frame: pl.DataFrame, prefix: str, years: tuple[int, ...]) -> pl.DataFrame:
    """A units sheet; the units are there from the first year of the table to the last day of it."""
    has = frame.columns
    last_day = pl.lit(date(max(years), 12, 31))
    until = pl.max_horizontal("valid_to", last_day).cast(pl.String) if "valid_to" in has else None
    return frame.select(
        (prefix + pl.col("former_code")).alias("unit_id"),
        pl.col("province_name").alias("unit_name"),
        "short_name",
        pl.lit("province").alias("unit_type"),
        pl.lit(f"{min(years)}-01-01").alias("valid_from"),
        (pl.lit("") if until is None else until).alias("valid_to"),
        (pl.col("successor_code") if "successor_code" in has else pl.lit("")).alias("successor_id"),
    )
