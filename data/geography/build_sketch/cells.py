"""Voronoi cells of the communes inside every part of every former province."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import shapely
from shapely import Geometry

from data.geography.build_sketch.faces import given_to_neighbours
from data.geography.build_sketch.seats import Seat, inside
from data.geography.build_sketch.sources import GRID

KM_PER_LON, KM_PER_LAT = 111.32, 110.57  # the first at the equator
APART_KM = 0.3  # seats closer than this are one place
STEP_KM = (0.35, 0.2)  # grid of the sketch: towns are finer than the country
LINE = 1  # type of geometry

Site = tuple[float, float]


@dataclass(frozen=True)
class Part:
    """One part of a former province: who shares it, and where they sit in local km."""

    shape: Geometry
    communes: list[str]
    sites: list[Site]
    scale: tuple[float, float]


def scale_at(lat: float) -> tuple[float, float]:
    """Km of one degree east and one degree north."""
    return KM_PER_LON * math.cos(math.radians(lat)), KM_PER_LAT


def spread(sites: list[Site]) -> list[Site]:
    """The sites with those that fall on one another moved apart."""
    moved = list(sites)
    for _ in range(4):
        for at in range(1, len(moved)):
            if any(math.dist(other, moved[at]) < APART_KM for other in moved[:at]):
                moved[at] = (moved[at][0] + STEP_KM[0], moved[at][1] + STEP_KM[1])
    return moved


def part(shape: Geometry, points: dict[str, Geometry]) -> Part:
    """A part shared by the communes of these points."""
    scale = scale_at(shape.centroid.y)
    sites = [(point.x * scale[0], point.y * scale[1]) for point in points.values()]
    return Part(shape, list(points), spread(sites), scale)


def parts_of(shape: Geometry, seated: Sequence[Seat], off: Sequence[Seat]) -> Iterable[Part]:
    """The parts of one former province; an islet nobody sits on goes to the nearest commune."""
    shapes = list(shapely.get_parts(shape))
    homes: list[dict[str, Geometry]] = [{} for _ in shapes]
    sites = {seat.commune.code: inside(seat.point, shape) for seat in seated}
    for code, site in sites.items():
        nearest = min(range(len(shapes)), key=lambda at: shapes[at].distance(site))
        homes[nearest][code] = site
    around = sorted([*seated, *off], key=lambda s: (s.commune.province_code, s.commune.code))
    for each, points in zip(shapes, homes, strict=True):
        if not points:
            near = min(around, key=lambda seat: each.distance(seat.point))
            points[near.commune.code] = sites.get(near.commune.code, near.point)
        yield part(each, points)


def edges(part: Part) -> Geometry:
    """Borders between the cells of a part, in degrees."""
    box = shapely.transform(shapely.box(*part.shape.bounds).buffer(0.2), lambda q: q * part.scale)
    cells = shapely.voronoi_polygons(
        shapely.multipoints(part.sites), extend_to=box, only_edges=True
    )
    in_degrees = shapely.transform(cells, lambda q: (q / part.scale).round(6))
    return shapely.intersection(in_degrees, part.shape)


def cut(parts: Iterable[Part]) -> list[Geometry]:
    """The faces between all borders; noded at once, so that neighbours share their vertices."""
    lines = []
    for each in parts:
        lines.append(shapely.boundary(each.shape))
        if len(each.communes) > 1:
            lines.append(edges(each))
    net = shapely.union_all([line for line in lines if not line.is_empty], grid_size=GRID)
    drawn = [line for line in shapely.get_parts(net) if shapely.get_type_id(line) == LINE]
    return list(shapely.get_parts(shapely.polygonize(drawn)))


def owners(faces: Sequence[Geometry], parts: Sequence[Part]) -> dict[int, tuple[str, int]]:
    """Face → (commune whose site is nearest, part); faces outside every part are left out."""
    within = shapely.point_on_surface(faces)
    tree = shapely.STRtree([each.shape for each in parts])
    found: dict[int, tuple[str, int]] = {}
    for face, at in zip(*tree.query(within, predicate="intersects").tolist(), strict=True):
        if face not in found:
            each = parts[at]
            here = (within[face].x * each.scale[0], within[face].y * each.scale[1])
            apart = [math.dist(site, here) for site in each.sites]
            found[face] = (each.communes[apart.index(min(apart))], at)
    return found


def cells(pieces: dict[str, Geometry], seats: Sequence[Seat]) -> dict[str, list[Geometry]]:
    """Commune code → the faces of its cell."""
    off = [seat for seat in seats if seat.former_code is None]
    parts = [
        each
        for code, piece in pieces.items()
        for each in parts_of(piece, [s for s in seats if s.former_code == code], off)
    ]
    faces = cut(parts)
    owned = given_to_neighbours(faces, owners(faces, parts))
    found: dict[str, list[Geometry]] = {}
    for face in sorted(owned):
        found.setdefault(owned[face][0], []).append(faces[face])
    return found
