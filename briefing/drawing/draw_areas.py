"""A map as outlines, four classes at most, its key in the emptiest corner."""

from collections.abc import Iterator
from math import cos, radians

from briefing.deck.forms import Ring
from briefing.deck.more_forms import Area, Areas
from briefing.drawing.measure import cut, width, wrapped
from briefing.drawing.shapes import FILL, Box, Path, Rect, Say, Shape
from briefing.drawing.style import Style

ASIDE = 10  # steps in which a map moves aside for its key
APART = 0.08  # inches around an area in its frame
FRAME, NAME = 1.15, 0.3  # inches of the frame of an area far off, and of its name under it


def fitted(areas: tuple[Area, ...], box: Box) -> dict[str, tuple[Ring, ...]]:
    """Rings of every area in inches inside the box, north up, as wide as they really are.

    Areas far off the rest stand in frames of their own at the right, not to scale.
    """
    near = tuple(a for a in areas if not a.is_far)
    frames = far_frames(areas, box)
    left = min((f.x for f in frames.values()), default=box.right + APART) - APART
    placed = _placed(near, Box(box.x, box.y, left - box.x, box.h))
    for area in areas:
        if area.is_far:
            frame = frames[area.code]
            placed |= _placed(
                (area,),
                Box(frame.x + APART, frame.y + APART, frame.w - 2 * APART, frame.h - 2 * APART),
            )
    return placed


def far_frames(areas: tuple[Area, ...], box: Box) -> dict[str, Box]:
    """The frames of areas far off the rest, under each other at the right."""
    far = sorted(a.code for a in areas if a.is_far)
    side = min(FRAME, box.h / max(len(far), 1) - NAME)
    return {
        code: Box(box.right - side, box.y + n * (side + NAME) + NAME, side, side)
        for n, code in enumerate(far)
    }


def _placed(areas: tuple[Area, ...], box: Box) -> dict[str, tuple[Ring, ...]]:
    points = [p for area in areas for ring in area.rings for p in ring]
    west, east = min(p[0] for p in points), max(p[0] for p in points)
    south, north = min(p[1] for p in points), max(p[1] for p in points)
    narrow = cos(radians((south + north) / 2))
    scale = min(box.w / ((east - west) * narrow), box.h / (north - south))
    left = box.x + (box.w - (east - west) * narrow * scale) / 2
    top = box.y + (box.h - (north - south) * scale) / 2
    return {
        area.code: tuple(
            tuple((left + (x - west) * narrow * scale, top + (north - y) * scale) for x, y in ring)
            for ring in area.rings
        )
        for area in areas
    }


def draw_areas(form: Areas, box: Box, style: Style) -> Iterator[Shape]:
    """Filled areas first, those of the last class on top with their red outline, then the key."""
    note = style.lead(style.head) * 1.2
    inside = Box(box.x, box.y, box.w, box.h - note)
    rings, corner = _beside_key(form, inside, style)
    yield from _frames(form, inside, style)
    for area in sorted(form.areas, key=lambda a: form.classes[a.place].is_none):
        of = form.classes[area.place]
        line, weight = ("attention", 2.2) if of.is_none else ("paper", 0.9)
        fill = FILL["paper" if of.is_none else of.tone]
        title = f"{area.name}: {area.text}"
        yield Path(rings[area.code], FILL[line], style.hair * weight, fill, title=title)
    yield from _key(form, corner, style)
    y = box.bottom - style.base(style.head)
    yield Say(box.x, y, form.note, style.head * 0.86, FILL["context"])


def _beside_key(form: Areas, box: Box, style: Style) -> tuple[dict[str, tuple[Ring, ...]], Box]:
    """The outlines and the place of the key in a corner; they move aside as far as they must."""
    size, frames = _key_size(form, style), [*far_frames(form.areas, box).values()]
    rings = fitted(form.areas, box)
    corner = _corner(rings, frames, box, size)
    wide, is_left = size[0] + style.text / 72, corner.x < box.x + box.w / 2
    for step in range(1, ASIDE + 1):
        if not _covered(rings, corner):
            break
        aside = wide * step / ASIDE
        rings = fitted(form.areas, Box(box.x + aside * is_left, box.y, box.w - aside, box.h))
    return rings, corner


def _covered(rings: dict[str, tuple[Ring, ...]], box: Box) -> bool:
    points = (point for shape in rings.values() for ring in shape for point in ring)
    return any(box.x <= x <= box.right and box.y <= y <= box.bottom for x, y in points)


def _frames(form: Areas, box: Box, style: Style) -> Iterator[Shape]:
    """A thin frame with its name over it for every area far off the rest."""
    names = {area.code: area.name for area in form.areas}
    for code, frame in far_frames(form.areas, box).items():
        yield Rect(frame, FILL["paper"], FILL["rule"], style.hair)
        y = frame.y - style.base(style.head)
        said = cut(names[code], frame.w + APART, style.head * 0.86)
        yield Say(frame.right, y, said, style.head * 0.86, FILL["context"], anchor="end")


def _key_size(form: Areas, style: Style) -> tuple[float, float]:
    lines = wrapped(form.caption, 2.6 * style.head / 14, style.head, True)
    said = [f"{c.label}  ({c.count})" for c in form.classes]
    wide = max(
        [width(line, style.head, True) for line in lines]
        + [width(text, style.label) + style.label / 72 * 2 for text in said]
    )
    return wide, style.lead(style.head) * len(lines) + style.lead(style.label) * 1.25 * len(said)


def _corner(
    rings: dict[str, tuple[Ring, ...]], frames: list[Box], box: Box, size: tuple[float, float]
) -> Box:
    """Of the four corners the one that covers the fewest points of the map and no frame."""
    wide, high = size
    points = [p for shape in rings.values() for ring in shape for p in ring]
    points += [
        (f.x + f.w * a, f.y + f.h * b) for f in frames for a in (0, 0.5, 1) for b in (0, 0.5, 1)
    ] * len(points)
    corners = [
        Box(x, y, wide, high) for y in (box.bottom - high, box.y) for x in (box.x, box.right - wide)
    ]
    return min(
        corners, key=lambda c: sum(c.x <= x <= c.right and c.y <= y <= c.bottom for x, y in points)
    )


def _key(form: Areas, box: Box, style: Style) -> Iterator[Shape]:
    y = box.y
    for line in wrapped(form.caption, 2.6 * style.head / 14, style.head, True):
        y += style.lead(style.head)
        yield Say(box.x, y - style.base(style.head), line, style.head, FILL["context"], True)
    size = style.label / 72
    for of in form.classes:
        y += style.lead(style.label) * 1.25
        sign = Box(box.x, y - size, size * 1.5, size)
        fill = FILL["paper" if of.is_none else of.tone]
        line = FILL["attention"] if of.is_none else "none"
        yield Rect(sign, fill, line, style.hair * 2)
        x = sign.right + size * 0.5
        text = f"{of.label}  ({of.count})"
        yield Say(x, y - size * 0.15, text, style.label, FILL["ink"], of.is_none)
