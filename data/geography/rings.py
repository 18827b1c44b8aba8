"""Outlines of areas as rings of points, for slides and papers that carry their own map."""

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from data.geography.boundaries import boundary, file_name, sources
from schemas.boundary import Boundary, Point

MOST_POINTS = 400  # of one outline on a slide: more is a larger file, not a finer line
Rings = tuple[tuple[Point, ...], ...]


def outlines(area: str, store: Path | None = None) -> tuple[Boundary, dict[str, Rings]] | None:
    """Boundaries of an area and the rings of each code; None where there is no map of it."""
    found = boundary(area, store)
    if found is None:
        return None
    supplied, sketch = sources(store)
    path = (sketch if found.is_sketch else supplied).folder / file_name(area)
    return found, _rings(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=16)
def _rings(path: Path, version: int) -> dict[str, Rings]:  # noqa: ARG001 - a changed file is read again
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    return {str(f["id"]): _outer(f["geometry"]) for f in features}


def _outer(geometry: dict[str, Any]) -> Rings:
    """Outer rings, none with more points than a slide can show."""
    parts = geometry["coordinates"]
    polygons = parts if geometry["type"] == "MultiPolygon" else [parts]
    return tuple(_thinned(polygon[0]) for polygon in polygons)


def _thinned(ring: list[list[float]]) -> tuple[Point, ...]:
    step = -(-len(ring) // MOST_POINTS)
    return tuple((point[0], point[1]) for point in ring[::step])
