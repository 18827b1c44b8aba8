"""Our own presentation: theme, master and layouts as our page is, for slides of one's own too."""

from typing import Any

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER as PLACE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Inches

from briefing.drawing.page import BODY, FOOTER, HIGH, KICKER, MARGIN, TITLE, WIDE
from briefing.drawing.shapes import Box
from briefing.powerpoint.template.layouts import FILLED, TITLES
from briefing.powerpoint.template.places import set_box
from briefing.powerpoint.theme import dress_theme

TITLE_BOX = Box(MARGIN, 0.5, BODY.w, 1.02)
COVER_TITLE = Box(MARGIN, BODY.y + 0.3, BODY.w * 0.86, BODY.h * 0.5 - 0.75)
COVER_LINES = Box(MARGIN, BODY.y + BODY.h * 0.5, BODY.w * 0.86, BODY.h * 0.5)
HALF = BODY.w / 2 - 0.15
HALVES = (Box(MARGIN, BODY.y, HALF, BODY.h), Box(WIDE - MARGIN - HALF, BODY.y, HALF, BODY.h))
FEET = {
    PLACE.DATE: Box(MARGIN, 7.05, 1.6, 0.3),
    PLACE.FOOTER: Box(MARGIN + 1.8, 7.05, 7, 0.3),
    PLACE.SLIDE_NUMBER: Box(WIDE - MARGIN - 1.2, 7.05, 1.2, 0.3),
}
COVER_POINTS, COVER_TEXT = 40, 18
LOOK = (
    "<a:lvl1pPr {ns} marL='0' indent='0' algn='{side}'><a:lnSpc><a:spcPct val='95000'/></a:lnSpc>"
    "<a:buNone/><a:defRPr sz='{size}' b='{bold}'><a:solidFill><a:schemeClr val='{color}'/>"
    "</a:solidFill></a:defRPr></a:lvl1pPr>"
)
KEPT = ("title", "obj", "secHead", "twoObj", "titleOnly", "blank")


def own_presentation() -> Any:
    """An empty presentation of 13.333 × 7.5 inches in our look, with the six usual layouts."""
    made = Presentation()
    made.slide_width, made.slide_height = Inches(WIDE), Inches(HIGH)
    relations = made.part.package._rels
    for key in [k for k, rel in relations.items() if rel.reltype.endswith("/thumbnail")]:
        relations.pop(key)  # a picture of some other deck
    dress_theme(made)
    for layout in list(made.slide_layouts):
        if layout._element.get("type") in KEPT:
            _layout(layout)
        else:
            made.slide_layouts.remove(layout)
    _master(made.slide_master)
    return made


def _master(master: Any) -> None:
    for place in master.placeholders:
        kind = place.placeholder_format.type
        if kind == PLACE.TITLE:
            set_box(place, TITLE_BOX)
            _bare(place, "t")
        elif kind in FILLED:
            set_box(place, BODY)
        else:
            _foot(place, kind)
    style = master._element.find(f"{qn('p:txStyles')}/{qn('p:titleStyle')}")
    style.replace(style.find(qn("a:lvl1pPr")), _look(TITLE, is_bold=True))


def _layout(layout: Any) -> None:
    """Its places on our page; what it does not say itself the master says."""
    kind = layout._element.get("type")
    halves = iter(HALVES)
    for place in layout.placeholders:
        of = place.placeholder_format.type
        if of in FEET:
            _foot(place, of)
        elif of in TITLES and kind in ("title", "secHead"):
            _say(place, COVER_TITLE, _look(COVER_POINTS, is_bold=True), "b")
        elif of in TITLES:
            set_box(place, TITLE_BOX)
        elif kind in ("title", "secHead"):
            _say(place, COVER_LINES, _look(COVER_TEXT, "tx2"), "t")
        else:
            set_box(place, next(halves) if kind == "twoObj" else BODY)


def _foot(place: Any, kind: Any) -> None:
    side = "r" if kind == PLACE.SLIDE_NUMBER else "l"
    size = KICKER if kind == PLACE.SLIDE_NUMBER else FOOTER
    _say(place, FEET[kind], _look(size, "tx2", side), "ctr")


def _say(place: Any, box: Box, look: Any, anchor: str) -> None:
    set_box(place, box)
    _bare(place, anchor)
    styles = place._element.find(f".//{qn('a:lstStyle')}")
    for old in styles.findall(qn("a:lvl1pPr")):
        styles.remove(old)
    styles.insert(0, look)


def _bare(place: Any, anchor: str) -> None:
    """Flush with the margin; nothing shrinks."""
    body = place._element.find(f".//{qn('a:bodyPr')}")
    for side in ("lIns", "rIns", "tIns", "bIns"):
        body.set(side, "0")
    body.set("anchor", anchor)
    for child in list(body):
        body.remove(child)


def _look(size: float, color: str = "tx1", side: str = "l", *, is_bold: bool = False) -> Any:
    said = {"size": round(size * 100), "color": color, "side": side, "bold": int(is_bold)}
    return parse_xml(LOOK.format(ns=nsdecls("a"), **said))
