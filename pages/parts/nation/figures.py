"""One function a chart of the page on the whole country: what it asks, and what draws it."""

from collections.abc import Sequence
from typing import Any

import polars as pl

from answers.nation.rows import (
    MEASURES,
    PROVINCES,
    content_rows,
    nation_rows,
    part_words,
    provinces_of,
)
from charts.awards.area_map import area_map
from charts.nation.bars import province_bars
from charts.nation.matrix import content_matrix
from charts.parts.doors import add_doors
from charts.parts.theme import Figure
from data.geography.boundaries import boundary
from data.profiles.places import provinces
from pages.parts.cached import CACHED, derive
from pages.parts.filters import DEPENDS
from pages.parts.opening.frozen import shown_store
from pages.parts.theme import Mode
from pictures.areas import Shown
from schemas.boundary import Boundary
from schemas.selection import Selection
from translations import Translator
from translations.name_order import name_order

NATION = "VN"
CLEARS = tuple(name for name in DEPENDS["campaign"] if name not in ("as_of", "snapshot"))
"""What the address of another campaign begins without: the day looked at stays."""


def measure(chosen: Selection) -> str:
    """What provinces are compared by."""
    return chosen.measure if chosen.measure in MEASURES else next(iter(MEASURES))


def bars(chosen: Selection, t: Translator, mode: Mode) -> Figure:
    """The provinces by the measure chosen."""
    frame = area_frame(chosen, t).drop_nulls("campaign_id")
    return province_bars(frame, message(chosen, t), caption(chosen, t), t, mode, clears=CLEARS)


def province_map(chosen: Selection, t: Translator, mode: Mode) -> Figure:
    """The 34 provinces; those without a campaign in the store are grey."""
    place = nation_place()
    assert place is not None  # noqa: S101 - the sketch ships with the product
    frame, of = area_frame(chosen, t), MEASURES[measure(chosen)]
    shown = Shown(
        message(chosen, t),
        t("nation.map_caption", what=t(f"nation.what_{measure(chosen)}")),
        of.decimals,
        of.is_percent,
        has_rings=False,
        height=620,
    )
    drawn = area_map(frame, place, shown, t, mode, is_units=False)
    known = frame.drop_nulls("campaign_id").to_dicts()
    gone = (None,) * len(CLEARS)
    marks = [(r["area_name"], (r["campaign_id"], *gone), (r["area_id"],)) for r in known]
    return add_doors(drawn, "overview", ("campaign", *CLEARS), marks, kind="area")


def matrix(chosen: Selection, t: Translator, mode: Mode) -> Figure:
    """Contents of the national plan by province."""
    frame = derive(content_rows, chosen)
    return content_matrix(frame, matrix_message(frame, t), t, mode, clears=CLEARS)


def nation_place() -> Boundary | None:
    """Boundaries of the provinces, those of the snapshot where one is shown."""
    return boundary(NATION, shown_store())


def area_frame(chosen: Selection, t: Translator) -> pl.DataFrame:
    """Every province: area_id, area_name, campaign_id, value, part; null where nothing is known."""
    of = MEASURES[measure(chosen)]
    found = {r["province_id"]: r for r in provinces_of(derive(nation_rows, chosen)).to_dicts()}
    rows = [_area(code, name, found.get(code), of, t) for code, name in _names(chosen)]
    kinds = {"area_id": pl.String, "area_name": pl.String, "campaign_id": pl.String}
    return pl.DataFrame(rows, schema=kinds | {"value": pl.Float64, "part": pl.String})


def _area(code: str, name: str, row: dict[str, Any] | None, of: Any, t: Translator) -> Any:
    if row is None:
        return {"area_id": code, "area_name": name}
    known = {"campaign_id": row["campaign_id"], "value": row[of.value]}
    return {"area_id": code, "area_name": t.pick(row, "short"), "part": part_words(row, of, t)} | (
        known
    )


def _names(chosen: Selection) -> list[tuple[str, str]]:
    named = provinces(chosen.as_of)
    return list(zip(named["province_code"], named["province_name"], strict=True))


def message(chosen: Selection, t: Translator) -> str:
    """How many of the provinces are there, the lowest and the highest of what is known."""
    rows = area_frame(chosen, t).drop_nulls("campaign_id")
    what = t(f"nation.measure_{measure(chosen)}")
    there = {"what": what, "count": t.number(rows.height), "total": t.number(PROVINCES)}
    known = rows.drop_nulls("value").sort("value", name_order("area_name")).to_dicts()
    if not known:
        return t("nation.message_none", **there)
    low, high = (f"{row['area_name']} {row['part']}" for row in (known[0], known[-1]))
    return t("nation.message", low=low, high=high, **there)


def caption(chosen: Selection, t: Translator) -> str:
    """The measure, and that plans differ: a share compares, a rank does not."""
    counts = provinces_of(derive(nation_rows, chosen))["indicator_count"].to_list()
    least, most = (t.number(n) for n in (min(counts, default=0), max(counts, default=0)))
    what = t(f"nation.what_{measure(chosen)}")
    return t("nation.caption", what=what, least=least, most=most)


def matrix_message(frame: pl.DataFrame, t: Translator) -> str:
    """The national content with the smallest share of indicators on path over the provinces."""
    sums = (
        frame.filter((pl.col("national_code") != "own") & pl.col("on_path_pct").is_not_null())
        .group_by("national_code")
        .agg(pl.col("on_path_count").sum(), pl.col("indicator_count").sum())
        .with_columns((pl.col("on_path_count") / pl.col("indicator_count")).alias("share"))
        .sort("share", "national_code")
    )
    if sums.is_empty():
        return t("nation.matrix_none")
    low = sums.row(0, named=True)
    part = f"{t.number(low['on_path_count'])}/{t.number(low['indicator_count'])}"
    name = t(f"charts.nation_matrix.{low['national_code']}")
    return t("nation.matrix_message", content=name, part=part)


def shown_rows(chosen: Selection) -> pl.DataFrame:
    """The rows that the page is made of."""
    return CACHED.derive(nation_rows, chosen)


def scores_message(rows: pl.DataFrame, t: Translator) -> str:
    """How many units are appraised, and in how many clusters the council has marked."""
    counts = ("appraised_unit_count", "to_score_count", "council_cluster_count", "cluster_count")
    said = {name: t.number(rows[name].sum()) for name in counts}
    return t("nation.scores", count=t.number(rows.height), **said)


def scores_caption(rows: pl.DataFrame, t: Translator) -> str:
    """What of scores compares between campaigns, and what does not: rubrics differ."""
    rubrics = t.number(rows["rubric_count"].sum())
    points = _range(rows["least_points"].to_list(), rows["most_points"].to_list(), t)
    return t("nation.scores_caption", rubrics=rubrics, points=points)


def with_range(rows: pl.DataFrame, t: Translator) -> pl.DataFrame:
    """With what the rubrics of each campaign give in words: «100» or «100–150»."""
    pairs = rows.select("least_points", "most_points").rows()
    said = [_range([least], [most], t) for least, most in pairs]
    return rows.with_columns(pl.Series("rubric_range", said, pl.String))


def _range(least: Sequence[float], most: Sequence[float], t: Translator) -> str:
    ends = dict.fromkeys((min(least), max(most)))
    return "–".join(t.number(end, 0 if end == round(end) else 2) for end in ends)
