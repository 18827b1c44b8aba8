"""Boundaries of a map (ranh giới): the deployer's official files, else the sketch that ships.

Only the address of a file is given out: the browser fetches its geometry once and keeps it.
"""

import json
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from data.profiles.places import communes, provinces
from schemas.boundary import Boundary, Box, Point
from schemas.settings import said, variable

SKETCH = Path(__file__).parent / "sketch"
TOPO = Path(__file__).parent / "empty_topo"
OFFICIAL = Path(__file__).parents[1] / "boundaries"
SETTING = variable("boundaries")
PREFIX = "/geo"
KEPT = "boundaries"
AREAS = ("Polygon", "MultiPolygon")


class BoundaryError(ValueError):
    """A boundary file that cannot be used: which, what is wrong, what to do."""


def folders() -> dict[str, Path]:
    """Folders to serve: address → folder."""
    return {f"{PREFIX}/topo": TOPO, f"{PREFIX}/sketch": SKETCH, f"{PREFIX}/official": official()}


def official() -> Path:
    """Where a deployer puts official boundaries: the setting, else data/boundaries."""
    return Path(said("boundaries") or OFFICIAL)


@dataclass(frozen=True)
class Source:
    """A folder of boundary files, the address it is served at, and whether it is the sketch."""

    folder: Path
    at: str
    is_sketch: bool


def sources(store: Path | None) -> tuple[Source, Source]:
    """Official files and sketch; a snapshot (its folder as the store) has its own of both."""
    if store and (store / KEPT).exists():
        at = f"{PREFIX}/kept/{store.name}"
        kinds = {"official": store / KEPT / "official", "sketch": store / KEPT / "sketch"}
    else:
        at, kinds = PREFIX, {"official": official(), "sketch": SKETCH}
    supplied, sketch = (Source(path, f"{at}/{k}", k == "sketch") for k, path in kinds.items())
    return supplied, sketch


def boundary(area: str, store: Path | None = None) -> Boundary | None:
    """Boundaries of the communes of a province (its code) or of all provinces ('VN').

    `store` is where the figures come from. None where there is no map of the area; a refused
    official file is named in `refused`.
    """
    supplied, sketch = sources(store)
    name = file_name(area)
    if not (sketch.folder / name).exists():
        return None
    refused = None
    if (supplied.folder / name).exists():
        try:
            return _read(supplied, name, area)
        except BoundaryError as error:
            refused = str(error)
    return replace(_read(sketch, name, area), refused=refused)


def file_name(area: str) -> str:
    """The file of an area inside a folder of boundaries."""
    return "provinces.geojson" if area == "VN" else f"communes/{area}.geojson"


def _read(source: Source, name: str, area: str) -> Boundary:
    return _checked(source, name, area, (source.folder / name).stat().st_mtime_ns)


@lru_cache(maxsize=64)
def _checked(source: Source, name: str, area: str, version: int) -> Boundary:
    try:
        content = json.loads((source.folder / name).read_text(encoding="utf-8"))
        features = content["features"]
        codes = [str(f["id"]) for f in features]
        shapes = {f["geometry"]["type"] for f in features}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise _wrong(name, "không phải GeoJSON có mã / is no GeoJSON with codes") from error
    known = _known(area)
    lost, strange = sorted(known - {*codes}), sorted({*codes} - known)
    if lost or strange or len(codes) != len(known):
        some = ", ".join([*lost, *strange][:3])
        counts = f"{len(lost)} mã, lạ {len(strange)} mã / lost, strange codes: {some}"
        raise _wrong(name, f"thiếu {counts}")
    if not shapes <= {*AREAS}:
        raise _wrong(name, "có hình không phải vùng / holds shapes that are no areas")
    url = f"{source.at}/{name}?v={version}"
    view = _view(content)
    points = {str(f["id"]): _middle(f["geometry"]) for f in features}
    insets = {
        code: _box(_points(f["geometry"]["coordinates"]))
        for f, code in zip(features, codes, strict=True)
        if area != "VN" and not _within(points[code], view)
    }
    return Boundary(url, view, frozenset(codes), source.is_sketch, points=points, insets=insets)


def _known(area: str) -> set[str]:
    if area == "VN":
        return {*provinces()["province_code"].to_list()}
    return {*communes().filter(province_code=area)["commune_code"].to_list()}


def _view(content: dict[str, Any]) -> Box:
    said = content.get("view_main") or content.get("view")
    if said:
        return said[0], said[1], said[2], said[3]
    return _box([p for f in content["features"] for p in _points(f["geometry"]["coordinates"])])


def _box(points: list[Any]) -> Box:
    across, up = [p[0] for p in points], [p[1] for p in points]
    return min(across), min(up), max(across), max(up)


def _middle(geometry: dict[str, Any]) -> Point:
    """A point of the largest part: the middle of the widest stretch at half its height."""
    parts = geometry["coordinates"]
    rings = [part[0] for part in parts] if geometry["type"] == "MultiPolygon" else [parts[0]]
    west, south, east, north = max((_box(ring) for ring in rings), key=_area)
    ring = next(r for r in rings if _box(r) == (west, south, east, north))
    at = (south + north) / 2
    crossed = sorted(_crossings(ring, at))
    stretches = list(zip(crossed[::2], crossed[1::2], strict=False)) or [(west, east)]
    left, right = max(stretches, key=lambda pair: pair[1] - pair[0])
    return (left + right) / 2, at


def _within(point: Point, box: Box) -> bool:
    return box[0] <= point[0] <= box[2] and box[1] <= point[1] <= box[3]


def _crossings(ring: list[Any], at: float) -> list[float]:
    """Where a ring crosses a parallel."""
    pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
    return [
        a[0] + (at - a[1]) / (b[1] - a[1]) * (b[0] - a[0])
        for a, b in pairs
        if (a[1] > at) != (b[1] > at)
    ]


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _points(part: Any) -> list[Any]:
    return [part] if isinstance(part[0], float | int) else [p for q in part for p in _points(q)]


def _wrong(name: str, what: str) -> BoundaryError:
    return BoundaryError(
        f"{name}: {what}. Đang dùng lược đồ; sửa tệp rồi mở lại trang. / "
        "The sketch is shown; mend the file, then open the page again."
    )
