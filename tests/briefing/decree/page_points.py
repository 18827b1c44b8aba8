"""The points of Decree 30/2020/NĐ-CP that a file can be held against: page, head, title.

Clauses are of Appendix I, part I («II.5.b»: section II, item 5, point b). A test answers None where
the paper has nothing the point is about.
"""

import re

from docx.oxml.ns import qn

from briefing.office.styles import FACE
from tests.briefing.decree.sheet import NUMBERED, Sheet, is_title, within

NATION, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
DATE = re.compile(
    r", ngày (\d\d|\[ngày\]) tháng (0[12]|[3-9]|1[0-2]|\[tháng\]) năm (\d{4}|\[năm\])$"
)
NUMBER = re.compile(r"^Số: ?(\d\d+|\[số\])/[^\s/]+")


def page(sheet: Sheet) -> bool:
    return all(
        (round(s.page_width.mm), round(s.page_height.mm)) == (210, 297)
        for s in sheet.document.sections
    )


def margins(sheet: Sheet) -> bool:
    ranges = {"top": (20, 25), "bottom": (20, 25), "left": (30, 35), "right": (15, 20)}
    return all(
        low <= round(getattr(s, f"{side}_margin").mm, 1) <= high
        for s in sheet.document.sections
        for side, (low, high) in ranges.items()
    )


def font(sheet: Sheet) -> bool:
    roots = (sheet.document.styles.element, sheet.document.element)
    faces = {v for r in roots for f in r.iter(qn("w:rFonts")) for v in f.attrib.values()}
    colours = {c.get(qn("w:val")) for r in roots for c in r.iter(qn("w:color"))}
    return faces == {FACE} and colours <= {"auto", "000000"}


def pages(sheet: Sheet) -> bool:
    found = [(s.different_first_page_header_footer, s.header) for s in sheet.document.sections]
    for is_apart, header in found:
        numbers = [p for p in header.paragraphs if "PAGE" in p._p.xml]
        sizes = [float(e.get(qn("w:val"))) / 2 for e in header._element.iter(qn("w:sz"))]
        if not (is_apart and numbers and numbers[0].alignment == 1 and within(sizes, 13, 14)):
            return False
    return not any("PAGE" in s.first_page_header._element.xml for s in sheet.document.sections)


def nation(sheet: Sheet) -> bool:
    found = [line for line in sheet.at("head") if line.text == NATION]
    return bool(found) and found[0].bold and within(found[0].sizes, 12, 13)


def motto(sheet: Sheet) -> bool:
    found = [line for line in sheet.at("head") if line.text == MOTTO]
    return bool(found) and found[0].bold and found[0].has_rule and within(found[0].sizes, 13, 14)


def issuer(sheet: Sheet) -> bool:
    nation = (NATION, MOTTO)
    names = []
    for line in sheet.at("head"):
        if line.text in nation:
            break
        names.append(line)
    own = names[-1:]
    return (
        bool(own)
        and own[0].bold
        and own[0].has_rule
        and all(line.caps and within(line.sizes, 12, 13) for line in names)
        and not any(line.bold for line in names[:-1])
    )


def number(sheet: Sheet) -> bool | None:
    if sheet.kind not in NUMBERED:
        return None
    found = [line for line in sheet.at("head") if line.text.startswith("Số:")]
    return bool(found) and bool(NUMBER.match(found[0].text)) and within(found[0].sizes, 13, 13)


def place_date(sheet: Sheet) -> bool:
    found = [line for line in sheet.at("head") if " tháng " in line.text]
    return (
        bool(found)
        and bool(DATE.search(found[0].text))
        and found[0].italic
        and within(found[0].sizes, 13, 14)
    )


def kind(sheet: Sheet) -> bool | None:
    found = sheet.styled("Title")
    return is_title(found[0], is_caps=True) if found else None


def subject(sheet: Sheet) -> bool:
    found = sheet.styled("Subtitle")
    if sheet.kind:
        return bool(found) and is_title(found[-1]) and found[-1].has_rule
    letters = [line for line in sheet.at("head") if line.text.startswith("V/v")]
    return bool(letters) and within(letters[0].sizes, 12, 13) and not letters[0].bold
