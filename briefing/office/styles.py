"""The empty page of Decree 30 (Appendix I, part I): margins, header, styles; made once."""

import io
import zipfile
from copy import deepcopy
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from briefing.office.memory import Memory, remember
from briefing.office.tags import tag
from briefing.office.xml import MM, paragraph

FACE = "Times New Roman"
# A4; the decree allows 20-25 mm at top and bottom, 30-35 at the left, 15-20 at the right.
PAGE = {
    "page_width": 210,
    "page_height": 297,
    "top_margin": 20,
    "bottom_margin": 20,
    "left_margin": 30,
    "right_margin": 15,
    "header_distance": 10,
    "footer_distance": 10,
}
KEPT = ("Normal", "Default Paragraph Font", "Normal Table", "No List", "Table Grid", "Header")
EXTRAS = ("stylesWithEffects", "thumbnail", "numbering", "customXml")
CONTENT = "word/document.xml"


@dataclass(frozen=True)
class Look:
    """How a style looks: size, spacing in points, first line in mm."""

    size: float = 14
    bold: bool = False
    italic: bool = False
    caps: bool = False
    align: str = "both"
    before: float = 0
    after: float = 6
    line: float = 1.15
    indent: float = 0
    is_kept: bool = False


STYLES = {
    "Body Text": Look(indent=12.7),
    "Heading 1": Look(bold=True, caps=True, before=6, indent=12.7, is_kept=True),
    "Heading 2": Look(bold=True, indent=12.7, is_kept=True),
    "Heading 3": Look(bold=True, italic=True, indent=12.7, is_kept=True),
    "Title": Look(bold=True, caps=True, align="center", before=14, after=0, line=1, is_kept=True),
    "Subtitle": Look(bold=True, align="center", after=0, line=1, is_kept=True),
    "Basis": Look(italic=True, indent=12.7),
    "Annex Name": Look(bold=True, align="center", after=0, line=1, is_kept=True),
    "Annex Title": Look(bold=True, caps=True, align="center", after=0, line=1, is_kept=True),
    "Annex Note": Look(italic=True, align="center", after=0, line=1, is_kept=True),
    "Caption": Look(size=12, bold=True, align="center", before=6, after=3, line=1, is_kept=True),
    "Table Cell": Look(size=12, align="left", before=1, after=1, line=1),
    "Table Note": Look(size=12, italic=True, before=3, after=6, line=1),
}


@dataclass(frozen=True)
class Blank:
    """An empty page: the parts of its file, and the document element without content."""

    parts: dict[str, bytes]
    document: Any


@lru_cache(maxsize=16)
def blank(sample: str, title: str, memory: Memory) -> Blank:
    """The empty page; hundreds of letters share one."""
    document = Document()
    document.core_properties.author = ""
    document.core_properties.comments = ""
    document.core_properties.title = title
    document.core_properties.language = "vi-VN"
    _drop_extras(document)
    _set_styles(document)
    _set_page(document, sample)
    if memory.identity:
        remember(document, memory)
    buffer = io.BytesIO()
    document.save(buffer)
    with zipfile.ZipFile(buffer) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    return Blank(parts, deepcopy(document.element))


def _drop_extras(document: Any) -> None:
    """What the template brings along and no paper needs: old styles, picture, lists, sources."""
    for owner in (document.part, document.part.package):
        for key, part in list(owner.rels.items()):
            if part.reltype.endswith(EXTRAS):
                del owner.rels[key]


def _set_page(document: Any, sample: str) -> None:
    section = document.sections[0]
    for name, width in PAGE.items():
        setattr(section, name, Mm(width))
    section.different_first_page_header_footer = True
    first, others = (h._element for h in (section.first_page_header, section.header))
    for header in (first, others):
        header.clear()
    label = f"[{sample}]" if sample else ""
    first.append(paragraph(label, style="Header", align="right", bold=True, size=11))
    field = (("begin", ""), ("", " PAGE "), ("separate", ""), ("", "2"), ("end", ""))
    others.append(paragraph(style="Header", align="center"))
    others[0].extend(_field(kind, words) for kind, words in field)


def _field(kind: str, words: str) -> Any:
    size = tag("rPr", tag("sz", val=26), tag("szCs", val=26))
    if kind:
        return tag("r", size, tag("fldChar", fldCharType=kind))
    made = tag("instrText" if " " in words else "t")
    made.text = words
    return tag("r", size, made)


def _set_styles(document: Any) -> None:
    for style in [s for s in document.styles if s.name not in (*KEPT, *STYLES)]:
        style.delete()
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FACE, Pt(14)
    normal.paragraph_format.space_after = Pt(0)
    normal.element.get_or_add_rPr().append(tag("lang", val="vi-VN", eastAsia="vi-VN"))
    for name, look in STYLES.items():
        if name not in document.styles:
            document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        _set_look(document.styles[name].element, look)
    for fonts in document.styles.element.iter(qn("w:rFonts")):
        fonts.attrib.clear()
        for script in ("ascii", "hAnsi", "cs", "eastAsia"):
            fonts.set(qn(f"w:{script}"), FACE)


def _set_look(style: Any, look: Look) -> None:
    """A style written anew: nothing of the template's colours, borders and theme fonts stays."""
    for old in (style.pPr, style.rPr):
        if old is not None:
            style.remove(old)
    space = {
        "before": round(20 * look.before),
        "after": round(20 * look.after),
        "line": round(240 * look.line),
        "lineRule": "auto",
    }
    pages = [tag("keepNext"), tag("keepLines")] if look.is_kept else []
    indent = [tag("ind", firstLine=round(look.indent * MM))] if look.indent else []
    style.append(tag("pPr", *pages, tag("spacing", **space), *indent, tag("jc", val=look.align)))
    marks = [
        tag(m) for m, is_so in (("b", look.bold), ("i", look.italic), ("caps", look.caps)) if is_so
    ]
    size = [tag(name, val=round(2 * look.size)) for name in ("sz", "szCs")]
    style.append(tag("rPr", tag("rFonts"), *marks, *size))
