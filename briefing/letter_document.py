"""A letter as DOCX in the layout of Decree 30/2020/NĐ-CP; what nobody knows stays in [brackets]."""

import io
import re
import zipfile
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from threading import Lock
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.opc.oxml import serialize_part_xml
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from briefing.letters import Letter
from charts.tokens import LIGHT
from translations import Translator, translator

FACE, BODY, SMALL = "Times New Roman", 14, 11
WORDS, SUBJECT, LOCK = "word/document.xml", "subject", Lock()
STYLES = ("Normal", "Default Paragraph Font", "Normal Table", "No List")
UNKNOWN = re.compile(r"(\[[^\]]*\])")
ATTENTION = RGBColor.from_string(LIGHT.red.lstrip("#"))
# Appendix I, part I: A4, margins 20-25, 20-25, 30-35 and 15-20 mm.
MARGINS = {"top_margin": 20, "bottom_margin": 20, "left_margin": 30, "right_margin": 20}


@dataclass(frozen=True)
class Sheet:
    """What all letters share: an empty page, the parts of its file, heading and signature."""

    document: Any
    parts: dict[str, bytes]
    heading: Any
    signature: Any


def letter_document(letter: Letter) -> bytes:
    """The letter as a file: national heading, number and date, subject, body, signature."""
    sheet = _sheet()
    with LOCK:
        _write(sheet, letter, translator("vi"))
        said = serialize_part_xml(sheet.document.element)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        for name, content in sheet.parts.items():
            # An entry of its own has no clock in it: the same letter is the same bytes.
            entry, text = zipfile.ZipInfo(name), said if name == WORDS else content
            file.writestr(entry, text, zipfile.ZIP_DEFLATED, compresslevel=1)
    return buffer.getvalue()


@cache
def _sheet() -> Sheet:
    """Made once: hundreds of letters are asked for in one click."""
    document, t = Document(), translator("vi")
    _set_page(document)
    _heading(document, t)
    _signature(document, t)
    heading, signature = (table._element for table in document.tables)
    buffer = io.BytesIO()
    document.save(buffer)
    with zipfile.ZipFile(buffer) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    return Sheet(document, parts, heading, signature)


def _set_page(document: Any) -> None:
    document.core_properties.author = ""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    for name, width in MARGINS.items():
        setattr(section, name, Mm(width))
    for style in [s for s in document.styles if not s.builtin or s.name not in STYLES]:
        style.delete()
    for key, part in list(document.part.rels.items()):
        if part.reltype.endswith("stylesWithEffects"):
            del document.part.rels[key]
    style = document.styles["Normal"]
    style.font.name, style.font.size = FACE, Pt(BODY)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FACE)
    style.paragraph_format.space_after = Pt(0)


def _write(sheet: Sheet, letter: Letter, t: Translator) -> None:
    document, body = sheet.document, sheet.document.element.body
    for element in [e for e in body if e.tag != qn("w:sectPr")]:
        body.remove(element)
    if letter.is_sample:
        _say(document.add_paragraph(), f"[{t('letter.sample')}]", SMALL, align=ALIGN.CENTER)
    heading = deepcopy(sheet.heading)
    next(e for e in heading.iter(qn("w:t")) if e.text == SUBJECT).text = letter.subject
    body[-1].addprevious(heading)
    _say(document.add_paragraph(), t("letter.to", unit=letter.unit_name), BODY,
         align=ALIGN.CENTER, before=18, after=12)  # fmt: skip
    for text in letter.paragraphs:
        _say(document.add_paragraph(), text, BODY, align=ALIGN.JUSTIFY, after=6, indent=10)
    body[-1].addprevious(deepcopy(sheet.signature))


def _heading(document: Any, t: Translator) -> None:
    left, right = _two_cells(document, (68, 92))
    _say(left.paragraphs[0], t("letter.parent_body"), 13, align=ALIGN.CENTER)
    _say(left.add_paragraph(), t("letter.issuing_body"), 13, align=ALIGN.CENTER, bold=True)
    _say(left.add_paragraph(), t("letter.number"), 13, align=ALIGN.CENTER, before=10)
    _say(left.add_paragraph(), SUBJECT, 12, align=ALIGN.CENTER, before=4)
    _say(right.paragraphs[0], t("letter.nation"), 13, align=ALIGN.CENTER, bold=True)
    _say(right.add_paragraph(), t("letter.motto"), 13, align=ALIGN.CENTER, bold=True, line=True)
    _say(right.add_paragraph(), t("letter.place_date"), 13, align=ALIGN.CENTER, before=10,
         italic=True)  # fmt: skip


def _signature(document: Any, t: Translator) -> None:
    left, right = _two_cells(document, (80, 80))
    _say(left.paragraphs[0], t("letter.copies"), 12, bold=True, italic=True, before=12)
    for line in (t("letter.copy_above"), t("letter.copy_file")):
        _say(left.add_paragraph(), line, SMALL)
    _say(right.paragraphs[0], t("letter.signer_post"), 13, align=ALIGN.CENTER, bold=True, before=12)
    _say(right.add_paragraph(), t("letter.signer_sign"), 13, align=ALIGN.CENTER, before=30)
    _say(right.add_paragraph(), t("letter.signer_name"), 13, align=ALIGN.CENTER, bold=True,
         before=30)  # fmt: skip


def _two_cells(document: Any, widths: tuple[int, int]) -> tuple[Any, Any]:
    table = document.add_table(rows=1, cols=2)
    table.autofit = False
    for cell, width in zip(table.rows[0].cells, widths, strict=True):
        cell.width = Mm(width)
    left, right = table.rows[0].cells
    return left, right


def _say(
    paragraph: Any, text: str, size: int, *, align: Any = None, bold: bool = False,
    italic: bool = False, line: bool = False, before: int = 0, after: int = 0, indent: int = 0,
) -> None:  # fmt: skip
    look = paragraph.paragraph_format
    paragraph.alignment = align
    look.space_before, look.space_after = Pt(before), Pt(after)
    if indent:
        look.first_line_indent = Mm(indent)
    for piece in filter(None, UNKNOWN.split(text)):
        run = paragraph.add_run(piece)
        for name, is_so in (("bold", bold), ("italic", italic), ("underline", line)):
            if is_so:
                setattr(run, name, True)
        if size != BODY:
            run.font.size = Pt(size)
        if UNKNOWN.fullmatch(piece):
            run.font.color.rgb = ATTENTION
