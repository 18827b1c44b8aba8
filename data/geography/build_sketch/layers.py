"""The two layers of the map: communes, and provinces as the union of their communes."""

from collections.abc import Container, Sequence
from pathlib import Path
from typing import Any

import shapely
from shapely import Geometry

from data.geography.build_sketch.cells import cells
from data.geography.build_sketch.discs import discs
from data.geography.build_sketch.geojson import box, feature, write
from data.geography.build_sketch.reference import Commune, Province
from data.geography.build_sketch.seats import Seat
from data.geography.build_sketch.sources import GRID, checked

PROVINCE_TOLERANCE = 0.007  # degrees
COMMUNE_DECIMALS, PROVINCE_DECIMALS = 4, 3  # of a degree: 11 m and 110 m, finer is not seen

Shapes = dict[str, Geometry]


def commune_shapes(
    seats: Sequence[Seat], pieces: Shapes, archipelagos: dict[str, list[tuple[float, float]]]
) -> Shapes:
    """Commune code → its shape; together a coverage."""
    land, sea = cells(pieces, seats), discs(seats, pieces, archipelagos)
    faces = {
        code: [*land.get(code, ()), *sea.get(code, ())]
        for code in (seat.commune.code for seat in seats)
    }
    found = {code: shapely.union_all(each, grid_size=GRID) for code, each in faces.items()}
    if lost := [code for code, each in found.items() if each.is_empty or not each.is_valid]:
        raise ValueError(f"Communes without a cell: {lost}")
    checked(list(found.values()))
    return found


def province_shapes(communes: Sequence[Commune], shapes: Shapes) -> Shapes:
    """Province code → the union of its communes, simplified once more; a coverage."""
    of: dict[str, list[Geometry]] = {}
    for commune in communes:
        of.setdefault(commune.province_code, []).append(shapes[commune.code])
    unions = [shapely.coverage_union_all(each) for each in of.values()]
    simple = shapely.coverage_simplify(unions, PROVINCE_TOLERANCE)
    return dict(zip(of, checked(list(simple)), strict=True))


def views(
    communes: Sequence[Commune], shapes: Shapes, archipelagos: Container[str]
) -> dict[str, list[float]]:
    """Boxes to look at: without the archipelagos, and without any special zone."""
    near = [shapes[c.code] for c in communes if c.code not in archipelagos]
    return {
        "view": box(near),
        "view_main": box([shapes[c.code] for c in communes if not c.is_zone]),
    }


def province_feature(
    province: Province, shape: Geometry, count: int, seen: dict[str, list[float]]
) -> dict[str, Any]:
    """A province; its label stands on its largest part."""
    label = max(shapely.get_parts(shape), key=lambda p: p.area).representative_point()
    told = {
        "code": province.code,
        "name": province.name,
        "full_name": province.full_name,
        "kind": province.kind,
        "merged_from": [name for _, name in province.former],
        "merged_from_codes": [code for code, _ in province.former],
        "communes": count,
        "lat": round(label.y, 4),
        "lon": round(label.x, 4),
    }
    return feature(shape, PROVINCE_DECIMALS, told | seen)


def commune_feature(commune: Commune, shape: Geometry) -> dict[str, Any]:
    """A commune, by code, name and kind."""
    told = {"code": commune.code, "name": commune.name, "kind": commune.kind}
    return feature(shape, COMMUNE_DECIMALS, told)


def write_layers(
    out: Path,
    provinces: Sequence[Province],
    communes: Sequence[Commune],
    shapes: Shapes,
    archipelagos: Container[str],
) -> None:
    """The provinces in one file and the communes in one file a province."""
    outlines = province_shapes(communes, shapes)
    features = []
    for province in provinces:
        own = [c for c in communes if c.province_code == province.code]
        seen = views(own, shapes, archipelagos)
        features.append(province_feature(province, outlines[province.code], len(own), seen))
        write(
            out / "communes" / f"{province.code}.geojson",
            [commune_feature(c, shapes[c.code]) for c in own],
            province_code=province.code,
            sketch=True,
            bbox=box([shapes[c.code] for c in own]),
            **seen,
        )
    write(out / "provinces.geojson", features, sketch=True, bbox=box(list(outlines.values())))
