"""What the sheets of a workbook share: names, texts, date styles; standard library only."""

import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from xml.etree import ElementTree

from data.reading.clean_text import clean_text, looks_like_legacy_encoding
from data.reading.limits import count_limit
from data.reading.number_format import BUILT_IN, GENERAL

BUILT_IN_DATES = frozenset({*range(14, 18), 22, *range(27, 32), 36, *range(50, 55), 57, 58})
FIRST_TRUSTED_SERIAL = 61  # before 01/03/1900 Excel counts a day that never was
LAST_SERIAL = 2_958_465  # 31/12/9999, the last day Excel knows
NOT_SHOWN_AS_DATE = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
PROLOGUE = 4_096  # bytes in which a DOCTYPE would stand
ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


USUAL = {"sharedStrings": "xl/sharedStrings.xml", "styles": "xl/styles.xml"}
"""Where these parts stand in a workbook that does not say."""


@dataclass(frozen=True)
class Book:
    """Sheets as (name, part) in order, shared texts already clean, number formats by style.

    `hidden` names the sheets nobody sees without asking; very hidden ones are the template's own.
    """

    sheets: list[tuple[str, str]]
    hidden: set[str]
    strings: list[str]
    legacy: set[int]
    dates: set[str]
    formats: dict[str, str]
    from_1904: bool


def read_book(archive: zipfile.ZipFile) -> Book:
    """Read every part but the sheets."""
    parts = set(archive.namelist())
    related = list(_related(archive))
    tabs = {key: part for key, kind, part in related if kind == "worksheet"}
    from_1904, sheets, hidden = _contents(archive, tabs)
    of_kind = USUAL | {kind: part for _, kind, part in related}
    texts, looks = of_kind["sharedStrings"], of_kind["styles"]
    strings = list(_strings(archive, texts)) if texts in parts else []
    formats = dict(_formats(archive, looks)) if looks in parts else {}
    dates = {style for style, (number, code) in formats.items() if _is_date(number, code)}
    shown = {style: code for style, (_, code) in formats.items() if code != GENERAL}
    legacy = {i for i, text in enumerate(strings) if looks_like_legacy_encoding(text)}
    return Book(sheets, hidden, strings, legacy, dates, shown, from_1904)


def elements(archive: zipfile.ZipFile, part: str) -> Iterator[tuple[str, ElementTree.Element]]:
    """(tag without namespace, element) of each element as it ends. ValueError: the part defines
    entities of its own, which no spreadsheet writes."""
    with archive.open(part) as stream:
        if b"<!DOCTYPE" in stream.read(PROLOGUE).replace(b"\0", b""):
            raise ValueError(part)
    with archive.open(part) as stream:
        for _, element in ElementTree.iterparse(stream):  # noqa: S314 — in the limited child
            yield local(element.tag), element


@cache
def local(name: str) -> str:
    """The tag or attribute without its namespace."""
    return name[name.rfind("}") + 1 :]


def joined_text(element: ElementTree.Element) -> str:
    """All <t> of a rich text, without the readings (<rPh>) some keep beside the words."""
    pieces = []
    for child in element:
        tag = local(child.tag)
        if tag == "t":
            pieces.append(child.text or "")
        elif tag == "r":
            pieces.append(joined_text(child))
    return unescaped("".join(pieces))


def unescaped(text: str) -> str:
    """_x000D_ and the like back to the characters they stand for, two halves to one character."""
    if "_x" not in text:
        return text
    found = ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    return found.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")


def is_date_format(code: str) -> bool:
    """Whether a number format shows a day or a year: dd/mm/yyyy yes, 0.00 "đồng" no, h:mm no."""
    shown = NOT_SHOWN_AS_DATE.sub("", code.split(";")[0]).lower()
    return "general" not in shown and re.search("[dy]", shown) is not None


def serial_date(serial: float, from_1904: bool) -> date | None:
    """The day of a date serial; None where Excel and the calendar do not agree on one."""
    first = 0 if from_1904 else FIRST_TRUSTED_SERIAL
    if not first <= serial <= LAST_SERIAL:
        return None
    start = date(1904, 1, 1) if from_1904 else date(1899, 12, 30)
    return start + timedelta(days=int(serial))


def _related(archive: zipfile.ZipFile) -> Iterator[tuple[str, str, str]]:
    """(key, kind, name) of each part the workbook has, wherever its writer put it."""
    for tag, element in elements(archive, "xl/_rels/workbook.xml.rels"):
        if tag == "Relationship" and element.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/xl", element.attrib["Target"]))
            kind = element.attrib["Type"].rpartition("/")[2]
            yield element.attrib["Id"], kind, target.lstrip("/")


def _contents(
    archive: zipfile.ZipFile, parts: Mapping[str, str]
) -> tuple[bool, list[tuple[str, str]], set[str]]:
    """Chart sheets have no cells and are left out; hidden sheets are not, but told apart."""
    named, from_1904, hidden = [], False, set()
    for tag, element in elements(archive, "xl/workbook.xml"):
        if tag == "sheet":
            key = next(value for name, value in element.items() if local(name) == "id")
            named.append((clean_text(element.attrib["name"]), key))
            if element.get("state") == "hidden":
                hidden.add(named[-1][0])
        elif tag == "workbookPr":
            from_1904 = element.get("date1904") in ("1", "true")
    return from_1904, [(name, parts[key]) for name, key in named if key in parts], hidden


def _strings(archive: zipfile.ZipFile, part: str) -> Iterator[str]:
    for tag, element in elements(archive, part):
        if tag == "si":
            yield clean_text(joined_text(element))
            element.clear()


def _formats(archive: zipfile.ZipFile, part: str) -> Iterator[tuple[str, tuple[int, str]]]:
    """Style → number and code of its format; a number that names no known format is General."""
    own: dict[int, str] = {}
    longest = count_limit("FORMAT")
    for tag, element in elements(archive, part):
        if tag == "numFmt":
            own[int(element.attrib["numFmtId"])] = element.get("formatCode", GENERAL)
        elif tag == "cellXfs":
            for style, cell_format in enumerate(element):
                number = int(cell_format.get("numFmtId", "0"))
                code = own.get(number, BUILT_IN.get(number, GENERAL))
                if len(code) > longest:  # no spreadsheet writes it, and taking it apart takes long
                    raise ValueError(number)
                yield str(style), (number, code)


def _is_date(number: int, code: str) -> bool:
    return number in BUILT_IN_DATES or is_date_format(code)
