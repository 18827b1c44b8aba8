"""Discs in the sea: the archipelagos, and islands that the former provinces do not show."""

import math
from collections.abc import Iterable, Sequence

import shapely
from shapely import Geometry, Polygon

from data.geography.build_sketch.cells import scale_at
from data.geography.build_sketch.seats import Seat
from data.geography.build_sketch.sources import GRID

REEF_KM, ISLAND_KM = 7.0, 3.0  # drawn larger than they are: smaller is no mark at all
CORNERS = 16  # round enough at the size shown
GAP = 0.004  # degrees between a disc and what it would touch


def disc(lat: float, lon: float, radius_km: float) -> Geometry:
    """A disc of so many km."""
    east, north = scale_at(lat)
    turns = [corner * 2 * math.pi / CORNERS for corner in range(CORNERS)]
    corners = [
        (lon + radius_km / east * math.cos(turn), lat + radius_km / north * math.sin(turn))
        for turn in turns
    ]
    return shapely.transform(Polygon(corners), lambda q: q.round(4))


def island(seat: Seat, drawn: Iterable[Geometry]) -> Sequence[Geometry]:
    """A disc of the commune's area, at least visible, clear of what is drawn already."""
    radius = max(math.sqrt(seat.area_km2 / math.pi), ISLAND_KM)
    left = disc(seat.point.y, seat.point.x, radius)
    for other in drawn:
        if left.intersects(other):
            left = left.difference(other.buffer(GAP))
    return list(shapely.get_parts(shapely.set_precision(left, GRID)))


def discs(
    seats: Iterable[Seat],
    pieces: dict[str, Geometry],
    archipelagos: dict[str, list[tuple[float, float]]],
) -> dict[str, Sequence[Geometry]]:
    """Commune code → its discs."""
    drawn = [shapely.union_all(list(pieces.values()))]
    found: dict[str, Sequence[Geometry]] = {}
    for seat in seats:
        code = seat.commune.code
        if code in archipelagos:
            reefs = [disc(lat, lon, REEF_KM) for lat, lon in archipelagos[code]]
            found[code] = list(shapely.get_parts(shapely.union_all(reefs)))
        elif seat.former_code is None:
            found[code] = island(seat, drawn)
        drawn.extend(found.get(code, ()))
    return found
