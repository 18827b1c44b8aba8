"""What the two packages tell: shapes of the former provinces, a point and an area a commune."""

import json
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import shapely
from shapely import Geometry
from shapely.geometry import shape

from data.geography.build_sketch.reference import OWN, Commune, rows

COUNTRY = "VNM"
TOLERANCE = 0.005  # degrees
GRID = 1e-4  # degrees


@dataclass(frozen=True)
class Place:
    """Where a commune is, and how large; four have no area, and none of them is an island."""

    lat: float
    lon: float
    area_km2: float


def former_shapes(natural_earth: Path) -> dict[str, Geometry]:
    """Former code → its simplified shape; neighbours share their vertices."""
    # By code, never by name: three provinces carry the name of their region there.
    code_of = {row["iso_3166_2"]: row["former_code"] for row in rows(OWN / "former_codes.csv")}
    features = json.loads(natural_earth.read_text(encoding="utf-8"))["features"]
    found = {
        code_of[feature["properties"]["iso_3166_2"]]: shape(feature["geometry"])
        for feature in features
        if feature["properties"]["adm0_a3"] == COUNTRY
    }
    if found.keys() != set(code_of.values()):
        raise ValueError("Not the 63 former provinces")
    codes = sorted(found)
    simple = shapely.coverage_simplify(checked([found[code] for code in codes]), TOLERANCE)
    return dict(zip(codes, shapely.set_precision(simple, GRID), strict=True))


def checked(shapes: list[Geometry]) -> list[Geometry]:
    """The shapes, if they leave no overlap and share the vertices of every border."""
    if not shapely.coverage_is_valid(shapes):
        raise ValueError("Not a coverage")
    return shapes


def places(folder: Path, communes: Iterable[Commune]) -> dict[str, Place]:
    """Commune code → its place, slips of the package mended."""
    # Only this table: the one of the former units comes from a commercial geocoder.
    told = "SELECT wardCode, wardLat, wardLon, wardAreaKm2 FROM admin_units"
    with closing(
        sqlite3.connect(f"{folder.resolve().as_uri()}/dataset.db?mode=ro", uri=True)
    ) as db:
        raw = {code: (lat, lon, area or 0.0) for code, lat, lon, area in db.execute(told)}
    points = mended({code: (lat, lon) for code, (lat, lon, _) in raw.items()})
    return {c.code: Place(*points[c.code], raw[c.code][2]) for c in communes}


def mended(points: dict[str, tuple[float, float]]) -> dict[str, tuple[float, float]]:
    """The points with those that lie far from their commune put right."""
    right = points | {
        row["commune_code"]: (float(row["lat"]), float(row["lon"]))
        for row in rows(OWN / "placed_points.csv")
    }
    for row in rows(OWN / "swapped_points.csv"):
        one, other = row["commune_code"], row["other_code"]
        right[one], right[other] = right[other], right[one]
    return right


def archipelagos() -> dict[str, list[tuple[float, float]]]:
    """Commune code → (lat, lon) of its main islands and reefs."""
    found: dict[str, list[tuple[float, float]]] = {}
    for row in rows(OWN / "archipelagos.csv"):
        found.setdefault(row["commune_code"], []).append((float(row["lat"]), float(row["lon"])))
    return found
