"""Provinces and communes of the country (đơn vị hành chính) as they stand on a day.

Codes are those of the Statistics Office, as text. A dated change keeps the code and renames it.
"""

from datetime import date
from functools import cache
from pathlib import Path

import polars as pl

REFERENCE = Path(__file__).resolve().parent.parent / "reference"


def communes(on: date | None = None) -> pl.DataFrame:
    """Communes, wards and special zones: code, name, type, province; `on` a day, or the latest."""
    return _as_of(_table("communes"), "commune_code", "commune_name", "unit_type", on)


def provinces(on: date | None = None) -> pl.DataFrame:
    """The 34 provinces and cities since 1 July 2025, as named on a day, or the latest."""
    return _as_of(_table("provinces"), "province_code", "province_name", "province_type", on)


def former_provinces() -> pl.DataFrame:
    """The 63 provinces until 30 June 2025, each with the code of the one that took over."""
    return _table("former_provinces")


def older_provinces() -> pl.DataFrame:
    """Provinces that were no more before the list of 63, in the same columns."""
    return _table("older_provinces")


def former_communes() -> pl.DataFrame:
    """Communes until 30 June 2025; one that was divided has a row for each that took over."""
    return _table("former_communes")


def aliases() -> pl.DataFrame:
    """Codes that some lists print otherwise, each with the code in use."""
    return _table("aliases")


def current_code(code: str) -> str:
    """The code in use for a code that some lists print otherwise; any other code unchanged."""
    aliases = _table("aliases")
    found = aliases.filter(pl.col("alias") == code).get_column("code")
    return str(found[0]) if len(found) else code


@cache
def _table(name: str) -> pl.DataFrame:
    frame = pl.read_csv(REFERENCE / f"{name}.csv", infer_schema=False)
    dates = [c for c in frame.columns if c.startswith(("valid_", "effective_"))]
    return frame.with_columns(pl.col(dates).str.to_date())


def _as_of(frame: pl.DataFrame, code: str, name: str, kind: str, on: date | None) -> pl.DataFrame:
    changes = _table("changes").sort("effective_from")
    if on is not None:
        changes = changes.filter(pl.col("effective_from") <= on)
    latest = changes.group_by("code", maintain_order=True).last()
    return (
        frame.join(
            latest.select("code", "unit_name", changed_type="unit_type"),
            left_on=code,
            right_on="code",
            how="left",
            maintain_order="left",
        )
        .with_columns(
            pl.coalesce("unit_name", name).alias(name),
            pl.coalesce("changed_type", kind).alias(kind),
        )
        .drop("unit_name", "changed_type")
    )
