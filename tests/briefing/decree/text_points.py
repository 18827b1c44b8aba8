"""The points of Decree 30/2020/NĐ-CP that a file can be held against: text, end, annexes.

Clauses are of Appendix I, part I («II.5.b»: section II, item 5, point b). A test answers None where
the paper has nothing the point is about.
"""

import re

from docx.oxml.ns import qn

from briefing.office.annex import ROMAN
from tests.briefing.decree.sheet import NUMBERED, Sheet, is_title, within

DATE = re.compile(r"ngày (\d\d?) tháng (\d\d?)\b")
AUTHORITY = re.compile(r"^(TM\.|KT\.|TL\.|TUQ\.|Q\.) ")


def bases(sheet: Sheet) -> bool | None:
    found = sheet.styled("Basis")
    if not found:
        return None
    ends = [line.text[-1:] for line in found]
    look = all(line.italic and within(line.sizes, 13, 14) for line in found)
    return look and ends == [";"] * (len(found) - 1) + ["."]


def text(sheet: Sheet) -> bool | None:
    found = [line for line in sheet.styled("BodyText") if line.place == "text"]
    if not found:
        return None
    return all(
        within(line.sizes, 13, 14)
        and line.align == "both"
        and 10 <= round(line.indent, 1) <= 12.7
        and line.after >= 6
        and 1 <= line.line <= 1.5
        for line in found
    )


def headings(sheet: Sheet) -> bool | None:
    first = list(sheet.styled("Heading1"))
    second = list(sheet.styled("Heading2"))
    if not first:
        return None
    numbers = [line.text.partition(".")[0] for line in first]
    return (
        numbers == list(ROMAN[: len(first)])
        and all(line.caps and line.bold for line in first)
        and all(re.match(r"\d+\. ", line.text) and line.bold for line in second)
    )


def dates(sheet: Sheet) -> bool | None:
    found = [m for line in sheet.lines for m in DATE.findall(line.text)]
    if not found:
        return None
    return all(
        len(day) == 2 and (len(month) == 2) == (int(month) < 3 or int(month) > 9)
        for day, month in found
    )


def signature(sheet: Sheet) -> bool | None:
    found = [
        line
        for line in sheet.at("foot")
        if line.bold and line.align == "center" and not line.text.startswith("Nơi nhận")
    ]
    if sheet.kind not in NUMBERED:
        return None
    posts = [line for line in found if line.text == line.text.upper()]
    names = [line for line in found if line.text not in {post.text for post in posts}]
    return bool(posts and names) and all(within(line.sizes, 13, 14) for line in found)


def authority(sheet: Sheet) -> bool | None:
    """A collective body is signed for with TM.; a head signs without."""
    council = any("HỘI ĐỒNG" in line.text for line in sheet.at("head"))
    if not council or sheet.kind not in ("BÁO CÁO", "CHƯƠNG TRÌNH"):
        return None
    return any(AUTHORITY.match(line.text) for line in sheet.at("foot"))


def copies(sheet: Sheet) -> bool | None:
    if sheet.kind not in NUMBERED:
        return None
    every = [line for line in sheet.lines if line.place in ("foot", "text", "annex")]
    start = next((n for n, line in enumerate(every) if line.text == "Nơi nhận:"), None)
    if start is None:
        return False
    head, rest = every[start], [line for line in every[start + 1 :] if line.text[:1] == "-"]
    return (
        head.bold
        and head.italic
        and within(head.sizes, 12, 12)
        and bool(rest)
        and all(within(line.sizes, 11, 11) and line.text[-1:] in ";." for line in rest)
        and rest[-1].text.startswith("- Lưu: VT")
    )


def annex_names(sheet: Sheet) -> bool | None:
    names, titles = sheet.styled("AnnexName"), sheet.styled("AnnexTitle")
    if not names:
        return None
    numbers = ROMAN[: len(names)] if len(names) > 1 else ("",)
    return (
        [line.text for line in names] == [f"Phụ lục {n}".strip() for n in numbers]
        and all(is_title(line) and within(line.sizes, 14, 14) for line in names)
        and all(is_title(line, is_caps=True) for line in titles)
        and len(titles) == len(names)
    )


def annex_along(sheet: Sheet) -> bool | None:
    names, notes = sheet.styled("AnnexName"), sheet.styled("AnnexNote")
    if not names:
        return None
    return len(notes) == len(names) and all(
        line.text.startswith("(Kèm theo ") and line.italic and within(line.sizes, 13, 14)
        for line in notes
    )


def annex_pages(sheet: Sheet) -> bool | None:
    names = sheet.styled("AnnexName")
    if not names:
        return None
    anew = [s._sectPr.find(qn("w:pgNumType")) for s in sheet.document.sections[1:]]
    starts = [e.get(qn("w:start")) if e is not None else None for e in anew]
    return starts == ["1"] * len(names)


def annex_named(sheet: Sheet) -> bool | None:
    if not sheet.styled("AnnexName"):
        return None
    return any("hụ lục" in line.text or "kèm theo" in line.text for line in sheet.at("text"))
