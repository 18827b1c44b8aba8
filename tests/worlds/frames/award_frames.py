"""Frames of the award charts, one row said at a time."""

from typing import Any

import polars as pl

from methods.award_equity import equity
from pictures.areas import Shown
from schemas.boundary import Boundary
from schemas.frames import AwardCells, AwardClasses, AwardTally
from schemas.tables import empty

BOX = (105.0, 9.0, 107.0, 11.0)
PLACE = Boundary(
    "/geo/sketch/communes/86.geojson?v=1",
    BOX,
    frozenset({"a", "b", "c", "20333"}),
    True,
    points={"a": (105.5, 9.5), "b": (106.5, 10.5), "c": (106.0, 10.0), "20333": (112.0, 16.5)},
    insets={"20333": (111.0, 15.5, 113.0, 17.5)},
)
NATION = Boundary(
    "/geo/sketch/provinces.geojson?v=1",
    (102.0, 8.0, 118.0, 23.0),
    frozenset({"01", "48"}),
    True,
    points={"01": (105.7, 21.0)},
)
SHOWN = Shown("Ba xã chưa có khen thưởng", "Trên 1.000 người", named=("a", "b"), outlined="b")


def areas(*values: float | None, names: str = "abc") -> pl.DataFrame:
    """Areas a, b, c … with a value each."""
    rows = [(code, code.upper(), value) for code, value in zip(names, values, strict=False)]
    schema = {"area_id": pl.String, "area_name": pl.String, "value": pl.Float64}
    return pl.DataFrame(rows, schema=schema, orient="row")


def stages(*rows: tuple[str, int, int, int, int, float | None]) -> pl.DataFrame:
    """Steps of the funnel: stage, asked, count, returned, refused, waiting, days."""
    names = [
        "stage",
        "asked_count",
        "award_count",
        "returned_count",
        "refused_count",
        "waiting_count",
        "median_days",
    ]
    types = [pl.String, *[pl.Int64] * 5, pl.Float64]
    return pl.DataFrame(rows, schema=dict(zip(names, types, strict=True)), orient="row")


FUNNEL = stages(
    ("proposed", 214, 214, 0, 0, 0, None),
    ("appraised", 214, 171, 28, 15, 0, 12.0),
    ("passed", 214, 139, 0, 32, 0, 20.0),
    ("decided", 214, 118, 0, 0, 21, 9.0),
)


def curve(counts: list[int]) -> pl.DataFrame:
    """The Lorenz curve of these counts as the page hands it on."""
    found = equity(counts)
    assert found is not None
    said = {
        "gini": found.gini,
        "gini_low": found.gini_low,
        "gini_high": found.gini_high,
        "half_ratio": found.half_ratio,
        "unit_count": found.unit_count,
        "award_count": found.award_count,
    }
    return found.curve.with_columns(pl.lit(value).alias(name) for name, value in said.items())


def cell(form: str, occasion: str, decided: int, **more: Any) -> dict[str, Any]:
    """One cell of form and occasion."""
    return {
        "form_id": form,
        "form_vi": form,
        "form_en": form,
        "form_position": 1,
        "level": "province",
        "occasion": occasion,
        "is_of_plan": True,
        "proposed_count": decided,
        "decided_count": decided,
        "unit_count": 3,
        "expected_count": 4,
    } | more


def cells(*rows: dict[str, Any]) -> pl.DataFrame:
    """AwardCells."""
    return pl.DataFrame(list(rows), schema=empty(AwardCells).schema)


def tally(dimension: str, **counts: tuple[int, int]) -> pl.DataFrame:
    """AwardTally of one dimension with `label`: key → (proposed, decided)."""
    zero = dict.fromkeys(empty(AwardTally).columns, 0) | {"phase_counted": "all"}
    rows = [
        zero
        | {"dimension": dimension, "key": key, "label_vi": None, "label_en": None}
        | {"position": n, "proposed_count": proposed, "decided_count": decided}
        | {"label": key}
        for n, (key, (proposed, decided)) in enumerate(counts.items(), start=1)
    ]
    return pl.DataFrame(rows, schema={**empty(AwardTally).schema, "label": pl.String})


def classes(**counts: int) -> pl.DataFrame:
    """AwardClasses: class of recipient → decided."""
    rows = [("all", "all", name, count) for name, count in counts.items()]
    return pl.DataFrame(rows, schema=AwardClasses.schema(), orient="row")


def results(**units: tuple[float | None, int]) -> pl.DataFrame:
    """Units with their level and awards."""
    rows = [(name, name, level, count) for name, (level, count) in units.items()]
    schema = {
        "unit_id": pl.String,
        "short_name": pl.String,
        "level_pct": pl.Float64,
        "decided_count": pl.Int64,
    }
    return pl.DataFrame(rows, schema=schema, orient="row")
