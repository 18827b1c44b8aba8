"""The same workbook as other programs save it: careful edits of its XML parts."""

import re
import zipfile
from collections.abc import Callable
from io import BytesIO

Parts = dict[str, bytes]
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def resaved(content: bytes, edit: Callable[[Parts], None]) -> bytes:
    """The workbook with its parts edited."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    edit(parts)
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


def sheets(parts: Parts) -> list[str]:
    return [name for name in parts if name.startswith("xl/worksheets/sheet")]


def each_sheet(parts: Parts, change: Callable[[str], str]) -> None:
    for name in sheets(parts):
        parts[name] = change(parts[name].decode()).encode()


def strings(parts: Parts) -> list[str]:
    found = re.findall(r"<si>(.*?)</si>", parts["xl/sharedStrings.xml"].decode(), re.S)
    return [re.sub(r"</?t[^>]*>", "", one) for one in found]


def inline_strings(parts: Parts) -> None:
    """As a phone's spreadsheet or a web export: every text in its own cell."""
    texts = strings(parts)

    def cell(found: re.Match[str]) -> str:
        text = texts[int(found[2])]
        return f'<c{found[1]} t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'

    each_sheet(parts, lambda xml: re.sub(r'<c( [^>]*?) t="s"><v>(\d+)</v></c>', cell, xml))
    del parts["xl/sharedStrings.xml"]
    for name in ("[Content_Types].xml", "xl/_rels/workbook.xml.rels"):
        part = parts[name].decode()
        part = re.sub(r"<(Override|Relationship) [^>]*sharedStrings[^>]*/>", "", part)
        parts[name] = part.encode()


def phonetic_runs(parts: Parts) -> None:
    """As WPS and Japanese Excel: rich text with a reading beside the words."""
    part = parts["xl/sharedStrings.xml"].decode()
    part = re.sub(
        r"<si><t([^>]*)>(.*?)</t></si>",
        r"<si><r><rPr><b/></rPr><t\1>\2</t></r>"
        r'<rPh sb="0" eb="1"><t>đọc</t></rPh><phoneticPr fontId="1"/></si>',
        part,
        flags=re.S,
    )
    parts["xl/sharedStrings.xml"] = part.encode()


def prefixed(parts: Parts) -> None:
    """As the Open XML SDK: every tag behind a prefix."""
    for name in [*sheets(parts), "xl/sharedStrings.xml", "xl/workbook.xml", "xl/styles.xml"]:
        part = parts[name].decode().replace(f'xmlns="{MAIN}"', f'xmlns:x="{MAIN}"')
        parts[name] = re.sub(r"<(/?)(?=[A-Za-z])", r"<\1x:", part).encode()


def no_styles(parts: Parts) -> None:
    """As small exporters: no styles at all, so every cell is a plain one."""
    del parts["xl/styles.xml"]
    each_sheet(parts, lambda xml: re.sub(r'(<c [^>]*?) s="\d+"', r"\1", xml))


def no_places(parts: Parts) -> None:
    """As streaming writers: no dimension, no rows' numbers, blanks written out, no addresses."""

    def filled(row: re.Match[str]) -> str:
        cells = re.findall(r"<c .*?(?:/>|</c>)", row[2], re.S)
        held = {letters(re.search(r'r="([A-Z]+)', one)[1]): one for one in cells}  # type: ignore[index]
        out = [held.get(n, "<c/>") for n in range(1, max(held, default=0) + 1)]
        bare = "".join(re.sub(r' r="[A-Z]+\d+"', "", one) for one in out)
        return f"<row>{bare}</row>"

    def sheet(xml: str) -> str:
        xml = re.sub(r"<dimension [^>]*/>", "", xml)
        xml = re.sub(r"<row ([^>]*)/>", r"<row \1></row>", xml)
        last = 0

        def with_gaps(row: re.Match[str]) -> str:
            nonlocal last
            number = int(re.search(r'r="(\d+)"', row[1])[1])  # type: ignore[index]
            gap = "<row></row>" * (number - last - 1)
            last = number
            return gap + filled(row)

        return re.sub(r"<row ([^>]*)>(.*?)</row>", with_gaps, xml, flags=re.S)

    each_sheet(parts, sheet)


def letters(name: str) -> int:
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - 64
    return number


def absolute_paths(parts: Parts) -> None:
    """As Google Sheets and report servers: targets from the root of the package."""
    part = parts["xl/_rels/workbook.xml.rels"].decode()
    part = re.sub(r'Target="(?!/)([^"]+)"', r'Target="/xl/\1"', part)
    parts["xl/_rels/workbook.xml.rels"] = part.encode()


def other_names(parts: Parts) -> None:
    """As exporters that name parts as they like: the relations alone say where they are."""
    moved = {"xl/sharedStrings.xml": "xl/texts.xml", "xl/styles.xml": "xl/looks.xml"}
    for old, new in moved.items():
        parts[new] = parts.pop(old)
        for name in ("[Content_Types].xml", "xl/_rels/workbook.xml.rels"):
            stem_old, stem_new = old.removeprefix("xl/"), new.removeprefix("xl/")
            parts[name] = parts[name].replace(stem_old.encode(), stem_new.encode())


def extra_parts(parts: Parts) -> None:
    """As WPS and phones: parts of their own, properties gone."""
    for name in [name for name in parts if name.startswith("docProps/")]:
        del parts[name]
    parts["customXml/item1.xml"] = b"<x/>"
    parts["docProps/custom.xml"] = b"<Properties/>"
    parts["_rels/.rels"] = re.sub(rb"<Relationship [^>]*docProps[^>]*/>", b"", parts["_rels/.rels"])


SAVES: dict[str, Callable[[Parts], None]] = {
    f.__name__: f
    for f in (
        *(inline_strings, phonetic_runs, prefixed, no_styles, no_places),
        *(absolute_paths, other_names, extra_parts),
    )
}
