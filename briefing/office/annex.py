"""Annexes by Decree 30 (Appendix I, part III, point 1): numbered in Roman, with their own pages."""

from copy import deepcopy
from typing import Any

from docx.oxml.ns import qn

from briefing.office.tags import tag

STYLE = "AnnexName"
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
LATER = ("cols", "formProt", "vAlign", "noEndnote", "titlePg", "textDirection", "bidi", "docGrid")


def numeral(number: int, of: int) -> str:
    """The number of an annex; an only one has none."""
    return ROMAN[number - 1] if of > 1 else ""


def end_sections(body: Any) -> None:
    """End the text of a paper and each of its annexes, so that the pages of each count anew."""
    section = body.sectPr
    heads = [p for p in body.iterchildren(qn("w:p")) if p.style == STYLE]
    for number, head in enumerate(heads):
        own = counted_anew(section) if number else deepcopy(section)
        head.addprevious(_end(own))
    if heads:
        body.replace(section, counted_anew(section))


def counted_anew(section: Any) -> Any:
    """The same section on a new page, its pages numbered from 1."""
    made = deepcopy(section)
    for name in ("type", "pgNumType"):
        for old in made.findall(qn(f"w:{name}")):
            made.remove(old)
    kind, start = tag("type", val="nextPage"), tag("pgNumType", start="1")
    made.find(qn("w:pgSz")).addprevious(kind)
    later = [qn(f"w:{name}") for name in LATER]
    next(child for child in made if child.tag in later).addprevious(start)
    return made


def _end(section: Any) -> Any:
    """A paragraph of no height that ends a section."""
    space = tag("spacing", before=0, after=0, line=20, lineRule="exact")
    return tag("p", tag("pPr", space, tag("rPr", tag("sz", val=2)), section))
