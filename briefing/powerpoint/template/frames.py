"""The frame of a slide on a layout: where its forms, its head and its foot stand, how large.

Forms are laid out as on our own page and brought to the room of the layout as they are: where it is
smaller everything in it is, so that a page of 4:3 or of another size is drawn for its own shape and
no form gets less room than it was made for.
"""

from dataclasses import dataclass, replace
from typing import Any

from pptx.enum.shapes import PP_PLACEHOLDER as PLACE
from pptx.opc.constants import RELATIONSHIP_TYPE as KIND
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn

from briefing.deck.slide import Deck
from briefing.drawing.measure import wrapped
from briefing.drawing.page import BODY, FOOTER_ROOMS, MARGIN, WIDE, held
from briefing.drawing.shapes import Box
from briefing.powerpoint.template.layouts import (
    Kind,
    chosen_layout,
    kind_of,
    room_of,
    title_place,
)
from briefing.powerpoint.template.places import (
    box_on,
    inset,
    page_of,
    pictured,
    room_left,
)

KICKER_HIGH, FOOT_HIGH, NUMBER_WIDE = 0.3, 0.36, 0.6
SMALLEST = 0.45  # a room that makes 18 points less than 8
TITLE_POINTS, LEAST_POINTS, LEAD = 44, 14, 1.2
LINES_POINTS, LEAST_LINES = 24, 10
LINES_OF = (PLACE.SUBTITLE, PLACE.BODY)
# how much wider than the face we measure in, for those that are
WIDE_FACES = {"verdana": 1.15, "montserrat": 1.12, "lucida sans unicode": 1.08, "noto sans": 1.03}
KINDS: tuple[Kind, ...] = ("title", "content", "two")


@dataclass(frozen=True)
class Frame:
    """Boxes in inches; `scale` is what one inch of our page becomes.

    `points` is the size of titles where the layout's own is too large for the deck's, 0: the
    layout's; `by` is what our sizes of head and foot become; `title` its place where
    it is not the layout's own: a logo over that is left free; `lines` is that of a cover.
    """

    layout: str
    body: Box
    scale: float
    kicker: Box
    foot: Box
    points: float = 0
    by: float = 1
    title: Box | None = None
    lines: Box | None = None
    is_own: bool = False

    @property
    def room(self) -> Box:
        """The body as forms see it: at least as wide and high as on our own page."""
        return Box(BODY.x, BODY.y, self.body.w / self.scale, self.body.h / self.scale)


def frame_of(said: Any) -> Frame:
    """A frame as a file remembers it."""
    names = ("body", "kicker", "foot", "title", "lines")
    boxes = {name: Box(**said[name]) for name in names if said[name]}
    return Frame(**{**said, **boxes})


def lines_box(layout: Any) -> Box | None:
    """Where the lines of a cover stand, if the layout has a place for them."""
    found = [p for p in layout.placeholders if p.placeholder_format.type in LINES_OF]
    return box_on(found[0]) if found else None


def own_frame(layout: Any) -> Frame:
    """Our own page, to the inch."""
    kicker = Box(MARGIN, 0.22, BODY.w, 0.25)
    foot = Box(MARGIN, 7.04, max(FOOTER_ROOMS), FOOT_HIGH)
    return Frame(layout.name, BODY, 1, kicker, foot, lines=lines_box(layout), is_own=True)


def frames_of(presentation: Any, deck: Deck, *, is_own: bool) -> dict[str, Frame]:
    """A frame for each kind of slide of the deck."""
    found: dict[str, Frame] = {}
    for kind in KINDS:
        layout = chosen_layout(presentation, kind)
        titles = [slide.title for slide in deck.slides if kind_of(slide) == kind]
        if is_own:
            found[kind] = own_frame(layout)
        else:
            found[kind] = _frame(presentation, layout, kind, titles)
    sizes = [one.points for kind, one in found.items() if kind != "title" and one.points]
    for kind in KINDS[1:] if sizes else ():
        found[kind] = replace(found[kind], points=min(sizes))  # one size on all slides
    return found


def _frame(presentation: Any, layout: Any, kind: Kind, titles: list[str]) -> Frame:
    page, room = page_of(presentation), room_of(presentation, layout)
    by = page.w / WIDE
    kicker = Box(room.x, room.y, room.w, KICKER_HIGH * by)
    body, foot = Box(room.x, kicker.bottom, room.w, room.h - kicker.h), _foot(layout, page, by)
    if kind == "title":  # its lines stand under its title: what else is said stands over the foot
        kicker = Box(room.x, room.bottom - kicker.h, room.w, kicker.h)
    scale = min(body.w / BODY.w, body.h / BODY.h) / WIDE_FACES.get(_face(layout), 1)
    place = box_on(title_place(layout))
    title = room_left(place, pictured(layout, page)) if place else None
    points = _title_points(layout, titles, title, by)
    moved = None if title == place else title
    return Frame(layout.name, body, scale, kicker, foot, points, by, moved, lines_box(layout))


def _face(layout: Any) -> str:
    """The face of the theme's text."""
    theme = parse_xml(layout.slide_master.part.part_related_by(KIND.THEME).blob)
    face = theme.find(f".//{qn('a:minorFont')}/{qn('a:latin')}")
    return "" if face is None else str(face.get("typeface")).lower()


def _foot(layout: Any, page: Box, by: float) -> Box:
    """The band of the master's footers, from the left margin to the number of the page."""
    feet = {
        p.placeholder_format.type: box
        for of in (layout.slide_master, layout)
        for p in of.placeholders
        if (box := box_on(p))
    }
    number, title = feet.get(PLACE.SLIDE_NUMBER), box_on(title_place(layout))
    band = feet.get(PLACE.FOOTER) or number
    left = min([box.x for box in (title, feet.get(PLACE.DATE)) if box], default=MARGIN * by)
    high = FOOT_HIGH * by
    y = band.y + (band.h - high) / 2 if band else page.h - high - 0.08
    right = page.w - left
    if number and number.x > page.w / 2:
        right = min(right, max(number.x, number.right - NUMBER_WIDE * by))
    elif number:
        left = max(left, number.right)
    room = Box(left, min(y, page.h - high), right - left, high)
    ways = [box for box in pictured(layout, page) if box.w < page.w / 2]
    return room_left(room, ways)


def _title_points(layout: Any, titles: list[str], box: Box | None, by: float) -> float:
    """0, or the largest size at which every title stands in its place."""
    size = title_size(layout)
    if box is None or not titles:
        return 0
    inner, points = inset(title_place(layout), box), size
    while points > LEAST_POINTS * by and not all(_fits(t, inner, points) for t in titles):
        points -= 1
    return 0 if points == size else points


def _fits(title: str, room: Box, points: float) -> bool:
    lines = wrapped(held(title), room.w, points, True)
    return len(lines) * points * LEAD / 72 <= room.h


def title_size(layout: Any) -> float:
    """The size of titles on a layout."""
    return _size_of(title_place(layout), layout, "titleStyle", TITLE_POINTS)


def _size_of(place: Any, layout: Any, style: str, usual: float) -> float:
    """A place's own size, its master's place's, its master's style's."""
    of, master = place.placeholder_format.type, layout.slide_master
    is_title = of in (PLACE.TITLE, PLACE.CENTER_TITLE)
    above = [
        p
        for p in master.placeholders
        if p.placeholder_format.type == (PLACE.TITLE if is_title else PLACE.BODY)
    ]
    root = master._element.find(f"{qn('p:txStyles')}/{qn(f'p:{style}')}")
    roots = [place._element, *(p._element for p in above), *([root] if root is not None else [])]
    for first in (one for root in roots for one in root.iter(qn("a:lvl1pPr"))):
        said = first.find(qn("a:defRPr"))
        if said is not None and said.get("sz"):
            return int(said.get("sz")) / 100
    return usual


def lines_points(place: Any, layout: Any, lines: list[str]) -> float:
    """0, or the largest size at which these lines stand in a place of the layout."""
    box = box_on(place)
    size = _size_of(place, layout, "bodyStyle", LINES_POINTS)
    if box is None:
        return 0
    inner, points = inset(place, box), size
    while points > LEAST_LINES and not _hold(lines, inner, points):
        points -= 1
    return 0 if points == size else points


def _hold(lines: list[str], room: Box, points: float) -> bool:
    count = sum(len(wrapped(line, room.w, points)) for line in lines)
    return count * points * LEAD * 1.15 / 72 <= room.h
