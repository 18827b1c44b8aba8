"""The presentation a deck is written into: our own, or a province's template with its logo."""

import io
import zipfile
from pathlib import Path
from typing import Any

from pptx import Presentation
from pptx.enum.dml import MSO_THEME_COLOR as COLOR
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.exc import PackageNotFoundError
from pptx.opc.constants import RELATIONSHIP_TYPE as KIND
from pptx.opc.package import Part
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Inches

from answers.both import in_both
from briefing.drawing.page import HIGH, WIDE
from briefing.drawing.shapes import FILL
from pictures.areas import STEPS
from pictures.tokens import STATUS, VERDICT_GLYPHS
from schemas.problems import StoreError

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
# what python-pptx raises at a package or a tree that PowerPoint would not write
DAMAGE = (
    *(PackageNotFoundError, KeyError, ValueError, OSError, zipfile.BadZipFile),
    *(AttributeError, IndexError, TypeError, SyntaxError),
)
TONES = {color: tone for tone, color in FILL.items()}


def written(tone: str) -> str:
    """The tone words are written in: pale tones are too faint to read."""
    return WRITTEN.get(tone, tone)


def sign(status: str | None) -> str:
    """The sign of a status or verdict with the space after it, for text that stays text."""
    if status is None:
        return ""
    return f"{VERDICT_GLYPHS.get(status) or STATUS[status].glyph} "


def presentation(template: Path | None) -> Any:
    """An empty presentation of 13.333 × 7.5 inches with one layout. StoreError: bad template."""
    made = _supplied(template) if template else _own()
    chosen = title_layout(made)
    for layout in list(made.slide_layouts):
        if layout is not chosen:
            made.slide_layouts.remove(layout)
    return made


def _own() -> Any:
    made = Presentation()
    made.slide_width, made.slide_height = Inches(WIDE), Inches(HIGH)
    relations = made.part.package._rels
    for key in [k for k, rel in relations.items() if rel.reltype.endswith("/thumbnail")]:
        relations.pop(key)  # a picture of some other deck
    _dress(made)
    return made


def _supplied(template: Path) -> Any:
    """A province's file: its theme, logo and layouts stay, its slides go."""
    try:
        return _stripped(Presentation(str(template)), template)
    except DAMAGE as error:
        raise _refused(template, "no_file") from error


def _stripped(made: Any, template: Path) -> Any:
    size = (made.slide_width, made.slide_height)
    if any(
        abs(a - b) > Inches(0.02) for a, b in zip(size, (Inches(WIDE), Inches(HIGH)), strict=True)
    ):
        raise _refused(template, "other_size")
    identifiers = made.slides._sldIdLst
    for one in list(identifiers):
        made.part.drop_rel(one.rId)
        identifiers.remove(one)
    if title_layout(made) is None:
        raise _refused(template, "no_title")
    return made


def _refused(template: Path, why: str) -> StoreError:
    return StoreError(in_both(f"slides.template_{why}", name=template.name))


def title_layout(made: Any) -> Any:
    """The layout with a title and the fewest other places to fill."""
    titled = [
        (len(layout.placeholders), n, layout)
        for n, layout in enumerate(made.slide_layouts)
        if any(p.placeholder_format.type == PP_PLACEHOLDER.TITLE for p in layout.placeholders)
    ]
    return min(titled)[2] if titled else None


def _dress(made: Any) -> None:
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
