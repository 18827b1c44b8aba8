"""Content controls (w:sdt): each holds one sentence, its key and the hash of what was generated."""

import hashlib
import re
import unicodedata
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn

from briefing.office.paper import Sentence
from briefing.office.tags import tag

LONGEST = 64  # Word keeps no longer tag
HASH = 10
NOTE, BOOKMARK = "~", "_s"


@dataclass(frozen=True)
class Control:
    """A control found in a document: its element, key, the hash it carries, its words now."""

    element: Any
    key: str
    mark: str
    text: str
    is_note: bool

    @property
    def name(self) -> str:
        """The key, with the sign of a note."""
        return f"{self.key}{NOTE * self.is_note}"

    @property
    def is_edited(self) -> bool:
        """Whether somebody changed the words since they were generated."""
        return mark(self.text) != self.mark


def mark(text: str) -> str:
    """Hash of words as they read: blanks and ways to write a letter do not matter."""
    plain = re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip()
    return hashlib.sha256(plain.encode()).hexdigest()[:HASH]


def tag_key(key: str) -> str:
    """The key as a tag keeps it: a long one is cut and told apart by its hash."""
    room = LONGEST - HASH - 1 - len(NOTE)
    return key if len(key) <= room else f"{key[: room - HASH - 1]}.{mark(key)}"


def control(of: Sentence, inside: list[Any], *, is_note: bool = False) -> Any:
    """The control of a sentence around its runs; the bookmark is for offices that lose tags."""
    name = f"{tag_key(of.key)}{NOTE * is_note}"
    number = _number(name)
    start = tag("bookmarkStart", id=number, name=bookmark(name))
    made = wrapped(name, mark(of.text), of.source)
    made[-1].extend([start, *inside, tag("bookmarkEnd", id=number)])
    return made


def wrapped(name: str, carried: str, source: str = "") -> Any:
    """A control with nothing in it yet."""
    look = tag(
        "sdtPr",
        tag("alias", val=source) if source else None,
        tag("tag", val=f"{name}|{carried}"),
        tag("id", val=_number(name)),
    )
    return tag("sdt", look, tag("sdtContent"))


def bookmark(name: str) -> str:
    """The bookmark in a control of this name."""
    return f"{BOOKMARK}{_number(name)}"


def _number(name: str) -> str:
    """The number of a control, which Word wants to be its own in the whole document."""
    return str(zlib.crc32(name.encode()) % 0x7FFFFFFE + 1)


def controls(root: Any, known: Mapping[str, str] | None = None) -> Iterator[Control]:
    """The controls of ours below an element, in order; `known` (name → hash) finds by bookmark."""
    labels = {bookmark(n): f"{n}|{carried}" for n, carried in (known or {}).items()}
    for element in list(root.iter(qn("w:sdt"))):
        name, bar, carried = (_tag(element) or _marked(element, labels)).rpartition("|")
        if bar and len(carried) == HASH:
            key = name.removesuffix(NOTE)
            yield Control(element, key, carried, spoken_in(element), name.endswith(NOTE))


def label(element: Any, name: str, carried: str) -> None:
    """Give a control its tag, anew or again."""
    look = element.find(qn("w:sdtPr"))
    old = look.find(qn("w:tag"))
    if old is not None:
        look.remove(old)
    place = 0 if look.find(qn("w:alias")) is None else 1
    look.insert(place, tag("tag", val=f"{name}|{carried}"))


def _tag(element: Any) -> str:
    found = element.find(f"{qn('w:sdtPr')}/{qn('w:tag')}")
    return "" if found is None else str(found.get(qn("w:val")))


def _marked(element: Any, labels: Mapping[str, str]) -> str:
    """The label of a control by the bookmark right in it."""
    for found in element.iterfind(f"{qn('w:sdtContent')}/{qn('w:bookmarkStart')}"):
        if label := labels.get(found.get(qn("w:name"))):
            return label
    return ""


def spoken_in(element: Any) -> str:
    """What a control says; the grey prompt of an emptied one is nothing."""
    if element.find(f"{qn('w:sdtPr')}/{qn('w:showingPlcHdr')}") is not None:
        return ""
    blank = {qn("w:tab"): " ", qn("w:br"): " "}
    found = element.find(qn("w:sdtContent"))
    return "".join(
        e.text or "" if e.tag == qn("w:t") else blank.get(e.tag, "") for e in found.iter()
    )
