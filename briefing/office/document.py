"""A paper as the bytes of a DOCX: the same paper is the same file, byte by byte."""

import io
import zipfile
from collections.abc import Mapping
from copy import deepcopy

from docx.opc.oxml import serialize_part_xml

from briefing.office.annex import end_sections
from briefing.office.blocks import elements
from briefing.office.controls import controls
from briefing.office.decree import foot, head
from briefing.office.memory import Memory
from briefing.office.paper import Paper, words
from briefing.office.styles import CONTENT, blank
from briefing.office.tags import tag
from briefing.office.xml import paragraph


def paper_document(paper: Paper) -> bytes:
    """The paper as a DOCX that Word and LibreOffice open as it is."""
    made = tag(
        "body",
        *head(paper),
        *(element for block in paper.blocks for element in elements(block)),
        *foot(paper),
        *(element for block in paper.annexes for element in elements(block)),
        *([paragraph(paper.stamp, style="TableNote")] if words(paper.stamp) else []),
    )
    said = tuple((found.key, found.mark) for found in controls(made))
    base = blank(paper.sample, words(paper.subject), Memory(paper.identity, said, paper.day))
    document = deepcopy(base.document)
    made.append(document.body.sectPr)
    document.replace(document.body, made)  # whole: piece by piece takes the square of their count
    end_sections(document.body)
    return zipped({**base.parts, CONTENT: serialize_part_xml(document)})


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """The parts as one file; an entry of its own has no clock in it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name)
            file.writestr(entry, content, zipfile.ZIP_DEFLATED, compresslevel=6)
    return buffer.getvalue()
