"""Which layout of a template a slide takes: by its type, else by the places it has to fill.

A type is said by a layout made in PowerPoint; one that was copied or renamed may have lost it.
"""

from typing import Any, Literal

from pptx.enum.shapes import PP_PLACEHOLDER as PLACE

from briefing.deck.slide import Slide
from briefing.drawing.shapes import Box
from briefing.powerpoint.template.places import around, box_on, page_of, pictured, room_left

Kind = Literal["title", "content", "two"]
TITLES = (PLACE.TITLE, PLACE.CENTER_TITLE)
FILLED = (PLACE.OBJECT, PLACE.BODY, PLACE.CHART, PLACE.TABLE)
FEET = (PLACE.DATE, PLACE.FOOTER, PLACE.SLIDE_NUMBER)
TYPES: dict[Kind, tuple[str, ...]] = {
    "title": ("title",),
    "content": ("obj", "tx", "tbl", "chart"),
    "two": ("twoObj", "twoTxTwoObj"),
}
BARE, UNFIT = "titleOnly", ("vertTx", "vertTitleAndTx", "picTx", "objTx", "secHead", "blank")
COUNTS = {"title": 1, "content": 1, "two": 2}
ENOUGH = 0.9  # of the room another layout has


def kind_of(slide: Slide) -> Kind:
    """The cover; forms side by side; anything else."""
    if slide.key == "cover":
        return "title"
    edges = {part.across for part in slide.parts}
    is_whole = all(part.down == (0, 1) for part in slide.parts)
    return "two" if len(slide.parts) == len(edges) == 2 and is_whole else "content"


def has_title(layout: Any) -> bool:
    """Whether it has a place for the title."""
    return any(p.placeholder_format.type in TITLES for p in layout.placeholders)


def chosen_layout(presentation: Any, kind: Kind) -> Any:
    """The layout of that type with the most room; a layout with a title where there is none.

    One of its type is left only where a plain one has clearly more room. None: no title anywhere.
    """
    titled = [layout for layout in presentation.slide_layouts if has_title(layout)]
    fit = [one for one in titled if one._element.get("type") not in UNFIT] or titled
    own = [one for one in fit if _is_of(one, kind)]
    rest = [one for one in fit if not _is_covering(one)] or fit
    if kind == "title":
        return next(iter(own or [one for one in titled if _is_covering(one)] or fit), None)
    best = max(own, key=lambda one: _size(presentation, one), default=None)
    other = max(rest, key=lambda one: _size(presentation, one), default=None)
    if best is None or _size(presentation, best) < ENOUGH * _size(presentation, other):
        return other
    return best


def _is_covering(layout: Any) -> bool:
    """Whether it is a first page."""
    found = {p.placeholder_format.type for p in layout.placeholders}
    return layout._element.get("type") == "title" or PLACE.CENTER_TITLE in found


def _is_of(layout: Any, kind: Kind) -> bool:
    said = layout._element.get("type")
    if said not in (None, "cust", "userDrawn"):
        return said in TYPES[kind]
    if kind == "title":
        return _is_covering(layout)
    return not _is_covering(layout) and len(filled_places(layout)) == COUNTS[kind]


def filled_places(layout: Any) -> list[Any]:
    """Its places for a text, a table or a chart."""
    return [p for p in layout.placeholders if p.placeholder_format.type in FILLED and box_on(p)]


def title_place(layout: Any) -> Any:
    """Its place for the title."""
    return next(p for p in layout.placeholders if p.placeholder_format.type in TITLES)


def room_of(presentation: Any, layout: Any) -> Box:
    """Where forms may stand: the layout's own places, else between its title and its foot; never
    over its pictures."""
    page, title = page_of(presentation), box_on(title_place(layout))
    feet = [
        b for p in layout.placeholders if p.placeholder_format.type in FEET and (b := box_on(p))
    ]
    low = min([b.y for b in feet if b.y > page.h / 2], default=page.h * 0.93)
    places = [box for p in filled_places(layout) if (box := box_on(p))]
    if places and not _is_covering(layout):
        room = around(places)
    elif title:
        room = Box(title.x, title.bottom + 0.1, title.w, low - title.bottom - 0.2)
    else:
        room = Box(page.w * 0.05, page.h * 0.22, page.w * 0.9, low - page.h * 0.24)
    if room.bottom > low:
        room = Box(room.x, room.y, room.w, low - room.y)
    return room_left(room, pictured(layout, page))


def _size(presentation: Any, layout: Any) -> float:
    room = room_of(presentation, layout)
    return max(room.w, 0) * max(room.h, 0)
