"""A mapped table as a campaign of its own: profile, units, rubric and bulk file."""

import json
from datetime import date
from pathlib import Path
from string import Template

import polars as pl

from data.published.published_mapping import Mapping
from schemas.rubric import Rubric, RubricCriterion, RubricSection
from schemas.rubric_text import rubric_toml

ID = "published-table"
BULK = ["campaign_id", "unit_id", "period_id", "indicator_id", "value", "note"]


def write_campaign(mapping: Mapping, rows: pl.DataFrame, store: Path) -> Path:
    """Write what a store needs to score the table; the path of its bulk file."""
    place = store / "campaigns"
    (place / "units").mkdir(parents=True)
    (place / "rubrics").mkdir()
    (place / f"{ID}.toml").write_text(profile_text(mapping), encoding="utf-8")
    units(mapping, rows).write_csv(place / "units" / f"{ID}.csv")
    clusters(mapping, rows).write_csv(place / "units" / f"{ID}-clusters.csv")
    text = rubric_toml(rubric(mapping))
    (place / "rubrics" / f"{ID}-index-v1.toml").write_text(text, encoding="utf-8")
    bulk = store / f"{ID}.csv"
    values(mapping, rows).write_csv(bulk)
    return bulk


def unit_codes(rows: pl.DataFrame) -> list[str]:
    """Codes in the order of the table: u-001, u-002, …"""
    return [f"u-{place:04d}" for place in range(1, rows.height + 1)]


def units(mapping: Mapping, rows: pl.DataFrame) -> pl.DataFrame:
    """The units sheet of the campaign."""
    return rows.select(
        pl.Series("unit_id", unit_codes(rows)),
        pl.col("name").alias("unit_name"),
        pl.col("name").alias("short_name"),
        pl.lit("unit").alias("unit_type"),
        pl.lit(f"{mapping.year - 1}-01-01").alias("valid_from"),
        pl.lit("").alias("valid_to"),
        pl.lit("").alias("successor_id"),
    )


def clusters(mapping: Mapping, rows: pl.DataFrame) -> pl.DataFrame:
    """Every unit in one cluster."""
    return rows.select(
        pl.Series("unit_id", unit_codes(rows)),
        pl.lit(mapping.year).alias("year_from"),
        pl.lit(mapping.year).alias("year_to"),
        pl.lit("table").alias("cluster_id"),
        pl.lit(mapping.title).alias("cluster_name_vi"),
        pl.lit(mapping.title).alias("cluster_name_en"),
    )


def values(mapping: Mapping, rows: pl.DataFrame) -> pl.DataFrame:
    """Every printed sub-index in the bulk format; a blank is no row."""
    wide = rows.with_columns(pl.Series("unit_id", unit_codes(rows)))
    names = [f"part_{n}" for n in range(len(mapping.parts))]
    long = wide.unpivot(names, index="unit_id", variable_name="indicator_id", value_name="number")
    text = pl.col("number").map_elements(lambda x: f"{x:.10f}", pl.String)
    return long.drop_nulls("number").with_columns(
        campaign_id=pl.lit(ID), period_id=pl.lit(str(mapping.year)), value=text, note=pl.lit("")
    ).select(BULK)  # fmt: skip


def rubric(mapping: Mapping) -> Rubric:
    """Each sub-index as a criterion that reads its value, all units ranked as one group."""
    total = sum(part.points for part in mapping.parts)
    criteria = tuple(
        RubricCriterion(
            f"part-{n}", "index", part.column, part.column, part.column, part.column, "progress",
            part.points, mapping.title, reads=f"indicator:part_{n}", measure="value",
            zero_at=part.zero_at, full_at=part.full_at,
        )
        for n, part in enumerate(mapping.parts)
    )  # fmt: skip
    section = RubricSection("index", *(mapping.title,) * 4, total)
    return Rubric(
        "index", ID, 1, mapping.title, mapping.title, date(mapping.year, 1, 1), mapping.year,
        mapping.year, total, 0.0001, min(mapping.decimals, 4), "rescale", mapping.title,
        (section,), criteria, stages=(), scope="all", is_illustrative=False,
    )  # fmt: skip


def profile_text(mapping: Mapping) -> str:
    """The profile: one content, an indicator a sub-index, one yearly period, nobody late."""
    title = _quoted(mapping.title)
    head = _filled("table_profile", id=ID, title=title, year=mapping.year)
    parts = (
        _filled("table_indicator", place=place, name=_quoted(part.column), title=title)
        for place, part in enumerate(mapping.parts)
    )
    return head + "".join(parts)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _filled(file: str, **values: object) -> str:
    text = Path(__file__).with_name(f"{file}.toml.txt").read_text(encoding="utf-8")
    return Template(text).substitute(values)
