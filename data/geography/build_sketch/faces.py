"""Detached faces of a cell, given to the neighbour they share the longest border with."""

from collections.abc import Sequence

import shapely
from shapely import Geometry

Owner = tuple[str, int]


def shared(one: Geometry, other: Geometry) -> float:
    """Length of the common border."""
    return float(shapely.intersection(one, other).length)


def detached(faces: Sequence[Geometry], cell: Sequence[int]) -> list[int]:
    """The faces of a cell that do not hang together with its largest one."""
    largest = max(cell, key=lambda face: faces[face].area)
    joined, rest = faces[largest], [face for face in cell if face != largest]
    while touching := [face for face in rest if shared(faces[face], joined) > 0]:
        joined = shapely.union_all([joined, *(faces[face] for face in touching)])
        rest = [face for face in rest if face not in touching]
    return rest


def given_to_neighbours(faces: Sequence[Geometry], owned: dict[int, Owner]) -> dict[int, Owner]:
    """Face → owner, with every detached face given away inside its part."""
    given, tree = dict(owned), shapely.STRtree(faces)
    of: dict[Owner, list[int]] = {}
    for face in sorted(owned):
        of.setdefault(owned[face], []).append(face)
    for owner, cell in of.items():
        for face in detached(faces, cell) if len(cell) > 1 else []:
            around = [
                (shared(faces[face], faces[other]), other)
                for other in tree.query(faces[face]).tolist()
                if other in given and given[other] != owner and given[other][1] == owner[1]
            ]
            length, best = max(around, key=lambda each: each[0], default=(0.0, face))
            given[face] = given[best] if length > 0 else owner
    return given
