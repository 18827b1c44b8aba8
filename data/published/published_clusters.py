"""The clusters of a mapped table: beside the units, in a table of their own, or of today."""

from pathlib import Path

import polars as pl

from data.profiles.places import provinces
from data.profiles.unit_names import suggestions, unit_by_name
from data.published.published_error import PublishedError
from data.published.published_layout import folded
from data.published.table.grid import grid
from data.published.table.headings import heading_texts, places
from data.published.table.mapping import Clusters, Mapping


def clusters(
    mapping: Mapping, rows: pl.DataFrame, known: pl.DataFrame, folder: Path
) -> pl.DataFrame:
    """The cluster of each unit: as the table or a file beside it says, else that of today.

    Former provinces stand under the province of today; where nothing is known all are in one.
    """
    cluster = dict(known.select("unit_id", pl.lit(mapping.title)).rows())
    if mapping.clusters is not None:
        cluster |= _by_name(mapping.clusters, known, folder)
    elif mapping.cluster_column:
        cluster |= dict(rows.drop_nulls("cluster").select("unit_id", "cluster").rows())
    elif known["successor_id"].is_not_null().any() and (known["successor_id"] != "").any():
        now = dict(provinces().select("province_code", "short_name").rows())
        found = known.select("unit_id", "successor_id").rows()
        cluster |= {unit: now.get(after, mapping.title) for unit, after in found}
    codes = {name: _code(name, n) for n, name in enumerate(dict.fromkeys(cluster.values()), 1)}
    names = pl.Series([cluster[unit] for unit in known["unit_id"]], dtype=pl.String)
    return known.select(
        "unit_id",
        pl.lit(min(mapping.chosen_years)).alias("year_from"),
        pl.lit(max(mapping.chosen_years)).alias("year_to"),
        names.replace_strict(codes, return_dtype=pl.String).alias("cluster_id"),
        names.alias("cluster_name_vi"),
        names.alias("cluster_name_en"),
    )


def _code(name: str, number: int) -> str:
    return f"c{number:02d}-{folded(name)[:24]}".rstrip("-")


def _by_name(of: Clusters, known: pl.DataFrame, folder: Path) -> dict[str, str]:
    """Unit → cluster of the table of clusters, matched by name; near names of those not found."""
    rows = grid(folder / of.file, of.sheet)
    texts = heading_texts(rows, of.header_row, 1)
    name_at, cluster_at = places(texts, [of.name_column, of.cluster_column], of.file)
    found: dict[str, str] = {}
    strange = []
    for row in rows[of.header_row :]:
        cells = [*row, *[""] * (max(name_at, cluster_at) + 1 - len(row))]
        if not cells[name_at] or not cells[cluster_at]:
            continue
        unit = unit_by_name(known, cells[name_at])
        if unit is None:
            near = ", ".join(suggestions(known, cells[name_at]))
            strange.append(f"{cells[name_at]} ({near})" if near else cells[name_at])
        else:
            found[unit] = cells[cluster_at]
    if strange:
        raise PublishedError("published.unknown", file=of.file, units="; ".join(strange))
    return found
