"""Published tables from the shell: to the bulk format, or as a campaign of their own.

python -m data.published NAME [--from DIR] -o FILE.csv
python -m data.published campaign MAPPING.toml [--from DIR] [--years 2019,2021] -o STORE
"""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import polars as pl

from data.published.published_campaign import write_campaign
from data.published.published_error import PublishedError
from data.published.published_layout import (
    UNITS,
    Layout,
    Published,
    Table,
    folded,
    published,
    unit_ids,
)
from data.published.published_table import read_table
from data.published.table.cells import cells
from data.published.table.mapping import read_mapping
from translations import translator

FOLDER = Path(__file__).parents[3] / "shared" / "published"
BULK = ["campaign_id", "unit_id", "period_id", "indicator_id", "value", "note"]
CAMPAIGN = "campaign"
THREE_DECIMALS = r"^(\d{1,3}\.\d{3})$"


def bulk_rows(
    layout: Layout, folder: Path, names: dict[str, str], units: Path = UNITS
) -> pl.DataFrame:
    """Every printed value of the layout's tables in the bulk format (định dạng nhiều đơn vị).

    A blank stays a gap: no row. Values are as printed, but one of exactly three decimals gets a
    zero after them, because 1.963 can also be read as 1963 and would be refused at the door.
    """
    known = unit_ids(layout.campaign_id, names, units)
    found = pl.concat([_rows(table, cells(folder, table), known) for table in layout.tables])
    value = pl.col("value").str.replace(THREE_DECIMALS, "${1}0")
    campaign = pl.lit(layout.campaign_id).alias("campaign_id")
    return (
        found.with_columns(value, campaign)
        .select(BULK)
        .sort("period_id", "unit_id", maintain_order=True)
    )


def _rows(table: Table, found: pl.DataFrame, known: dict[str, str]) -> pl.DataFrame:
    strange = [
        name for name in found["name"].unique(maintain_order=True) if folded(name) not in known
    ]
    if strange:
        raise PublishedError("published.no_unit", file=table.file, names=", ".join(strange))
    unit = pl.Series("unit_id", [known[folded(name)] for name in found["name"]], pl.String)
    placed = found.with_columns(unit)
    notes = _as_indicators(placed, table.notes).rename({"text": "note"})
    key = ["unit_id", "period_id", "indicator_id"]
    values = _as_indicators(placed, table.columns).rename({"text": "value"})
    return values.join(notes, on=key, how="left", maintain_order="left")


def _as_indicators(placed: pl.DataFrame, headers: dict[str, str]) -> pl.DataFrame:
    chosen = placed.filter(pl.col("header").is_in(list(headers)))
    indicator = pl.col("header").replace(headers).alias("indicator_id")
    return chosen.select("unit_id", "period_id", indicator, "text")


def main(arguments: Sequence[str] | None = None) -> int:
    """Write what is asked for; what happened goes to stderr, in Vietnamese and English."""
    known = published()
    parser = argparse.ArgumentParser(prog="python -m data.published")
    parser.add_argument("name", choices=[*sorted(known.layouts), CAMPAIGN])
    parser.add_argument("mapping", nargs="?", type=Path, help="with campaign: its mapping, TOML")
    parser.add_argument("--from", dest="folder", type=Path, default=FOLDER)
    parser.add_argument("--years", type=_years, default=(), help="with campaign: 2019,2021")
    parser.add_argument("-o", "--output", type=Path, required=True)
    chosen = parser.parse_args(arguments)
    if (chosen.name == CAMPAIGN) != (chosen.mapping is not None):
        parser.error("campaign MAPPING.toml")
    try:
        if chosen.name == CAMPAIGN:
            say(*_campaign(chosen.mapping, chosen.folder, chosen.years, chosen.output))
        else:
            say(*_write(known, chosen.name, chosen.folder, chosen.output))
    except PublishedError as error:
        say(error.key, error.values)
        return 2
    return 0


def _years(text: str) -> tuple[int, ...]:
    return tuple(int(year) for year in text.split(","))


def _campaign(
    path: Path, folder: Path, years: tuple[int, ...], store: Path
) -> tuple[str, dict[str, object]]:
    mapping = read_mapping(path)
    if years:
        mapping = replace(mapping, years=years, year=max(years))
    read = read_table(mapping, folder)
    if read.rows.is_empty():
        raise PublishedError("published.no_rows", file=mapping.file, years=mapping.chosen_years)
    bulk = write_campaign(mapping, read, store, folder)
    counts = {
        "unit_count": read.rows["unit_id"].n_unique(),
        "year_count": len(mapping.chosen_years),
    }
    said = {"name": mapping.campaign_id, "store": store, "file": bulk, "parts": len(mapping.parts)}
    return "published.campaign_written", {**said, **counts}


def _write(
    known: Published, name: str, folder: Path, output: Path
) -> tuple[str, dict[str, object]]:
    rows = bulk_rows(known.layouts[name], folder, known.names)
    rows.write_csv(output)
    counts = {column: rows[column].n_unique() for column in BULK[1:4]}
    return "published.written", {"file": output.name, "value_count": rows.height, **counts}


def say(key: str, values: dict[str, object]) -> None:
    """One message in both languages on stderr, Vietnamese first."""
    for t in (translator("vi"), translator("en")):
        print(t(key, **values), file=sys.stderr)
