"""Where a map finds its boundaries (ranh giới): an address for the browser, never the geometry."""

from collections.abc import Mapping
from dataclasses import dataclass, field

Box = tuple[float, float, float, float]
Point = tuple[float, float]


@dataclass(frozen=True)
class Boundary:
    """One file of boundaries: its address, west–south–east–north in degrees, the codes in it.

    `points` lie inside the largest part of each area; `insets` are boxes of areas far off the rest.

    `refused` says why an official file was not used and the sketch is shown instead.
    """

    url: str
    view: Box
    codes: frozenset[str]
    is_sketch: bool
    refused: str | None = None
    points: Mapping[str, Point] = field(default_factory=dict)
    insets: Mapping[str, Box] = field(default_factory=dict)
