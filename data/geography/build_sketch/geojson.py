"""GeoJSON as the browser draws it: rounded, outer rings clockwise."""

import json
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import shapely
from shapely import Geometry, Polygon

Ring = list[list[float]]


def signed_area(ring: Ring) -> float:
    """Area of a closed ring by the shoelace; negative when it runs clockwise."""
    sides = pairwise(ring)
    return 0.5 * sum(a[0] * b[1] - b[0] * a[1] for a, b in sides)


def rounded(line: Geometry, decimals: int) -> Ring:
    """The rounded vertices of a ring, none twice in a row."""
    points: Ring = shapely.get_coordinates(line).round(decimals).tolist()
    return [point for at, point in enumerate(points) if at == 0 or point != points[at - 1]]


def rings(shape: Polygon, decimals: int, smallest: float) -> list[Ring]:
    """The rings of a polygon: the outer one clockwise, holes against the clock."""
    found = []
    for at, line in enumerate((shape.exterior, *shape.interiors)):
        ring, is_outer = rounded(line, decimals), at == 0
        area = signed_area(ring) if len(ring) >= 4 else 0.0
        # A ring without area would be drawn as the whole globe.
        if abs(area) >= smallest:
            found.append(ring if (area < 0) == is_outer else ring[::-1])
        elif is_outer:
            return []
    return found


def geometry(shape: Geometry, decimals: int) -> dict[str, Any]:
    """A shape as GeoJSON; parts that rounding leaves without area are dropped."""
    smallest = 10.0 ** (-2 * decimals)
    parts = [r for part in shapely.get_parts(shape) if (r := rings(part, decimals, smallest))]
    if not parts:
        raise ValueError("A unit without a shape")
    if len(parts) == 1:
        return {"type": "Polygon", "coordinates": parts[0]}
    return {"type": "MultiPolygon", "coordinates": parts}


def feature(shape: Geometry, decimals: int, properties: dict[str, Any]) -> dict[str, Any]:
    """A unit on the map; its id is its code."""
    return {
        "type": "Feature",
        "id": properties["code"],
        "properties": properties,
        "geometry": geometry(shape, decimals),
    }


def box(shapes: Sequence[Geometry]) -> list[float]:
    """West, south, east and north of all shapes."""
    return [round(float(value), 3) for value in shapely.total_bounds(shapes)]


def write(path: Path, features: list[dict[str, Any]], **top: object) -> None:
    """One file; says of itself that it is a sketch."""
    path.parent.mkdir(parents=True, exist_ok=True)
    content = {"type": "FeatureCollection", **top, "features": features}
    told = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    path.write_text(told, encoding="utf-8")
