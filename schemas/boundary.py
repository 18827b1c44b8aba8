"""Where a map finds its boundaries (ranh giới): an address for the browser, never the geometry."""

from dataclasses import dataclass

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Boundary:
    """One file of boundaries: its address, west–south–east–north in degrees, the codes in it.

    `refused` says why an official file was not used and the sketch is shown instead.
    """

    url: str
    view: Box
    codes: frozenset[str]
    is_sketch: bool
    refused: str | None = None
