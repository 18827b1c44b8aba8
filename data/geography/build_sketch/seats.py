"""Which former province, as drawn, every commune's cell is cut from; or a disc in the sea."""

from collections.abc import Container, Iterable
from dataclasses import dataclass

import shapely
from shapely import Geometry

from data.geography.build_sketch.reference import Commune
from data.geography.build_sketch.sources import Place

KM_PER_DEGREE = 110  # of latitude; of longitude at 10° north within two per cent
OFFSHORE_KM = 3.0
ZONE_KM = 5.0  # a special zone drawn round its seat
INSETS = (0.003, 0.001, 0.0003, 0.0)  # degrees; the first is some 300 m


@dataclass(frozen=True)
class Seat:
    """A commune's point and the former province it is drawn in; none of them: a disc."""

    commune: Commune
    point: Geometry
    area_km2: float
    former_code: str | None


@dataclass(frozen=True)
class Shores:
    """The former provinces as drawn, their lesser parts and who follows whom."""

    pieces: dict[str, Geometry]
    successor: dict[str, str]
    islands: list[tuple[str, Geometry]]


def shores(pieces: dict[str, Geometry], successor: dict[str, str]) -> Shores:
    """The coast to bring points ashore on."""
    islands = [
        (code, part)
        for code, piece in pieces.items()
        for part in sorted(shapely.get_parts(piece), key=lambda p: -p.area)[1:]
    ]
    return Shores(pieces, successor, islands)


def inside(point: Geometry, shape: Geometry) -> Geometry:
    """The point itself, or the nearest one well inside the shape."""
    if shape.covers(point):
        return point
    cores = (shape.buffer(-inset) for inset in INSETS)
    core = next(core for core in cores if not core.is_empty)
    return shapely.shortest_line(core, point).interpolate(0)


def ashore(commune: Commune, point: Geometry, coast: Shores) -> tuple[Geometry, str | None]:
    """Point and former province of a commune whose point lies off the coast as drawn."""
    code, island = min(coast.islands, key=lambda each: each[1].distance(point))
    if commune.is_zone:
        if island.distance(point) < ZONE_KM / KM_PER_DEGREE:
            return inside(point, island), code  # whichever province the island is drawn in
        return point, None
    if min(p.distance(point) for p in coast.pieces.values()) * KM_PER_DEGREE > OFFSHORE_KM:
        return point, None
    own = [c for c in coast.pieces if coast.successor[c] == commune.province_code]
    return point, min(own, key=lambda c: coast.pieces[c].distance(point))


def seats(
    communes: Iterable[Commune],
    places: dict[str, Place],
    coast: Shores,
    archipelagos: Container[str],
) -> list[Seat]:
    """The seat of every commune; a point inside another province than its own stays there."""
    tree, codes = shapely.STRtree(list(coast.pieces.values())), list(coast.pieces)
    found = []
    for commune in communes:
        place = places[commune.code]
        point = shapely.Point(place.lon, place.lat)
        drawn: str | None = None
        if commune.code not in archipelagos:
            hits = tree.query(point, predicate="intersects")
            if len(hits):
                drawn = codes[hits[-1]]
            else:
                point, drawn = ashore(commune, point, coast)
        found.append(Seat(commune, point, place.area_km2, drawn))
    return found
