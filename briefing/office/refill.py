"""Small surgery on content controls: new words in, out with one, its words set free."""

from copy import deepcopy
from typing import Any

from docx.oxml.ns import qn

MARKS = (qn("w:bookmarkStart"), qn("w:bookmarkEnd"))


def refill(element: Any, fresh: Any) -> None:
    """The words of another control in this one, in the letters this one has."""
    content = element.find(qn("w:sdtContent"))
    letters = next(
        (run.rPr for run in content.iter(qn("w:r")) if run.text and run.rPr is not None), None
    )
    for child in list(content):
        content.remove(child)
    for child in fresh.find(qn("w:sdtContent")):
        made = deepcopy(child)
        if letters is not None and made.tag == qn("w:r"):
            _dress(made, letters)
        content.append(made)


def _dress(run: Any, letters: Any) -> None:
    own = run.rPr
    colour = None if own is None else own.find(qn("w:highlight"))
    if own is not None:
        run.remove(own)
    look = deepcopy(letters)
    for old in look.findall(qn("w:highlight")):
        look.remove(old)
    run.insert(0, look)
    if colour is not None:
        _highlight(look, colour)


def _highlight(look: Any, colour: Any) -> None:
    """The highlight at its place: after the size, before what may follow."""
    later = (
        qn("w:u"),
        qn("w:effect"),
        qn("w:bdr"),
        qn("w:shd"),
        qn("w:vertAlign"),
        qn("w:rtl"),
        qn("w:cs"),
        qn("w:em"),
        qn("w:lang"),
    )
    place = next((n for n, child in enumerate(look) if child.tag in later), len(look))
    look.insert(place, deepcopy(colour))


def free(element: Any) -> None:
    """The words of a control without the control."""
    for child in list(element.find(qn("w:sdtContent"))):
        if child.tag not in MARKS:
            element.addprevious(child)
    element.getparent().remove(element)


def remove(element: Any) -> None:
    """Take a control out, and what is left empty by that: blank, paragraph, row, table."""
    while _said(element.getparent()) == _said(element) and element.getparent().tag in (
        qn("w:sdtContent"),
        qn("w:sdt"),
    ):
        element = element.getparent()
    parent = element.getparent()
    beside = element.getprevious() if _is_blank(element.getprevious()) else element.getnext()
    parent.remove(element)
    if _is_blank(beside):
        parent.remove(beside)
    if parent.tag == qn("w:p") and not _said(parent):
        _remove_paragraph(parent)


def _remove_paragraph(paragraph: Any) -> None:
    row = next(paragraph.iterancestors(qn("w:tr")), None)
    if row is None:
        paragraph.getparent().remove(paragraph)
    elif not _said(row):
        table = row.getparent()
        table.remove(row)
        if len(table.findall(qn("w:tr"))) == 1:
            table.getparent().remove(table)


def _is_blank(element: Any) -> bool:
    return element is not None and element.tag == qn("w:r") and not _said(element)


def _said(element: Any) -> str:
    return "".join(found.text or "" for found in element.iter(qn("w:t"))).strip()
