"""Elements of WordprocessingML in the order its schema asks for: runs, paragraphs, cells."""

import re
from typing import Any

from docx.oxml.ns import qn

from briefing.office.controls import control
from briefing.office.paper import Align, Sentence, Text
from briefing.office.tags import tag

UNKNOWN = re.compile(r"(\[[^\[\]]*\])")
MM = 56.692913  # twentieths of a point


def runs(text: str, *, bold: bool = False, italic: bool = False, size: float = 0) -> list[Any]:
    """Runs of a text: what stands in [brackets] is highlighted."""
    pieces = filter(None, UNKNOWN.split(text))
    return [_run(piece, bold, italic, size) for piece in pieces]


def marked(text: str) -> list[Any]:
    """One highlighted run, whatever stands in it."""
    return [tag("r", tag("rPr", tag("highlight", val="yellow")), said(text))]


def _run(text: str, bold: bool, italic: bool, size: float) -> Any:
    look = [tag("b")] if bold else []
    look += [tag("i")] if italic else []
    look += [tag("sz", val=round(2 * size)), tag("szCs", val=round(2 * size))] if size else []
    look += [tag("highlight", val="yellow")] if UNKNOWN.fullmatch(text) else []
    return tag("r", tag("rPr", *look) if look else None, said(text))


def said(text: str) -> Any:
    """The words of a run, blanks at the ends kept."""
    made = tag("t")
    made.text = text
    if text != text.strip():
        made.set(qn("xml:space"), "preserve")
    return made


def blank() -> Any:
    """The blank between two sentences."""
    return tag("r", said(" "))


def spoken(
    texts: tuple[Text, ...], *, bold: bool = False, italic: bool = False, size: float = 0
) -> list[Any]:
    """Texts side by side, a blank between; those with a key in a content control each."""
    found: list[Any] = []
    for text in texts:
        found += [blank()] if found else []
        written = text.text if isinstance(text, Sentence) else text
        made = runs(written, bold=bold, italic=italic, size=size)
        found += [control(text, made)] if isinstance(text, Sentence) else made
    return found


def paragraph(
    *texts: Text,
    style: str = "",
    align: Align | None = None,
    bold: bool = False,
    italic: bool = False,
    size: float = 0,
    before: float = 0,
    after: float = 0,
    is_kept: bool = False,
    starts_page: bool = False,
) -> Any:
    """A paragraph of a style, or with a look of its own; sizes in points."""
    space = {"before": round(20 * before)} if before else {}
    space |= {"after": round(20 * after)} if after else {}
    look = [
        tag("pStyle", val=style) if style else None,
        tag("keepNext") if is_kept else None,
        tag("pageBreakBefore") if starts_page else None,
        tag("spacing", **space) if space else None,
        tag("jc", val=align) if align else None,
    ]
    inside = spoken(texts, bold=bold, italic=italic, size=size)
    return tag("p", tag("pPr", *look) if any(e is not None for e in look) else None, *inside)


def rule(width: float, within: float) -> Any:
    """A line as wide as asked (mm), in the middle: a bordered paragraph, no floating shape."""
    side = round((within - width) / 2 * MM)
    line = tag("pBdr", tag("top", val="single", sz=6, space=1, color="auto"))
    space = tag("spacing", before=80, after=60, line=60, lineRule="exact")
    return tag("p", tag("pPr", line, space, tag("ind", left=side, right=side)))


def table(widths: tuple[float, ...], rows: list[Any], *, style: str = "", margin: float = 0) -> Any:
    """A table of fixed widths (mm); layout tables have no style and no margins."""
    whole = round(sum(widths) * MM)
    side = {"w": round(margin * MM), "type": "dxa"}
    look = tag(
        "tblPr",
        tag("tblStyle", val=style) if style else None,
        tag("tblW", w=whole, type="dxa"),
        tag("tblLayout", type="fixed"),
        tag("tblCellMar", tag("left", **side), tag("right", **side)),
    )
    columns = tag("tblGrid", *(tag("gridCol", w=round(width * MM)) for width in widths))
    return tag("tbl", look, columns, *rows)


def row(widths: tuple[float, ...], cells: list[list[Any]], *, is_head: bool = False) -> Any:
    """A row that stays whole; a head row comes again on every page."""
    look = tag("trPr", tag("cantSplit"), tag("tblHeader") if is_head else None)
    made = [
        tag("tc", tag("tcPr", tag("tcW", w=round(width * MM), type="dxa")), *inside)
        for width, inside in zip(widths, cells, strict=True)
    ]
    return tag("tr", look, *made)
