"""Content controls (w:sdt): each holds one sentence, its key and the hash of what was generated."""

import hashlib
import re
import unicodedata
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from briefing.office.paper import Sentence

LONGEST = 64  # Word keeps no longer tag
HASH = 10
NOTE = "~"


@dataclass(frozen=True)
class Control:
    """A control found in a document: its element, key, the hash it carries, its words now."""

    element: Any
    key: str
    mark: str
    text: str
    is_note: bool

    @property
    def is_edited(self) -> bool:
        """Whether somebody changed the words since they were generated."""
        return mark(self.text) != self.mark


def mark(text: str) -> str:
    """Hash of words as they read: blanks and ways to write a letter do not matter."""
    plain = re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip()
    return hashlib.sha256(plain.encode()).hexdigest()[:HASH]


def control(of: Sentence, inside: list[Any], *, is_note: bool = False) -> Any:
    """The control of a sentence around its runs."""
    name = f"{of.key}{NOTE * is_note}"
    label = f"{name}|{mark(of.text)}"
    if len(label) > LONGEST:
        raise ValueError(f"{name}: a key of at most {LONGEST - HASH - 1} letters is kept by Word")
    look = OxmlElement("w:sdtPr")
    number = zlib.crc32(name.encode()) % 0x7FFFFFFE + 1
    for child, value in (("alias", of.source), ("tag", label), ("id", str(number))):
        if value:
            look.append(OxmlElement(f"w:{child}", {qn("w:val"): value}))
    content = OxmlElement("w:sdtContent")
    content.extend(inside)
    made = OxmlElement("w:sdt")
    made.extend([look, content])
    return made


def controls(root: Any) -> Iterator[Control]:
    """The controls of ours below an element, in order."""
    for element in list(root.iter(qn("w:sdt"))):
        label = element.find(f"{qn('w:sdtPr')}/{qn('w:tag')}")
        name, bar, carried = (label.get(qn("w:val")) if label is not None else "").rpartition("|")
        if bar and len(carried) == HASH:
            is_note = name.endswith(NOTE)
            key = name.removesuffix(NOTE)
            yield Control(element, key, carried, _words(element), is_note)


def _words(element: Any) -> str:
    """What the control says; the grey prompt of an emptied one is nothing."""
    if element.find(f"{qn('w:sdtPr')}/{qn('w:showingPlcHdr')}") is not None:
        return ""
    blank = {qn("w:tab"): " ", qn("w:br"): " "}
    found = element.find(qn("w:sdtContent"))
    parts = [e.text or "" if e.tag == qn("w:t") else blank.get(e.tag, "") for e in found.iter()]
    return "".join(parts)
