"""Our theme: tones of forms in its slots, its font."""

import io
from typing import Any

from pptx.enum.dml import MSO_THEME_COLOR as COLOR
from pptx.opc.constants import RELATIONSHIP_TYPE as KIND
from pptx.opc.package import Part
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn

from briefing.drawing.shapes import FILL
from pictures.areas import STEPS
from pictures.tokens import STATUS, VERDICT_GLYPHS

FACE = "Arial"  # every Office has it, with all Vietnamese letters
SLOTS = {
    "dk1": "ink",
    "lt1": "paper",
    "dk2": "context",
    "lt2": "pale",
    "accent1": "subject",
    "accent2": "attention",
    "accent3": "mute",
    "accent4": "earlier",
    "accent5": "doubt",
    "accent6": "rest",
}
OF_TONE = {
    "ink": COLOR.TEXT_1,
    "paper": COLOR.BACKGROUND_1,
    "context": COLOR.TEXT_2,
    "pale": COLOR.BACKGROUND_2,
    "subject": COLOR.ACCENT_1,
    "attention": COLOR.ACCENT_2,
    "mute": COLOR.ACCENT_3,
    "earlier": COLOR.ACCENT_4,
    "doubt": COLOR.ACCENT_5,
    "rest": COLOR.ACCENT_6,
    "rule": COLOR.ACCENT_6,
    "grid": COLOR.ACCENT_6,
}
# steps of a map: the theme's first colour, the lighter the less
BRIGHTNESS = {"step_0": 0.82, "step_1": 0.55, "step_2": 0.25}
OF_TONE |= {f"step_{n}": COLOR.ACCENT_1 for n in range(STEPS)}
WRITTEN = {"earlier": "context", "rest": "context", "mute": "context"}
TONES = {color: tone for tone, color in FILL.items()}


def written(tone: str) -> str:
    """The tone words are written in: pale tones are too faint to read."""
    return WRITTEN.get(tone, tone)


def sign(status: str | None) -> str:
    """The sign of a status or verdict with the space after it, for text that stays text."""
    if status is None:
        return ""
    return f"{VERDICT_GLYPHS.get(status) or STATUS[status].glyph} "


def dress_theme(made: Any) -> None:
    """Our colours and font into the theme: one change there re-dresses slides and charts."""
    part: Part = made.slide_masters[0].part.part_related_by(KIND.THEME)
    theme = parse_xml(part.blob)
    scheme = theme.find(f".//{qn('a:clrScheme')}")
    for slot, tone in SLOTS.items():
        place = scheme.find(qn(f"a:{slot}"))
        for child in list(place):
            place.remove(child)
        place.append(place.makeelement(qn("a:srgbClr"), {"val": FILL[tone].lstrip("#")}))
    for latin in theme.iter(qn("a:latin")):
        if latin.getparent().tag in (qn("a:majorFont"), qn("a:minorFont")):
            latin.set("typeface", FACE)
    part._blob = _bytes(theme)


def _bytes(element: Any) -> bytes:
    buffer = io.BytesIO()
    element.getroottree().write(buffer, xml_declaration=True, encoding="UTF-8", standalone=True)
    return buffer.getvalue()
