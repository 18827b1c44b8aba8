"""Where things stand on a layout, in inches: its places to fill, its pictures, the room left."""

from collections.abc import Iterable
from typing import Any

from pptx.oxml.ns import qn
from pptx.util import Inches

from briefing.drawing.shapes import Box

INCH = 914_400
GROUND = 0.6  # a shape over more of the page than this is its ground, nothing to keep clear of
GAP = 0.08


def box_on(shape: Any) -> Box | None:
    """Where a shape of a layout stands; a place without its own stands where the master has it."""
    found = (shape.left, shape.top, shape.width, shape.height)
    return None if None in found else Box(*(value / INCH for value in found))


def page_of(presentation: Any) -> Box:
    """The whole page."""
    return Box(0, 0, presentation.slide_width / INCH, presentation.slide_height / INCH)


def pictured(layout: Any, page: Box) -> list[Box]:
    """What a layout and its master draw: logos, bands; what covers the page is its ground."""
    kept = layout._element.get("showMasterSp") != "0"
    sources = [layout, *([layout.slide_master] if kept else [])]
    boxes = [box_on(s) for of in sources for s in of.shapes if not s.is_placeholder]
    return [box for box in boxes if box and box.w * box.h < GROUND * page.w * page.h]


def room_left(room: Box, drawn: Iterable[Box]) -> Box:
    """The largest part of a room that no picture lies in; what holds all of it is its ground."""
    for box in sorted(drawn, key=lambda one: -one.w * one.h):
        if not _meet(room, box) or _holds(box, room):
            continue
        parts = (
            Box(room.x, room.y, room.w, box.y - GAP - room.y),
            Box(room.x, box.bottom + GAP, room.w, room.bottom - box.bottom - GAP),
            Box(room.x, room.y, box.x - GAP - room.x, room.h),
            Box(box.right + GAP, room.y, room.right - box.right - GAP, room.h),
        )
        room = max(parts, key=lambda one: max(one.w, 0) * max(one.h, 0))
    return room


def _meet(a: Box, b: Box) -> bool:
    return a.x < b.right and b.x < a.right and a.y < b.bottom and b.y < a.bottom


def _holds(outer: Box, inner: Box) -> bool:
    return (
        outer.x <= inner.x
        and outer.y <= inner.y
        and outer.right >= inner.right
        and outer.bottom >= inner.bottom
    )


def around(boxes: Iterable[Box]) -> Box:
    """The smallest box that holds all of them."""
    found = list(boxes)
    left, top = min(b.x for b in found), min(b.y for b in found)
    return Box(left, top, max(b.right for b in found) - left, max(b.bottom for b in found) - top)


def set_box(shape: Any, box: Box) -> None:
    """A shape, a place on a layout among them, moved to a box."""
    shape.left, shape.top = Inches(box.x), Inches(box.y)
    shape.width, shape.height = Inches(box.w), Inches(box.h)


def inset(shape: Any, box: Box) -> Box:
    """The box inside the margins of its text."""
    body = shape._element.find(f".//{qn('a:bodyPr')}")
    said = {} if body is None else body.attrib
    left, right = (int(said.get(k, 91_440)) / INCH for k in ("lIns", "rIns"))
    top, bottom = (int(said.get(k, 45_720)) / INCH for k in ("tIns", "bIns"))
    return Box(box.x + left, box.y + top, box.w - left - right, box.h - top - bottom)
