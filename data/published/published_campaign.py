"""A mapped table as a campaign of its own: profile, units, rubric and bulk file, ready to load."""

import json
from datetime import date
from pathlib import Path
from string import Template

import polars as pl

from data.published.published_clusters import clusters
from data.published.published_error import PublishedError
from data.published.published_table import Read
from data.published.published_units import units_of
from data.published.table.mapping import Mapping
from schemas.each import each
from schemas.scoring.rubric import Rubric, RubricCriterion, RubricSection
from schemas.scoring.rubric_text import rubric_toml

BULK = ["campaign_id", "unit_id", "period_id", "indicator_id", "value", "note"]
# How the printed total and rank read as indicators: direction, its comparison, decimals.
PRINTED = {"total": ("higher", "ge", 4), "rank": ("lower", "le", 0)}


def write_campaign(mapping: Mapping, read: Read, store: Path, folder: Path) -> Path:
    """Write what a store needs to show and score the table; the path of its bulk file.

    `folder` is where the table stands, and the table of clusters if the mapping names one.

    PublishedError `written_before`: the store has a campaign of that code with other content.
    """
    name, rows = mapping.campaign_id, read.rows
    place = store / "campaigns"
    bulk = store / f"{name}.csv"
    files = {
        place / f"{name}.toml": profile_text(mapping, rows),
        place / "units" / f"{name}.csv": units(mapping, rows).write_csv(),
        place / "units" / f"{name}-clusters.csv": clusters(
            mapping, rows, units(mapping, rows), folder
        ).write_csv(),
        bulk: values(mapping, rows).write_csv(),
    }
    if mapping.parts:
        files[place / "rubrics" / f"{name}-index-v1.toml"] = rubric_toml(rubric(mapping))
    other = [p.name for p, text in files.items() if p.is_file() and p.read_text("utf-8") != text]
    if other:
        raise PublishedError("published.written_before", name=name, files=", ".join(other))
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return bulk


def units(mapping: Mapping, rows: pl.DataFrame) -> pl.DataFrame:
    """The units sheet of the campaign: provinces as they were, or the names of the table."""
    printed = rows.unique("unit_id", keep="first", maintain_order=True)
    if mapping.units is not None:
        known = units_of(mapping.units, mapping.chosen_years)
        return known.filter(pl.col("unit_id").is_in(printed["unit_id"].to_list()))
    return printed.select(
        "unit_id",
        pl.col("name").alias("unit_name"),
        pl.col("name").alias("short_name"),
        pl.lit("unit").alias("unit_type"),
        pl.lit(f"{min(mapping.chosen_years)}-01-01").alias("valid_from"),
        pl.lit("").alias("valid_to"),
        pl.lit("").alias("successor_id"),
    )


def values(mapping: Mapping, rows: pl.DataFrame) -> pl.DataFrame:
    """Every printed sub-index, total and rank in the bulk format; a blank is no row."""
    names = [f"part_{n}" for n in range(len(mapping.parts))] + _printed(rows)
    long = rows.unpivot(
        names, index=["unit_id", "year"], variable_name="indicator_id", value_name="number"
    )
    # Ten decimals, so that no value has exactly three, which could be read as thousands.
    known = long.drop_nulls("number")
    text = each(known["number"], lambda number: f"{number:.10f}")
    return known.with_columns(
        campaign_id=pl.lit(mapping.campaign_id),
        period_id=pl.col("year").cast(pl.String),
        value=text,
        note=pl.lit(""),
    ).select(BULK)


def _printed(rows: pl.DataFrame) -> list[str]:
    """The printed total and rank, where the table has them: indicators beside the parts."""
    return [name for name in PRINTED if rows[name].drop_nulls().len()]


def rubric(mapping: Mapping) -> Rubric:
    """Each sub-index as a criterion that reads its value, all units ranked as one group."""
    first, last = min(mapping.chosen_years), max(mapping.chosen_years)
    total = round(sum(part.points for part in mapping.parts), 9)
    criteria = tuple(_criterion(mapping, n) for n in range(len(mapping.parts)))
    return Rubric(
        id="index",
        campaign=mapping.campaign_id,
        version=1,
        label_vi=mapping.title,
        label_en=mapping.title,
        published_on=date(first, 1, 1),
        year_from=first,
        year_to=last,
        total_points=total,
        step=0.0001,
        decimals=min(mapping.decimals, 4),
        not_applicable="rescale",
        source=mapping.title,
        sections=(RubricSection("index", *(mapping.title,) * 4, total),),
        criteria=criteria,
        stages=(),
        scope="all",
        is_illustrative=False,
    )


def _criterion(mapping: Mapping, place: int) -> RubricCriterion:
    """The criterion of one sub-index: no points at zero_at, all of them at full_at."""
    part = mapping.parts[place]
    return RubricCriterion(
        id=f"part-{place}",
        section="index",
        label_vi=part.column,
        label_en=part.column,
        short_vi=part.column,
        short_en=part.column,
        kind="progress",
        max_points=part.points,
        source=mapping.title,
        reads=f"indicator:part_{place}",
        measure="value",
        zero_at=part.zero_at,
        full_at=part.full_at,
    )


def profile_text(mapping: Mapping, rows: pl.DataFrame) -> str:
    """The profile: one content, an indicator a sub-index, a yearly period, nobody late."""
    first, last = min(mapping.chosen_years), max(mapping.chosen_years)
    kind = "unit" if mapping.units is None else "province"
    if mapping.units is not None:
        kind = str(units(mapping, rows)["unit_type"].first())
    common = {"title": _quoted(mapping.title), "unit_type": kind}
    head = _filled("table_profile", id=mapping.campaign_id, first=first, last=last, **common)
    indicators = [
        _filled(
            "table_indicator",
            id=f"part_{n}",
            name=_quoted(part.column),
            direction="higher",
            operator="ge",
            decimals=mapping.decimals,
            **common,
        )
        for n, part in enumerate(mapping.parts)
    ]
    named = {"total": mapping.total_column, "rank": mapping.rank_column}
    for key in _printed(rows):
        direction, operator, decimals = PRINTED[key]
        indicators.append(
            _filled(
                "table_indicator",
                id=key,
                name=_quoted(named[key] or key),
                direction=direction,
                operator=operator,
                decimals=decimals,
                **common,
            )
        )
    return head + "".join(indicators)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _filled(file: str, **values: object) -> str:
    text = Path(__file__).with_name(f"{file}.toml.txt").read_text(encoding="utf-8")
    return Template(text).substitute(values)
