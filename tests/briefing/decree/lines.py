"""The lines of a paper as they are printed: words, letters, place; styles worked out."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

Place = Literal["head", "text", "table", "foot", "annex"]
TWIPS = 56.692913  # twentieths of a point in a millimetre
DEFAULT_SIZE = 20  # half points, where neither run nor style says


@dataclass(frozen=True)
class Line:
    """A paragraph with words in it: sizes in points, spaces in points, first line in mm."""

    text: str
    place: Place
    style: str
    sizes: tuple[float, ...]
    bold: bool
    italic: bool
    caps: bool
    align: str
    after: float
    line: float
    indent: float
    has_rule: bool


def lines_of(document: Any) -> list[Line]:
    """Every line of the text in order; `has_rule`: a drawn line stands right under it."""
    found = list(_paragraphs(document.element.body))
    rules = [_is_rule(p) for p, _ in found]
    made = []
    for number, (element, place) in enumerate(found):
        if words(element):
            under = number + 1 < len(found) and rules[number + 1]
            made.append(_line(element, place, document, has_rule=under))
    return made


def words(element: Any) -> str:
    """What a paragraph says, what stands in content controls too."""
    return "".join(t.text or "" for t in element.iter(qn("w:t"))).strip()


def _paragraphs(body: Any) -> Iterator[tuple[Any, Place]]:
    tables = list(body.iterchildren(qn("w:tbl")))
    plain = [t for t in tables if t.find(f"{qn('w:tblPr')}/{qn('w:tblStyle')}") is None]
    in_annex = False
    for block in body.iterchildren():
        inside = list(block.iter(qn("w:p")))
        style = inside[0].style if inside and block.tag == qn("w:p") else ""
        in_annex = in_annex or (style or "").replace(" ", "") == "AnnexName"
        place: Place = "annex" if in_annex else "text"
        if block.tag == qn("w:tbl"):
            layout: Place = "head" if plain and block is plain[0] else "foot"
            place = layout if block in plain else "table"
        for paragraph in inside:
            yield paragraph, place


def _is_rule(element: Any) -> bool:
    return not words(element) and element.find(f"{qn('w:pPr')}/{qn('w:pBdr')}") is not None


def _line(element: Any, place: Place, document: Any, *, has_rule: bool) -> Line:
    style = Paragraph(element, document._body).style
    looks = [e for e in (element.pPr, _part(style, "pPr")) if e is not None]
    runs = [r for r in element.iter(qn("w:r")) if words(r)]
    of_style = _part(style, "rPr")
    normal = document.styles["Normal"].element.find(qn("w:rPr"))

    def letter(run: Any, name: str) -> Any:
        own = (run.rPr, of_style, normal)
        return next((e for p in own if p is not None and (e := p.find(qn(name))) is not None), None)

    def is_set(name: str) -> bool:
        return all(letter(run, name) is not None for run in runs)

    sizes = {_number(letter(run, "w:sz"), "w:val", DEFAULT_SIZE) / 2 for run in runs}
    space = [e for p in looks if (e := p.find(qn("w:spacing"))) is not None]
    return Line(
        words(element),
        place,
        style.name.replace(" ", ""),
        tuple(sorted(sizes)),
        is_set("w:b"),
        is_set("w:i"),
        is_set("w:caps") or words(element) == words(element).upper(),
        _value(looks, "w:jc", "w:val") or "left",
        _first(space, "w:after") / 20,
        _first(space, "w:line", 240) / 240,
        float(_value(looks, "w:ind", "w:firstLine") or 0) / TWIPS,
        has_rule,
    )


def _part(style: Any, name: str) -> Any:
    return style.element.find(qn(f"w:{name}"))


def _value(looks: list[Any], name: str, attribute: str) -> str:
    found = (e.get(qn(attribute)) for p in looks if (e := p.find(qn(name))) is not None)
    return next((value for value in found if value), "")


def _first(found: list[Any], attribute: str, usual: float = 0) -> float:
    values = (e.get(qn(attribute)) for e in found)
    return float(next((value for value in values if value), usual))


def _number(element: Any, attribute: str, usual: float) -> float:
    return float(element.get(qn(attribute))) if element is not None else usual
